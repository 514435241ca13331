//! Finding out how a text file is encoded, and decoding it.

use encoding_rs::{Encoding as Codec, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use serde::{Deserialize, Serialize};
use specta::Type;

/// The encodings rosters come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// Windows-1252, what western European spreadsheets save by default.
    Windows1252,
}

impl Encoding {
    fn codec(self) -> &'static Codec {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Windows1252 => WINDOWS_1252,
        }
    }

    /// Guesses from a byte order mark, then from zero bytes, then by whether the
    /// bytes are valid UTF-8. What is left is taken for Windows-1252.
    #[must_use]
    pub fn guess(bytes: &[u8]) -> Self {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => return Self::Utf8,
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        let sample = bytes.get(..4_096).unwrap_or(bytes);
        let zeros_at = |offset: usize| {
            sample
                .iter()
                .skip(offset)
                .step_by(2)
                .filter(|b| **b == 0)
                .count()
        };
        let (even, odd) = (zeros_at(0), zeros_at(1));
        let many = sample.len() / 8;
        if odd > many && odd > even {
            Self::Utf16Le
        } else if even > many && even > odd {
            Self::Utf16Be
        } else if std::str::from_utf8(bytes).is_ok() {
            Self::Utf8
        } else {
            Self::Windows1252
        }
    }

    /// The text. Bytes that the encoding does not have become U+FFFD, which the
    /// rules for rows then refuse by line.
    #[must_use]
    pub fn decode(self, bytes: &[u8]) -> String {
        let (text, _) = self.codec().decode_with_bom_removal(bytes);
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "Nr;Name\r\n1;Gwenllian Ŵyn\r\n2;王小明\r\n";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|u| {
                if little {
                    u.to_le_bytes()
                } else {
                    u.to_be_bytes()
                }
            })
            .collect()
    }

    #[test]
    fn every_encoding_is_told_apart_and_read() {
        let with_mark = |mark: &[u8], body: Vec<u8>| [mark.to_vec(), body].concat();
        for (bytes, expected) in [
            (NAMES.as_bytes().to_vec(), Encoding::Utf8),
            (
                with_mark(b"\xEF\xBB\xBF", NAMES.as_bytes().to_vec()),
                Encoding::Utf8,
            ),
            (
                with_mark(b"\xFF\xFE", utf16(NAMES, true)),
                Encoding::Utf16Le,
            ),
            (
                with_mark(b"\xFE\xFF", utf16(NAMES, false)),
                Encoding::Utf16Be,
            ),
            (utf16(NAMES, true), Encoding::Utf16Le),
            (utf16(NAMES, false), Encoding::Utf16Be),
        ] {
            let guessed = Encoding::guess(&bytes);
            assert_eq!(guessed, expected);
            assert_eq!(guessed.decode(&bytes), NAMES);
        }
    }

    #[test]
    fn windows_1252_is_the_rest() {
        let bytes = b"1;Jos\xE9 Nu\xF1ez \x96 \x80";
        assert_eq!(Encoding::guess(bytes), Encoding::Windows1252);
        assert_eq!(Encoding::Windows1252.decode(bytes), "1;José Nuñez – €");
    }
}
