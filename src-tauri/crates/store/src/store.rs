//! An open workspace: reading it, and handing changes to its writer.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use words::say;

use crate::change::{
    ChangeSet, Committed, Key, KeyPage, Page, PageOf, ReadCount, Record, Tip, Versions,
};
use crate::commit_queue::CommitQueue;
use crate::encryption::open_file;
use crate::error::{ReadOnly, StoreError};
use crate::index::{Index, RowPage};
use crate::indexed::{Found, Range, Within};
use crate::kept::NamesFiles;
use crate::notice::Notice;
use crate::process_lock::ProcessLock;
use crate::rebuild::rebuild;
use crate::records::Records;
use crate::search::{Hits, SearchFor, SearchThread};
use crate::shared::Shared;
use crate::versions;

/// The notice that stands; saves are held back or let go of as it is changed.
pub(crate) struct Standing<'s> {
    notice: MutexGuard<'s, Option<Notice>>,
    held_back: &'s AtomicBool,
}

impl std::ops::Deref for Standing<'_> {
    type Target = Option<Notice>;

    fn deref(&self) -> &Self::Target {
        &self.notice
    }
}

impl Standing<'_> {
    /// Puts another in its place.
    pub(crate) fn set(&mut self, notice: Option<Notice>) {
        let back = notice.as_ref().is_some_and(Notice::holds_saves_back);
        *self.notice = notice;
        self.held_back.store(back, Ordering::Relaxed);
    }
}

/// An open workspace. Only one program holds one at a time.
pub struct Store {
    pub(crate) shared: Arc<Shared>,
    // Dropped before the lock: the writer leaves the index in order first.
    writer: Option<CommitQueue>,
    pub(crate) search: Option<Arc<SearchThread>>,
    read_only: Option<ReadOnly>,
    pub(crate) names_files: NamesFiles,
    notice: Mutex<Option<Notice>>,
    /// Hashes of saves that were looked up.
    known_saves: Mutex<BTreeMap<u64, String>>,
    /// Nothing is saved before a person has said whether this is the right journal.
    held_back: AtomicBool,
    /// Held by whatever needs the journal's files to stay where they are.
    maintenance: Mutex<()>,
    _lock: ProcessLock,
}

impl Store {
    pub(crate) fn new(
        shared: Arc<Shared>,
        writer: Option<CommitQueue>,
        search: Option<Arc<SearchThread>>,
        read_only: Option<ReadOnly>,
        names_files: NamesFiles,
        lock: ProcessLock,
    ) -> Self {
        Self {
            shared,
            writer,
            search,
            read_only,
            names_files,
            notice: Mutex::default(),
            known_saves: Mutex::default(),
            held_back: AtomicBool::new(false),
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
    pub fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
            .or_else(|| self.is_held_back().then_some(ReadOnly::OtherJournal))
    }

    fn is_held_back(&self) -> bool {
        self.held_back.load(Ordering::Relaxed)
    }

    /// What is wrong with the journal's end, if anything is.
    pub(crate) fn standing(&self) -> Standing<'_> {
        Standing {
            notice: self.notice.lock().unwrap_or_else(PoisonError::into_inner),
            held_back: &self.held_back,
        }
    }

    pub(crate) fn known_saves(&self) -> MutexGuard<'_, BTreeMap<u64, String>> {
        self.known_saves
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// The writer, also while saves are held back: for the answer itself.
    pub(crate) fn open_writer(&self) -> Result<&CommitQueue, StoreError> {
        self.writer
            .as_ref()
            .ok_or_else(|| StoreError::ReadOnly(self.read_only.unwrap_or(ReadOnly::Folder)))
    }

    pub(crate) fn writer(&self) -> Result<&CommitQueue, StoreError> {
        if self.is_held_back() {
            return Err(StoreError::ReadOnly(ReadOnly::OtherJournal));
        }
        self.open_writer()
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
                        let (folders, indexes) = (&self.shared.folders, self.shared.indexes);
                        let made = rebuild(folders, indexes, true, &|_| {})?;
                        self.shared.set_index(made.index);
                    }
                }
                read(&self.shared.index())
            }
            other => other,
        }
    }

    /// A blob's bytes as they are kept: sealed where the workspace has a key.
    ///
    /// # Errors
    /// When they cannot be sealed.
    pub fn seal_file(&self, bytes: &[u8]) -> Result<Vec<u8>, StoreError> {
        match &self.shared.folders.vault {
            Some(vault) => vault.seal_file(bytes),
            None => Ok(bytes.to_vec()),
        }
    }

    /// A blob's bytes as they were.
    ///
    /// # Errors
    /// [`StoreError::Locked`] when they are sealed and the key is not at hand.
    pub fn open_file(&self, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
        open_file(self.shared.folders.vault.as_deref(), bytes)
    }

    /// Searches everything saved so far.
    ///
    /// # Errors
    /// When the workspace was opened without search, or its index cannot be used.
    pub fn find(&self, wanted: &SearchFor) -> Result<Hits, StoreError> {
        let search = self
            .search
            .as_ref()
            .ok_or_else(|| StoreError::Misuse(say::storage::no_search()))?;
        let mut hits = search.find(wanted)?;
        self.shared.reads.rows(hits.keys.len());
        hits.keys = self.known_keys(hits.keys);
        Ok(hits)
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
        let changes = self.stored_changes(changes);
        self.known_outcome(self.writer()?.commit(changes))
    }

    fn get(&self, key: &Key) -> Result<Option<Record>, StoreError> {
        Ok(self.get_many(std::slice::from_ref(key))?.pop().flatten())
    }

    fn get_many(&self, keys: &[Key]) -> Result<Vec<Option<Record>>, StoreError> {
        self.reading(|index| {
            let rows = keys
                .iter()
                .map(|key| {
                    let key = self.stored_key(key);
                    Ok(index.live_row(&key)?.map(|row| (key, row)))
                })
                .collect::<Result<Vec<_>, StoreError>>()?;
            let found = self.shared.hand_out(rows)?;
            let known = |record: Option<Record>| record.map(|record| self.known_record(record));
            let mut found: Vec<Option<Record>> = found.into_iter().map(known).collect();
            found.resize_with(keys.len(), || None);
            Ok(found)
        })
    }

    fn exists(&self, key: &Key) -> Result<bool, StoreError> {
        self.shared.reads.rows(1);
        let key = self.stored_key(key);
        self.reading(|index| Ok(index.live_row(&key)?.is_some()))
    }

    fn page(&self, of: &PageOf) -> Result<Page, StoreError> {
        let of = self.stored_page(of);
        self.reading(|index| {
            let RowPage { rows, next } = index.page(&of)?;
            self.shared.reads.rows(rows.len());
            let found = self.shared.hand_out(rows.into_iter().map(Some).collect())?;
            let known = |record| self.known_record(record);
            Ok(Page {
                records: found.into_iter().flatten().map(known).collect(),
                next: self.known_cursor(&of.kind, next),
            })
        })
    }

    fn keys(&self, of: &PageOf) -> Result<KeyPage, StoreError> {
        let of = self.stored_page(of);
        self.reading(|index| {
            let RowPage { rows, next } = index.page(&of)?;
            self.shared.reads.rows(rows.len());
            let known = |(key, _)| self.known_key(key);
            Ok(KeyPage {
                keys: rows.into_iter().map(known).collect(),
                next: self.known_cursor(&of.kind, next),
            })
        })
    }

    fn within(&self, wanted: &Within) -> Result<Found, StoreError> {
        self.reading(|index| {
            let (mut found, rows) = index.within(wanted)?;
            self.shared.reads.rows(rows);
            for entry in &mut found.entries {
                entry.key = self.known_key(std::mem::replace(&mut entry.key, Key::new("", "")));
            }
            Ok(found)
        })
    }

    fn count_within(&self, kind: &str, name: &str, range: &Range) -> Result<u64, StoreError> {
        self.reading(|index| {
            let (count, rows) = index.count_within(kind, name, range)?;
            self.shared.reads.rows(rows);
            Ok(count)
        })
    }

    fn count(&self, kind: &str) -> Result<u64, StoreError> {
        self.shared.reads.rows(1);
        self.reading(|index| index.count(kind))
    }

    fn versions(&self, key: &Key) -> Result<Versions, StoreError> {
        let key = &self.stored_key(key);
        let found =
            self.reading(|index| versions::of(&self.shared.folders, key, index.row(key)?))?;
        for value in found.versions.iter().filter_map(|v| v.value.as_ref()) {
            self.shared.reads.record(value.to_string().len());
        }
        Ok(found)
    }

    fn tip(&self) -> Result<Tip, StoreError> {
        Ok(self.shared.index().newest())
    }

    fn reads(&self) -> ReadCount {
        self.shared.reads.so_far()
    }
}
