//! What can go wrong with a workspace, and what a person can do about it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use words::{Message, ToMessage, say};

use crate::change::{Key, Record};
use crate::damage::DamageAccount;
use crate::indexed::PartValue;
use crate::plain::NotPlain;
use crate::unfinished::Unfinished;

/// Why a workspace can only be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadOnly {
    /// The disk is.
    Disk,
    /// The folder may not be written to.
    Folder,
    /// The disk is full.
    Full,
    /// It is encrypted and nobody gave the passphrase.
    Locked,
    /// It is encrypted and its key file is gone.
    KeyGone,
    /// Its journal may be another one, or is missing, and nobody has decided yet.
    OtherJournal,
}

impl ToMessage for ReadOnly {
    fn message(&self) -> Message {
        match self {
            Self::Disk => say::storage::read_only_disk(),
            Self::Folder => say::storage::read_only_folder(),
            Self::Full => say::storage::read_only_full(),
            Self::Locked => say::storage::read_only_locked(),
            Self::KeyGone => say::storage::read_only_key_gone(),
            Self::OtherJournal => say::storage::read_only_journal(),
        }
    }
}

impl std::fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

/// Why the store refused or failed. Nothing is half done when one of these comes back.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum StoreError {
    /// Another program has the workspace open.
    InUse,
    /// The folder is not a workspace.
    NotAWorkspace(PathBuf),
    /// A new workspace needs an empty folder.
    NotEmpty(PathBuf),
    /// A newer program wrote it.
    Newer,
    /// Somebody saved the same thing meanwhile.
    Conflict {
        /// What was to be saved.
        key: Key,
        /// The revision it was made from.
        expected: u32,
        /// The revision that is stored; 0 when there is none.
        found: u32,
        /// What is stored.
        stored: Option<Box<Record>>,
    },
    /// It exists already.
    Duplicate(Key),
    /// It is not there.
    Missing(Key),
    /// A value that must be the only one stands elsewhere.
    Taken {
        /// The name of the index that holds it.
        index: String,
        /// The value; its parts with a comma between.
        value: String,
        /// Who holds it.
        by: Key,
    },
    /// Something else still depends on what is to be changed.
    StillHeld {
        /// The name of the index that holds it.
        index: String,
        /// The first of those that hold it.
        by: Key,
    },
    /// An index holds a private text only blinded, which has no order.
    NoOrder {
        /// The kind.
        kind: String,
        /// The name of the index.
        index: String,
    },
    /// It is encrypted and its key is not at hand.
    Locked,
    /// The passphrase does not open the key.
    WrongPassphrase,
    /// There were many wrong passphrases: the next is looked at after so many seconds.
    TooSoon(u64),
    /// There is no room.
    Full,
    /// Nothing may be written there.
    ReadOnly(ReadOnly),
    /// The journal is damaged.
    Damaged(Box<DamageAccount>),
    /// It is not known whether the last save reached the disk.
    CannotTell,
    /// A stored value could not be read as what it should be.
    Unreadable(Message),
    /// A caller asked for something that makes no sense.
    Misuse(Message),
    /// It was being made or restored, and that was not finished.
    Unfinished {
        /// Its folder.
        path: PathBuf,
        /// What was not finished.
        what: Unfinished,
    },
    /// Something in the workspace is not a plain file or folder of its own.
    NotPlain {
        /// Where it is.
        path: PathBuf,
        /// What it is.
        what: NotPlain,
    },
    /// The disk refused.
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The index failed; it is rebuilt from the journal.
    Index(Message),
    /// The person stopped it.
    Stopped,
}

impl ToMessage for StoreError {
    fn message(&self) -> Message {
        use say::storage as say;
        match self {
            Self::InUse => say::in_use(),
            Self::NotAWorkspace(folder) => say::not_a_workspace(folder.display().to_string()),
            Self::NotEmpty(folder) => say::not_empty(folder.display().to_string()),
            Self::Newer => say::newer(),
            Self::Conflict {
                key,
                expected,
                found,
                ..
            } => say::conflict(*expected, *found, key.to_string()),
            Self::Duplicate(key) => say::duplicate(key.to_string()),
            Self::Missing(key) => say::missing(key.to_string()),
            Self::Taken { value, by, .. } => say::taken(by.to_string(), value),
            Self::StillHeld { by, .. } => say::still_held(by.to_string()),
            Self::NoOrder { kind, index } => say::no_order(index, kind),
            Self::Locked => say::locked(),
            Self::WrongPassphrase => say::wrong_passphrase(),
            Self::TooSoon(seconds) => say::too_soon(*seconds),
            Self::Full => say::full(),
            Self::ReadOnly(ReadOnly::OtherJournal) => say::held_back(),
            Self::ReadOnly(why) => say::read_only(why.message()),
            Self::Damaged(account) => account.message(),
            Self::CannotTell => say::cannot_tell(),
            Self::Unreadable(what) => say::unreadable(what.clone()),
            Self::Misuse(what) => what.clone(),
            Self::Unfinished { path, what } => {
                let folder = path.display().to_string();
                match what {
                    Unfinished::Making => say::unfinished_making(folder),
                    Unfinished::Restoring => say::unfinished_restoring(folder),
                }
            }
            Self::NotPlain { path, what } => {
                say::not_plain(path.display().to_string(), what.message())
            }
            Self::Disk { path, error } => {
                say::disk(words::disk_error(error), path.display().to_string())
            }
            Self::Index(what) => say::index(what.clone()),
            Self::Stopped => say::stopped(),
        }
    }
}

impl StoreError {
    /// A value that is not what a library expects: what it said.
    pub fn unreadable<D: ToString>(detail: D) -> Self {
        Self::Unreadable(Message::verbatim(detail.to_string()))
    }

    /// The index as a library found it: what it said.
    pub(crate) fn index<D: ToString>(detail: D) -> Self {
        Self::Index(Message::verbatim(detail.to_string()))
    }

    /// Says what a refusal of the system means for a person.
    pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |error| match error.kind() {
            _ if let Some(what) = NotPlain::behind(&error) => Self::NotPlain { path, what },
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full
            }
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(ReadOnly::Disk),
            ErrorKind::PermissionDenied => Self::ReadOnly(ReadOnly::Folder),
            _ => Self::Disk { path, error },
        }
    }

    pub(crate) fn conflict(key: &Key, expected: u32, stored: Option<Record>) -> Self {
        Self::Conflict {
            key: key.clone(),
            expected,
            found: stored.as_ref().map_or(0, |r| r.revision),
            stored: stored.map(Box::new),
        }
    }

    pub(crate) fn taken(index: &str, parts: &[PartValue], by: Key) -> Self {
        let texts: Vec<String> = parts.iter().map(ToString::to_string).collect();
        Self::Taken {
            index: index.to_owned(),
            value: texts.join(", "),
            by,
        }
    }

    pub(crate) fn still_held(index: &str, by: Key) -> Self {
        Self::StillHeld {
            index: index.to_owned(),
            by,
        }
    }

    pub(crate) fn bad_cursor() -> Self {
        Self::Misuse(say::storage::bad_cursor())
    }

    pub(crate) fn bad_key(key: &Key) -> Self {
        Self::Misuse(say::storage::bad_key(format!("{key:?}")))
    }
}

impl From<sled::Error> for StoreError {
    fn from(error: sled::Error) -> Self {
        Self::Index(Message::verbatim(error.to_string()))
    }
}
