//! What is wrong with a journal although it can be read: it ends too early, or is not the one
//! that was written here. It is kept beside the journal, in `notice.json`, until a person has
//! answered; the answer is a save of its own.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use words::say::storage as say;
use words::{Message, ToMessage};

use crate::change::Tip;
use crate::damage::Gap;
use crate::disk::write_whole;
use crate::error::StoreError;
use crate::journal::place::Folders;
use crate::journal::walk::Hole;
use crate::plain;

/// Who remembers a save.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum KnownBy {
    /// The index.
    Index,
    /// The mark of a closing in order.
    CleanMark,
    /// The record of the journal's end beside it.
    TipRecord,
    /// A backup, by its file's name.
    Backup(String),
}

impl ToMessage for KnownBy {
    fn message(&self) -> Message {
        match self {
            Self::Index => say::known_by_index(),
            Self::CleanMark => say::known_by_clean_mark(),
            Self::TipRecord => say::known_by_tip_record(),
            Self::Backup(name) => say::known_by_backup(name),
        }
    }
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Finding {
    /// Saves that had been confirmed are missing at the journal's end.
    Lost {
        /// The first and the last of them.
        saves: Gap,
        /// The last save that is there.
        after: Tip,
        /// Who knows of them.
        known_by: Vec<KnownBy>,
        /// How many of them were put back from backups, from the first on.
        put_back: u64,
        /// What stood in their place, in `journal/aside`.
        aside: Option<String>,
    },
    /// The last record is complete and fails its checksum, and nothing tells whether it had
    /// been confirmed.
    DamagedRecord {
        /// The save that should stand there.
        sequence: u64,
        /// The record as it was found, in `journal/aside`.
        aside: Option<String>,
    },
    /// Somebody remembers another save of a number.
    OtherJournal {
        /// The number.
        sequence: u64,
        /// Who remembers another.
        known_by: Vec<KnownBy>,
    },
    /// There are files of a journal, set aside or archived, and no journal.
    NoJournal,
    /// A repair that had to go on without some saves was cut short.
    GivenUp {
        /// The saves.
        saves: Vec<Gap>,
    },
}

impl Finding {
    /// Saves that had been confirmed and are missing, before backups were looked into for those
    /// that a repair goes on without.
    #[must_use]
    pub fn missing(&self) -> u64 {
        match self {
            Self::Lost {
                saves, put_back, ..
            } => saves.saves().saturating_sub(*put_back),
            _ => 0,
        }
    }
}

/// Those who know, a few of them by name.
fn listed(known_by: &[KnownBy]) -> Vec<Message> {
    const NAMED: usize = 3;
    let mut names: Vec<Message> = known_by.iter().take(NAMED).map(KnownBy::message).collect();
    let more = known_by.len().saturating_sub(NAMED);
    if more > 0 {
        names.push(say::known_by_more(more));
    }
    names
}

/// A finding, and where what stood there is kept.
fn with_kept(said: Message, aside: Option<&String>) -> Message {
    match aside {
        Some(file) => say::end_kept(file, said),
        None => said,
    }
}

impl ToMessage for Finding {
    fn message(&self) -> Message {
        match self {
            Self::Lost {
                saves,
                after,
                known_by,
                put_back,
                aside,
            } => {
                let missing = saves.saves().saturating_sub(*put_back);
                let came_back = match (*put_back, missing) {
                    (0, _) => say::end_missing(missing),
                    (_, 0) => say::end_put_back(),
                    (back, _) => say::end_put_back_partly(missing, back),
                };
                let (knowing, known) = (known_by.len(), listed(known_by));
                let said =
                    say::end_lost(after.sequence, came_back, knowing, known, saves.message());
                with_kept(said, aside.as_ref())
            }
            Self::DamagedRecord { sequence, aside } => {
                with_kept(say::end_damaged(*sequence), aside.as_ref())
            }
            Self::OtherJournal { sequence, known_by } => {
                say::end_other_journal(known_by.len(), listed(known_by), *sequence)
            }
            Self::NoJournal => say::end_no_journal(),
            Self::GivenUp { saves } => say::end_given_up(saves.iter().map(Gap::message)),
        }
    }
}

/// All that is wrong, until a person has answered.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Notice {
    /// When it was found, RFC 3339.
    pub at: String,
    /// What is wrong.
    pub findings: Vec<Finding>,
    /// Ends that somebody remembers and this journal does not have.
    pub remembered: Vec<Tip>,
    /// Saves that a repair goes on without, and what they stood between.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) holes: Vec<Hole>,
    /// Damaged records that a repair found, in `journal/aside`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) damaged: Vec<String>,
}

/// The name of its file, beside the journal.
pub(crate) const NOTICE: &str = "notice.json";

fn path(folders: &Folders) -> PathBuf {
    folders.journal().join(NOTICE)
}

impl Notice {
    /// Whether nothing may be saved before the answer: the journal may be another one, or
    /// nothing is left of it.
    #[must_use]
    pub fn holds_saves_back(&self) -> bool {
        self.findings.iter().any(|finding| match finding {
            Finding::OtherJournal { .. } | Finding::NoJournal => true,
            Finding::Lost {
                after, put_back, ..
            } => after.sequence == 0 && *put_back == 0,
            _ => false,
        })
    }

    /// Saves are put back from backups, so many in all.
    pub(crate) fn puts_back(&mut self, count: u64) {
        for finding in &mut self.findings {
            if let Finding::Lost {
                saves, put_back, ..
            } = finding
            {
                *put_back = count.min(saves.saves());
            }
        }
    }

    /// The journal ends here: what was planned and not put back, because it was cut short, is
    /// taken off.
    pub(crate) fn is_at(&mut self, end: &Tip) {
        for finding in &mut self.findings {
            if let Finding::Lost {
                after, put_back, ..
            } = finding
            {
                let there = end.sequence.saturating_sub(after.sequence);
                *put_back = there.min(*put_back);
            }
        }
    }

    /// What was kept of damaged saves, in `journal/aside`.
    pub(crate) fn kept(&self) -> impl Iterator<Item = &str> {
        let found = self.findings.iter().filter_map(|finding| match finding {
            Finding::Lost { aside, .. } | Finding::DamagedRecord { aside, .. } => aside.as_deref(),
            _ => None,
        });
        found.chain(self.damaged.iter().map(String::as_str))
    }

    /// Saves that were put back from backups.
    #[must_use]
    pub fn put_back(&self) -> u64 {
        let each = self.findings.iter().map(|finding| match finding {
            Finding::Lost { put_back, .. } => *put_back,
            _ => 0,
        });
        each.sum()
    }

    /// Saves that had been confirmed and are missing.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.findings.iter().map(Finding::missing).sum()
    }

    /// The notice that stands, if any. One that cannot be read is one all the same.
    pub(crate) fn read(folders: &Folders) -> Result<Option<Self>, StoreError> {
        let path = path(folders);
        match plain::read(&path) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes).unwrap_or_else(|_| {
                Self {
                    findings: vec![Finding::NoJournal],
                    ..Self::default()
                }
            }))),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(StoreError::disk(&path)(error)),
        }
    }

    pub(crate) fn write(&self, folders: &Folders) -> Result<(), StoreError> {
        let json = serde_json::to_vec_pretty(self).map_err(StoreError::unreadable)?;
        write_whole(&path(folders), &json)
    }

    /// Takes it away, after the answer was saved.
    pub(crate) fn take_away(folders: &Folders) -> Result<(), StoreError> {
        let path = path(folders);
        match plain::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(StoreError::disk(&path)(error))
            }
            _ => crate::disk::sync_folder(&folders.journal()),
        }
    }
}
