//! Who remembers where the journal ended, and whether the journal agrees.
//!
//! The index, the mark of a closing in order, the record beside the journal and each backup's
//! manifest name a save by number and hash. None of them ever names one that was not
//! confirmed. So a save that one of them names and the journal does not have was lost, and
//! another hash for the same number means another journal.

use std::collections::{BTreeMap, BTreeSet};

use crate::backup::{Archive, backups_in};
use crate::change::Tip;
use crate::clean_mark;
use crate::error::StoreError;
use crate::journal::checkpoint;
use crate::journal::format_1;
use crate::journal::identity::Identity;
use crate::journal::layout::Layout;
use crate::journal::place::{FileId, Folders, files_in};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::journal::tip_record::TipRecord;
use crate::journal::walk::{From, walk};
use crate::notice::KnownBy;

/// A save that somebody remembers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Witness {
    pub by: KnownBy,
    pub tip: Tip,
    /// The workspace whose save it is, where that is known.
    pub identity: Option<Identity>,
}

/// What lies beside the journal remembers, backups left out.
pub(crate) fn beside(folders: &Folders) -> Vec<Witness> {
    let mut found = Vec::new();
    if let Some(record) = TipRecord::read(folders) {
        found.push(Witness {
            by: KnownBy::TipRecord,
            tip: record.tip,
            identity: Some(record.identity),
        });
    }
    if let Some(tip) = clean_mark::says(folders) {
        found.push(Witness {
            by: KnownBy::CleanMark,
            tip,
            identity: clean_mark::workspace(folders),
        });
    }
    found
}

/// What the backups remember, newest first by name; no more than `most` of them.
pub(crate) fn in_backups(folders: &Folders, most: usize) -> Vec<Witness> {
    let files = backups_in(&folders.root).into_iter();
    files
        .filter_map(|file| {
            let archive = Archive::open(&file.path).ok()?;
            let manifest = archive.manifest();
            let name = file.path.file_name()?.to_string_lossy().into_owned();
            Some(Witness {
                by: KnownBy::Backup(name),
                tip: Tip {
                    sequence: manifest.sequence,
                    hash: manifest.hash.clone(),
                },
                identity: Identity::from_text(&manifest.workspace),
            })
        })
        .take(most)
        .collect()
}

/// The hashes of saves by number, so far as the journal, what was archived of it and its
/// checkpoints still have them.
pub(crate) fn hashes_of(
    folders: &Folders,
    wanted: &BTreeSet<u64>,
) -> Result<BTreeMap<u64, String>, StoreError> {
    let mut found = BTreeMap::new();
    if wanted.is_empty() {
        return Ok(found);
    }
    let mut files = files_in(&folders.journal())?;
    files.extend(files_in(&folders.archive())?);
    files.sort_unstable();
    files.dedup();
    let firsts: Vec<u64> = files
        .iter()
        .filter_map(|file| match file {
            FileId::Segment(first) => Some(*first),
            FileId::Checkpoint(_) => None,
        })
        .collect();
    let mut older = Tip::start();
    for file in files {
        let path = folders.path(file);
        // What is sealed, or cannot be read, says nothing.
        let Ok(head) = head_of(folders, &path, file) else {
            continue;
        };
        match (file, head) {
            (FileId::Checkpoint(last), HeadRead::Whole(head)) if wanted.contains(&last) => {
                found.entry(last).or_insert(head.anchor.hash);
            }
            (FileId::Segment(_), HeadRead::Format1) => {
                let read =
                    format_1::read(folders, &path, file, older.clone(), |commit, _, hash| {
                        if wanted.contains(&commit.sequence) {
                            found.insert(commit.sequence, hash.to_owned());
                        }
                        Ok(())
                    });
                older = read.map_or(older, |(tip, ..)| tip);
            }
            (FileId::Segment(first), head) => {
                if let HeadRead::Whole(head) = head
                    && wanted.contains(&head.anchor.sequence)
                {
                    found
                        .entry(head.anchor.sequence)
                        .or_insert(head.anchor.hash);
                }
                let next = firsts.iter().find(|other| **other > first);
                let to = next.map_or(u64::MAX, |next| next - 1);
                let Some(last) = wanted.range(first..=to.max(first)).next_back().copied() else {
                    continue;
                };
                let read = walk(folders, &[file], From::FirstFile, |frame, _| {
                    if wanted.contains(&frame.head.sequence) {
                        found.insert(frame.head.sequence, frame.hash.clone());
                    }
                    Ok(frame.head.sequence < last)
                });
                if let Err(error @ StoreError::Disk { .. }) = read {
                    return Err(error);
                }
            }
            _ => {}
        }
    }
    Ok(found)
}

/// Other ends that a person accepted to go on without.
pub(crate) fn accepted(folders: &Folders, layout: &Layout) -> Result<Vec<Tip>, StoreError> {
    let mut found = match layout.base {
        // One that cannot be read is made anew, and a person is asked again.
        Some(base) => checkpoint::accepted_in(folders, base).unwrap_or_default(),
        None => Vec::new(),
    };
    let walked = walk(folders, &layout.segments, From::FirstFile, |_, _| Ok(true))?;
    found.extend(walked.accepted);
    Ok(found)
}
