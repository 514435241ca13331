//! Putting a workspace back from an archive: whole, or not at all.
//!
//! It is unpacked beside its place, held against the manifest, put on the disk, and moved to its
//! place. From the first moment to the last it bears a mark that an opening refuses, so that
//! whenever it is stopped, nobody takes a part of a workspace for the whole.

use std::io::ErrorKind;
use std::path::Path;

use super::archive::{Archive, ArchiveError, Manifest};
use super::restored::hold_against;
use crate::disk::sync_folder;
use crate::encryption::{KEY_FILE, SEALED_MARK, is_sealed};
use crate::error::StoreError;
use crate::plain;
use crate::unfinished::{self, Unfinished};

/// Folders of a restored workspace.
const FOLDERS: [&str; 4] = ["journal", "files", "backups", "backups/journal"];

/// A workspace that was put back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the archive says of itself.
    pub manifest: Manifest,
    /// Kept files in it that are not what their names say, and were left out.
    pub left_out: Vec<String>,
}

/// Puts a workspace that an archive holds into a folder that is empty or not there yet.
/// Opening it then makes its index.
///
/// # Errors
/// When the archive is damaged, holds something else, or not what its manifest says, or the
/// folder is not empty. Nothing is left of it then.
pub fn restore(archive: &Path, folder: &Path) -> Result<Restored, ArchiveError> {
    let mut from = Archive::open(archive)?;
    if from.manifest().what != "workspace" {
        return Err(ArchiveError::OtherKind(from.manifest().what.clone()));
    }
    let folder = std::path::absolute(folder).map_err(StoreError::disk(folder))?;
    let there = plain::exists(&folder);
    if there && !plain::is_empty(&folder).map_err(StoreError::disk(&folder))? {
        return Err(StoreError::NotEmpty(folder).into());
    }
    if let Some(done) = beside(&mut from, &folder)? {
        return Ok(done);
    }
    // Nothing can be made beside it, or nothing moved there: another disk begins in it.
    plain::make_folders(&folder).map_err(StoreError::disk(&folder))?;
    let filled = fill(&mut from, &folder).and_then(|restored| {
        unfinished::finish(&folder)?;
        Ok(restored)
    });
    if filled.is_err() {
        empty(&folder);
        if !there {
            // One that somebody else wrote into meanwhile stays.
            let _ = plain::remove_empty_folder(&folder);
        }
    }
    filled
}

/// Restores beside the place and moves it there; `None` when that cannot be.
fn beside(from: &mut Archive, folder: &Path) -> Result<Option<Restored>, ArchiveError> {
    let (Some(above), Some(_)) = (folder.parent(), folder.file_name()) else {
        return Ok(None);
    };
    plain::make_folders(above).map_err(StoreError::disk(above))?;
    take_away_abandoned(above, folder);
    let stage = plain::unfinished_name(folder).map_err(StoreError::disk(folder))?;
    if plain::make_folder(&stage).is_err() {
        return Ok(None);
    }
    let moved = fill(from, &stage).and_then(|restored| {
        Ok(match moved(&stage, folder)? {
            true => Some(restored),
            false => None,
        })
    });
    if !matches!(moved, Ok(Some(_))) {
        // What is left of it bears the mark, and goes at the next restoring.
        let _ = plain::remove_folder(&stage);
        return moved;
    }
    sync_folder(above)?;
    unfinished::finish(folder)?;
    moved
}

/// Moves a folder to its place; `false` when it cannot be moved there.
fn moved(stage: &Path, folder: &Path) -> Result<bool, StoreError> {
    if cfg!(windows) && plain::exists(folder) {
        // There no folder takes the place of another.
        plain::remove_empty_folder(folder).map_err(StoreError::disk(folder))?;
    }
    match plain::rename(stage, folder) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::DirectoryNotEmpty => {
            Err(StoreError::NotEmpty(folder.to_path_buf()))
        }
        Err(_) => Ok(false),
    }
}

/// Takes away what restorings to the same place left that were stopped.
fn take_away_abandoned(above: &Path, folder: &Path) {
    let wanted = folder.file_name().and_then(|n| n.to_str());
    let Ok(entries) = plain::list(above) else {
        return;
    };
    for entry in entries.iter().filter(|e| e.is_folder) {
        let name = entry.name().filter(|n| n.starts_with('.'));
        if wanted.is_none() || name.and_then(plain::was_to_be) != wanted {
            continue;
        }
        // What cannot be taken away is in nobody's way.
        let _ = match unfinished::marked(&entry.path) {
            Some(_) if unfinished::is_abandoned(&entry.path) => plain::remove_folder(&entry.path),
            Some(_) => Ok(()),
            // Stopped before there was a mark: only one that is empty goes.
            None => plain::remove_empty_folder(&entry.path),
        };
    }
}

fn empty(folder: &Path) {
    unfinished::give_up(folder, &["journal", "files", "backups"], &[KEY_FILE]);
}

/// Fills an empty folder, holds it against the manifest, and puts it on the disk.
fn fill(from: &mut Archive, folder: &Path) -> Result<Restored, ArchiveError> {
    let manifest = from.manifest().clone();
    let total = manifest
        .entries
        .iter()
        .fold(0_u64, |sum, e| sum.saturating_add(e.size));
    if fs4::available_space(folder).is_ok_and(|room| room < total.saturating_add(1 << 20)) {
        return Err(StoreError::Full.into());
    }
    let _held = unfinished::begin(folder, Unfinished::Restoring, false)?;
    for name in FOLDERS {
        let path = folder.join(name);
        plain::make_folder(&path).map_err(StoreError::disk(&path))?;
    }
    let mut left_out = Vec::new();
    for entry in &manifest.entries {
        let to = folder.join(&entry.name);
        let mut out = plain::create_new(&to).map_err(StoreError::disk(&to))?;
        from.copy(&entry.name, &mut out)?;
        out.sync_all().map_err(StoreError::disk(&to))?;
        drop(out);
        if let Some(hash) = entry.name.strip_prefix("files/")
            && hash != entry.hash
            && !is_sealed_file(&to)
        {
            plain::remove_file(&to).map_err(StoreError::disk(&to))?;
            left_out.push(hash.to_owned());
        }
    }
    hold_against(folder, &manifest)?;
    for name in FOLDERS.iter().rev().chain([&""]) {
        sync_folder(&folder.join(name))?;
    }
    Ok(Restored { manifest, left_out })
}

/// Whether a kept file is sealed: then its name is the hash of what is in it, which whoever has
/// the key can hold it against.
fn is_sealed_file(path: &Path) -> bool {
    let mut mark = [0; SEALED_MARK];
    plain::open(path)
        .and_then(|mut file| std::io::Read::read_exact(&mut file, &mut mark))
        .is_ok_and(|()| is_sealed(&mark))
}
