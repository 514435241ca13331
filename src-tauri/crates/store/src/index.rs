//! The index: sled, holding the newest revision of every record.
//!
//! It is a cache of the journal. Each commit goes in as one atomic batch together
//! with the journal's tip, so that the two can be compared at every opening.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::change::{Commit, Key, Record};
use crate::error::StoreError;
use crate::journal::Tip;

const TIP: &[u8] = b"\0tip";
/// sled keeps larger values in files that it never syncs, so values are cut at this size.
const PIECE: usize = 3_500;

#[derive(Serialize, Deserialize)]
struct Stored {
    revision: u32,
    sequence: u64,
    value: serde_json::Value,
}

pub(crate) struct Index {
    database: sled::Db,
}

fn record_key(key: &Key) -> Vec<u8> {
    format!("r/{}/{}\0", key.kind, key.id).into_bytes()
}

fn piece_key(key: &Key, piece: usize) -> Vec<u8> {
    let mut bytes = record_key(key);
    bytes.extend_from_slice(&u32::try_from(piece).unwrap_or(u32::MAX).to_be_bytes());
    bytes
}

fn tip_bytes(tip: &Tip) -> Vec<u8> {
    format!("{} {}", tip.sequence, tip.hash).into_bytes()
}

fn open_database(folder: &Path) -> Result<sled::Db, StoreError> {
    let config = sled::Config::new()
        .path(folder)
        .cache_capacity(128 << 20)
        .flush_every_ms(Some(2_000));
    // sled panics on some damaged files; a panic here means the index must be rebuilt.
    let opened = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| config.open()));
    match opened {
        Ok(database) => Ok(database?),
        Err(_) => Err(StoreError::Index("sled stopped while opening".to_owned())),
    }
}

impl Index {
    pub(crate) fn open(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            database: open_database(folder)?,
        })
    }

    /// An empty index in the place of whatever was there.
    pub(crate) fn fresh(folder: &Path) -> Result<Self, StoreError> {
        if folder.exists() {
            std::fs::remove_dir_all(folder).map_err(StoreError::disk(folder))?;
        }
        Self::open(folder)
    }

    pub(crate) fn tip(&self) -> Result<Option<Tip>, StoreError> {
        let Some(bytes) = self.database.get(TIP)? else {
            return Ok(None);
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(text.split_once(' ').and_then(|(sequence, hash)| {
            Some(Tip {
                sequence: sequence.parse().ok()?,
                hash: hash.to_owned(),
            })
        }))
    }

    pub(crate) fn apply(&self, commit: &Commit, hash: &str) -> Result<(), StoreError> {
        let mut batch = sled::Batch::default();
        for write in &commit.writes {
            for old in self.database.scan_prefix(record_key(&write.key)).keys() {
                batch.remove(old?);
            }
            if let Some(value) = &write.value {
                let stored = Stored {
                    revision: write.revision,
                    sequence: commit.sequence,
                    value: value.clone(),
                };
                let json = serde_json::to_vec(&stored)
                    .map_err(|e| StoreError::Unreadable(e.to_string()))?;
                let packed =
                    zstd::bulk::compress(&json, 1).map_err(|e| StoreError::Index(e.to_string()))?;
                for (piece, bytes) in packed.chunks(PIECE).enumerate() {
                    batch.insert(piece_key(&write.key, piece), bytes);
                }
            }
        }
        let tip = Tip {
            sequence: commit.sequence,
            hash: hash.to_owned(),
        };
        batch.insert(TIP, tip_bytes(&tip));
        self.database.apply_batch(batch)?;
        Ok(())
    }

    fn unpack(key: Key, packed: &[u8]) -> Result<Record, StoreError> {
        let json =
            zstd::stream::decode_all(packed).map_err(|e| StoreError::Unreadable(e.to_string()))?;
        let stored: Stored =
            serde_json::from_slice(&json).map_err(|e| StoreError::Unreadable(e.to_string()))?;
        Ok(Record {
            key,
            revision: stored.revision,
            sequence: stored.sequence,
            value: stored.value,
        })
    }

    pub(crate) fn get(&self, key: &Key) -> Result<Option<Record>, StoreError> {
        let mut packed = Vec::new();
        for piece in self.database.scan_prefix(record_key(key)).values() {
            packed.extend_from_slice(&piece?);
        }
        if packed.is_empty() {
            return Ok(None);
        }
        Self::unpack(key.clone(), &packed).map(Some)
    }

    /// Every record of a kind whose identity begins with `prefix`, in order of identity.
    pub(crate) fn list(&self, kind: &str, prefix: &str) -> Result<Vec<Record>, StoreError> {
        let mut found = Vec::new();
        let mut current: Option<(Key, Vec<u8>)> = None;
        let start = format!("r/{kind}/");
        for entry in self.database.scan_prefix(format!("{start}{prefix}")) {
            let (name, piece) = entry?;
            let Some(id) = name.get(start.len()..name.len().saturating_sub(5)) else {
                continue;
            };
            let id = String::from_utf8_lossy(id).into_owned();
            match &mut current {
                Some((key, packed)) if key.id == id => packed.extend_from_slice(&piece),
                _ => {
                    if let Some((key, packed)) = current.take() {
                        found.push(Self::unpack(key, &packed)?);
                    }
                    current = Some((Key::new(kind, &id), piece.to_vec()));
                }
            }
        }
        if let Some((key, packed)) = current {
            found.push(Self::unpack(key, &packed)?);
        }
        Ok(found)
    }

    /// How many records there are.
    pub(crate) fn count(&self) -> Result<usize, StoreError> {
        self.count_under("r/")
    }

    /// How many records of a kind there are.
    pub(crate) fn count_of(&self, kind: &str) -> Result<usize, StoreError> {
        self.count_under(&format!("r/{kind}/"))
    }

    fn count_under(&self, prefix: &str) -> Result<usize, StoreError> {
        let mut count = 0;
        for name in self.database.scan_prefix(prefix).keys() {
            count += usize::from(name?.ends_with(&[0, 0, 0, 0, 0]));
        }
        Ok(count)
    }
}
