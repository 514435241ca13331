//! A kept file that is not what it should be.

use words::say::storage as say;
use words::{Message, ToMessage};

use crate::change::Key;

/// What is wrong with a kept file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptWrong {
    /// Its content is not what it was.
    Damaged,
    /// It is not there.
    Missing,
    /// What stands in its place is not a file of its own.
    NotAFile,
}

/// A kept file that is not what it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFault {
    /// The hash of its content, which is its name.
    pub hash: String,
    /// What is wrong.
    pub wrong: KeptWrong,
    /// A record that needs it; `None` when none does.
    pub needed_by: Option<Key>,
    /// Whether a backup in the workspace’s folder still has it.
    pub in_backups: bool,
}

impl ToMessage for KeptWrong {
    fn message(&self) -> Message {
        match self {
            Self::Damaged => say::kept_damaged(),
            Self::Missing => say::kept_missing(),
            Self::NotAFile => say::kept_not_a_file(),
        }
    }
}

impl ToMessage for KeptFault {
    fn message(&self) -> Message {
        let file = self.hash.get(..12).unwrap_or_default();
        let backups = if self.in_backups {
            say::kept_in_backups()
        } else {
            say::kept_in_no_backup()
        };
        let wrong = self.wrong.message();
        match &self.needed_by {
            Some(key) => say::kept_needed(backups, file, key.to_string(), wrong),
            None => say::kept_fault(backups, file, wrong),
        }
    }
}

impl std::fmt::Display for KeptFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().in_english())
    }
}
