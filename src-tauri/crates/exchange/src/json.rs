//! JSON as it comes: in UTF-8 or UTF-16, with or without a byte order mark, whole or cut off.

use std::borrow::Cow;

use serde_json::error::Category;

use crate::error::{ExchangeError, limit_size};

/// The text of a JSON file of so many megabytes at most.
///
/// # Errors
/// When it is empty, too large, or in letters that JSON is never in (RFC 8259, 8.1).
pub(crate) fn text_of(bytes: &[u8], most_megabytes: usize) -> Result<Cow<'_, str>, ExchangeError> {
    limit_size(bytes, most_megabytes)?;
    let wide = match bytes {
        [0xFF, 0xFE, ..] | [b'{' | b'[', 0, ..] => Some(encoding_rs::UTF_16LE),
        [0xFE, 0xFF, ..] | [0, b'{' | b'[', ..] => Some(encoding_rs::UTF_16BE),
        _ => None,
    };
    if let Some(encoding) = wide {
        let (text, _, is_broken) = encoding.decode(bytes);
        return if is_broken {
            Err(ExchangeError::NotUtf8(1))
        } else {
            Ok(text)
        };
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|e| {
        let before = bytes.get(..e.valid_up_to()).unwrap_or_default();
        let lines = before.iter().filter(|b| **b == b'\n').count();
        ExchangeError::NotUtf8(lines + 1)
    })
}

/// What a parser found, in plain words.
pub(crate) fn not_json(error: &serde_json::Error) -> ExchangeError {
    match error.classify() {
        Category::Eof => ExchangeError::CutOff,
        Category::Syntax | Category::Data | Category::Io => ExchangeError::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn json_is_read_in_the_letters_it_comes_in() {
        let wide = |text: &str, low: bool| -> Vec<u8> {
            let units = text.encode_utf16();
            units
                .flat_map(|u| {
                    if low {
                        u.to_le_bytes()
                    } else {
                        u.to_be_bytes()
                    }
                })
                .collect()
        };
        for bytes in [
            b"{\"a\": \"\xC3\x89\"}".to_vec(),
            b"\xEF\xBB\xBF{\"a\": \"\xC3\x89\"}".to_vec(),
            wide("{\"a\": \"É\"}", true),
            wide("{\"a\": \"É\"}", false),
            wide("\u{FEFF}{\"a\": \"É\"}", true),
            wide("\u{FEFF}{\"a\": \"É\"}", false),
        ] {
            assert_eq!(text_of(&bytes, 1).unwrap(), "{\"a\": \"É\"}");
        }
        assert_eq!(
            text_of(b"{\n\"a\": \"\xC9\"}", 1),
            Err(ExchangeError::NotUtf8(2))
        );
    }

    #[test]
    fn what_is_wrong_is_said_by_its_place() {
        let fault =
            |text: &str| not_json(&serde_json::from_str::<serde_json::Value>(text).unwrap_err());
        assert_eq!(fault("{\"a\": [1, 2"), ExchangeError::CutOff);
        assert_eq!(
            fault("{\n \"a\": oops}"),
            ExchangeError::NotJson { line: 2, column: 7 }
        );
    }
}
