//! Writing PDF objects as bytes (ISO 32000-1, 7.3).

use std::collections::BTreeMap;
use std::io::Write;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// Compresses many short streams without allocating for each.
pub(crate) struct Deflater {
    state: Compress,
}

impl Deflater {
    pub(crate) fn new(level: u32) -> Self {
        Self {
            state: Compress::new(Compression::new(level), true),
        }
    }

    /// The bytes, deflated in the zlib format that `/FlateDecode` asks for.
    pub(crate) fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.state.reset();
        let mut out = Vec::with_capacity(bytes.len() / 2 + 64);
        let mut read = 0;
        loop {
            let rest = bytes.get(read..).unwrap_or_default();
            let before = self.state.total_in();
            let status = self
                .state
                .compress_vec(rest, &mut out, FlushCompress::Finish);
            read += usize::try_from(self.state.total_in() - before).unwrap_or(0);
            match status {
                Ok(Status::StreamEnd) => return out,
                _ => out.reserve(bytes.len() / 2 + 64),
            }
        }
    }
}

/// Appends to a growing file held in memory; writing there cannot fail.
pub(crate) fn put(out: &mut Vec<u8>, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}

/// A text string as UTF-16 with its mark, in hex: any script, no escaping.
pub(crate) fn text_string(text: &str) -> String {
    let mut hex = String::from("<FEFF");
    for unit in text.encode_utf16() {
        hex += &format!("{unit:04X}");
    }
    hex + ">"
}

/// A stream object's body, deflated.
pub(crate) fn stream(extra: &str, bytes: &[u8], deflater: &mut Deflater) -> Vec<u8> {
    let packed = deflater.deflate(bytes);
    let mut out = Vec::with_capacity(packed.len() + 80 + extra.len());
    put(
        &mut out,
        format_args!(
            "<<{extra}/Filter/FlateDecode/Length {}>>stream\n",
            packed.len()
        ),
    );
    out.extend_from_slice(&packed);
    out.extend_from_slice(b"\nendstream");
    out
}

fn name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"#/()<>[]{}%".contains(byte) {
            out.push(*byte);
        } else {
            put(out, format_args!("#{byte:02X}"));
        }
    }
}

fn dictionary(out: &mut Vec<u8>, dictionary: &Dictionary, numbers: &BTreeMap<ObjectId, u32>) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary.iter() {
        name(out, key);
        out.push(b' ');
        object(out, value, numbers);
    }
    out.extend_from_slice(b">>");
}

/// Writes an object of printpdf's document, its references renumbered.
pub(crate) fn object(out: &mut Vec<u8>, value: &Object, numbers: &BTreeMap<ObjectId, u32>) {
    match value {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(yes) => put(out, format_args!("{yes}")),
        Object::Integer(number) => put(out, format_args!("{number}")),
        Object::Real(number) => put(out, format_args!("{number}")),
        Object::Name(bytes) => name(out, bytes),
        Object::String(bytes, StringFormat::Literal)
            if bytes.is_ascii() && !bytes.iter().any(|b| b"()\\\r\n".contains(b)) =>
        {
            out.push(b'(');
            out.extend_from_slice(bytes);
            out.push(b')');
        }
        Object::String(bytes, _) => {
            out.push(b'<');
            for byte in bytes {
                put(out, format_args!("{byte:02X}"));
            }
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    out.push(b' ');
                }
                object(out, item, numbers);
            }
            out.push(b']');
        }
        Object::Dictionary(entries) => dictionary(out, entries, numbers),
        Object::Reference(id) => match numbers.get(id) {
            Some(number) => put(out, format_args!("{number} 0 R")),
            None => out.extend_from_slice(b"null"),
        },
        Object::Stream(stream) => {
            let mut entries = stream.dict.clone();
            let packed = if entries.has(b"Filter") || stream.content.len() < 64 {
                stream.content.clone()
            } else {
                entries.set("Filter", Object::Name(b"FlateDecode".to_vec()));
                Deflater::new(9).deflate(&stream.content)
            };
            entries.set(
                "Length",
                Object::Integer(i64::try_from(packed.len()).unwrap_or(0)),
            );
            dictionary(out, &entries, numbers);
            out.extend_from_slice(b"stream\n");
            out.extend_from_slice(&packed);
            out.extend_from_slice(b"\nendstream");
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_deflated_inflates() {
        let mut deflater = Deflater::new(6);
        for length in [0, 1, 100, 100_000] {
            let bytes: Vec<u8> = (0..length)
                .map(|n: u32| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
                .collect();
            let packed = deflater.deflate(&bytes);
            let mut back = Vec::new();
            flate2::read::ZlibDecoder::new(packed.as_slice())
                .read_to_end(&mut back)
                .unwrap();
            assert_eq!(back, bytes);
        }
    }
}
