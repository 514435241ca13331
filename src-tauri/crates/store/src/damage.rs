//! Where a journal is damaged and what that costs.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use words::say::storage as say;
use words::{Message, ToMessage};

/// What is wrong at a place in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JournalFault {
    /// A file is missing before this one.
    GapBefore,
    /// The chain breaks between two files.
    FileFollows,
    /// The head of the file is cut short.
    HeadShort,
    /// The head of the file cannot be read.
    HeadUnreadable,
    /// The head of the file fails its checksum.
    HeadChecksum,
    /// The head is that of another file.
    HeadName,
    /// The file is of another workspace.
    OtherWorkspace,
    /// A kind of file that is not known.
    Kind,
    /// The file ends in the middle of a record.
    Torn,
    /// The file cannot be read.
    FileUnreadable,
    /// Saves before this one are missing.
    SavesBefore,
    /// The chain breaks between two records.
    RecordFollows,
    /// The checksum does not fit.
    Checksum,
    /// The record cannot be read.
    RecordUnreadable,
    /// The record is too short.
    RecordShort,
    /// The record cannot be unpacked.
    RecordPacked,
    /// A block of the record is too short.
    RecordBlock,
    /// No record begins here.
    NoRecord,
    /// The length of the record cannot be right.
    Length,
    /// What follows cannot be searched through for the next record.
    Unsearched,
    /// It unpacks to far more than its size.
    Bomb,
    /// The checkpoint cannot be read.
    CheckpointUnreadable,
    /// The checkpoint is not the one that was written.
    CheckpointOther,
    /// The last saves cannot be read.
    LastUnreadable,
    /// The checkpoint was not made with the workspace's key.
    CheckpointKey,
    /// The last save is not the one that was confirmed.
    LastOther,
    /// The record was not written with the workspace's key.
    NotWithKey,
}

impl ToMessage for JournalFault {
    fn message(&self) -> Message {
        match self {
            Self::GapBefore => say::journal_gap_before(),
            Self::FileFollows => say::journal_file_follows(),
            Self::HeadShort => say::journal_head_short(),
            Self::HeadUnreadable => say::journal_head_unreadable(),
            Self::HeadChecksum => say::journal_head_checksum(),
            Self::HeadName => say::journal_head_name(),
            Self::OtherWorkspace => say::journal_other_workspace(),
            Self::Kind => say::journal_kind(),
            Self::Torn => say::journal_torn(),
            Self::FileUnreadable => say::journal_file_unreadable(),
            Self::SavesBefore => say::journal_saves_before(),
            Self::RecordFollows => say::journal_record_follows(),
            Self::Checksum => say::journal_checksum(),
            Self::RecordUnreadable => say::journal_record_unreadable(),
            Self::RecordShort => say::journal_record_short(),
            Self::RecordPacked => say::journal_record_packed(),
            Self::RecordBlock => say::journal_record_block(),
            Self::NoRecord => say::journal_no_record(),
            Self::Length => say::journal_length(),
            Self::Unsearched => say::journal_unsearched(),
            Self::Bomb => say::journal_bomb(),
            Self::CheckpointUnreadable => say::journal_checkpoint_unreadable(),
            Self::CheckpointOther => say::journal_checkpoint_other(),
            Self::LastUnreadable => say::journal_last_unreadable(),
            Self::CheckpointKey => say::journal_checkpoint_key(),
            Self::LastOther => say::journal_last_other(),
            Self::NotWithKey => say::journal_not_with_key(),
        }
    }
}

/// A place in the journal that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalDamage {
    /// The segment's file name.
    pub segment: String,
    /// Byte at which the unreadable record begins.
    pub offset: u64,
    /// The commit that should stand there.
    pub sequence: u64,
    /// What is wrong.
    pub what: JournalFault,
}

impl ToMessage for JournalDamage {
    fn message(&self) -> Message {
        say::damage(
            self.offset,
            &self.segment,
            self.sequence,
            self.what.message(),
        )
    }
}

impl std::fmt::Display for JournalDamage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().in_english())
    }
}

/// Saves that cannot be read: from the first to the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The first save missing.
    pub from: u64,
    /// The last save missing.
    pub to: u64,
}

impl Gap {
    /// How many saves are missing.
    #[must_use]
    pub fn saves(&self) -> u64 {
        self.to.saturating_sub(self.from) + 1
    }
}

impl ToMessage for Gap {
    fn message(&self) -> Message {
        say::gap(self.saves(), self.from, self.to)
    }
}

/// Everything known about a damaged journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DamageAccount {
    /// The places, in order.
    pub places: Vec<JournalDamage>,
    /// Saves that can be read.
    pub readable: u64,
    /// Saves that cannot be read here.
    pub gaps: Vec<Gap>,
    /// Saves among them that a backup still has.
    pub in_backups: u64,
    /// The newest backup in the workspace's folder.
    pub newest_backup: Option<PathBuf>,
}

impl DamageAccount {
    /// Saves that cannot be read here.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.gaps.iter().map(Gap::saves).sum()
    }
}

impl ToMessage for DamageAccount {
    fn message(&self) -> Message {
        say::damaged(
            self.in_backups,
            self.missing(),
            self.places.iter().map(JournalDamage::message),
            self.readable,
        )
    }
}

impl std::fmt::Display for DamageAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message().in_english())
    }
}
