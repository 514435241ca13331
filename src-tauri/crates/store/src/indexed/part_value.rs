//! One part of an index entry, as it is compared and handed out.

use serde::{Deserialize, Serialize};

/// A value of a part. They are sorted as they stand here: nothing first.
///
/// Days and times are text in the form they sort in: `2026-11-24`,
/// `2026-11-24T10:00:00Z`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PartValue {
    /// There is none, and the part is optional.
    Nothing,
    /// A flag.
    Flag(bool),
    /// A number.
    Number(u64),
    /// Text, folded text, a tag, a day or a time.
    Text(String),
    /// Private text in a locked workspace: it can be compared with another such, and says
    /// nothing.
    Blinded(String),
}

impl PartValue {
    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    #[must_use]
    pub fn as_number(&self) -> Option<u64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether the flag is up.
    #[must_use]
    pub fn is_set(&self) -> bool {
        *self == Self::Flag(true)
    }
}

impl std::fmt::Display for PartValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Nothing => Ok(()),
            Self::Flag(flag) => write!(f, "{flag}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Text(text) | Self::Blinded(text) => f.write_str(text),
        }
    }
}

impl From<&str> for PartValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for PartValue {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for PartValue {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for PartValue {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for PartValue {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<bool> for PartValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}
