//! Putting kept files back from backups.

use super::fault::{KeptFault, KeptWrong};
use super::{examine, folder, is_right};
use crate::aside::copy_aside;
use crate::backup::{Archive, backups_by_age};
use crate::disk::sync_folder;
use crate::encryption::open_file;
use crate::error::StoreError;
use crate::journal::place::Folders;
use crate::plain;
use crate::store::Store;

/// A kept file is no larger (bytes).
const LARGEST: u64 = 1 << 30;

/// What putting kept files back came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeptRepair {
    /// Files that were taken from backups.
    pub put_back: u64,
    /// Files that records need and nothing has any more.
    pub lost: Vec<KeptFault>,
}

impl Store {
    /// Puts back what backups have of kept files that are damaged or missing. What was damaged
    /// is kept aside.
    ///
    /// # Errors
    /// When the workspace can only be read, or the disk refuses.
    pub fn put_back_kept_files(&self) -> Result<KeptRepair, StoreError> {
        self.writer()?;
        let _held = self.maintain();
        let folders = &self.shared.folders;
        let mut repair = KeptRepair::default();
        for fault in examine(self)? {
            let bytes = if fault.in_backups {
                from_backups(folders, &fault.hash)
            } else {
                None
            };
            let path = folder(folders).join(&fault.hash);
            let Some(bytes) = bytes else {
                if fault.needed_by.is_some() {
                    repair.lost.push(fault);
                } else if fault.wrong == KeptWrong::Damaged {
                    // Nobody needs it, and it is not what its name says.
                    copy_aside(folders, &path)?;
                    plain::remove_file(&path).map_err(StoreError::disk(&path))?;
                }
                continue;
            };
            match fault.wrong {
                KeptWrong::Damaged => drop(copy_aside(folders, &path)?),
                KeptWrong::Missing => {}
                KeptWrong::NotAFile => {
                    repair.lost.push(fault);
                    continue;
                }
            }
            plain::replace(&path, &bytes).map_err(StoreError::disk(&path))?;
            repair.put_back += 1;
        }
        sync_folder(&folder(folders))?;
        Ok(repair)
    }
}

/// A kept file from the newest backup that has it as it was; sealed where the workspace has a
/// key.
fn from_backups(folders: &Folders, hash: &str) -> Option<Vec<u8>> {
    let vault = folders.vault.as_deref();
    for backup in backups_by_age(&folders.root) {
        let Ok(mut archive) = Archive::open(&backup.file.path) else {
            continue;
        };
        let Ok(bytes) = archive.read(&format!("files/{hash}"), LARGEST) else {
            continue;
        };
        if is_right(vault, hash, bytes.clone()) != Some(true) {
            continue;
        }
        // What another key sealed, or none, is sealed anew.
        return match vault {
            Some(vault) if !vault.sealed_this(&bytes) => {
                let plain = open_file(Some(vault), bytes).ok()?;
                vault.seal_file(&plain).ok()
            }
            _ => Some(bytes),
        };
    }
    None
}
