//! Encrypting what a workspace holds already, once it has a key.

use std::path::Path;
use std::sync::Arc;
use words::say;

use super::vault::{SEALED, Vault};
use crate::backup::backups_in;
use crate::change::AuditEntry;
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::journal::place::{Folders, files_in};
use crate::opening::Opening;
use crate::plain;
use crate::store::Store;

/// Stands in the folder while a workspace is being encrypted: an opening that finds it goes
/// on where it was.
const UNDER_WAY: &str = "locking";

/// Encrypts what is private: a checkpoint takes the place of the journal so far, blobs
/// and archived segments are sealed, and after a new backup the older ones, which
/// are not encrypted, are deleted. The indexes, which would say names, are made anew.
///
/// # Errors
/// When there is no room. Nothing is lost then, and doing it again goes on where it was.
pub fn encrypt(folder: &Path, opening: &Opening<'_>, audit: &AuditEntry) -> Result<(), StoreError> {
    let Some(vault) = opening.vault.clone() else {
        return Err(StoreError::Misuse(say::storage::no_key()));
    };
    let mark = folder.join(UNDER_WAY);
    plain::write(&mark, b"This workspace is being encrypted.\n")
        .map_err(StoreError::disk(&mark))?;
    sync_folder(folder)?;
    let (store, _) = Store::open(folder, opening)?;
    if let Some(why) = store.read_only() {
        return Err(StoreError::ReadOnly(why));
    }
    store.compact(audit.clone(), |_, _| {})?;
    seal_all(&folder.join("files"), &vault)?;
    let older = backups_in(folder);
    let made = store.back_up(&audit.at, "locked", "", &|_, _| {})?;
    for backup in older.into_iter().filter(|b| b.path != made.path) {
        plain::remove_file(&backup.path).map_err(StoreError::disk(&backup.path))?;
    }
    drop(store);
    let folders = Folders {
        root: folder.to_path_buf(),
        vault: Some(Arc::clone(&vault)),
    };
    for file in files_in(&folders.archive())? {
        seal(&folders.archive().join(file.name()), &vault)?;
    }
    let index = folders.index();
    if plain::exists(&index) {
        plain::remove_folder(&index).map_err(StoreError::disk(&index))?;
    }
    plain::remove_file(&mark).map_err(StoreError::disk(&mark))?;
    sync_folder(folder)
}

/// Whether an encryption was begun and not finished.
#[must_use]
pub fn is_under_way(folder: &Path) -> bool {
    plain::exists(&folder.join(UNDER_WAY))
}

fn seal_all(folder: &Path, vault: &Vault) -> Result<(), StoreError> {
    for entry in plain::list(folder).map_err(StoreError::disk(folder))? {
        if entry.is_file() {
            seal(&entry.path, vault)?;
        }
    }
    sync_folder(folder)
}

/// Seals one file in its place, unless it is sealed already.
fn seal(path: &Path, vault: &Vault) -> Result<(), StoreError> {
    let bytes = plain::read(path).map_err(StoreError::disk(path))?;
    if bytes.starts_with(SEALED) {
        return Ok(());
    }
    let sealed = vault.seal_file(&bytes)?;
    plain::replace(path, &sealed).map_err(StoreError::disk(path))
}
