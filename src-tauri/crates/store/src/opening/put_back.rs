//! Putting back what the journal's end has lost, from backups: the very records, matched by
//! the chain of hashes.

use super::found::Found;
use crate::backup::{Archive, backups_in, frames_in_backups, journal_files};
use crate::change::Tip;
use crate::damage::Gap;
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::journal::Journal;
use crate::journal::identity::Identity;
use crate::journal::place::{FileId, Folders};
use crate::journal::tip_record::TipRecord;
use crate::journal::walk::Hole;
use crate::plain;

/// What came of looking into the backups.
pub(super) enum PutBack {
    /// Saves were put back; the journal is to be read again.
    Saves,
    Nothing,
    /// The backups have the saves up to what was lost, and they do not follow from this
    /// journal.
    Another,
}

/// Appends the saves that backups have after the journal's end. What stood there must have
/// been kept aside. `planned` is told how many they are before anything is changed.
pub(super) fn put_back(
    folders: &Folders,
    found: &Found,
    lost: Gap,
    remembered: &[Tip],
    planned: &mut dyn FnMut(u64) -> Result<(), StoreError>,
) -> Result<PutBack, StoreError> {
    let end = found.index.newest();
    if end.sequence == 0 && bring_journal(folders, planned)? {
        return Ok(PutBack::Saves);
    }
    let newest = remembered.iter().max_by_key(|tip| tip.sequence);
    let hole = Hole {
        gap: lost,
        after: end.hash.clone(),
        before: newest
            .filter(|tip| tip.sequence == lost.to)
            .map(|tip| tip.hash.clone()),
    };
    let mut frames = frames_in_backups(folders, &[hole], &found.walked.accepted);
    let first = frames.get(&lost.from);
    if first.is_some_and(|frame| frame.head.previous != end.hash) {
        return Ok(PutBack::Another);
    }
    let mut tip = end.clone();
    let mut bytes = Vec::new();
    while let Some(frame) = frames.remove(&(tip.sequence + 1)) {
        if frame.head.previous != tip.hash {
            break;
        }
        bytes.extend_from_slice(&frame.to_bytes());
        tip = frame.tip();
    }
    if tip == end {
        return Ok(PutBack::Nothing);
    }
    planned(tip.sequence - end.sequence)?;
    let mut journal = at_end(folders, found, &end)?;
    journal.append_bytes(&bytes, tip)?;
    Ok(PutBack::Saves)
}

/// The journal, open behind its last whole commit.
pub(super) fn at_end(folders: &Folders, found: &Found, tip: &Tip) -> Result<Journal, StoreError> {
    let index_end = || found.index.tip().map_or(0, |t| t.end);
    let (file, end) = match (&found.walked.end, found.layout.segments.last()) {
        (Some((file, end)), _) => (*file, *end),
        (None, Some(file)) => (*file, index_end()),
        (None, None) => return Journal::begin(folders, tip),
    };
    if !plain::exists(&folders.journal().join(file.name())) {
        return Journal::begin(folders, tip);
    }
    Journal::resume(folders, file, end, tip)
}

/// Brings the whole journal of the backup that has most, where nothing is left here. The
/// files come in order, so that what was brought when it was cut short is a journal, too.
fn bring_journal(
    folders: &Folders,
    planned: &mut dyn FnMut(u64) -> Result<(), StoreError>,
) -> Result<bool, StoreError> {
    let mine = TipRecord::read(folders).map(|record| record.identity);
    let fits = |archive: &Archive| {
        let theirs = Identity::from_text(&archive.manifest().workspace);
        archive.manifest().what == "workspace"
            && (mine.is_none() || theirs.is_none() || mine == theirs)
    };
    let best = backups_in(&folders.root)
        .into_iter()
        .filter_map(|backup| Archive::open(&backup.path).ok())
        .filter(fits)
        .max_by_key(|archive| archive.manifest().sequence);
    let Some(mut archive) = best else {
        return Ok(false);
    };
    let mut files: Vec<(FileId, String)> = journal_files(archive.manifest())
        .into_iter()
        .filter(|(_, name)| name.starts_with("journal/"))
        .collect();
    // A checkpoint comes before the segments that follow it.
    files.sort_by_key(|(file, _)| (matches!(file, FileId::Segment(_)), *file));
    let part = |file: FileId| folders.journal().join(format!("{}.part", file.name()));
    for (file, name) in &files {
        let path = part(*file);
        let mut out = plain::create(&path).map_err(StoreError::disk(&path))?;
        if archive.copy(name, &mut out).is_err() {
            return Ok(false);
        }
        out.sync_all().map_err(StoreError::disk(&path))?;
    }
    planned(archive.manifest().sequence)?;
    for (file, _) in &files {
        let place = folders.journal().join(file.name());
        plain::rename(&part(*file), &place).map_err(StoreError::disk(&place))?;
    }
    sync_folder(&folders.journal())?;
    Ok(!files.is_empty())
}
