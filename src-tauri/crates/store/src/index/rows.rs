//! Sorted rows that an index is kept in: on disk by sled, or in memory where nothing may
//! be written.

use std::collections::BTreeMap;
use std::ops::Bound;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;
use words::{Message, say};

use super::row::TIP;
use crate::error::StoreError;
use crate::plain;

/// What changes, by key; `None` takes a row away.
pub(crate) type Changes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

/// Looks at a row; `false` ends the reading.
pub(crate) type Each<'e> = dyn FnMut(&[u8], &[u8]) -> Result<bool, StoreError> + 'e;

/// Rows in order of their keys' bytes.
pub(crate) trait Rows: Send + Sync {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError>;
    fn range(
        &self,
        from: Bound<Vec<u8>>,
        to: Bound<Vec<u8>>,
        backwards: bool,
        each: &mut Each<'_>,
    ) -> Result<(), StoreError>;
    /// All or nothing.
    fn apply(&self, changes: Changes) -> Result<(), StoreError>;
    /// When this returns, the rows are on the disk.
    fn flush(&self) -> Result<(), StoreError>;
}

/// Rows in memory.
#[derive(Default)]
pub(crate) struct MemoryRows(RwLock<BTreeMap<Vec<u8>, Vec<u8>>>);

impl Rows for MemoryRows {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let rows = self.0.read().unwrap_or_else(PoisonError::into_inner);
        Ok(rows.get(key).cloned())
    }

    fn range(
        &self,
        from: Bound<Vec<u8>>,
        to: Bound<Vec<u8>>,
        backwards: bool,
        each: &mut Each<'_>,
    ) -> Result<(), StoreError> {
        let rows = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let mut found = rows.range((from, to));
        while let Some((key, value)) = if backwards {
            found.next_back()
        } else {
            found.next()
        } {
            if !each(key, value)? {
                break;
            }
        }
        Ok(())
    }

    fn apply(&self, changes: Changes) -> Result<(), StoreError> {
        let mut rows = self.0.write().unwrap_or_else(PoisonError::into_inner);
        for (key, value) in changes {
            match value {
                Some(value) => rows.insert(key, value),
                None => rows.remove(&key),
            };
        }
        Ok(())
    }

    fn flush(&self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// Rows in sled.
pub(crate) struct SledRows {
    database: sled::Db,
    file: PathBuf,
    /// Held while changes go in that are too many for one batch.
    gate: RwLock<()>,
}

/// Rows of one batch at most.
const AT_ONCE: usize = 1_000;

/// Frees what sled replaced for so many rows. It hands that to this collector, which by itself frees
/// a little every hundred operations, and a batch counts as one: gigabytes would pile up.
fn free_replaced(rows: usize) {
    for _ in 0..rows / 64 {
        crossbeam_epoch::pin().flush();
    }
}

const CACHE_BYTES: u64 = 8 << 20;

/// sled panics on some damaged files: a panic means that the index is rebuilt.
fn guarded<T>(work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(StoreError::Index(say::storage::index_stopped())))
}

/// Whether sled could not take its lock; it says so in a text only.
fn speaks_of_lock(what: &Message) -> bool {
    what.as_verbatim().is_some_and(|text| text.contains("lock"))
}

impl SledRows {
    pub(crate) fn open(folder: &Path) -> Result<Self, StoreError> {
        let config = sled::Config::new()
            .path(folder)
            .cache_capacity(CACHE_BYTES)
            // Flushed by the store, which syncs the file itself afterwards.
            .flush_every_ms(None);
        let mut tries = 0;
        let database = loop {
            match guarded(|| Ok(config.open()?)) {
                // A database just closed lets go of its file a moment later. Nobody else
                // has it: the workspace's own lock is held.
                Err(StoreError::Index(what)) if speaks_of_lock(&what) && tries < 100 => {
                    tries += 1;
                    std::thread::sleep(Duration::from_millis(20));
                }
                other => break other?,
            }
        };
        Ok(Self {
            database,
            file: folder.join("db"),
            gate: RwLock::default(),
        })
    }
}

impl SledRows {
    fn reads(&self) -> RwLockReadGuard<'_, ()> {
        self.gate.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn apply_batch(&self, changes: Changes) -> Result<(), StoreError> {
        let rows = changes.len();
        let mut batch = sled::Batch::default();
        for (key, value) in changes {
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        guarded(|| Ok(self.database.apply_batch(batch)?))?;
        free_replaced(rows);
        Ok(())
    }
}

impl Rows for SledRows {
    fn get(&self, key: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        let _reads = self.reads();
        guarded(|| Ok(self.database.get(key)?.map(|bytes| bytes.to_vec())))
    }

    fn range(
        &self,
        from: Bound<Vec<u8>>,
        to: Bound<Vec<u8>>,
        backwards: bool,
        each: &mut Each<'_>,
    ) -> Result<(), StoreError> {
        let mut found = self.database.range::<Vec<u8>, _>((from, to));
        loop {
            let next = guarded(|| {
                let _reads = self.reads();
                let next = if backwards {
                    found.next_back()
                } else {
                    found.next()
                };
                Ok(next.transpose()?)
            })?;
            match next {
                Some((key, value)) if each(&key, &value)? => {}
                _ => return Ok(()),
            }
        }
    }

    fn apply(&self, mut changes: Changes) -> Result<(), StoreError> {
        if changes.len() <= AT_ONCE {
            return self.apply_batch(changes);
        }
        // sled keeps whatever a batch replaced until all of it is in: a large one takes gigabytes.
        // Nobody reads meanwhile, and the tip comes last: an index that was left in between does not
        // add up to it, and is made anew.
        let _nobody_reads = self.gate.write().unwrap_or_else(PoisonError::into_inner);
        let tip = changes.remove(TIP);
        let mut changes = changes.into_iter();
        loop {
            let some: Changes = changes.by_ref().take(AT_ONCE).collect();
            if some.is_empty() {
                break;
            }
            self.apply_batch(some)?;
        }
        match tip {
            Some(tip) => self.apply_batch(Changes::from_iter([(TIP.to_vec(), tip)])),
            None => Ok(()),
        }
    }

    fn flush(&self) -> Result<(), StoreError> {
        guarded(|| Ok(self.database.flush().map(drop)?))?;
        // sled's flush does not reach the disk on every file system (its issue 1351).
        plain::open(&self.file)
            .and_then(|file| file.sync_data())
            .map_err(StoreError::index)
    }
}

/// The bound after every key that begins with these bytes.
pub(crate) fn after_prefix(prefix: &[u8]) -> Bound<Vec<u8>> {
    let mut end = prefix.to_vec();
    while let Some(last) = end.pop() {
        if last < u8::MAX {
            end.push(last + 1);
            return Bound::Excluded(end);
        }
    }
    Bound::Unbounded
}
