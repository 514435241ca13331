//! What readers and the one writer of an open workspace share.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use serde_json::value::RawValue;
use words::say;

use crate::change::{Key, Record};
use crate::error::StoreError;
use crate::index::Index;
use crate::index::row::Row;
use crate::index::rows::{MemoryRows, SledRows};
use crate::indexed::Indexes;
use crate::journal::block::{Block, block_size, parsed};
use crate::journal::place::{FileId, Folders, OpenFiles, Spot};
use crate::plain;
use crate::reads::Reads;

/// sled is not opened with less room than this (bytes): on a full disk its opening can
/// leave files behind that never open again.
const ROOM_FOR_INDEX: u64 = 24 << 20;

/// The folder, the files in it, and the index over them.
pub(crate) struct Shared {
    pub folders: Folders,
    pub files: OpenFiles,
    pub indexes: Indexes,
    pub reads: Reads,
    index: RwLock<Index>,
}

fn has_room(folder: &Path) -> bool {
    fs4::available_space(folder).map_or(true, |room| room >= ROOM_FOR_INDEX)
}

/// The index in the folder as it was left, if it can be opened.
pub(crate) fn index_as_left(folders: &Folders, indexes: Indexes) -> Option<Index> {
    let folder = folders.index().join("records");
    if !plain::is_folder(&folder) || !has_room(&folders.root) {
        return None;
    }
    let rows = SledRows::open(&folder).ok()?;
    Index::over(Arc::new(rows), indexes, folders.vault.clone(), false).ok()
}

/// An empty index: in the folder, or in memory where it cannot be there.
pub(crate) fn empty_index(
    folders: &Folders,
    indexes: Indexes,
    in_memory: bool,
) -> Result<Index, StoreError> {
    if !in_memory && has_room(&folders.root) {
        let folder = folders.index();
        let made = (|| {
            plain::ensure_folder(&folder)?;
            for entry in plain::list(&folder)? {
                match entry.name() {
                    Some("records") => plain::remove_folder(&entry.path)?,
                    Some("clean") => plain::remove_file(&entry.path)?,
                    // Search keeps itself, and what else is there is not ours.
                    _ => {}
                }
            }
            Ok::<(), std::io::Error>(())
        })();
        if made.is_ok()
            && let Ok(rows) = SledRows::open(&folder.join("records"))
        {
            return Index::over(Arc::new(rows), indexes, folders.vault.clone(), false);
        }
    }
    Index::over(
        Arc::new(MemoryRows::default()),
        indexes,
        folders.vault.clone(),
        true,
    )
}

impl Shared {
    pub(crate) fn new(folders: Folders, indexes: Indexes, index: Index) -> Self {
        Self {
            files: OpenFiles::new(folders.clone()),
            folders,
            indexes,
            reads: Reads::default(),
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
        Ok(self.sized(key, row, cache)?.map(|(record, _)| record))
    }

    /// A record, and how many bytes its value was.
    fn sized(
        &self,
        key: Key,
        row: &Row,
        cache: &mut BlockCache,
    ) -> Result<Option<(Record, usize)>, StoreError> {
        let Some(spot) = row.spot else {
            return Ok(None);
        };
        let block = self.block(spot, cache)?;
        self.may_stand_alone(block, &key, row)?;
        let raw = block
            .raw(spot.slot, &key, row.revision)
            .ok_or_else(|| leads_elsewhere(&key))?;
        let (value, size) = (parsed(raw)?, raw.get().len());
        let record = Record {
            key,
            revision: row.revision,
            sequence: row.sequence,
            schema: row.schema,
            value,
        };
        Ok(Some((record, size)))
    }

    /// The records that rows stand for, in their order, handed out to a caller: each block
    /// is unpacked once, and one at a time.
    pub(crate) fn hand_out(
        &self,
        rows: Vec<Option<(Key, Row)>>,
    ) -> Result<Vec<Option<Record>>, StoreError> {
        let mut by_place: Vec<(usize, Key, Row)> = rows
            .into_iter()
            .enumerate()
            .filter_map(|(n, row)| row.map(|(key, row)| (n, key, row)))
            .collect();
        let mut found = Vec::new();
        found.resize_with(by_place.last().map_or(0, |(n, ..)| n + 1), || None);
        by_place.sort_by_key(|(_, _, row)| row.spot.map(|s| (s.file, s.offset)));
        let mut cache = BlockCache::default();
        for (n, key, row) in by_place {
            let Some((record, size)) = self.sized(key, &row, &mut cache)? else {
                continue;
            };
            self.reads.record(size);
            if let Some(place) = found.get_mut(n) {
                *place = Some(record);
            }
        }
        self.reads.blocks(cache.unpacked);
        Ok(found)
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
        self.may_stand_alone(block, key, row)?;
        let raw = block
            .raw(spot.slot, key, row.revision)
            .ok_or_else(|| leads_elsewhere(key))?;
        Ok(Some(raw.to_owned()))
    }

    /// Refuses a block that nobody with the workspace's key wrote for this commit. In a checkpoint
    /// a block belongs to the checkpoint's commit, which its row does not tell.
    fn may_stand_alone(&self, block: &Block, key: &Key, row: &Row) -> Result<(), StoreError> {
        let segment = |spot: &Spot| matches!(spot.file, FileId::Segment(_));
        let sequence = row.spot.as_ref().filter(|spot| segment(spot));
        let sequence = sequence.map(|_| row.sequence);
        match self.folders.vault.as_deref() {
            Some(vault) if !block.may_stand_alone(vault, key, sequence) => {
                let what = say::storage::journal_not_with_key();
                Err(StoreError::Unreadable(what))
            }
            _ => Ok(()),
        }
    }

    fn block<'c>(&self, spot: Spot, cache: &'c mut BlockCache) -> Result<&'c Block, StoreError> {
        let place = (spot.file, spot.offset);
        match cache.blocks.iter().position(|(at, _)| *at == place) {
            Some(0) => {}
            // The one read last comes first: it is asked for again soonest.
            Some(found) => cache.blocks.swap(0, found),
            None => {
                let bytes = self.files.read(spot.file, spot.offset, block_size(&spot))?;
                if cache.blocks.len() == CACHED {
                    cache.blocks.pop_back();
                }
                let block = Block::open(&bytes, self.folders.vault.as_deref())?;
                cache.blocks.push_front((place, block));
                cache.unpacked += 1;
            }
        }
        cache
            .blocks
            .front()
            .map(|(_, block)| block)
            .ok_or_else(|| StoreError::Index(say::storage::block_missing()))
    }
}

fn leads_elsewhere(key: &Key) -> StoreError {
    StoreError::Index(say::storage::index_elsewhere(key.to_string()))
}

/// Blocks kept at hand by one reader.
const CACHED: usize = 48;

/// The blocks read last: records that were saved together are read together.
#[derive(Default)]
pub(crate) struct BlockCache {
    blocks: VecDeque<((FileId, u64), Block)>,
    unpacked: u64,
}
