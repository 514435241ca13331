//! Taking away kept files that no save names, of now or of before.

use std::collections::HashSet;

use super::names::{NamesFiles, mentioned};
use super::{folder, is_right, list};
use crate::change::Tip;
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::journal::format_1;
use crate::journal::place::{FileId, Folders, files_in};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::journal::walk::{From, walk};
use crate::plain;
use crate::store::Store;

impl Store {
    /// Takes away kept files that no save names, of now or of before, such as those of a save
    /// that was never made. Returns how many. Where a part of the past cannot be read, nothing
    /// is taken away: it may name anything.
    ///
    /// # Errors
    /// When the workspace can only be read, or the disk refuses.
    pub fn take_away_unused_files(&self, in_use: &HashSet<String>) -> Result<u64, StoreError> {
        self.writer()?;
        let _held = self.maintain();
        let folders = &self.shared.folders;
        let folder = folder(folders);
        let there = list(folders).map_err(StoreError::disk(&folder))?;
        if self.names_files.kinds.is_empty() || there.is_empty() {
            return Ok(0);
        }
        let Some(named) = ever_named(folders, self.names_files)? else {
            return Ok(0);
        };
        let mut gone = 0;
        for (hash, entry) in there {
            if named.contains(&hash) || in_use.contains(&hash) || !entry.is_file() {
                continue;
            }
            let bytes = plain::read(&entry.path).map_err(StoreError::disk(&entry.path))?;
            if is_right(folders.vault.as_deref(), &hash, bytes) == Some(true) {
                plain::remove_file(&entry.path).map_err(StoreError::disk(&entry.path))?;
                gone += 1;
            }
        }
        sync_folder(&folder)?;
        Ok(gone)
    }
}

/// Hashes that any save names; `None` when not every save can be read.
fn ever_named(folders: &Folders, names: NamesFiles) -> Result<Option<HashSet<String>>, StoreError> {
    let mut named = HashSet::new();
    let mut files = files_in(&folders.archive())?;
    files.extend(files_in(&folders.journal())?);
    files.retain(|file| matches!(file, FileId::Segment(_)));
    files.sort_unstable();
    files.dedup();
    let mut note = |value: &serde_json::Value| {
        mentioned(value, &mut |hash| {
            named.insert(hash.to_owned());
        });
    };
    let mut tip = Tip::start();
    let mut rest = Vec::new();
    for file in files {
        let path = folders.path(file);
        let head = match head_of(folders, &path, file) {
            Ok(head) => head,
            Err(StoreError::Locked) => return Ok(None),
            Err(error) => return Err(error),
        };
        if head != HeadRead::Format1 {
            rest.push(file);
            continue;
        }
        let (after, torn, damage) = format_1::read(folders, &path, file, tip, |commit, _, _| {
            for write in commit.writes.iter().filter(|w| names.may(&w.key.kind)) {
                if let Some(value) = &write.value {
                    note(value);
                }
            }
            Ok(())
        })?;
        if damage.is_some() || torn > 0 {
            return Ok(None);
        }
        tip = after;
    }
    let mut readable = true;
    let walked = walk(folders, &rest, From::Following(tip), |frame, _| {
        let values = frame.values_of(folders.vault.as_deref(), |kind| names.may(kind));
        for value in values.unwrap_or_else(|error| vec![Err(error)]) {
            match value {
                Ok(Some(value)) => note(&value),
                Ok(None) => {}
                Err(_) => readable = false,
            }
        }
        Ok(readable)
    });
    let whole = match walked {
        Ok(walked) => readable && walked.places.is_empty(),
        Err(StoreError::Locked) => false,
        Err(error) => return Err(error),
    };
    Ok(whole.then_some(named))
}
