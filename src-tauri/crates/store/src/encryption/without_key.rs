//! A workspace that was written with a key and has no key file: it was taken away.

use std::io::Read;
use std::path::Path;

use super::key_file::{LARGEST_KEY_FILE, LockState, lock_state};
use super::keys::KEY_FILE;
use super::put_away::PUT_AWAY;
use super::vault::{SEALED_MARK, is_sealed};
use crate::backup::{Archive, backups_by_age};
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::journal::place::{Folders, files_in};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::journal::tip_record::identity_of;
use crate::plain;

fn begins_sealed(path: &Path) -> bool {
    let mut mark = [0; SEALED_MARK];
    plain::open(path)
        .and_then(|mut file| file.read_exact(&mut mark))
        .is_ok_and(|()| is_sealed(&mark))
}

/// Whether anything in a workspace without a key file was written with a key.
pub(crate) fn is_sealed_without_key(folders: &Folders) -> Result<bool, StoreError> {
    for file in files_in(&folders.journal())? {
        let head = head_of(folders, &folders.journal().join(file.name()), file);
        if matches!(head, Ok(HeadRead::Whole(head)) if head.keyed) {
            return Ok(true);
        }
    }
    // A workspace that an earlier program locked says so only by what it sealed.
    for folder in [folders.archive(), folders.root.join("files")] {
        for entry in plain::list(&folder).unwrap_or_default() {
            let plain = !entry.is_folder && entry.odd.is_none();
            if plain && begins_sealed(&entry.path) {
                return Ok(true);
            }
        }
    }
    Ok(plain::is_folder(&folders.root.join(PUT_AWAY)))
}

/// Puts back the key file of a workspace that was written with a key, from its newest backup that
/// has one. Returns whether it did.
///
/// # Errors
/// When the folder cannot be read or written.
pub fn put_back_key_file(folder: &Path) -> Result<bool, StoreError> {
    let folders = Folders {
        root: folder.to_path_buf(),
        vault: None,
    };
    if !plain::exists(&folders.journal())
        || lock_state(folder)? != LockState::Open
        || !is_sealed_without_key(&folders)?
    {
        return Ok(false);
    }
    let own = identity_of(&folders).to_string();
    for backup in backups_by_age(folder) {
        let Ok(mut archive) = Archive::open(&backup.file.path) else {
            continue;
        };
        if archive.manifest().workspace != own {
            continue;
        }
        if let Ok(bytes) = archive.read(KEY_FILE, LARGEST_KEY_FILE) {
            let path = folder.join(KEY_FILE);
            plain::replace_secret(&path, &bytes).map_err(StoreError::disk(&path))?;
            sync_folder(folder)?;
            return Ok(true);
        }
    }
    Ok(false)
}
