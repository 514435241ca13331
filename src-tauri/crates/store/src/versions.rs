//! The versions of a record, followed from one to the one before through the journal.

use crate::change::{Key, Tip, Version, Versions};
use crate::encryption::Vault;
use crate::error::StoreError;
use crate::index::row::Row;
use crate::journal::format_1::{self, FIRST_SCHEMA};
use crate::journal::place::{FileId, Folders, Place, files_in};
use crate::journal::reader::{frame_at, head_of};
use crate::journal::segment::HeadRead;
use crate::plain;

pub(crate) fn of(folders: &Folders, key: &Key, row: Option<Row>) -> Result<Versions, StoreError> {
    let mut found = Versions::default();
    let mut next = row.map(|r| r.frame);
    while let Some(place) = next {
        let path = folders.path(place.file);
        if !plain::exists(&path) {
            found.earlier_unreadable = true;
            break;
        }
        let head = match head_of(folders, &path, place.file) {
            // What is sealed is read by whoever has the key.
            Err(StoreError::Locked) => {
                found.earlier_unreadable = true;
                break;
            }
            other => other?,
        };
        if head == HeadRead::Format1 {
            older(folders, key, place.offset, place.file, &mut found)?;
            break;
        }
        match version_at(folders, key, place) {
            Ok((version, before)) => {
                found.versions.push(version);
                next = before;
            }
            Err(StoreError::Unreadable(_)) => {
                found.earlier_unreadable = true;
                break;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// Whether a record that a commit wrote is one that is looked for. It may have had another name on
/// the disk then: none that was sealed, or one that was sealed with an earlier key.
fn is_it(folders: &Folders, key: &Key, kind: &str, id: &str) -> bool {
    if kind != key.kind {
        return false;
    }
    let hides = |vault: &&std::sync::Arc<Vault>| vault.hides(kind);
    match folders.vault.as_ref().filter(hides) {
        Some(vault) if id != key.id => vault.known_id(kind, id) == vault.known_id(kind, &key.id),
        _ => id == key.id,
    }
}

fn version_at(
    folders: &Folders,
    key: &Key,
    place: Place,
) -> Result<(Version, Option<Place>), StoreError> {
    let frame = frame_at(folders, &folders.path(place.file), place)?;
    let found = frame
        .head
        .writes
        .iter()
        .position(|w| is_it(folders, key, &w.kind, &w.id))
        .ok_or_else(|| StoreError::unreadable(key))?;
    let write = frame
        .head
        .writes
        .get(found)
        .ok_or_else(|| StoreError::unreadable(key))?;
    let version = Version {
        revision: write.revision,
        sequence: frame.head.sequence,
        audit: frame.head.audit.clone(),
        schema: write.schema,
        value: frame.value_of(found, folders.vault.as_deref())?,
    };
    Ok((version, write.before))
}

/// Versions that Credwright 0.1 wrote, up to and including the one at a place.
fn older(
    folders: &Folders,
    key: &Key,
    offset: u64,
    last: FileId,
    into: &mut Versions,
) -> Result<(), StoreError> {
    let mut files: Vec<FileId> = files_in(&folders.archive())?;
    files.extend(files_in(&folders.journal())?);
    files.sort_unstable();
    files.dedup();
    let it = |of: &Key| is_it(folders, key, &of.kind, &of.id);
    let mut tip = Tip::start();
    let mut found = Vec::new();
    for file in files.into_iter().filter(|f| *f <= last) {
        let path = folders.path(file);
        if head_of(folders, &path, file)? != HeadRead::Format1 {
            continue;
        }
        (tip, ..) = format_1::read(folders, &path, file, tip, |commit, place, _| {
            if file == last && place.offset > offset {
                return Ok(());
            }
            for write in commit.writes.into_iter().filter(|w| it(&w.key)) {
                found.push(Version {
                    revision: write.revision,
                    sequence: commit.sequence,
                    audit: commit.audit.clone(),
                    schema: FIRST_SCHEMA,
                    value: write.value,
                });
            }
            Ok(())
        })?;
    }
    found.reverse();
    into.versions.extend(found);
    Ok(())
}
