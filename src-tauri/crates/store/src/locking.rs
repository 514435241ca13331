//! Encrypting what a workspace holds already, once it has a key.

use std::path::Path;
use std::sync::Arc;

use crate::backup::backups_in;
use crate::change::AuditEntry;
use crate::error::StoreError;
use crate::journal::place::{Folders, files_in, sync_folder};
use crate::opening::Opening;
use crate::store::Store;
use crate::vault::{SEALED, Vault};

/// Stands in the folder while a workspace is being encrypted: an opening that finds it goes
/// on where it was.
const UNDER_WAY: &str = "locking";

/// Encrypts what is private: a checkpoint takes the place of the journal so far, kept
/// files and archived segments are sealed, and after a new backup the older ones, which
/// are not encrypted, are deleted. The indexes, which would say names, are made anew.
///
/// # Errors
/// When there is no room. Nothing is lost then, and doing it again goes on where it was.
pub fn encrypt(folder: &Path, opening: &Opening<'_>, audit: &AuditEntry) -> Result<(), StoreError> {
    let Some(vault) = opening.vault.clone() else {
        return Err(StoreError::Misuse(
            "There is no key to encrypt with.".to_owned(),
        ));
    };
    let mark = folder.join(UNDER_WAY);
    std::fs::write(&mark, "This workspace is being encrypted.\n")
        .map_err(StoreError::disk(&mark))?;
    sync_folder(folder)?;
    let (store, _) = Store::open(folder, opening)?;
    if let Some(why) = store.read_only() {
        return Err(StoreError::ReadOnly(why.to_owned()));
    }
    store.tidy(audit.clone(), |_, _| {})?;
    seal_all(&folder.join("files"), &vault)?;
    let older = backups_in(folder);
    let made = store.back_up(&audit.at, "locked", "", &|_, _| {})?;
    for backup in older.into_iter().filter(|b| b.path != made.path) {
        std::fs::remove_file(&backup.path).map_err(StoreError::disk(&backup.path))?;
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
    if index.exists() {
        std::fs::remove_dir_all(&index).map_err(StoreError::disk(&index))?;
    }
    std::fs::remove_file(&mark).map_err(StoreError::disk(&mark))?;
    sync_folder(folder)
}

/// Whether an encryption was begun and not finished.
#[must_use]
pub fn is_under_way(folder: &Path) -> bool {
    folder.join(UNDER_WAY).exists()
}

fn seal_all(folder: &Path, vault: &Vault) -> Result<(), StoreError> {
    for entry in std::fs::read_dir(folder).map_err(StoreError::disk(folder))? {
        let path = entry.map_err(StoreError::disk(folder))?.path();
        if path.is_file() {
            seal(&path, vault)?;
        }
    }
    sync_folder(folder)
}

/// Seals one file in its place, unless it is sealed already.
fn seal(path: &Path, vault: &Vault) -> Result<(), StoreError> {
    let bytes = std::fs::read(path).map_err(StoreError::disk(path))?;
    if bytes.starts_with(SEALED) {
        return Ok(());
    }
    let sealed = vault.seal_file(&bytes)?;
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    let part = path.with_file_name(name);
    std::fs::File::create(&part)
        .and_then(|mut out| {
            std::io::Write::write_all(&mut out, &sealed)?;
            out.sync_all()
        })
        .and_then(|()| std::fs::rename(&part, path))
        .map_err(StoreError::disk(path))
}
