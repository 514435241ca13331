//! Change sets: what a caller hands over, committed whole or refused with the reason.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a record is called: its kind and its identity within the kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// The kind, such as `programme`; no slash.
    pub kind: String,
    /// The identity within the kind.
    pub id: String,
}

impl Key {
    /// A key.
    #[must_use]
    pub fn new(kind: &str, id: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            id: id.to_owned(),
        }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.id)
    }
}

/// What must hold for a change set to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// No record has this key.
    Absent(Key),
    /// The record has this revision.
    RevisionIs(Key, u32),
}

/// One record written or deleted.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// The record's new value.
    Put(Key, Value),
    /// The record goes.
    Delete(Key),
}

/// Who did what, for the history and the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AuditEntry {
    /// The person.
    pub who: String,
    /// RFC 3339 time, handed in by the caller.
    pub at: String,
    /// What was done, in a few plain words.
    pub what: String,
}

/// A transaction over any number of records.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ChangeSet {
    /// What must hold.
    pub guards: Vec<Guard>,
    /// What is written, in order.
    pub writes: Vec<Write>,
    /// Who and what.
    pub audit: AuditEntry,
}

/// A record as it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What it is called.
    pub key: Key,
    /// Counts from 1; each save adds one.
    pub revision: u32,
    /// The commit that wrote this revision.
    pub sequence: u64,
    /// The value.
    pub value: Value,
}

/// A record in the journal: one whole transaction.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Commit {
    /// Counts from 1 without a gap.
    pub sequence: u64,
    /// Hash of the record before, in hex; zeros for the first.
    pub previous: String,
    /// Who and what.
    pub audit: AuditEntry,
    /// What was written.
    pub writes: Vec<CommittedWrite>,
}

/// One write of a commit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CommittedWrite {
    /// The record.
    pub key: Key,
    /// Its revision after the write.
    pub revision: u32,
    /// The commit that wrote the revision before; 0 when there was none.
    pub before: u64,
    /// The value; `None` when deleted.
    pub value: Option<Value>,
}
