//! Files that a workspace keeps beside its records, in `files/`, each under the hash of its
//! content: looked through, put back from backups, and taken away when nothing names them.

mod examine;
mod fault;
mod names;
mod needed;
mod put_back;
mod unused;

pub(crate) use examine::examine;
pub use fault::{KeptFault, KeptWrong};
pub use names::NamesFiles;
pub use put_back::KeptRepair;

use std::path::PathBuf;

use crate::encryption::{Vault, open_file};
use crate::journal::place::Folders;
use crate::plain;

pub(crate) fn folder(folders: &Folders) -> PathBuf {
    folders.root.join("files")
}

/// Whether bytes are what a kept file's name says. `None` for sealed ones without the key.
pub(crate) fn is_right(vault: Option<&Vault>, hash: &str, bytes: Vec<u8>) -> Option<bool> {
    match open_file(vault, bytes) {
        Ok(content) => Some(blake3::hash(&content).to_hex().as_str() == hash),
        Err(crate::StoreError::Locked) => None,
        Err(_) => Some(false),
    }
}

/// The kept files there are, by hash, in order; and what stands there and is no plain file.
pub(crate) fn list(folders: &Folders) -> std::io::Result<Vec<(String, plain::Entry)>> {
    let folder = folder(folders);
    if !plain::exists(&folder) {
        return Ok(Vec::new());
    }
    let mut found: Vec<(String, plain::Entry)> = plain::list(&folder)?
        .into_iter()
        .filter_map(|entry| {
            let name = entry.name().filter(|n| crate::backup::is_hash(n))?;
            Some((name.to_owned(), entry))
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(found)
}
