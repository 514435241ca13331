//! The one way to files and folders: nothing is followed, written through or deleted that is
//! not a plain file or folder.
//!
//! A workspace may come from somebody else, and a folder that things are exported into may be
//! written to by others. So a link is never followed at the end of a path, a queue or a device
//! never waits for, a new file never takes the place of something that is there unseen, and
//! names of unfinished files cannot be guessed. That the folders of a workspace are its own is
//! held when it is locked ([`own_folders`]). A test (`xtask`, `tests/files`) holds that nothing
//! else in `store` and `studio` asks the system for a file.

mod file;
mod folder;
mod temporary;

use std::io;
use std::path::Path;

use words::say::storage as say;
use words::{Message, ToMessage};

pub(crate) use file::open_or_create_to_read;
pub use file::{
    copy, create, create_new, exists, is_file, length, may_be_replaced, open, open_chosen,
    open_or_create, open_to_write, read, remove_file, rename, write,
};
pub use folder::{
    Entry, is_chosen_folder, is_folder, list, make_folder, make_folders, remove_empty_folder,
    remove_folder, sync_files, sync_folder,
};
pub(crate) use folder::{ensure_folder, is_empty, own_folders};
pub(crate) use temporary::replace;
pub use temporary::{Temporary, replace_secret, unfinished_name, was_to_be};

/// What stands where a plain file or folder of its own should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum NotPlain {
    /// A link to something else.
    Link,
    /// A folder.
    Folder,
    /// A file.
    File,
    /// A queue, a socket or a device.
    Other,
}

impl ToMessage for NotPlain {
    fn message(&self) -> Message {
        match self {
            Self::Link => say::not_plain_link(),
            Self::Folder => say::not_plain_folder(),
            Self::File => say::not_plain_file(),
            Self::Other => say::not_plain_other(),
        }
    }
}

impl NotPlain {
    fn of(kind: std::fs::FileType) -> Self {
        if kind.is_symlink() {
            Self::Link
        } else if kind.is_dir() {
            Self::Folder
        } else if kind.is_file() {
            Self::File
        } else {
            Self::Other
        }
    }

    pub(crate) fn error(self) -> io::Error {
        io::Error::new(io::ErrorKind::InvalidInput, self)
    }

    /// What an error of this module is about, if it is about that.
    #[must_use]
    pub fn behind(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

/// What stands at a path, links not followed.
fn found(path: &Path) -> io::Result<std::fs::Metadata> {
    std::fs::symlink_metadata(path)
}
