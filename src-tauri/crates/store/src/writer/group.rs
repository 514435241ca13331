//! What stands of a group of change sets so far, over what the index holds.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::outcome::Outcome;
use crate::change::{Committed, Key, Write};
use crate::error::StoreError;
use crate::index::entry;
use crate::index::row::{self, Row};
use crate::index::{Applied, Index};
use crate::journal::frame::Encoded;
use crate::json::Json;

/// A group of change sets that share one sync.
#[derive(Default)]
pub(super) struct Group {
    /// There is one change set in it: nothing else asks for what it did.
    pub alone: bool,
    pub frames: Vec<Encoded>,
    pub applied: Vec<Applied>,
    pub rows: HashMap<Key, Row>,
    pub requests: HashMap<String, u64>,
    pub waiting: Vec<(Arc<Outcome>, Committed)>,
    pub bytes: u64,
    pub overlay: Overlay,
}

/// The rows of entries that the group changed: whether each is there now.
#[derive(Default)]
pub(super) struct Overlay {
    pub entries: BTreeMap<Vec<u8>, bool>,
    /// Commits of the group that are in it.
    seen: usize,
}

/// A record that a change set writes.
pub(super) struct Wanted<'w> {
    pub key: &'w Key,
    /// `None` when it is deleted.
    pub value: Option<&'w Json>,
    /// Its row as earlier change sets of the group left it.
    pub old: Option<Row>,
    /// Its entries from now on, packed.
    pub entries: Vec<u8>,
}

impl Wanted<'_> {
    /// The row of a record there was.
    pub(super) fn was(&self) -> Option<&Row> {
        self.old.as_ref().filter(|row| row.spot.is_some())
    }
}

impl Group {
    /// A record's row as the group left it so far.
    pub(super) fn row(&self, index: &Index, key: &Key) -> Result<Option<Row>, StoreError> {
        match self.rows.get(key) {
            Some(row) => Ok(Some(row.clone())),
            None => index.row(key),
        }
    }

    /// The row of a record there is.
    pub(super) fn live_row(&self, index: &Index, key: &Key) -> Result<Option<Row>, StoreError> {
        Ok(self.row(index, key)?.filter(|row| row.spot.is_some()))
    }

    /// The entries that the group changed. They are gathered when a guard first asks: a
    /// change set that is alone needs none.
    pub(super) fn overlay(&mut self) -> &BTreeMap<Vec<u8>, bool> {
        let new = self.applied.get(self.overlay.seen..).unwrap_or_default();
        for written in new.iter().flat_map(|applied| &applied.writes) {
            let id = &written.key.id;
            let old = written.old.iter().flatten();
            for gone in old.flat_map(|row| entry::unpack(&row.entries)) {
                self.overlay.entries.insert(row::entry(gone, id), false);
            }
            for come in entry::unpack(&written.row.entries) {
                self.overlay.entries.insert(row::entry(come, id), true);
            }
        }
        self.overlay.seen = self.applied.len();
        &self.overlay.entries
    }

    /// What a change set writes: of several writes to one record the last.
    pub(super) fn wanted<'w>(
        &self,
        index: &Index,
        writes: &'w [Write],
    ) -> Result<Vec<Wanted<'w>>, StoreError> {
        let mut latest: HashMap<&Key, (usize, Option<&Json>)> =
            HashMap::with_capacity(writes.len());
        for (n, write) in writes.iter().enumerate() {
            match write {
                Write::Put(key, value) => latest.insert(key, (n, Some(value))),
                Write::Delete(key) => latest.insert(key, (n, None)),
            };
        }
        let mut writes: Vec<_> = latest.into_iter().collect();
        writes.sort_unstable_by_key(|(_, (n, _))| *n);
        writes
            .into_iter()
            .map(|(key, (_, value))| {
                Ok(Wanted {
                    old: self.row(index, key)?,
                    entries: match value {
                        Some(value) if index.describes(&key.kind) => {
                            let value = value.value().map_err(StoreError::unreadable)?;
                            index.entries(&key.kind, &value)
                        }
                        _ => Vec::new(),
                    },
                    key,
                    value,
                })
            })
            .collect()
    }
}
