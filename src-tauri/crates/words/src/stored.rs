//! Messages where only a text can be kept, such as the label of a save in the journal.

use crate::Message;

impl Message {
    /// The message as a text, which [`Message::from_stored`] reads.
    #[must_use]
    pub fn stored(&self) -> String {
        // Text, numbers and lists of them: there is nothing in a message that cannot be written.
        serde_json::to_string(self).unwrap_or_else(|_| self.in_english())
    }

    /// What was kept as a text: a message, or a sentence of an older workspace.
    #[must_use]
    pub fn from_stored(text: &str) -> Self {
        let message = text
            .starts_with('{')
            .then(|| serde_json::from_str(text).ok());
        message.flatten().unwrap_or_else(|| Self::verbatim(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_comes_back_and_a_sentence_stays_one() {
        let message = crate::say::common::undone("x");
        assert_eq!(Message::from_stored(&message.stored()), message);
        for text in ["Import names.csv", "{half a label", ""] {
            assert_eq!(Message::from_stored(text), Message::verbatim(text));
        }
    }
}
