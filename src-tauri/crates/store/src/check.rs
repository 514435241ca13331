//! Verifying a whole workspace: every byte of the journal, and the index against it.

use crate::change::Tip;
use crate::damage::JournalDamage;
use crate::error::StoreError;
use crate::journal::checkpoint;
use crate::journal::format_1;
use crate::journal::frame::State;
use crate::journal::place::{FileId, Folders, files_in};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::journal::walk::{From, walk};
use crate::rebuild::Layout;
use crate::shared::BlockCache;
use crate::store::Store;

/// Faults of the index that are named one by one.
const NAMED: usize = 50;

/// What a check of the whole workspace found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CheckReport {
    /// Commits that were read and whose chain holds, archived ones included.
    pub commits: u64,
    /// How many records there are.
    pub records: u64,
    /// Places in the journal that cannot be read or do not follow.
    pub damage: Vec<JournalDamage>,
    /// Bytes after the last commit.
    pub torn_bytes: u64,
    /// Records that the index has wrong, lacks, or has too many of.
    pub index_faults: Vec<String>,
    /// What was wrong with the index before it was made anew on the spot.
    pub index_mended: Vec<String>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.damage.is_empty() && self.torn_bytes == 0 && self.index_faults.is_empty()
    }

    fn damaged(&mut self, file: FileId, what: &'static str) {
        self.damage.push(JournalDamage {
            segment: file.name(),
            offset: 0,
            sequence: 0,
            what,
        });
    }
}

impl Store {
    /// Reads the whole journal, verifies its chain, and holds the index against it.
    ///
    /// # Errors
    /// When a file cannot be read at all; damage is in the report.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let _held = self.maintain();
        let folders = &self.shared.folders;
        let mut report = CheckReport::default();
        // Where the journal ended at a moment when nothing was being written.
        let (tip, state) = match self.writer() {
            Ok(writer) => {
                let (tip, state, after) = writer.with_writer(|w| {
                    let path = w.shared.folders.path(w.journal.id);
                    let length = std::fs::metadata(&path).map_or(0, |m| m.len());
                    let after = length.saturating_sub(w.journal.length);
                    Ok((w.journal.tip.clone(), w.shared.index().state(), after))
                })?;
                report.torn_bytes = after;
                (tip, state)
            }
            Err(_) => {
                let index = self.shared.index();
                let tip = index.newest();
                (tip, index.state())
            }
        };
        let mut vouched = Vec::new();
        check_archive(folders, &mut report, &mut vouched)?;
        let last = check_journal(folders, &tip, &mut report, &mut vouched)?;
        check_vouched(folders, &vouched, &mut report)?;
        if report.damage.is_empty() && last.is_some_and(|last| last != state) {
            report
                .index_faults
                .push("the index does not add up to the journal".to_owned());
        }
        self.check_index(state, &mut report)?;
        if !report.index_faults.is_empty()
            && report.damage.is_empty()
            && let Ok(writer) = self.writer()
        {
            // The journal is whole: an index that is not need not stay so.
            writer.with_writer(|w| w.remake_index())?;
            report.index_mended = std::mem::take(&mut report.index_faults);
            self.check_index(self.shared.index().state(), &mut report)?;
        }
        Ok(report)
    }

    fn check_index(&self, state: State, report: &mut CheckReport) -> Result<(), StoreError> {
        let index = self.shared.index();
        report.records = state.live;
        let mut found = State::default();
        let mut cache = BlockCache::default();
        let walked = index.every_row(|key, row| {
            if row.spot.is_some() {
                found.gains(State::hash_of(&key, row.revision, row.sequence));
                if let Err(error) = self.shared.record(key.clone(), &row, &mut cache)
                    && !matches!(error, StoreError::Locked)
                    && report.index_faults.len() < NAMED
                {
                    report.index_faults.push(format!("{key}: {error}"));
                }
            }
            Ok(true)
        });
        match walked {
            Err(StoreError::Index(what)) => report.index_faults.push(what),
            other => other?,
        }
        // Saves made since the journal was read change both.
        let still = index.state() == state;
        if still && found != state {
            report.index_faults.push(format!(
                "the index holds {} records, the journal {}, or others",
                found.live, state.live
            ));
        }
        Ok(())
    }
}

/// Files that checkpoints stand for. What is not there any more is no fault.
fn check_archive(
    folders: &Folders,
    report: &mut CheckReport,
    vouched: &mut Vec<(u64, String)>,
) -> Result<(), StoreError> {
    let mut tip = Tip::start();
    for file in files_in(&folders.archive())? {
        let path = folders.archive().join(file.name());
        // What is sealed is verified by whoever has the key.
        if matches!(folders.read(&path), Err(StoreError::Locked)) {
            continue;
        }
        if let FileId::Checkpoint(_) = file {
            if checkpoint::read(folders, file, |_| Ok(())).is_err() {
                report.damaged(file, "the checkpoint cannot be read");
            }
            continue;
        }
        if head_of(folders, &path, file)? == HeadRead::Format1 {
            let mut commits = 0;
            let (after, torn, damage) =
                format_1::read(folders, &path, file, tip.clone(), |_, _, _| {
                    commits += 1;
                    Ok(())
                })?;
            if torn > 0 && after == tip {
                report.damaged(file, "the file cannot be read");
            }
            report.commits += commits;
            report.damage.extend(damage);
            tip = after;
            continue;
        }
        // What was damaged when the journal was repaired is known, and named there.
        let known = crate::repair::known_damage(&path).exists();
        let walked = walk(folders, &[file], From::FirstFile, |frame, _| {
            vouched.extend(vouch(frame));
            Ok(true)
        })?;
        report.commits += walked.commits;
        let before = std::mem::replace(&mut tip, walked.tip.unwrap_or_else(Tip::start));
        if known {
            continue;
        }
        if let HeadRead::Whole(head) = head_of(folders, &path, file)?
            && head.anchor.sequence == before.sequence
            && head.anchor != before
        {
            report.damaged(file, "the file does not follow from the one before it");
        }
        report.damage.extend(walked.places);
        if walked.torn.is_some() {
            report.damaged(file, "the file ends in the middle of a record");
        }
    }
    Ok(())
}

fn vouch(frame: &crate::journal::frame::Frame) -> Option<(u64, String)> {
    let hash = frame.head.checkpoint.clone()?;
    Some((frame.head.sequence.saturating_sub(1), hash))
}

fn check_journal(
    folders: &Folders,
    tip: &Tip,
    report: &mut CheckReport,
    vouched: &mut Vec<(u64, String)>,
) -> Result<Option<State>, StoreError> {
    let layout = Layout::read(folders)?;
    let mut last = None;
    let from = match layout.base {
        Some(base) => match checkpoint::read(folders, base, |_| Ok(())) {
            Ok(state) => {
                last = Some(state);
                From::Following(checkpoint::anchor_of(folders, &folders.path(base), base)?)
            }
            Err(_) => {
                report.damaged(base, "the checkpoint cannot be read");
                From::FirstFile
            }
        },
        None => From::Following(Tip::start()),
    };
    let reached = match &from {
        From::Following(tip) => tip.clone(),
        _ => Tip::start(),
    };
    if reached == *tip && layout.segments.len() <= 1 {
        // Nothing after the checkpoint yet; the segment's head still counts.
        if let Some(file) = layout.segments.first()
            && !matches!(
                head_of(folders, &folders.path(*file), *file)?,
                HeadRead::Whole(_)
            )
        {
            report.damaged(*file, "the head of the file cannot be read");
        }
        return Ok(last);
    }
    let walked = walk(folders, &layout.segments, from, |frame, _| {
        last = Some(frame.head.state);
        vouched.extend(vouch(frame));
        Ok(frame.head.sequence != tip.sequence)
    })?;
    report.commits += walked.commits;
    report.damage.extend(walked.places);
    let end = walked.tip.unwrap_or(reached);
    if end.sequence < tip.sequence {
        let (file, offset) = walked.end.unwrap_or((FileId::Segment(1), 0));
        report.damage.push(JournalDamage {
            segment: file.name(),
            offset,
            sequence: end.sequence + 1,
            what: "the last saves cannot be read",
        });
    } else if end.hash != tip.hash {
        let (file, offset) = walked.end.unwrap_or((FileId::Segment(1), 0));
        report.damage.push(JournalDamage {
            segment: file.name(),
            offset,
            sequence: end.sequence,
            what: "the last save is not the one that was confirmed",
        });
    }
    Ok(last)
}

/// Checkpoints must be the ones that commits vouch for.
fn check_vouched(
    folders: &Folders,
    vouched: &[(u64, String)],
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    for (last, hash) in vouched {
        let file = FileId::Checkpoint(*last);
        if folders.path(file).exists()
            && checkpoint::hash_of(folders, file).is_ok_and(|found| found != *hash)
        {
            report.damaged(file, "the checkpoint is not the one that was written");
        }
    }
    Ok(())
}
