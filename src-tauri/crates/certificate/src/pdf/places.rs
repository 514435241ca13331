//! Where the objects of a file are, and the table that says so at its end.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::object::Deflater;
use crate::error::CertificateError;

/// Where an object is: its offset, or the object stream it stands in and its place there.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place {
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

/// Places in one piece of memory: more come without moving those that are there.
const IN_A_CHUNK: usize = 1 << 14;
/// A longer table is deflated as it is made, so that it is never held whole.
const LONG: usize = 100_000;

/// The places of all objects, by their numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Places(Vec<Vec<Packed>>);

impl Places {
    pub(super) fn len(&self) -> usize {
        let full = self.0.len().saturating_sub(1) * IN_A_CHUNK;
        full + self.0.last().map_or(0, Vec::len)
    }

    /// Adds an object that is nowhere yet, and returns its number.
    pub(super) fn add(&mut self) -> usize {
        let number = self.len();
        match self.0.last_mut() {
            Some(last) if last.len() < IN_A_CHUNK => last.push(Packed::default()),
            _ => self.0.push(vec![Packed::default()]),
        }
        number
    }

    pub(super) fn set(&mut self, number: usize, place: Place) {
        let chunk = self.0.get_mut(number / IN_A_CHUNK);
        if let Some(known) = chunk.and_then(|chunk| chunk.get_mut(number % IN_A_CHUNK)) {
            *known = Packed::new(place);
        }
    }

    /// The rows of the cross-reference stream (ISO 32000-1, 7.5.8.3), deflated; `wide` is the
    /// width of an offset in bytes.
    pub(super) fn table(
        &self,
        wide: usize,
        deflater: &mut Deflater,
    ) -> Result<Vec<u8>, CertificateError> {
        if self.len() <= LONG {
            let mut rows = Vec::with_capacity(self.len() * (wide + 4));
            self.rows(wide, &mut rows)?;
            return Ok(deflater.deflate(&rows));
        }
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::new(3));
        self.rows(wide, &mut encoder)?;
        Ok(encoder.finish()?)
    }

    fn rows(&self, wide: usize, out: &mut dyn Write) -> Result<(), CertificateError> {
        let length = row_length(wide);
        let mut above = vec![0_u8; length];
        let mut row = Vec::with_capacity(length);
        let mut difference = Vec::with_capacity(length + 1);
        for packed in self.0.iter().flatten() {
            let (kind, value, index): (u8, u64, u16) = match packed.place() {
                Place::Nowhere => (0, 0, u16::MAX),
                Place::At(offset) => (1, offset, 0),
                Place::In(stream, index) => (2, u64::from(stream), index),
            };
            row.clear();
            row.push(kind);
            row.extend_from_slice(value.to_be_bytes().get(8 - wide..).unwrap_or_default());
            row.extend_from_slice(&index.to_be_bytes());
            // PNG's predictor “up” (ISO 32000-1, 7.4.4.4): rows differ little from each other.
            difference.clear();
            difference.push(2);
            difference.extend(row.iter().zip(&above).map(|(a, b)| a.wrapping_sub(*b)));
            out.write_all(&difference)?;
            above.copy_from_slice(&row);
        }
        Ok(())
    }
}

/// Bytes of a row of the table.
pub(super) fn row_length(wide: usize) -> usize {
    1 + wide + 2
}
