//! A workspace in figures, and whether it is sound.

use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Gap, Range, Records};
use words::{Message, ToMessage, say};

use crate::core::error::StudioError;
use crate::core::indexes::AUDIT_OPEN;
use crate::core::studio::Studio;
use crate::workspace::encryption::WorkspaceLock;
use crate::workspace::journal_notice::JournalNotice;

/// What a workspace holds, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceOverview {
    /// The folder's name.
    pub name: String,
    /// The folder, as a person would look for it.
    pub folder: String,
    /// The institution's legal name; empty until it is set up.
    pub institution: String,
    /// What opening had to mend.
    pub mended: Vec<Message>,
    /// What is wrong with the journal’s end, until a person has answered.
    pub notice: Option<JournalNotice>,
    /// Whether it is encrypted.
    pub lock: WorkspaceLock,
    /// Why it can only be read; nothing when it can be written.
    pub read_only: Option<Message>,
    /// Programme versions.
    pub programmes: u32,
    /// Competency frameworks.
    pub frameworks: u32,
    /// Rubrics.
    pub rubrics: u32,
    /// Audits without a decision.
    pub open_audits: Option<u32>,
    /// Cohorts.
    pub cohorts: u32,
    /// Certificates in the register.
    pub certificates: u32,
}

/// What a check of a workspace found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceCheck {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// Commits in the journal.
    pub commits: u32,
    /// Records there are.
    pub records: u32,
    /// What is wrong.
    pub faults: Vec<Message>,
    /// Whether the index was not right and was rebuilt on the spot.
    pub index_rebuilt: bool,
    /// Kept files among the faults that a backup still has: they can be put back.
    pub can_be_put_back: u32,
    /// What is worth knowing and is no fault.
    pub notes: Vec<Message>,
    /// The newest anchor: number and hash of the last save.
    pub anchor: String,
    /// Backups of another branch of this workspace, or of another one: nothing is taken from them.
    pub other_backups: Vec<String>,
}

fn missing_history(gap: &Gap) -> Message {
    say::workspace::missing_history(gap.from, gap.saves(), gap.to)
}

fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    /// What it holds, in numbers.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn overview(&self) -> Result<WorkspaceOverview, StudioError> {
        let number =
            |kind: RecordKind| Ok::<u32, StudioError>(count(self.store.count(kind.name())?));
        Ok(WorkspaceOverview {
            name: self
                .folder()
                .file_name()
                .map(|n| n.to_string_lossy().into_owned())
                .unwrap_or_default(),
            folder: self.folder().display().to_string(),
            institution: self.institution()?.value.legal_name,
            mended: self.mended().to_vec(),
            notice: self.journal_notice()?,
            lock: self.lock()?,
            read_only: self.store.read_only().map(|why| why.message()),
            programmes: number(RecordKind::Programme)?,
            frameworks: number(RecordKind::Framework)?,
            rubrics: number(RecordKind::Rubric)?,
            open_audits: match self.count_of(&AUDIT_OPEN, &Range::of(false)) {
                Ok(open) => Some(count(open)),
                Err(error) if error.is_locked() => None,
                Err(error) => return Err(error),
            },
            cohorts: number(RecordKind::Cohort)?,
            certificates: number(RecordKind::Certificate)?,
        })
    }

    /// Verifies the journal's chain and holds the index against it.
    ///
    /// # Errors
    /// When a file cannot be read at all.
    pub fn check(&self) -> Result<WorkspaceCheck, StudioError> {
        let report = self.store.check()?;
        let mut faults = Vec::new();
        let notice = report.notice.iter().flat_map(|notice| &notice.findings);
        faults.extend(notice.map(ToMessage::message));
        if report.key_gone {
            faults.push(say::workspace::fault_key_gone());
        }
        let unreadable = self.named(self.store.unreadable()?)?;
        if !unreadable.is_empty() {
            faults.push(say::workspace::fault_unreadable(unreadable));
        }
        faults.extend(report.damage.iter().map(ToMessage::message));
        if report.torn_bytes > 0 {
            faults.push(say::workspace::fault_torn(report.torn_bytes));
        }
        faults.extend(report.index_faults.iter().cloned());
        faults.extend(report.kept.iter().map(ToMessage::message));
        Ok(WorkspaceCheck {
            sound: report.is_sound(),
            commits: count(report.commits),
            records: count(report.records),
            faults,
            index_rebuilt: !report.index_mended.is_empty() || report.search_remade,
            can_be_put_back: count(report.kept.iter().filter(|k| k.in_backups).count() as u64),
            notes: report.missing_history.iter().map(missing_history).collect(),
            anchor: self.anchor()?,
            other_backups: report.other_backups,
        })
    }
}
