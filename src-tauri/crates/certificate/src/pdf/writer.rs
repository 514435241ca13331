//! Writing a file as it grows: streams stand on their own, all other objects go into compressed
//! object streams (ISO 32000-1, 7.5.7), and a cross-reference stream ends it (7.5.8).

use std::io::Write;

use super::object::{Deflater, put, put_whole, stream, stream_of};
use super::places::{Place, Places, row_length};
use crate::error::CertificateError;

/// The beginning that the files of a run share: bytes, and where its objects stand in them.
#[derive(Clone)]
pub(crate) struct Beginning {
    bytes: Vec<u8>,
    places: Places,
    hash: [u8; 32],
}

/// Objects in one object stream, and bytes after which it is closed.
const MOST_OBJECTS: usize = 400;
const MOST_BYTES: usize = 48_000;

/// A file that is being written.
pub(crate) struct Writer<'w> {
    out: &'w mut dyn Write,
    at: u64,
    places: Places,
    waiting: Vec<(u32, usize)>,
    small: Vec<u8>,
    deflater: &'w mut Deflater,
}

impl Beginning {
    /// Lets `fill` write what files share.
    pub(crate) fn new(
        fill: impl FnOnce(&mut Writer<'_>) -> Result<(), CertificateError>,
    ) -> Result<Self, CertificateError> {
        let mut bytes = Vec::new();
        let mut deflater = Deflater::new(12);
        let mut writer = Writer {
            out: &mut bytes,
            at: 0,
            places: Places::default(),
            waiting: Vec::new(),
            small: Vec::new(),
            deflater: &mut deflater,
        };
        // Object 0 is nowhere in every file.
        writer.reserve();
        writer.write(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")?;
        fill(&mut writer)?;
        writer.close_small()?;
        let places = writer.places;
        let hash = *blake3::hash(&bytes).as_bytes();
        Ok(Self {
            bytes,
            places,
            hash,
        })
    }

    /// The hash of its bytes.
    pub(crate) fn hash(&self) -> &[u8; 32] {
        &self.hash
    }

    /// The number of the first object that comes after it.
    pub(crate) fn next(&self) -> u32 {
        u32::try_from(self.places.len()).unwrap_or(u32::MAX)
    }
}

impl<'w> Writer<'w> {
    /// Goes on after a shared beginning.
    pub(crate) fn after(
        out: &'w mut dyn Write,
        beginning: &Beginning,
        deflater: &'w mut Deflater,
    ) -> Result<Self, CertificateError> {
        out.write_all(&beginning.bytes)?;
        Ok(Self {
            out,
            at: beginning.bytes.len() as u64,
            places: beginning.places.clone(),
            waiting: Vec::new(),
            small: Vec::new(),
            deflater,
        })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<(), CertificateError> {
        self.out.write_all(bytes)?;
        self.at += bytes.len() as u64;
        Ok(())
    }

    /// A number for an object that is written later.
    pub(crate) fn reserve(&mut self) -> u32 {
        u32::try_from(self.places.add()).unwrap_or(u32::MAX)
    }

    fn set(&mut self, number: u32, place: Place) {
        self.places.set(number as usize, place);
    }

    /// Writes an object that is a stream.
    pub(crate) fn stream(&mut self, number: u32, body: &[u8]) -> Result<(), CertificateError> {
        self.set(number, Place::At(self.at));
        let mut head = Vec::with_capacity(20);
        put_whole(&mut head, u64::from(number));
        head.extend_from_slice(b" 0 obj\n");
        self.write(&head)?;
        self.write(body)?;
        self.write(b"\nendobj\n")
    }

    /// The bytes, deflated.
    pub(crate) fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.deflater.deflate(bytes)
    }

    /// Compresses bytes into a stream object.
    pub(crate) fn packed(
        &mut self,
        number: u32,
        entries: &str,
        bytes: &[u8],
    ) -> Result<(), CertificateError> {
        let body = stream(entries, bytes, self.deflater);
        self.stream(number, &body)
    }

    /// Writes any other object.
    pub(crate) fn small(&mut self, number: u32, body: &[u8]) -> Result<(), CertificateError> {
        self.waiting.push((number, self.small.len()));
        self.small.extend_from_slice(body);
        self.small.push(b'\n');
        if self.waiting.len() >= MOST_OBJECTS || self.small.len() >= MOST_BYTES {
            self.close_small()?;
        }
        Ok(())
    }

    fn close_small(&mut self) -> Result<(), CertificateError> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let number = self.reserve();
        let waiting = std::mem::take(&mut self.waiting);
        let mut bytes = Vec::with_capacity(self.small.len() + waiting.len() * 12);
        for (index, (object, offset)) in waiting.iter().enumerate() {
            self.set(
                *object,
                Place::In(number, u16::try_from(index).unwrap_or(0)),
            );
            put_whole(&mut bytes, u64::from(*object));
            bytes.push(b' ');
            put_whole(&mut bytes, *offset as u64);
            bytes.push(b' ');
        }
        let first = bytes.len();
        bytes.append(&mut self.small);
        let entries = format!("/Type/ObjStm/N {}/First {first}", waiting.len());
        self.packed(number, &entries, &bytes)
    }

    /// Writes what waits, the cross-reference stream and the end.
    pub(crate) fn finish(
        mut self,
        root: u32,
        information: u32,
        identity: &str,
    ) -> Result<(), CertificateError> {
        self.close_small()?;
        let number = self.reserve();
        let start = self.at;
        self.set(number, Place::At(start));
        let wide: usize = if self.at > u64::from(u32::MAX) { 8 } else { 4 };
        let table = self.places.table(wide, self.deflater)?;
        let entries = format!(
            "/Type/XRef/Size {}/W[1 {wide} 2]/DecodeParms<</Predictor 12/Columns {}>>/Root {root} 0 R/Info {information} 0 R/ID[<{identity}><{identity}>]",
            self.places.len(),
            row_length(wide),
        );
        self.stream(number, &stream_of(&entries, &table))?;
        let mut end = Vec::new();
        put(&mut end, format_args!("startxref\n{start}\n%%EOF\n"));
        self.write(&end)?;
        self.out.flush()?;
        Ok(())
    }
}
