//! Looking through the kept files.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{KeptFault, KeptWrong};
use super::needed::needed;
use super::{folder, is_right, list};
use crate::backup::{Archive, backups_in};
use crate::error::StoreError;
use crate::journal::place::Folders;
use crate::plain;
use crate::store::Store;

/// Reads every kept file, holds it against its name, and looks for those that records need.
pub(crate) fn examine(store: &Store) -> Result<Vec<KeptFault>, StoreError> {
    let folders = &store.shared.folders;
    let mut needed = needed(store)?;
    let mut faults = Vec::new();
    for (hash, entry) in list(folders).map_err(StoreError::disk(&folder(folders)))? {
        let needed_by = needed.remove(&hash);
        let wrong = if entry.is_file() {
            let bytes = plain::read(&entry.path).map_err(StoreError::disk(&entry.path));
            match bytes {
                Ok(bytes) => match is_right(folders.vault.as_deref(), &hash, bytes) {
                    Some(false) => Some(KeptWrong::Damaged),
                    _ => None,
                },
                // What the disk does not read is damaged as surely as what it reads wrong.
                Err(StoreError::Disk { .. }) => Some(KeptWrong::Damaged),
                Err(error) => return Err(error),
            }
        } else {
            Some(KeptWrong::NotAFile)
        };
        faults.extend(wrong.map(|wrong| KeptFault {
            hash,
            wrong,
            needed_by,
            in_backups: false,
        }));
    }
    faults.extend(needed.into_iter().map(|(hash, key)| KeptFault {
        hash,
        wrong: KeptWrong::Missing,
        needed_by: Some(key),
        in_backups: false,
    }));
    find_in_backups(folders, &mut faults);
    for fault in &mut faults {
        fault.needed_by = fault.needed_by.take().map(|key| store.known_key(key));
    }
    Ok(faults)
}

fn find_in_backups(folders: &Folders, faults: &mut [KeptFault]) {
    let mut open: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, fault) in faults.iter().enumerate() {
        open.entry(format!("files/{}", fault.hash))
            .or_default()
            .push(n);
    }
    let mut found = BTreeSet::new();
    for backup in backups_in(&folders.root) {
        if found.len() == open.len() {
            break;
        }
        // A backup that cannot be read has nothing that could be put back.
        let Ok(archive) = Archive::open(&backup.path) else {
            continue;
        };
        found.extend(open.keys().filter(|name| archive.entry(name).is_some()));
    }
    for n in found
        .into_iter()
        .filter_map(|name| open.get(name))
        .flatten()
    {
        if let Some(fault) = faults.get_mut(*n) {
            fault.in_backups = true;
        }
    }
}
