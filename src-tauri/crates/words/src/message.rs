//! A message: what is meant, by code and typed arguments, before it is put in words.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::{self, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::Type;

/// The code of a message that holds a text of its own: what older workspaces kept as sentences.
const VERBATIM: &str = "verbatim";

/// An argument of a message. Text and whole numbers stand in JSON as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(untagged)]
pub enum Arg {
    /// Words as they are: names, titles, what a person typed.
    Text(String),
    /// A whole number.
    Number(#[specta(type = i32)] i64),
    /// An exact decimal number.
    Decimal {
        /// The number, such as `12.50`.
        decimal: String,
    },
    /// A calendar day.
    Day {
        /// The day, such as `2026-11-27`.
        day: String,
    },
    /// A moment.
    Time {
        /// The moment by RFC 3339.
        time: String,
    },
    /// Another message.
    Message {
        /// That message.
        message: Box<Message>,
    },
    /// Several of them, joined as the language joins them.
    List {
        /// The members.
        list: Vec<Arg>,
    },
}

impl Arg {
    /// A list of arguments.
    #[must_use]
    pub fn list(members: impl IntoIterator<Item = impl Into<Self>>) -> Self {
        Self::List {
            list: members.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Self::Message {
            message: Box::new(message),
        }
    }
}

/// A whole number that a message can take. Numbers beyond what `i64` holds stop at its end.
pub trait Whole {
    /// The number.
    fn whole(self) -> i64;
}

macro_rules! whole {
    ($($number:ty),*) => {$(
        impl Whole for $number {
            fn whole(self) -> i64 {
                i64::try_from(self).unwrap_or(i64::MAX)
            }
        }
    )*};
}

whole!(u8, u16, u32, u64, usize, i32, i64);

/// What is meant: a code and its arguments. It is put in words by [`crate::Words`].
///
/// *Stored form:* `{"code": "people-nameTaken", "args": {"name": "Ann"}}`. A plain text is read as
/// a message that holds this text, so that what was kept as a sentence stays readable.
#[derive(Debug, Clone, PartialEq, Eq, Type)]
pub struct Message {
    /// The code: the message's identity in the catalogues.
    #[specta(type = String)]
    pub(crate) code: Cow<'static, str>,
    /// The arguments by name, in alphabetical order.
    #[specta(type = BTreeMap<String, Arg>)]
    pub(crate) args: Vec<(Cow<'static, str>, Arg)>,
}

impl Message {
    /// For the generated constructors alone: everything else goes through [`crate::say`].
    pub(crate) fn of(code: &'static str, args: Vec<(Cow<'static, str>, Arg)>) -> Self {
        Self {
            code: Cow::Borrowed(code),
            args,
        }
    }

    /// A text that is said as it is, in every language: what a person wrote, or what an older
    /// workspace kept as a sentence.
    #[must_use]
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::of(
            VERBATIM,
            vec![(Cow::Borrowed("text"), Arg::Text(text.into()))],
        )
    }

    /// The message's identity in the catalogues.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The text of a message that holds one of its own.
    #[must_use]
    pub fn as_verbatim(&self) -> Option<&str> {
        match self.args.first() {
            Some((_, Arg::Text(text))) if self.code == VERBATIM => Some(text),
            _ => None,
        }
    }

    /// The argument of this name.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&Arg> {
        self.args.iter().find(|(n, _)| n == name).map(|(_, a)| a)
    }
}

impl Default for Message {
    /// Nothing said.
    fn default() -> Self {
        Self::verbatim("")
    }
}

/// Something that can be said: errors and refusals above all.
pub trait ToMessage {
    /// What it says.
    fn message(&self) -> Message;
}

impl ToMessage for Message {
    fn message(&self) -> Message {
        self.clone()
    }
}

struct Args<'a>(&'a [(Cow<'static, str>, Arg)]);

impl Serialize for Args<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, arg)| (name, arg)))
    }
}

impl Serialize for Message {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("code", &self.code)?;
        map.serialize_entry("args", &Args(&self.args))?;
        map.end()
    }
}

struct MessageVisitor;

impl<'de> Visitor<'de> for MessageVisitor {
    type Value = Message;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a message or a text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Message, E> {
        Ok(Message::verbatim(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Message, A::Error> {
        let mut code: Option<String> = None;
        let mut args: BTreeMap<String, Arg> = BTreeMap::new();
        while let Some(key) = map.next_key::<Cow<'_, str>>()? {
            match key.as_ref() {
                "code" => code = Some(map.next_value()?),
                "args" => args = map.next_value()?,
                _ => {
                    map.next_value::<de::IgnoredAny>()?;
                }
            }
        }
        let code = code.ok_or_else(|| de::Error::missing_field("code"))?;
        Ok(Message {
            code: Cow::Owned(code),
            args: args.into_iter().map(|(n, a)| (n.into(), a)).collect(),
        })
    }
}

impl<'de> Deserialize<'de> for Message {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MessageVisitor)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn sample() -> Message {
        Message::of(
            "a-b",
            vec![
                ("count".into(), Arg::Number(3)),
                (
                    "day".into(),
                    Arg::Day {
                        day: "2026-11-27".into(),
                    },
                ),
                ("inner".into(), Message::verbatim("x").into()),
                ("list".into(), Arg::list(["p", "q"])),
                ("name".into(), "Ann".into()),
                (
                    "share".into(),
                    Arg::Decimal {
                        decimal: "0.10".into(),
                    },
                ),
                (
                    "time".into(),
                    Arg::Time {
                        time: "2026-11-27T10:00:00Z".into(),
                    },
                ),
            ],
        )
    }

    #[test]
    fn the_stored_form_is_fixed_and_comes_back() {
        let stored = r#"{"code":"a-b","args":{"count":3,"day":{"day":"2026-11-27"},"inner":{"message":{"code":"verbatim","args":{"text":"x"}}},"list":{"list":["p","q"]},"name":"Ann","share":{"decimal":"0.10"},"time":{"time":"2026-11-27T10:00:00Z"}}}"#;
        assert_eq!(serde_json::to_string(&sample()).unwrap(), stored);
        assert_eq!(serde_json::from_str::<Message>(stored).unwrap(), sample());
    }

    #[test]
    fn the_order_of_stored_arguments_makes_no_difference() {
        let one: Message = serde_json::from_str(r#"{"code":"a","args":{"x":1,"b":"2"}}"#).unwrap();
        let other: Message =
            serde_json::from_str(r#"{"args":{"b":"2","x":1},"code":"a"}"#).unwrap();
        assert_eq!(one, other);
    }

    #[test]
    fn a_sentence_of_an_older_workspace_stays_readable() {
        let old: Message = serde_json::from_str(r#""The title is not stated""#).unwrap();
        assert_eq!(old.as_verbatim(), Some("The title is not stated"));
        assert_eq!(old.in_english(), "The title is not stated");
        let again = serde_json::to_string(&old).unwrap();
        assert_eq!(serde_json::from_str::<Message>(&again).unwrap(), old);
    }
}
