//! An open workspace: reading it, and handing changes to its writer.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::change::{ChangeSet, Committed, Key, Page, PageOf, Past, Record, Tip};
use crate::door::WriterDoor;
use crate::error::StoreError;
use crate::index::Index;
use crate::lock::Lock;
use crate::records::Records;
use crate::search::{Hits, SearchFor, SearchThread};
use crate::shared::{BlockCache, Shared};

/// An open workspace. Only one program holds one at a time.
pub struct Store {
    pub(crate) shared: Arc<Shared>,
    // Dropped before the lock: the writer leaves the index in order first.
    writer: Option<WriterDoor>,
    search: Option<Arc<SearchThread>>,
    read_only: Option<String>,
    /// Held by whatever needs the journal's files to stay where they are.
    maintenance: Mutex<()>,
    _lock: Lock,
}

impl Store {
    pub(crate) fn new(
        shared: Arc<Shared>,
        writer: Option<WriterDoor>,
        search: Option<Arc<SearchThread>>,
        read_only: Option<String>,
        lock: Lock,
    ) -> Self {
        Self {
            shared,
            writer,
            search,
            read_only,
            maintenance: Mutex::default(),
            _lock: lock,
        }
    }

    /// The folder it lives in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.shared.folders.root
    }

    /// Why it can only be read; `None` when it can be written.
    #[must_use]
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    pub(crate) fn writer(&self) -> Result<&WriterDoor, StoreError> {
        self.writer
            .as_ref()
            .ok_or_else(|| StoreError::ReadOnly(self.read_only.clone().unwrap_or_default()))
    }

    pub(crate) fn maintain(&self) -> MutexGuard<'_, ()> {
        self.maintenance
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads through the index. When the index fails it is made anew from the journal, and
    /// the reading is tried once more: a person never meets its fault.
    pub(crate) fn reading<T>(
        &self,
        read: impl Fn(&Index) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match read(&self.shared.index()) {
            Err(StoreError::Index(_)) => {
                match &self.writer {
                    Some(writer) => writer.with_writer(|w| w.remake_index())?,
                    None => {
                        let (folders, lookups) = (&self.shared.folders, self.shared.lookups);
                        let made = crate::rebuild::rebuild(folders, lookups, true, &|_| {})?;
                        self.shared.set_index(made.index);
                    }
                }
                read(&self.shared.index())
            }
            other => other,
        }
    }

    /// A file's bytes as they are kept: sealed where the workspace has a key.
    ///
    /// # Errors
    /// When they cannot be sealed.
    pub fn seal_file(&self, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        match &self.shared.folders.vault {
            Some(vault) => vault.seal_file(bytes),
            None => Ok(bytes.to_vec()),
        }
    }

    /// A kept file's bytes as they were.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when they are sealed and the key is not at hand.
    pub fn open_file(&self, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        crate::vault::open_file(self.shared.folders.vault.as_deref(), bytes)
    }

    /// Searches everything saved so far.
    ///
    /// # Errors
    /// When the workspace was opened without search, or its index cannot be used.
    pub fn find(&self, wanted: &SearchFor) -> Result<Hits, StoreError> {
        self.search
            .as_ref()
            .ok_or_else(|| {
                StoreError::Misuse("This workspace was opened without search.".to_owned())
            })?
            .find(wanted)
    }

    /// Puts the index on the disk. Saves do not need it: they are on the disk already.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn flush(&self) -> Result<(), StoreError> {
        self.shared.index().flush()
    }
}

impl Records for Store {
    fn commit(&self, changes: ChangeSet) -> Result<Committed, StoreError> {
        self.writer()?.commit(changes)
    }

    fn get(&self, key: &Key) -> Result<Option<Record>, StoreError> {
        self.reading(|index| match index.live_row(key)? {
            Some(row) => self
                .shared
                .record(key.clone(), &row, &mut BlockCache::default()),
            None => Ok(None),
        })
    }

    fn page(&self, of: &PageOf) -> Result<Page, StoreError> {
        self.reading(|index| {
            let after = of.after.as_deref();
            let (rows, more) = index.page(&of.kind, &of.prefix, after, of.backwards, of.limit)?;
            let next = rows.last().filter(|_| more).map(|(key, _)| key.id.clone());
            let mut cache = BlockCache::default();
            let mut records = Vec::with_capacity(rows.len());
            for (key, row) in rows {
                records.extend(self.shared.record(key, &row, &mut cache)?);
            }
            Ok(Page { records, next })
        })
    }

    fn holding(&self, kind: &str, field: &str, value: &str) -> Result<Vec<Key>, StoreError> {
        self.reading(|index| {
            let lookup = index
                .lookup(kind, field)
                .ok_or_else(|| StoreError::no_lookup(kind, field))?;
            index.holding(lookup, kind, value)
        })
    }

    fn count(&self, kind: &str) -> Result<u64, StoreError> {
        self.reading(|index| index.count(kind))
    }

    fn past(&self, key: &Key) -> Result<Past, StoreError> {
        self.reading(|index| crate::past::of(&self.shared.folders, key, index.row(key)?))
    }

    fn tip(&self) -> Result<Tip, StoreError> {
        Ok(self.shared.index().newest())
    }
}
