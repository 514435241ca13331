//! An open workspace: reading, committing, checking.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::change::{ChangeSet, Commit, CommittedWrite, Guard, Key, Record, Write};
use crate::error::StoreError;
use crate::index::Index;
use crate::journal::{self, Journal, JournalReport};
use crate::lock::Lock;

/// An open workspace. Only one program holds one at a time.
pub struct Store {
    folder: PathBuf,
    index: Index,
    journal: Mutex<Journal>,
    _lock: Lock,
}

/// What opening had to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// Bytes of an unfinished last record that were cut off.
    pub torn_bytes: u64,
    /// Whether the index was rebuilt from the journal.
    pub index_rebuilt: bool,
}

/// What a check of the whole workspace found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// What the journal holds.
    pub journal: JournalReport,
    /// How many records the journal says there are.
    pub records: usize,
    /// Records that the index has wrong, lacks, or has too many of.
    pub index_faults: Vec<String>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.journal.damage.is_none()
            && self.journal.torn_bytes == 0
            && self.index_faults.is_empty()
    }
}

fn journal_folder(folder: &Path) -> PathBuf {
    folder.join("journal")
}

fn index_folder(folder: &Path) -> PathBuf {
    folder.join("index")
}

impl Store {
    /// Makes a workspace in a folder that is empty or not there yet.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] when there is something in the folder.
    pub fn create(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(StoreError::disk(folder))?;
        let mut entries = std::fs::read_dir(folder).map_err(StoreError::disk(folder))?;
        if entries.next().is_some() {
            return Err(StoreError::NotEmpty(folder.to_path_buf()));
        }
        for name in ["journal", "files", "backups"] {
            let path = folder.join(name);
            std::fs::create_dir(&path).map_err(StoreError::disk(&path))?;
        }
        Self::open(folder).map(|(store, _)| store)
    }

    /// Opens a workspace, mending what can be mended.
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::NotAWorkspace`], or
    /// [`StoreError::Damaged`] with the place.
    pub fn open(folder: &Path) -> Result<(Self, Opened), StoreError> {
        if !journal_folder(folder).is_dir() {
            return Err(StoreError::NotAWorkspace(folder.to_path_buf()));
        }
        let lock = Lock::take(folder)?;
        let usable = Index::open(&index_folder(folder)).and_then(|index| Ok((index.tip()?, index)));
        let (mut known, mut index) = match usable {
            Ok((tip, index)) => (tip, Some(index)),
            Err(StoreError::Index(_)) => (None, None),
            Err(other) => return Err(other),
        };
        let mut agrees = known.is_none() && index.is_some();
        let (journal, report) = Journal::open(&journal_folder(folder), |commit, hash| {
            if let Some(tip) = &known
                && tip.sequence == commit.sequence
            {
                agrees = tip.hash == hash;
            }
            Ok(())
        })?;
        let start = known.take().map_or(0, |tip| tip.sequence);
        let rebuild = !agrees || (start == 0 && journal.tip().sequence > 0);
        if rebuild {
            index = None;
        }
        let index = match index {
            Some(index) => index,
            None => Index::fresh(&index_folder(folder))?,
        };
        let from = if rebuild { 0 } else { start };
        if from < journal.tip().sequence {
            journal::read_all(&journal_folder(folder), |commit, hash| {
                if commit.sequence > from {
                    index.apply(commit, hash)
                } else {
                    Ok(())
                }
            })?;
        }
        let opened = Opened {
            torn_bytes: report.torn_bytes,
            index_rebuilt: rebuild,
        };
        let store = Self {
            folder: folder.to_path_buf(),
            index,
            journal: Mutex::new(journal),
            _lock: lock,
        };
        Ok((store, opened))
    }

    fn journal(&self) -> MutexGuard<'_, Journal> {
        self.journal.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder it lives in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// One record.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn get(&self, key: &Key) -> Result<Option<Record>, StoreError> {
        self.index.get(key)
    }

    /// Every record of a kind whose identity begins with `prefix`, in order of identity.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn list(&self, kind: &str, prefix: &str) -> Result<Vec<Record>, StoreError> {
        self.index.list(kind, prefix)
    }

    /// How many records of a kind there are.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn count(&self, kind: &str) -> Result<usize, StoreError> {
        self.index.count_of(kind)
    }

    /// Commits a change set whole, or refuses it whole. Returns its sequence number.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] or [`StoreError::Duplicate`] when a guard does not
    /// hold, [`StoreError::Disk`] when it cannot be written. Nothing is changed then.
    pub fn commit(&self, changes: ChangeSet) -> Result<u64, StoreError> {
        let mut journal = self.journal();
        for guard in &changes.guards {
            match guard {
                Guard::Absent(key) if self.index.get(key)?.is_some() => {
                    return Err(StoreError::Duplicate(key.clone()));
                }
                Guard::RevisionIs(key, expected) => {
                    let found = self.index.get(key)?.map_or(0, |r| r.revision);
                    if found != *expected {
                        return Err(StoreError::Conflict {
                            key: key.clone(),
                            expected: *expected,
                            found,
                        });
                    }
                }
                Guard::Absent(_) => {}
            }
        }
        let sequence = journal.tip().sequence + 1;
        let mut latest: HashMap<Key, (u32, u64)> = HashMap::new();
        let mut writes = Vec::with_capacity(changes.writes.len());
        for write in changes.writes {
            let (key, value) = match write {
                Write::Put(key, value) => (key, Some(value)),
                Write::Delete(key) => (key, None),
            };
            let (revision, before) = match latest.get(&key) {
                Some(known) => *known,
                None => self
                    .index
                    .get(&key)?
                    .map_or((0, 0), |r| (r.revision, r.sequence)),
            };
            latest.insert(key.clone(), (revision + 1, sequence));
            writes.push(CommittedWrite {
                key,
                revision: revision + 1,
                before,
                value,
            });
        }
        let commit = Commit {
            sequence,
            previous: journal.tip().hash.clone(),
            audit: changes.audit,
            writes,
        };
        journal.append(&commit)?;
        // The commit is on disk: an index that fails now is rebuilt at the next opening.
        self.index.apply(&commit, &journal.tip().hash)?;
        Ok(sequence)
    }

    /// Reads the whole journal, verifies its chain, and holds the index against it.
    ///
    /// # Errors
    /// When a file cannot be read at all; damage is in the report.
    pub fn check(&self) -> Result<CheckReport, StoreError> {
        let journal = self.journal();
        let mut truth: HashMap<Key, (u32, serde_json::Value)> = HashMap::new();
        let (report, ..) = journal::read_all(&journal_folder(&self.folder), |commit, _| {
            for write in &commit.writes {
                match &write.value {
                    Some(value) => truth.insert(write.key.clone(), (write.revision, value.clone())),
                    None => truth.remove(&write.key),
                };
            }
            Ok(())
        })?;
        drop(journal);
        let mut index_faults = Vec::new();
        for (key, (revision, value)) in &truth {
            match self.index.get(key) {
                Ok(Some(record)) if record.revision == *revision && record.value == *value => {}
                Ok(Some(_)) => index_faults.push(format!("{key} differs from the journal")),
                Ok(None) => index_faults.push(format!("{key} is missing from the index")),
                Err(error) => index_faults.push(format!("{key}: {error}")),
            }
        }
        let count = self.index.count()?;
        if count != truth.len() {
            index_faults.push(format!(
                "the index holds {count} records, the journal {}",
                truth.len()
            ));
        }
        index_faults.sort();
        Ok(CheckReport {
            journal: report,
            records: truth.len(),
            index_faults,
        })
    }
}
