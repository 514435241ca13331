//! How rows of the index are named and what they hold. Values are never among them: a
//! row says where in the journal its record's value stands.

use serde::{Deserialize, Serialize};

use super::digest::Digest;
use crate::change::{Key, Tip};
use crate::encryption::Vault;
use crate::error::StoreError;
use crate::indexed::Indexes;
use crate::journal::frame::State;
use crate::journal::place::{Place, Spot};

/// A record's row, or a deleted one's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Row {
    pub revision: u32,
    pub sequence: u64,
    pub schema: u16,
    /// The frame that wrote it.
    pub frame: Place,
    /// Where its value is; `None` when it was deleted.
    pub spot: Option<Spot>,
    /// Where the revision before was written.
    pub before: Option<Place>,
    /// Its entries in the indexes, packed: they are taken away without its value.
    pub entries: Vec<u8>,
}

/// Which commit the index is at, and what it should hold then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TipRow {
    pub sequence: u64,
    pub hash: String,
    /// The frame of that commit; `None` when it is in a file that was archived.
    pub frame: Option<Place>,
    /// The byte after it.
    pub end: u64,
    pub live: u64,
    pub digest: u128,
    /// What all entries and counters add up to.
    pub entries: Digest,
    /// Which indexes it was made for.
    pub described: u64,
}

impl TipRow {
    pub(crate) fn tip(&self) -> Tip {
        Tip {
            sequence: self.sequence,
            hash: self.hash.clone(),
        }
    }

    pub(crate) fn state(&self) -> State {
        State {
            live: self.live,
            digest: self.digest,
        }
    }
}

pub(crate) const TIP: &[u8] = b"t";

fn named(space: u8, kind: &str, id: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(kind.len() + id.len() + 2);
    key.push(space);
    key.extend_from_slice(kind.as_bytes());
    key.push(0);
    key.extend_from_slice(id.as_bytes());
    key
}

pub(crate) fn record(key: &Key) -> Vec<u8> {
    named(b'r', &key.kind, &key.id)
}

pub(crate) fn record_prefix(kind: &str, prefix: &str) -> Vec<u8> {
    named(b'r', kind, prefix)
}

/// The key of a record's row.
pub(crate) fn key_of(name: &[u8]) -> Option<Key> {
    let text = std::str::from_utf8(name.get(1..)?).ok()?;
    let (kind, id) = text.split_once('\0')?;
    Some(Key::new(kind, id))
}

pub(crate) fn count(kind: &str) -> Vec<u8> {
    named(b'n', kind, "")
}

pub(crate) fn request(request: &str) -> Vec<u8> {
    named(b'q', request, "")
}

pub(crate) fn request_at(sequence: u64) -> Vec<u8> {
    let mut key = vec![b'Q'];
    key.extend_from_slice(&sequence.to_be_bytes());
    key
}

/// The row of an entry whose record has an identity, or of all entries that begin so.
pub(crate) fn entry(entry: &[u8], id: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + entry.len() + id.len());
    key.push(b'i');
    key.extend_from_slice(entry);
    key.extend_from_slice(id.as_bytes());
    key
}

/// The counter of all entries that begin so.
pub(crate) fn counter(entry: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(1 + entry.len());
    key.push(b'c');
    key.extend_from_slice(entry);
    key
}

/// A counter as a row holds it.
pub(crate) fn number(bytes: Option<Vec<u8>>) -> u64 {
    bytes
        .and_then(|b| b.try_into().ok())
        .map_or(0, u64::from_be_bytes)
}

/// Bumped when text is folded, or entries are written, in another way.
const FORMAT: &[u8] = b"rows 3";

/// A number for the indexes that are described: an index made for others is made anew.
pub(crate) fn number_of(indexes: &Indexes, vault: Option<&Vault>) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(FORMAT);
    hasher.update(&[u8::from(vault.is_some())]);
    if let Some(vault) = vault {
        // What is blinded with another key is not found with this one.
        hasher.update(&vault.id());
    }
    // Older values are brought into another shape by another schema.
    hasher.update(&indexes.schema.to_le_bytes());
    for index in indexes.described {
        hasher.update(&[2, index.counted.map_or(0, |parts| parts.saturating_add(1))]);
        for text in [index.kind, index.name] {
            hasher.update(text.as_bytes());
            hasher.update(&[0]);
        }
        for part in index.parts {
            hasher.update(part.pointer.as_bytes());
            hasher.update(&[0, part.form as u8, u8::from(part.optional)]);
        }
    }
    let hash = hasher.finalize();
    hash.as_bytes()
        .first_chunk::<8>()
        .map_or(0, |b| u64::from_le_bytes(*b))
}

pub(crate) fn pack<T: Serialize>(row: &T) -> Result<Vec<u8>, StoreError> {
    postcard::to_allocvec(row).map_err(StoreError::index)
}

pub(crate) fn unpack<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, StoreError> {
    postcard::from_bytes(bytes).map_err(StoreError::index)
}
