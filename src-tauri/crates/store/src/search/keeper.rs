//! Keeping the search index: opened where it was left, caught up from the journal or made
//! anew, then told of every save.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tantivy::directory::{Directory, RamDirectory};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy};
use words::say;

use super::at::At;
use super::checked::{CheckedDirectory, is_whole};
use super::documents::{Documents, schema};
use super::query::Fields;
use super::queue::Queue;
use super::sealed::SealedDirectory;
use super::words::Words;
use super::{Searched, failed, failed_because, guarded};
use crate::change::Key;
use crate::error::StoreError;
use crate::journal::layout::Layout;
use crate::journal::place::FileId;
use crate::journal::walk::{From, walk};
use crate::plain;
use crate::shared::{BlockCache, Shared};

const WRITER_BYTES: usize = 24 << 20;
/// So many records do not wait: what waits is held in memory.
const MANY: usize = 20_000;
/// Waiting changes are put in after this long.
const SOON: Duration = Duration::from_millis(150);

pub(super) type Answer<T> = SyncSender<Result<T, StoreError>>;

pub(super) enum Job {
    Changed(At, Vec<Key>),
    /// Answers once everything handed over before is found.
    CaughtUp(Answer<()>),
    /// Holds the files against their checksums; answers whether they were made anew.
    Verify(Answer<bool>),
    /// Makes the index anew.
    Anew(Answer<()>),
}

/// Where the index is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// On disk; sealed where the workspace has a key, since it says names.
    Disk,
    /// In memory, where nothing may be written.
    Memory,
}

pub(super) struct Keeper {
    pub shared: Arc<Shared>,
    pub searched: Searched,
    pub place: Place,
    pub fields: Fields,
    pub reader: Arc<Mutex<Option<IndexReader>>>,
}

pub(super) fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Keeper {
    pub(super) fn run(self, jobs: &Receiver<Job>) {
        let mut queue = Queue::default();
        // An index that cannot be opened now is tried again when somebody searches.
        let mut writer = self.open_or_make(&mut queue).ok();
        let mut in_vain = false;
        loop {
            let job = if queue.is_empty() || in_vain {
                jobs.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                jobs.recv_timeout(SOON)
            };
            match job {
                Ok(Job::Changed(now, keys)) => {
                    queue.changed(now, keys);
                    in_vain = false;
                    if queue.len() >= MANY {
                        in_vain = self.take_in(&mut writer, &mut queue).is_err();
                    }
                }
                Ok(Job::CaughtUp(answer)) => {
                    let done = self.take_in(&mut writer, &mut queue);
                    in_vain = done.is_err();
                    // Whoever asked may have gone.
                    let _ = answer.send(done);
                }
                Ok(Job::Verify(answer)) => {
                    let whole = self.place == Place::Memory
                        || self.shared.folders.vault.is_some()
                        || is_whole(&self.folder());
                    let done = if whole {
                        Ok(false)
                    } else {
                        self.anew(&mut writer, &mut queue).map(|()| true)
                    };
                    let _ = answer.send(done);
                }
                Ok(Job::Anew(answer)) => {
                    let done = self.anew(&mut writer, &mut queue);
                    in_vain = done.is_err();
                    let _ = answer.send(done);
                }
                // What could not be put in waits for the next save or search.
                Err(RecvTimeoutError::Timeout) => {
                    in_vain = self.take_in(&mut writer, &mut queue).is_err();
                }
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        // What is not in is taken from the journal at the next opening.
        let _ = self.take_in(&mut writer, &mut queue);
        if let Some(writer) = writer {
            let _ = guarded(|| writer.wait_merging_threads().map_err(failed));
        }
    }

    /// Opens the index as it was left. One that is not whole is made anew, in memory where the
    /// disk does not take it.
    fn open_or_make(&self, queue: &mut Queue) -> Result<IndexWriter, StoreError> {
        guarded(|| self.open(queue, self.place)).or_else(|_| self.make(queue))
    }

    fn make(&self, queue: &mut Queue) -> Result<IndexWriter, StoreError> {
        *locked(&self.reader) = None;
        if self.place == Place::Disk {
            // What cannot be taken away is in the way, and the index stays in memory.
            let _ = plain::remove_folder(&self.folder());
            let made = guarded(|| self.open(queue, Place::Disk));
            if made.is_ok() {
                return made;
            }
        }
        guarded(|| self.open(queue, Place::Memory))
    }

    /// Makes the index anew, whatever it is.
    fn anew(&self, writer: &mut Option<IndexWriter>, queue: &mut Queue) -> Result<(), StoreError> {
        // Its threads are waited for: they write into the folder that is to go.
        if let Some(writer) = writer.take() {
            let _ = guarded(|| writer.wait_merging_threads().map_err(failed));
        }
        *writer = Some(self.make(queue)?);
        Ok(())
    }

    fn folder(&self) -> PathBuf {
        self.shared.folders.index().join("search")
    }

    fn directory(&self, place: Place) -> Result<Box<dyn Directory>, StoreError> {
        if place == Place::Memory {
            return Ok(Box::new(RamDirectory::create()));
        }
        let folder = self.folder();
        let index = self.shared.folders.index();
        plain::ensure_folder(&index)
            .and_then(|()| plain::ensure_folder(&folder))
            .map_err(failed)?;
        if let Some(vault) = &self.shared.folders.vault {
            return Ok(Box::new(SealedDirectory::open(&folder, vault)?));
        }
        if !plain::list(&folder).map_err(failed)?.is_empty() && !is_whole(&folder) {
            return Err(failed_because(say::storage::search_checksums()));
        }
        Ok(Box::new(CheckedDirectory::open(&folder)?))
    }

    fn documents<'d>(&'d self, writer: &'d IndexWriter) -> Documents<'d> {
        Documents {
            shared: &self.shared,
            searched: self.searched,
            fields: self.fields,
            writer,
            cache: BlockCache::default(),
        }
    }

    /// Opens the index and takes in everything saved so far, what waits included.
    fn open(&self, queue: &mut Queue, place: Place) -> Result<IndexWriter, StoreError> {
        let index = Index::open_or_create(self.directory(place)?, schema().0).map_err(failed)?;
        index
            .tokenizers()
            .register("words", TextAnalyzer::from(Words));
        let payload = index.load_metas().map_err(failed)?.payload;
        let mut writer: IndexWriter = index
            .writer_with_num_threads(1, WRITER_BYTES)
            .map_err(failed)?;
        // Read first: what is saved from now on is handed over.
        let now = self.shared.index().tip().as_ref().map(At::of);
        let at = payload.as_deref().and_then(At::from_text);
        let mut documents = self.documents(&writer);
        let fits = at.is_some_and(|at| self.catch_up(&mut documents, &at).unwrap_or(false));
        if !fits {
            writer.delete_all_documents().map_err(failed)?;
            self.documents(&writer).put_in_everything()?;
        }
        self.commit(&mut writer, now.as_ref())?;
        let reader: IndexReader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(failed)?;
        *locked(&self.reader) = Some(reader);
        queue.is_at(now);
        Ok(writer)
    }

    /// Takes in what the journal has after a commit. `false` when it has no such commit.
    fn catch_up(&self, documents: &mut Documents<'_>, at: &At) -> Result<bool, StoreError> {
        let Some(tip) = self.shared.index().tip() else {
            return Ok(at.tip.sequence == 0);
        };
        if tip.sequence == at.tip.sequence {
            return Ok(tip.hash == at.tip.hash);
        }
        let layout = Layout::read(&self.shared.folders)?;
        let from = FileId::Segment(at.file);
        if tip.sequence < at.tip.sequence || !layout.segments.contains(&from) {
            return Ok(false);
        }
        let files: Vec<FileId> = layout.segments.into_iter().filter(|f| *f >= from).collect();
        let within = From::Within(at.tip.clone(), at.end);
        let walked = walk(&self.shared.folders, &files, within, |frame, walked| {
            if walked.places.is_empty() {
                for write in &frame.head.writes {
                    documents.put_in(&write.key())?;
                }
            }
            Ok(frame.head.sequence < tip.sequence)
        })?;
        Ok(walked.places.is_empty())
    }

    /// Puts in what waits. After an error everything that is not in waits on.
    fn take_in(
        &self,
        writer: &mut Option<IndexWriter>,
        queue: &mut Queue,
    ) -> Result<(), StoreError> {
        let Some(open) = writer else {
            *writer = Some(self.open_or_make(queue)?);
            return Ok(());
        };
        let done = guarded(|| {
            let mut documents = self.documents(open);
            let put = queue.put_in(|key| documents.put_in(key));
            let committed = if put.came > 0 {
                self.commit(open, put.at.as_ref())
            } else {
                Ok(())
            };
            Ok((put, committed))
        });
        let put = match done {
            Ok((put, Ok(()))) => put,
            Ok((_, Err(error))) => {
                // It is not known what is in: the index is opened again where it was last
                // committed, and catches up from the journal.
                *writer = None;
                return Err(error);
            }
            // It stopped in the middle: what it left is not looked at.
            Err(_) => return self.anew(writer, queue),
        };
        queue.committed(&put);
        put.failed.map_or(Ok(()), Err)
    }

    fn commit(&self, writer: &mut IndexWriter, at: Option<&At>) -> Result<(), StoreError> {
        let mut prepared = writer.prepare_commit().map_err(failed)?;
        if let Some(at) = at {
            prepared.set_payload(&at.to_text());
        }
        prepared.commit().map_err(failed)?;
        if let Some(reader) = locked(&self.reader).as_ref() {
            reader.reload().map_err(failed)?;
        }
        Ok(())
    }
}
