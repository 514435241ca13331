//! Change sets: what a caller hands over, committed whole or refused with the reason.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::indexed::PartValue;
use crate::json::Json;

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

/// What must hold for a change set to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// No record has this key.
    Absent(Key),
    /// The record has this revision; 0 when there must be none.
    RevisionIs(Key, u32),
    /// There is a record with this key, whatever its revision.
    Present(Key),
    /// Once this change set is taken, no two records hold these parts of an index: none
    /// other than those it writes, and of those one at most. As many parts as the index has.
    Unique {
        /// The kind.
        kind: String,
        /// The name of the index.
        index: String,
        /// The values, part for part.
        parts: Vec<PartValue>,
    },
    /// No record other than those this change set writes holds these parts of an index. It
    /// may be only the first of its parts.
    NoneHold {
        /// The kind.
        kind: String,
        /// The name of the index.
        index: String,
        /// The values, part for part.
        parts: Vec<PartValue>,
    },
}

impl Guard {
    /// No two records hold these parts of an index.
    #[must_use]
    pub fn unique<P: Into<PartValue>>(
        kind: &str,
        index: &str,
        parts: impl IntoIterator<Item = P>,
    ) -> Self {
        Self::Unique {
            kind: kind.to_owned(),
            index: index.to_owned(),
            parts: parts.into_iter().map(Into::into).collect(),
        }
    }

    /// No other record holds these parts of an index, or these first ones.
    #[must_use]
    pub fn none_hold<P: Into<PartValue>>(
        kind: &str,
        index: &str,
        parts: impl IntoIterator<Item = P>,
    ) -> Self {
        Self::NoneHold {
            kind: kind.to_owned(),
            index: index.to_owned(),
            parts: parts.into_iter().map(Into::into).collect(),
        }
    }
}

/// One record written or deleted.
#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// The record's new value.
    Put(Key, Json),
    /// The record goes; its earlier versions stay.
    Delete(Key),
}

impl Write {
    /// A record's new value.
    #[must_use]
    pub fn put(key: Key, value: Value) -> Self {
        Self::Put(key, value.into())
    }

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

/// What a commit came to, so that nothing needs to be read back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    /// Counts from 1 without a gap.
    pub sequence: u64,
    /// The request had been committed before; nothing was written now.
    pub repeated: bool,
    /// The records that were put, each once, and the revisions they have now. For a request
    /// that was repeated: those of its records that there are, as they stand by now.
    pub revisions: Vec<(Key, u32)>,
}

impl Committed {
    /// The revision a record has now; `None` for one that was not put.
    #[must_use]
    pub fn revision(&self, key: &Key) -> Option<u32> {
        self.revisions
            .iter()
            .find(|(of, _)| of == key)
            .map(|(_, revision)| *revision)
    }
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
pub struct Versions {
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

/// Keys in order of identity, and where to go on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyPage {
    /// The keys.
    pub keys: Vec<Key>,
    /// The cursor of the next page; `None` after the last.
    pub next: Option<String>,
}

/// What was read, since the workspace was opened. Take the difference of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ReadCount {
    /// Values of records that were handed out.
    pub records: u64,
    /// Bytes of JSON of those values.
    pub bytes: u64,
    /// Blocks of the journal that were unpacked for them; none in memory.
    pub blocks: u64,
    /// Rows of indexes that were looked at: entries, keys, counters and hits of a search.
    pub rows: u64,
}

impl std::ops::Sub for ReadCount {
    type Output = Self;

    fn sub(self, before: Self) -> Self {
        Self {
            records: self.records.saturating_sub(before.records),
            bytes: self.bytes.saturating_sub(before.bytes),
            blocks: self.blocks.saturating_sub(before.blocks),
            rows: self.rows.saturating_sub(before.rows),
        }
    }
}

/// The end of the chain of commits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
