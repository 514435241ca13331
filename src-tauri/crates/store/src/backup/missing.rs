//! What backups have of saves that the journal has lost.
//!
//! A backup of another branch has saves of the same numbers. So nothing is taken by number:
//! it must follow from the save before, or be the one that the save after it follows from.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;

use super::archive::{Archive, ArchiveError};
use super::in_folder::{backups_in, journal_files, newest};
use crate::change::Tip;
use crate::damage::DamageAccount;
use crate::error::StoreError;
use crate::journal::frame::Frame;
use crate::journal::place::{FileId, Folders};
use crate::journal::reader::{Reader, Step};
use crate::journal::segment::SEGMENT_HEAD;
use crate::journal::walk::{Hole, Walked};
use crate::plain::Temporary;

/// Frames that may stand in a hole, by hash.
#[derive(Default)]
struct Candidates {
    by_hash: HashMap<String, Frame>,
    /// The hashes of those that follow from a commit.
    following: HashMap<String, Vec<String>>,
    /// What each frame that was met follows from, whether or not it may stand in a hole.
    previous: HashMap<String, String>,
}

impl Candidates {
    fn add(&mut self, frame: Frame) {
        let (hash, previous) = (frame.hash.clone(), frame.head.previous.clone());
        if self.by_hash.insert(hash.clone(), frame).is_none() {
            self.following.entry(previous).or_default().push(hash);
        }
    }

    /// The frames that lead to ends which a person accepted to go on without.
    fn abandoned<'a>(&'a self, accepted: &'a [Tip]) -> HashSet<&'a str> {
        let mut found = HashSet::new();
        for tip in accepted {
            let mut next = Some(tip.hash.as_str());
            while let Some(hash) = next.filter(|hash| found.insert(*hash)) {
                next = self.previous.get(hash).map(String::as_str);
            }
        }
        found
    }

    /// Hashes of the frames that fill a hole, by sequence.
    fn chain(&self, hole: &Hole, abandoned: &HashSet<&str>) -> BTreeMap<u64, String> {
        let mut found = BTreeMap::new();
        let mut wanted = hole.before.clone();
        let mut sequence = hole.gap.to;
        while let Some(frame) = wanted.as_ref().and_then(|hash| self.by_hash.get(hash)) {
            if frame.head.sequence != sequence || sequence < hole.gap.from {
                break;
            }
            found.insert(sequence, frame.hash.clone());
            sequence = sequence.saturating_sub(1);
            wanted = Some(frame.head.previous.clone());
        }
        let mut previous = &hole.after;
        let mut forward = BTreeMap::new();
        for sequence in hole.gap.from..=hole.gap.to {
            // Where two follow from one commit, nothing says which of them was here.
            let Some([hash]) = self.following.get(previous).map(Vec::as_slice) else {
                break;
            };
            let right = self.by_hash.get(hash).map(|frame| frame.head.sequence);
            let other = abandoned.contains(hash.as_str());
            if right != Some(sequence) || found.contains_key(&sequence) || other {
                break;
            }
            forward.insert(sequence, hash.clone());
            previous = hash;
        }
        // A chain as long as the hole that does not lead to what follows is another branch’s.
        let leads_elsewhere = hole.before.is_some() && forward.contains_key(&hole.gap.to);
        if !leads_elsewhere {
            found.append(&mut forward);
        }
        found
    }

    /// The frames that fill some holes, by hash.
    fn chosen(&self, holes: &[Hole], accepted: &[Tip]) -> Vec<String> {
        let abandoned = self.abandoned(accepted);
        let each = holes.iter().map(|hole| self.chain(hole, &abandoned));
        each.flat_map(BTreeMap::into_values).collect()
    }
}

/// Frames that backups have of the saves in some holes, by sequence. None is of a branch that
/// leads to an end which was accepted to go on without.
pub(crate) fn frames_in_backups(
    folders: &Folders,
    holes: &[Hole],
    accepted: &[Tip],
) -> BTreeMap<u64, Frame> {
    let wanted = |sequence: u64| {
        let within = |h: &Hole| (h.gap.from..=h.gap.to).contains(&sequence);
        holes.iter().any(within)
    };
    let total = holes
        .iter()
        .fold(0_u64, |sum, hole| sum.saturating_add(hole.gap.saves()));
    let mut candidates = Candidates::default();
    if total == 0 {
        return BTreeMap::new();
    }
    for backup in backups_in(&folders.root) {
        // A backup that cannot be read is passed over for an older one.
        let Ok(mut archive) = Archive::open(&backup.path) else {
            continue;
        };
        for (file, name) in journal_files(&archive.manifest().clone()) {
            let FileId::Segment(first) = file else {
                continue;
            };
            if !holes.iter().any(|h| first <= h.gap.to) {
                continue;
            }
            // It is only a place to look from, and goes when it has been looked at.
            let Ok(look) = unpacked(&mut archive, &name, &backup.path) else {
                continue;
            };
            let opened = Reader::open(folders, look.path(), file, SEGMENT_HEAD as u64);
            // The chain of hashes says whether it belongs here.
            let Ok(mut reader) = opened.map(Reader::whoever_wrote) else {
                continue;
            };
            while let Ok(Step::Frame(frame)) = reader.step() {
                let (hash, previous) = (frame.hash.clone(), frame.head.previous.clone());
                candidates.previous.insert(hash, previous);
                if wanted(frame.head.sequence) {
                    candidates.add(*frame);
                }
            }
        }
        if candidates.chosen(holes, accepted).len() as u64 == total {
            break;
        }
    }
    let chosen = candidates.chosen(holes, accepted);
    chosen
        .into_iter()
        .filter_map(|hash| candidates.by_hash.remove(&hash))
        .map(|frame| (frame.head.sequence, frame))
        .collect()
}

/// A file of an archive, unpacked beside it.
fn unpacked(archive: &mut Archive, name: &str, beside: &Path) -> Result<Temporary, ArchiveError> {
    let mut look = Temporary::beside(beside).map_err(StoreError::disk(beside))?;
    let mut out = look.take_file().map_err(StoreError::disk(beside))?;
    archive.copy(name, &mut out)?;
    Ok(look)
}

/// What a walk that met damage comes to, and how much of what is missing backups have.
pub(crate) fn account(folders: &Folders, before: u64, walked: &Walked) -> DamageAccount {
    DamageAccount {
        places: walked.places.clone(),
        readable: before + walked.commits,
        gaps: walked.gaps(),
        in_backups: frames_in_backups(folders, &walked.holes, &walked.accepted).len() as u64,
        newest_backup: newest(folders),
    }
}
