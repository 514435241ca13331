//! What can go wrong with a workspace, and what a person can do about it.

use std::path::{Path, PathBuf};

use crate::change::Key;
use crate::journal::JournalDamage;

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
    /// Somebody saved the same thing meanwhile.
    #[error(
        "{key} was changed meanwhile: your copy is revision {expected}, the stored one is {found}. Your text is still on screen; load the newer one and apply it again."
    )]
    Conflict {
        /// What was to be saved.
        key: Key,
        /// The revision it was made from.
        expected: u32,
        /// The revision that is stored; 0 when there is none.
        found: u32,
    },
    /// It exists already.
    #[error("{0} exists already. Nothing was changed.")]
    Duplicate(Key),
    /// The journal is damaged in the middle.
    #[error("{0}. The file was left untouched; open a copy of the workspace from before.")]
    Damaged(JournalDamage),
    /// The journal could not be written, and what stands on disk is not known.
    #[error(
        "An earlier save could not be written in full. Close and open the workspace again; everything confirmed is kept."
    )]
    Broken,
    /// A stored value could not be read as what it should be.
    #[error("A stored value could not be read: {0}")]
    Unreadable(String),
    /// The disk refused.
    #[error("{}: {error}. Check that the disk has room and may be written. What was saved before is kept.", path.display())]
    Disk {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The index failed; it can be rebuilt.
    #[error(
        "The index could not be used ({0}). It is rebuilt the next time the workspace opens; the journal is whole."
    )]
    Index(String),
}

impl StoreError {
    pub(crate) fn disk(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |error| Self::Disk { path, error }
    }
}

impl From<sled::Error> for StoreError {
    fn from(error: sled::Error) -> Self {
        Self::Index(error.to_string())
    }
}
