//! What can go wrong with a workspace, and what a person can do about it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::change::{Key, Record};
use crate::damage::DamageAccount;

/// Why the store refused or failed. Nothing is half done when one of these comes back.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another program has the workspace open.
    #[error(
        "This workspace is open in another window or program. Close it there, then try again. Nothing was changed."
    )]
    InUse,
    /// The folder is not a workspace.
    #[error(
        "There is no Credwright workspace in {0}. Choose another folder, or make a new workspace."
    )]
    NotAWorkspace(PathBuf),
    /// A new workspace needs an empty folder.
    #[error("The folder {0} is not empty. Choose an empty folder for a new workspace.")]
    NotEmpty(PathBuf),
    /// A newer program wrote it.
    #[error(
        "This workspace was written by a newer Credwright. Open it with that version, or a later one. Nothing was changed."
    )]
    Newer,
    /// Somebody saved the same thing meanwhile.
    #[error(
        "{key} was changed meanwhile: your copy is revision {expected}, the stored one is {found}. Both are kept until you choose."
    )]
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
    #[error("{0} exists already. Nothing was changed.")]
    Duplicate(Key),
    /// A value that must be the only one stands elsewhere.
    #[error("“{value}” belongs to {by} already. Nothing was changed.")]
    Taken {
        /// The value.
        value: String,
        /// Who holds it.
        by: Key,
    },
    /// It is encrypted and its key is not at hand.
    #[error("This is encrypted. Open the workspace with its passphrase to read it.")]
    Locked,
    /// The passphrase does not open the key.
    #[error("That is not the passphrase of this workspace. Try again; nothing was changed.")]
    WrongPassphrase,
    /// There is no room.
    #[error(
        "The disk is full, so this was not saved. Everything saved before is kept. Make room, then save again."
    )]
    Full,
    /// Nothing may be written there.
    #[error(
        "This workspace can only be read, because {0}. Nothing was changed. To work in it, copy its folder to a place you may write to."
    )]
    ReadOnly(String),
    /// The journal is damaged.
    #[error("{0}")]
    Damaged(Box<DamageAccount>),
    /// It is not known whether the last save reached the disk.
    #[error(
        "The disk failed while saving, and it cannot be told whether the last change was written. Close the workspace and open it again: it will say what is there. Everything confirmed before is kept."
    )]
    CannotTell,
    /// A stored value could not be read as what it should be.
    #[error("A stored value could not be read: {0}. The others are not touched by this.")]
    Unreadable(String),
    /// A caller asked for something that makes no sense.
    #[error("{0}")]
    Misuse(String),
    /// The disk refused.
    #[error("{}: {error}. Check that the disk has room and may be written. What was saved before is kept.", path.display())]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The index failed; it is rebuilt from the journal.
    #[error("The index could not be used ({0}). It is rebuilt from the journal, which is whole.")]
    Index(String),
    /// The person stopped it.
    #[error("Stopped. Nothing was changed.")]
    Stopped,
}

impl StoreError {
    /// Says what a refusal of the system means for a person.
    pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |error| match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                Self::Full
            }
            ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly("the disk it is on is read-only".to_owned())
            }
            ErrorKind::PermissionDenied => {
                Self::ReadOnly("its folder may not be written to".to_owned())
            }
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

    pub(crate) fn no_lookup(kind: &str, field: &str) -> Self {
        Self::Misuse(format!("{kind} is not looked up by {field}"))
    }

    pub(crate) fn bad_key(key: &Key) -> Self {
        Self::Misuse(format!("“{key:?}” cannot be the name of a record"))
    }
}

impl From<sled::Error> for StoreError {
    fn from(error: sled::Error) -> Self {
        Self::Index(error.to_string())
    }
}
