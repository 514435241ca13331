//! English, which speaks where no other language was chosen.

use std::borrow::Cow;
use std::sync::LazyLock;

use jiff::tz::TimeZone;

use crate::catalogue::{Words, files};
use crate::message::Message;
use crate::messages::Messages;

static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    let texts: Vec<&str> = files("en").iter().map(|(_, text)| *text).collect();
    Words::from_texts("en", &texts, TimeZone::UTC)
});

/// English, with moments in UTC.
#[must_use]
pub fn english() -> &'static Words {
    &ENGLISH
}

impl Message {
    /// The message of a name that only the running program knows, such as that of a field: the one
    /// whose identity is `group-name` and that takes nothing. `None` where there is no such message.
    #[must_use]
    pub fn named(group: &str, name: &str) -> Option<Self> {
        let code = format!("{group}-{name}");
        english().knows(&code).then(|| Self {
            code: Cow::Owned(code),
            args: Vec::new(),
        })
    }

    /// The message in English words.
    #[must_use]
    pub fn in_english(&self) -> String {
        english().put(self)
    }
}

impl Messages {
    /// Each message in English words.
    #[must_use]
    pub fn in_english(&self) -> Vec<String> {
        self.iter().map(Message::in_english).collect()
    }
}
