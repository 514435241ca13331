//! Change sets: what a caller hands over, committed whole or refused with the reason.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What a record is called: its kind and its identity within the kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// The kind, such as `programme`.
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

    /// Whether it can be stored: rows of the index are told apart by zero bytes.
    pub(crate) fn is_storable(&self) -> bool {
        !self.kind.is_empty() && !self.kind.contains('\0') && !self.id.contains('\0')
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.kind, self.id)
    }
}

/// A field by whose value records of a kind are found, and which a guard can hold unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lookup {
    /// The kind of record.
    pub kind: &'static str,
    /// Where the value is, as a JSON pointer (RFC 6901). Only text is looked up.
    pub field: &'static str,
}

/// What must hold for a change set to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// No record has this key.
    Absent(Key),
    /// The record has this revision; 0 when there must be none.
    RevisionIs(Key, u32),
    /// No record of the kind, other than those this change set writes, holds the value
    /// in that field. The field must be a [`Lookup`].
    Unique {
        /// The kind.
        kind: String,
        /// The field, as a JSON pointer.
        field: String,
        /// The value.
        value: String,
    },
}

/// One record written or deleted.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// The record's new value.
    Put(Key, Value),
    /// The record goes; its past stays.
    Delete(Key),
}

impl Write {
    /// The record written.
    #[must_use]
    pub fn key(&self) -> &Key {
        let (Self::Put(key, _) | Self::Delete(key)) = self;
        key
    }
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
    /// Names this wish, so that asking twice does it once; empty for none. The last
    /// thousand are remembered, over restarts too, until the index is made anew from a
    /// checkpoint.
    pub request: String,
    /// What must hold.
    pub guards: Vec<Guard>,
    /// What is written; of several writes to one record the last counts.
    pub writes: Vec<Write>,
    /// Who and what.
    pub audit: AuditEntry,
}

/// What a commit came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Committed {
    /// Counts from 1 without a gap.
    pub sequence: u64,
    /// The request had been committed before; nothing was written now.
    pub repeated: bool,
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
    /// Version of the value's shape, from [`crate::Opening::schema`] when it was written.
    pub schema: u16,
    /// The value.
    pub value: Value,
}

/// A record as it was once.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its revision.
    pub revision: u32,
    /// The commit that wrote it.
    pub sequence: u64,
    /// Who, when and what.
    pub audit: AuditEntry,
    /// Version of the value's shape.
    pub schema: u16,
    /// The value; `None` when it was deleted here.
    pub value: Option<Value>,
}

/// The versions of a record that can be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Past {
    /// Newest first.
    pub versions: Vec<Version>,
    /// Earlier ones are known of but cannot be read here.
    pub earlier_unreadable: bool,
}

/// Which part of a kind to read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PageOf {
    /// The kind.
    pub kind: String,
    /// What the identity begins with.
    pub prefix: String,
    /// The cursor: an earlier page's [`Page::next`].
    pub after: Option<String>,
    /// From the last identity to the first.
    pub backwards: bool,
    /// How many at most.
    pub limit: usize,
}

/// Records in order of identity, and where to go on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Page {
    /// The records.
    pub records: Vec<Record>,
    /// The cursor of the next page; `None` after the last.
    pub next: Option<String>,
}

/// The end of the chain of commits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tip {
    /// The last commit's number; 0 before the first.
    pub sequence: u64,
    /// Its hash in hex; zeros before the first.
    pub hash: String,
}

impl Tip {
    pub(crate) fn start() -> Self {
        Self {
            sequence: 0,
            hash: "0".repeat(64),
        }
    }
}
