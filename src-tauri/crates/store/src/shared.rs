//! What readers and the one writer of an open workspace share.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::value::RawValue;

use crate::change::{Key, Lookup, Record};
use crate::error::StoreError;
use crate::index::Index;
use crate::index::row::Row;
use crate::index::rows::{MemoryRows, SledRows};
use crate::journal::block::{Block, block_size};
use crate::journal::place::{FileId, Folders, OpenFiles, Spot};

/// sled is not opened with less room than this (bytes): on a full disk its opening can
/// leave files behind that never open again.
const ROOM_FOR_INDEX: u64 = 24 << 20;

/// The folder, the files in it, and the index over them.
pub(crate) struct Shared {
    pub folders: Folders,
    pub files: OpenFiles,
    pub lookups: &'static [Lookup],
    pub schema: u16,
    index: RwLock<Index>,
}

fn has_room(folder: &Path) -> bool {
    fs4::available_space(folder).map_or(true, |room| room >= ROOM_FOR_INDEX)
}

/// The index in the folder as it was left, if it can be opened.
pub(crate) fn index_as_left(folders: &Folders, lookups: &'static [Lookup]) -> Option<Index> {
    let folder = folders.index().join("records");
    if !folder.is_dir() || !has_room(&folders.root) {
        return None;
    }
    let rows = SledRows::open(&folder).ok()?;
    Index::over(Arc::new(rows), lookups, folders.vault.clone(), false).ok()
}

/// An empty index: in the folder, or in memory where it cannot be there.
pub(crate) fn empty_index(
    folders: &Folders,
    lookups: &'static [Lookup],
    in_memory: bool,
) -> Result<Index, StoreError> {
    if !in_memory && has_room(&folders.root) {
        let folder = folders.index();
        let made = (|| {
            std::fs::create_dir_all(&folder)?;
            for entry in std::fs::read_dir(&folder)? {
                let entry = entry?;
                // Search keeps itself.
                if entry.file_name() == "search" {
                    continue;
                }
                if entry.file_type()?.is_dir() {
                    std::fs::remove_dir_all(entry.path())?;
                } else {
                    std::fs::remove_file(entry.path())?;
                }
            }
            Ok::<(), std::io::Error>(())
        })();
        if made.is_ok()
            && let Ok(rows) = SledRows::open(&folder.join("records"))
        {
            return Index::over(Arc::new(rows), lookups, folders.vault.clone(), false);
        }
    }
    Index::over(
        Arc::new(MemoryRows::default()),
        lookups,
        folders.vault.clone(),
        true,
    )
}

impl Shared {
    pub(crate) fn new(
        folders: Folders,
        lookups: &'static [Lookup],
        schema: u16,
        index: Index,
    ) -> Self {
        Self {
            files: OpenFiles::new(folders.clone()),
            folders,
            lookups,
            schema,
            index: RwLock::new(index),
        }
    }

    pub(crate) fn index(&self) -> Index {
        self.index
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    pub(crate) fn set_index(&self, index: Index) {
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
    }

    /// The record a row stands for. A row that leads to anything else is a fault of the
    /// index; bytes that fail their checksum are damage of the journal.
    pub(crate) fn record(
        &self,
        key: Key,
        row: &Row,
        cache: &mut BlockCache,
    ) -> Result<Option<Record>, StoreError> {
        let Some(spot) = row.spot else {
            return Ok(None);
        };
        let value = self
            .block(spot, cache)?
            .value(spot.slot, &key, row.revision)?
            .ok_or_else(|| leads_elsewhere(&key))?;
        Ok(Some(Record {
            key,
            revision: row.revision,
            sequence: row.sequence,
            schema: row.schema,
            value,
        }))
    }

    /// The value a row stands for, as it is kept.
    pub(crate) fn raw(
        &self,
        key: &Key,
        row: &Row,
        cache: &mut BlockCache,
    ) -> Result<Option<Box<RawValue>>, StoreError> {
        let Some(spot) = row.spot else {
            return Ok(None);
        };
        let block = self.block(spot, cache)?;
        let raw = block
            .raw(spot.slot, key, row.revision)
            .ok_or_else(|| leads_elsewhere(key))?;
        Ok(Some(raw.to_owned()))
    }

    fn block<'c>(&self, spot: Spot, cache: &'c mut BlockCache) -> Result<&'c Block, StoreError> {
        let place = (spot.file, spot.offset);
        match cache.0.iter().position(|(at, _)| *at == place) {
            Some(0) => {}
            // The one read last comes first: it is asked for again soonest.
            Some(found) => cache.0.swap(0, found),
            None => {
                let bytes = self.files.read(spot.file, spot.offset, block_size(&spot))?;
                if cache.0.len() == CACHED {
                    cache.0.pop_back();
                }
                cache
                    .0
                    .push_front((place, Block::open(&bytes, self.folders.vault.as_deref())?));
            }
        }
        cache
            .0
            .front()
            .map(|(_, block)| block)
            .ok_or_else(|| StoreError::Index("a block that is not there".to_owned()))
    }
}

fn leads_elsewhere(key: &Key) -> StoreError {
    StoreError::Index(format!("its row for {key} leads elsewhere"))
}

/// Blocks kept at hand by one reader.
const CACHED: usize = 48;

/// The blocks read last: records that were saved together are read together.
#[derive(Default)]
pub(crate) struct BlockCache(VecDeque<((FileId, u64), Block)>);
