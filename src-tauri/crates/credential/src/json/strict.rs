use std::cell::{Cell, RefCell};
use std::fmt;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use crate::reason::Reason;

/// What a JSON text from outside may have at most.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes.
    pub bytes: usize,
    /// Objects and lists within each other.
    pub depth: usize,
    /// Values in all.
    pub values: usize,
}

impl Limits {
    /// For credentials and everything of their size.
    pub const CREDENTIAL: Self = Self {
        bytes: 4 << 20,
        depth: 48,
        values: 100_000,
    };
    /// For status lists and lists of recognised issuers.
    pub const LIST: Self = Self {
        bytes: 16 << 20,
        depth: 24,
        values: 1_000_000,
    };
}

/// The largest whole number that every reader of JSON understands alike (RFC 8259, 6).
const LARGEST: f64 = 9_007_199_254_740_991.0;

struct Guard {
    limits: Limits,
    values: Cell<usize>,
    fault: RefCell<Option<Reason>>,
}

impl Guard {
    fn refuse<E: Error>(&self, reason: Reason) -> E {
        let text = reason.to_string();
        self.fault.borrow_mut().get_or_insert(reason);
        E::custom(text)
    }

    fn number<E: Error>(&self, number: f64) -> Result<Value, E> {
        if !number.is_finite() || number.abs() > LARGEST {
            return Err(self.refuse(Reason::NumberTooLarge));
        }
        // 3.0 and 3 are one number; linked data and canonical JSON write the second.
        if number.fract() == 0.0 {
            #[allow(
                clippy::cast_possible_truncation,
                reason = "it is whole and small enough"
            )]
            return Ok(Value::from(number as i64));
        }
        Ok(Number::from_f64(number).map_or(Value::Null, Value::Number))
    }
}

struct Seed<'a> {
    guard: &'a Guard,
    depth: usize,
}

impl Seed<'_> {
    fn deeper<E: Error>(&self) -> Result<Seed<'_>, E> {
        let depth = self.depth + 1;
        if depth > self.guard.limits.depth {
            return Err(self.guard.refuse(Reason::TooDeep(self.guard.limits.depth)));
        }
        Ok(Seed {
            guard: self.guard,
            depth,
        })
    }

    fn again(&self) -> Self {
        Self {
            guard: self.guard,
            depth: self.depth,
        }
    }
}

impl<'de> DeserializeSeed<'de> for Seed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        let seen = self.guard.values.get() + 1;
        self.guard.values.set(seen);
        if seen > self.guard.limits.values {
            return Err(self
                .guard
                .refuse(Reason::TooManyValues(self.guard.limits.values)));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Seed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        #[allow(
            clippy::cast_precision_loss,
            reason = "only to see whether it is too large"
        )]
        self.guard.number(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        #[allow(
            clippy::cast_precision_loss,
            reason = "only to see whether it is too large"
        )]
        self.guard.number(value as f64)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        self.guard.number(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(inner.again())? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if map.contains_key(&key) {
                return Err(inner.guard.refuse(Reason::DuplicateKey(key)));
            }
            let value = entries.next_value_seed(inner.again())?;
            map.insert(key, value);
        }
        Ok(Value::Object(map))
    }
}

/// Reads JSON from outside.
///
/// # Errors
/// Text that is too large or no JSON; a key that stands twice in an object; more depth or values
/// than [`Limits`] allow; a number that readers of JSON do not understand alike.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Value, Reason> {
    if bytes.len() > limits.bytes {
        return Err(Reason::TooLarge(limits.bytes / 1024));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let guard = Guard {
        limits,
        values: Cell::new(0),
        fault: RefCell::new(None),
    };
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let seed = Seed {
        guard: &guard,
        depth: 0,
    };
    let read = seed.deserialize(&mut reader).and_then(|value| {
        reader.end()?;
        Ok(value)
    });
    read.map_err(|e| {
        // A number beyond every limit is refused by the reader itself.
        let out_of_range = e.to_string().starts_with("number out of range");
        guard.fault.take().unwrap_or_else(|| {
            if out_of_range {
                Reason::NumberTooLarge
            } else {
                Reason::NotJson(format!("{}:{}", e.line(), e.column()))
            }
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refused(text: &str) -> Reason {
        read(text.as_bytes(), Limits::CREDENTIAL).unwrap_err()
    }

    #[test]
    fn hostile_json_is_refused_with_the_reason() {
        assert_eq!(
            refused(r#"{"a": {"b": 1, "b": 2}}"#),
            Reason::DuplicateKey("b".into())
        );
        assert_eq!(
            refused(r#"{"a":1,"\u0061":2}"#),
            Reason::DuplicateKey("a".into())
        );
        assert_eq!(refused("9007199254740993"), Reason::NumberTooLarge);
        assert_eq!(
            refused("123456789012345678901234567890"),
            Reason::NumberTooLarge
        );
        assert_eq!(refused("1e999"), Reason::NumberTooLarge);
        assert_eq!(refused("-1e300"), Reason::NumberTooLarge);
        assert_eq!(refused(&"[".repeat(49)), Reason::TooDeep(48));
        assert_eq!(refused(&"{\"a\":".repeat(20_000)), Reason::TooDeep(48));
        assert_eq!(
            refused(&format!("[{}0]", "0,".repeat(100_000))),
            Reason::TooManyValues(100_000)
        );
        assert_eq!(refused(&" ".repeat((4 << 20) + 1)), Reason::TooLarge(4096));
        for none in [
            "",
            "{",
            "{\"a\":1}}",
            "{'a':1}",
            "nul",
            "\"\\ud800\"",
            "NaN",
            "01",
        ] {
            assert!(matches!(refused(none), Reason::NotJson(_)), "{none}");
        }
    }

    #[test]
    fn a_number_has_one_form() {
        let read = read(b"[3.0, -0.0, 2.5, 1e2]", Limits::CREDENTIAL).unwrap();
        assert_eq!(read.to_string(), "[3,0,2.5,100]");
    }
}
