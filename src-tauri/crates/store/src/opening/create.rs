//! Making a workspace: to the end, or not at all.

use std::path::Path;

use super::options::Opening;
use crate::disk::sync_folder;
use crate::error::{ReadOnly, StoreError};
use crate::plain;
use crate::store::Store;
use crate::unfinished::{self, Unfinished};

/// Folders of a new workspace.
const FOLDERS: [&str; 3] = ["journal", "files", "backups"];

impl Store {
    /// Makes a workspace in a folder that is empty or not there yet.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] when there is something in the folder. Nothing is left of it
    /// when it cannot be made.
    pub fn create(folder: &Path, opening: &Opening<'_>) -> Result<Self, StoreError> {
        let store = Self::begin(folder, opening)?;
        match store.finish_making() {
            Ok(()) => Ok(store),
            Err(error) => {
                store.give_up_making();
                Err(error)
            }
        }
    }

    /// Makes a workspace that nobody can open before [`Store::finish_making`].
    ///
    /// # Errors
    /// As for [`Store::create`].
    pub fn begin(folder: &Path, opening: &Opening<'_>) -> Result<Self, StoreError> {
        let there = plain::exists(folder);
        plain::make_folders(folder).map_err(StoreError::disk(folder))?;
        if !plain::is_empty(folder).map_err(StoreError::disk(folder))? {
            return Err(StoreError::NotEmpty(folder.to_path_buf()));
        }
        let held = unfinished::begin(folder, Unfinished::Making, !there);
        if held.is_err() && !there {
            // On a full disk there is not even a mark.
            let _ = plain::remove_empty_folder(folder);
        }
        let _held = held?;
        let made = make(folder, opening);
        if made.is_err() {
            take_away(folder);
        }
        made
    }

    /// Says that everything a new workspace is to begin with is in it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn finish_making(&self) -> Result<(), StoreError> {
        unfinished::finish(self.folder())
    }

    /// Takes away a new workspace that could not be made to the end.
    pub fn give_up_making(self) {
        let folder = self.folder().to_path_buf();
        if unfinished::marked(&folder) != Some(Unfinished::Making) {
            return;
        }
        drop(self);
        take_away(&folder);
    }
}

fn make(folder: &Path, opening: &Opening<'_>) -> Result<Store, StoreError> {
    for name in FOLDERS {
        let path = folder.join(name);
        plain::make_folder(&path).map_err(StoreError::disk(&path))?;
    }
    sync_folder(folder)?;
    let (store, _) = Store::open_marked(folder, opening)?;
    match store.read_only() {
        None => Ok(store),
        // An existing workspace can be read then; a new one has nothing to read.
        Some(ReadOnly::Full) => Err(StoreError::Full),
        Some(why) => Err(StoreError::ReadOnly(why)),
    }
}

fn take_away(folder: &Path) {
    unfinished::give_up(folder, &["index", "journal", "files", "backups"], &["lock"]);
}
