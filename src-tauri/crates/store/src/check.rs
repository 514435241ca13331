//! Verifying a whole workspace: every byte of the journal, and the index against it.

use words::{Message, ToMessage, say};

use crate::aside::known_damage;
use crate::change::Tip;
use crate::check_backups::backups_against;
use crate::damage::{Gap, JournalDamage, JournalFault};
use crate::error::{ReadOnly, StoreError};
use crate::index::entry;
use crate::journal::checkpoint;
use crate::journal::format_1;
use crate::journal::frame::State;
use crate::journal::layout::Layout;
use crate::journal::place::{FileId, Folders, files_in};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::journal::walk::{From, walk};
use crate::kept::{KeptFault, examine};
use crate::notice::Notice;
use crate::plain;
use crate::shared::BlockCache;
use crate::store::Store;
use crate::vouched::{Vouched, not_vouched_for, vouch};

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
    pub index_faults: Vec<Message>,
    /// What was wrong with the index before it was made anew on the spot.
    pub index_mended: Vec<Message>,
    /// Kept files that are not what they should be.
    pub kept: Vec<KeptFault>,
    /// Saves whose past versions are not in the folder: their archived files are gone, or it was
    /// restored from a backup without them. Nothing that there is now depends on them.
    pub missing_history: Vec<Gap>,
    /// Whether the search index was damaged and was made anew on the spot.
    pub search_remade: bool,
    /// What is wrong with the journal's end, until a person has answered.
    pub notice: Option<Notice>,
    /// Backups that are of another branch, or of another workspace.
    pub other_backups: Vec<String>,
    /// Whether it is encrypted and its key file is gone.
    pub key_gone: bool,
}

impl CheckReport {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.damage.is_empty()
            && self.torn_bytes == 0
            && self.index_faults.is_empty()
            && self.kept.is_empty()
            && self.notice.is_none()
            && !self.key_gone
    }

    fn damaged(&mut self, file: FileId, what: JournalFault) {
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
        let mut report = CheckReport {
            key_gone: self.read_only() == Some(ReadOnly::KeyGone),
            ..CheckReport::default()
        };
        // Where the journal ended at a moment when nothing was being written.
        let (tip, state) = match self.writer() {
            Ok(writer) => {
                let (tip, state, after) = writer.with_writer(|w| {
                    let path = w.shared.folders.path(w.journal.id);
                    let length = plain::length(&path).unwrap_or(0);
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
        let backups = backups_against(self, &tip)?;
        report.notice = backups.notice;
        report.other_backups = backups.others;
        let mut vouched: Vec<Vouched> = Vec::new();
        check_archive(folders, &mut report, &mut vouched)?;
        let last = check_journal(folders, &tip, &mut report, &mut vouched)?;
        for (file, what) in not_vouched_for(folders, &vouched) {
            report.damaged(file, what);
        }
        if report.damage.is_empty() && last.is_some_and(|last| last != state) {
            report.index_faults.push(say::storage::fault_sum());
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
        report.kept = examine(self)?;
        if let Some(search) = &self.search {
            report.search_remade = search.verify()?;
        }
        Ok(report)
    }

    fn check_index(&self, state: State, report: &mut CheckReport) -> Result<(), StoreError> {
        let index = self.shared.index();
        report.records = state.live;
        let mut found = State::default();
        let mut cache = BlockCache::default();
        let mut entries = 0;
        let walked = index.every_row(|key, row| {
            if row.spot.is_none() {
                return Ok(true);
            }
            found.gains(State::hash_of(&key, row.revision, row.sequence));
            entries += entry::unpack(&row.entries).count() as u64;
            let fault = match self.shared.record(key.clone(), &row, &mut cache) {
                Ok(Some(record)) => {
                    let shaped = self
                        .shared
                        .indexes
                        .shaped(&key.kind, row.schema, record.value);
                    let right = index.entries(&key.kind, &shaped) == row.entries;
                    (!right).then(|| say::storage::fault_other(key.to_string()))
                }
                Ok(None) | Err(StoreError::Locked) => None,
                Err(error) => Some(say::storage::fault_of(key.to_string(), error.message())),
            };
            report
                .index_faults
                .extend(fault.filter(|_| report.index_faults.len() < NAMED));
            Ok(true)
        });
        match walked {
            Err(StoreError::Index(what)) => report.index_faults.push(what),
            other => other?,
        }
        let faults = match index.faults(entries) {
            Err(StoreError::Index(what)) => vec![what],
            other => other?,
        };
        // Saves made since the journal was read change both.
        let still = index.state() == state;
        if still {
            report.index_faults.extend(faults);
        }
        if still && found != state {
            report
                .index_faults
                .push(say::storage::fault_records(found.live, state.live));
        }
        Ok(())
    }
}

/// Files that checkpoints stand for. What is not there any more is named, and is no fault.
fn check_archive(
    folders: &Folders,
    report: &mut CheckReport,
    vouched: &mut Vec<Vouched>,
) -> Result<(), StoreError> {
    let mut tip = Tip::start();
    let mut sealed = false;
    for file in files_in(&folders.archive())? {
        let path = folders.archive().join(file.name());
        // What is sealed is verified by whoever has the key.
        if matches!(folders.read(&path), Err(StoreError::Locked)) {
            sealed = true;
            continue;
        }
        if let FileId::Checkpoint(_) = file {
            if checkpoint::read(folders, file, |_| Ok(())).is_err() {
                report.damaged(file, JournalFault::CheckpointUnreadable);
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
                report.damaged(file, JournalFault::FileUnreadable);
            }
            report.commits += commits;
            report.damage.extend(damage);
            tip = after;
            continue;
        }
        // What was damaged when the journal was repaired is known, and named there.
        let known = plain::exists(&known_damage(&path));
        let walked = walk(folders, &[file], From::FirstFile, |frame, _| {
            vouched.extend(vouch(frame));
            Ok(true)
        })?;
        report.commits += walked.commits;
        let before = std::mem::replace(&mut tip, walked.tip.unwrap_or_else(Tip::start));
        if let HeadRead::Whole(head) = head_of(folders, &path, file)? {
            note_missing(report, before.sequence, head.anchor.sequence);
        }
        if known {
            continue;
        }
        if let HeadRead::Whole(head) = head_of(folders, &path, file)?
            && head.anchor.sequence == before.sequence
            && head.anchor != before
        {
            report.damaged(file, JournalFault::FileFollows);
        }
        report.damage.extend(walked.places);
        if walked.torn.is_some() {
            report.damaged(file, JournalFault::Torn);
        }
    }
    let base = Layout::read(folders)?.base;
    if let Some(FileId::Checkpoint(last)) = base {
        note_missing(report, tip.sequence, last);
    }
    if sealed {
        // What is sealed may hold any of them.
        report.missing_history.clear();
    }
    Ok(())
}

/// Saves between two that follow each other in what is there.
fn note_missing(report: &mut CheckReport, before: u64, next: u64) {
    if next > before {
        report.missing_history.push(Gap {
            from: before + 1,
            to: next,
        });
    }
}

fn check_journal(
    folders: &Folders,
    tip: &Tip,
    report: &mut CheckReport,
    vouched: &mut Vec<Vouched>,
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
                report.damaged(base, JournalFault::CheckpointUnreadable);
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
            report.damaged(*file, JournalFault::HeadUnreadable);
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
            what: JournalFault::LastUnreadable,
        });
    } else if end.hash != tip.hash {
        let (file, offset) = walked.end.unwrap_or((FileId::Segment(1), 0));
        report.damage.push(JournalDamage {
            segment: file.name(),
            offset,
            sequence: end.sequence,
            what: JournalFault::LastOther,
        });
    }
    Ok(last)
}
