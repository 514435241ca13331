//! None, one or several messages where something is said of a thing; and how they were shown.

use std::ops::Deref;

use serde::de::{self, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use specta::Type;

use crate::{Message, Words};

/// What is said of a thing: nothing, or messages one after the other. Older workspaces kept one
/// text, which is empty where nothing was said; it is read as a message that holds it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Type)]
#[specta(transparent)]
pub struct Messages(Vec<Message>);

impl Messages {
    /// Says one thing more.
    pub fn push(&mut self, message: Message) {
        self.0.push(message);
    }
}

impl Deref for Messages {
    type Target = [Message];

    fn deref(&self) -> &[Message] {
        &self.0
    }
}

impl From<Message> for Messages {
    fn from(message: Message) -> Self {
        Self(vec![message])
    }
}

impl From<Option<Message>> for Messages {
    fn from(message: Option<Message>) -> Self {
        Self(message.into_iter().collect())
    }
}

impl FromIterator<Message> for Messages {
    fn from_iter<I: IntoIterator<Item = Message>>(messages: I) -> Self {
        Self(messages.into_iter().collect())
    }
}

impl<'a> IntoIterator for &'a Messages {
    type Item = &'a Message;
    type IntoIter = std::slice::Iter<'a, Message>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Serialize for Messages {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

struct MessagesVisitor;

impl<'de> Visitor<'de> for MessagesVisitor {
    type Value = Messages;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("messages or a text")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Messages, E> {
        let said = (!text.is_empty()).then(|| Message::verbatim(text));
        Ok(said.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Messages, A::Error> {
        let mut list = Vec::new();
        while let Some(message) = seq.next_element()? {
            list.push(message);
        }
        Ok(Messages(list))
    }
}

impl<'de> Deserialize<'de> for Messages {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(MessagesVisitor)
    }
}

/// The words in which messages were shown when a record became evidence: kept beside them, so that
/// nobody has to trust that a later catalogue says the same.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AsShown {
    /// The language.
    pub language: String,
    /// The texts, in the order of the messages in the record.
    pub texts: Vec<String>,
}

impl AsShown {
    /// Messages as this catalogue says them.
    pub fn of<'m>(words: &Words, messages: impl IntoIterator<Item = &'m Message>) -> Self {
        Self {
            language: words.language().to_owned(),
            texts: messages.into_iter().map(|m| words.put(m)).collect(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_an_older_workspace_is_one_message_and_an_empty_one_none() {
        let old: Messages = serde_json::from_str(r#""5 days late""#).unwrap();
        assert_eq!(old.in_english(), ["5 days late"]);
        assert!(
            serde_json::from_str::<Messages>(r#""""#)
                .unwrap()
                .is_empty()
        );
        let stored = serde_json::to_string(&old).unwrap();
        assert_eq!(
            stored,
            r#"[{"code":"verbatim","args":{"text":"5 days late"}}]"#
        );
        assert_eq!(serde_json::from_str::<Messages>(&stored).unwrap(), old);
    }

    #[test]
    fn evidence_keeps_the_words_and_their_language() {
        let shown = AsShown::of(crate::english(), &[Message::verbatim("as it was")]);
        assert_eq!(
            (shown.language.as_str(), shown.texts),
            ("en", vec!["as it was".to_owned()])
        );
    }
}
