//! JSON as it comes: in UTF-8 or UTF-16, with or without a byte order mark, whole or cut off.

use std::borrow::Cow;
use std::collections::HashSet;

use serde::de::{Error as _, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
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

/// A value read for nothing but names that stand in one object twice.
struct Single;

impl<'de> Deserialize<'de> for Single {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Single)
    }
}

impl<'de> Visitor<'de> for Single {
    type Value = Self;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
        let mut seen = HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            map.next_value::<Single>()?;
            if let Some(twice) = seen.replace(name) {
                return Err(A::Error::custom(format!("{TWICE}{twice}")));
            }
        }
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<Single>()?.is_some() {}
        Ok(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_str<E>(self, _: &str) -> Result<Self, E> {
        Ok(self)
    }

    fn visit_unit<E>(self) -> Result<Self, E> {
        Ok(self)
    }
}

/// What the message of a name that stands twice begins with.
const TWICE: &str = "twice:";

/// Refuses JSON in which a name stands in one object twice: a parser keeps the last of them, and
/// nobody can say which is meant.
///
/// # Errors
/// [`ExchangeError::Twice`] with the name.
pub(crate) fn refuse_doubles(json: &str) -> Result<(), ExchangeError> {
    let Err(error) = serde_json::from_str::<Single>(json) else {
        return Ok(());
    };
    let said = error.to_string();
    let Some(rest) = said.strip_prefix(TWICE) else {
        // What is wrong besides is said by whoever reads it.
        return Ok(());
    };
    let name = rest.rsplit_once(" at line ").map_or(rest, |(name, _)| name);
    Err(ExchangeError::Twice(name.chars().take(60).collect()))
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
    fn names_that_stand_twice_are_refused() {
        assert_eq!(
            refuse_doubles("{\"a\": {\"b\": 1}, \"c\": [{\"b\": 2}]}"),
            Ok(())
        );
        assert_eq!(
            refuse_doubles("[{\"title\": \"A\", \"n\": null, \"title\": \"B\"}]"),
            Err(ExchangeError::Twice("title".to_owned()))
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
