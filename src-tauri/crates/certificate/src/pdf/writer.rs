//! Writing a file as it grows: streams stand on their own, all other objects go into compressed
//! object streams (ISO 32000-1, 7.5.7), and a cross-reference stream ends it (7.5.8).

use std::io::Write;

use super::object::{Deflater, put, put_whole, stream};
use crate::error::CertificateError;

/// Where an object is: its offset, or the object stream it stands in and its place there.
#[derive(Debug, Clone, Copy)]
enum Place {
    Nowhere,
    At(u64),
    In(u32, u16),
}

/// Packed, because a run of a hundred thousand has more than a million.
#[derive(Debug, Clone, Copy, Default)]
struct Packed(u64);

impl Packed {
    fn new(place: Place) -> Self {
        Self(match place {
            Place::Nowhere => 0,
            Place::At(offset) => offset << 1,
            Place::In(stream, index) => (u64::from(stream) << 16 | u64::from(index)) << 1 | 1,
        })
    }

    fn place(self) -> Place {
        let value = self.0 >> 1;
        match self.0 {
            0 => Place::Nowhere,
            n if n & 1 == 0 => Place::At(value),
            _ => Place::In(
                u32::try_from(value >> 16).unwrap_or(0),
                u16::try_from(value & 0xFFFF).unwrap_or(0),
            ),
        }
    }
}

/// The beginning that the files of a run share: bytes, and where its objects stand in them.
#[derive(Clone)]
pub(crate) struct Beginning {
    bytes: Vec<u8>,
    places: Vec<Packed>,
    hash: [u8; 32],
}

/// Objects in one object stream, and bytes after which it is closed.
const MOST_OBJECTS: usize = 400;
const MOST_BYTES: usize = 48_000;

/// A file that is being written.
pub(crate) struct Writer<'w> {
    out: &'w mut dyn Write,
    at: u64,
    places: Vec<Packed>,
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
            places: vec![Packed::default()],
            waiting: Vec::new(),
            small: Vec::new(),
            deflater: &mut deflater,
        };
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
        self.places.push(Packed::default());
        u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX)
    }

    fn set(&mut self, number: u32, place: Place) {
        if let Some(known) = self.places.get_mut(number as usize) {
            *known = Packed::new(place);
        }
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
        let row_length = 1 + wide + 2;
        let mut rows = Vec::with_capacity(self.places.len() * (row_length + 1));
        let mut above = vec![0_u8; row_length];
        for packed in &self.places {
            let (kind, value, index): (u8, u64, u16) = match packed.place() {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(offset) => (1, offset, 0),
                Place::In(stream, index) => (2, u64::from(stream), index),
            };
            let mut row = Vec::with_capacity(row_length);
            row.push(kind);
            row.extend_from_slice(value.to_be_bytes().get(8 - wide..).unwrap_or_default());
            row.extend_from_slice(&index.to_be_bytes());
            // PNG's predictor “up” (ISO 32000-1, 7.4.4.4): rows differ little from each other.
            rows.push(2);
            rows.extend(row.iter().zip(&above).map(|(a, b)| a.wrapping_sub(*b)));
            above = row;
        }
        let entries = format!(
            "/Type/XRef/Size {}/W[1 {wide} 2]/DecodeParms<</Predictor 12/Columns {row_length}>>/Root {root} 0 R/Info {information} 0 R/ID[<{identity}><{identity}>]",
            self.places.len()
        );
        self.packed(number, &entries, &rows)?;
        let mut end = Vec::new();
        put(&mut end, format_args!("startxref\n{start}\n%%EOF\n"));
        self.write(&end)?;
        self.out.flush()?;
        Ok(())
    }
}
