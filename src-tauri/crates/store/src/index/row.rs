//! How rows of the index are named and what they hold. Values are never among them: a
//! row says where in the journal its record's value stands.

use serde::{Deserialize, Serialize};

use crate::change::{Key, Lookup, Tip};
use crate::error::StoreError;
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
    /// Values it is looked up by: the number of the lookup, and the value.
    pub fields: Vec<(u8, String)>,
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
    /// Which lookups it was made for.
    pub lookups: u64,
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

pub(crate) fn holding_prefix(lookup: u8, value: &str) -> Vec<u8> {
    let mut key = vec![b'u', lookup];
    key.extend_from_slice(value.as_bytes());
    key.push(0);
    key
}

pub(crate) fn holding(lookup: u8, value: &str, id: &str) -> Vec<u8> {
    let mut key = holding_prefix(lookup, value);
    key.extend_from_slice(id.as_bytes());
    key
}

/// A number for a set of lookups: an index made for others is made anew.
pub(crate) fn lookups_number(lookups: &[Lookup], sealed: bool) -> u64 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(if sealed { b"rows 2 sealed" } else { b"rows 2" });
    for lookup in lookups {
        hasher.update(lookup.kind.as_bytes());
        hasher.update(&[0]);
        hasher.update(lookup.field.as_bytes());
        hasher.update(&[0]);
    }
    let hash = hasher.finalize();
    hash.as_bytes()
        .first_chunk::<8>()
        .map_or(0, |b| u64::from_le_bytes(*b))
}

pub(crate) fn pack<T: Serialize>(row: &T) -> Result<Vec<u8>, StoreError> {
    postcard::to_allocvec(row).map_err(|e| StoreError::Index(e.to_string()))
}

pub(crate) fn unpack<'b, T: Deserialize<'b>>(bytes: &'b [u8]) -> Result<T, StoreError> {
    postcard::from_bytes(bytes).map_err(|e| StoreError::Index(e.to_string()))
}
