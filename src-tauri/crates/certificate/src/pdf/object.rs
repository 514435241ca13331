//! Writing PDF objects as bytes (ISO 32000-1, 7.3).

use std::collections::BTreeMap;
use std::io::Write;

use libdeflater::{CompressionLvl, Compressor};
use lopdf::{Dictionary, Object, ObjectId, StringFormat};

/// Compresses many short streams without allocating a compressor for each.
pub(crate) struct Deflater {
    compressor: Compressor,
    room: Vec<u8>,
}

impl Deflater {
    /// `level` from 1 (fast) to 12 (small).
    pub(crate) fn new(level: i32) -> Self {
        let level = CompressionLvl::new(level).unwrap_or_default();
        Self {
            compressor: Compressor::new(level),
            room: Vec::new(),
        }
    }

    /// The bytes, deflated in the zlib format that `/FlateDecode` asks for.
    pub(crate) fn deflate(&mut self, bytes: &[u8]) -> Vec<u8> {
        let most = self.compressor.zlib_compress_bound(bytes.len());
        if self.room.len() < most {
            self.room.resize(most, 0);
        }
        // The room is the most that is ever needed, so this cannot fail.
        let packed = self.compressor.zlib_compress(bytes, &mut self.room);
        self.room
            .get(..packed.unwrap_or(0))
            .unwrap_or_default()
            .to_vec()
    }
}

/// Appends to a growing file held in memory; writing there cannot fail.
pub(crate) fn put(out: &mut Vec<u8>, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}

/// A text string (ISO 32000-1, 7.9.2.2): as it stands where it is plain ASCII, else UTF-16 with
/// its mark, in hex.
pub(crate) fn text_string(text: &str) -> String {
    if text.bytes().all(|b| (0x20..0x7F).contains(&b)) {
        let mut out = String::with_capacity(text.len() + 2);
        out.push('(');
        for c in text.chars() {
            if matches!(c, '(' | ')' | '\\') {
                out.push('\\');
            }
            out.push(c);
        }
        out.push(')');
        return out;
    }
    let mut hex = String::with_capacity(text.len() * 4 + 8);
    hex.push_str("<FEFF");
    for unit in text.encode_utf16() {
        for shift in [12, 8, 4, 0] {
            hex.push(char::from(DIGITS[usize::from(unit >> shift & 15)]));
        }
    }
    hex.push('>');
    hex
}

const DIGITS: [u8; 16] = *b"0123456789ABCDEF";

/// A number with two decimals at most, as content streams want it.
pub(crate) fn put_number(out: &mut Vec<u8>, value: f32) {
    // Pages are a few thousand points wide; nothing here comes near the limit.
    let hundredths = (f64::from(value) * 100.0).round().clamp(-1e15, 1e15) as i64;
    let (whole, rest) = (
        hundredths.unsigned_abs() / 100,
        hundredths.unsigned_abs() % 100,
    );
    if hundredths < 0 {
        out.push(b'-');
    }
    put_whole(out, whole);
    if rest > 0 {
        out.push(b'.');
        out.push(b'0' + u8::try_from(rest / 10).unwrap_or(0));
        if rest % 10 > 0 {
            out.push(b'0' + u8::try_from(rest % 10).unwrap_or(0));
        }
    }
}

/// A whole number.
pub(crate) fn put_whole(out: &mut Vec<u8>, value: u64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    let mut rest = value;
    loop {
        at -= 1;
        if let Some(place) = digits.get_mut(at) {
            *place = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        }
        rest /= 10;
        if rest == 0 || at == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(at..).unwrap_or_default());
}

/// Four hexadecimal digits.
pub(crate) fn put_code(out: &mut Vec<u8>, code: u16) {
    out.extend([12, 8, 4, 0].map(|shift| DIGITS[usize::from(code >> shift & 15)]));
}

/// A stream object's body, deflated.
pub(crate) fn stream(extra: &str, bytes: &[u8], deflater: &mut Deflater) -> Vec<u8> {
    stream_of(extra, &deflater.deflate(bytes))
}

/// A stream object's body from bytes that are deflated.
pub(crate) fn stream_of(extra: &str, packed: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(packed.len() + 80 + extra.len());
    put(
        &mut out,
        format_args!(
            "<<{extra}/Filter/FlateDecode/Length {}>>stream\n",
            packed.len()
        ),
    );
    out.extend_from_slice(packed);
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
    fn values_are_written_as_pdf_reads_them() {
        for (text, written) in [("a (b) \\", "(a \\(b\\) \\\\)"), ("ł", "<FEFF0142>")] {
            assert_eq!(text_string(text), written);
        }
        for (value, written) in [
            (0.0, "0"),
            (-1.5, "-1.5"),
            (12.345, "12.35"),
            (7.04, "7.04"),
        ] {
            let mut out = Vec::new();
            put_number(&mut out, value);
            assert_eq!(String::from_utf8(out).unwrap(), written);
        }
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
