//! Search over an open workspace, and the thread that keeps it up with the journal.

use std::sync::mpsc::{Sender, channel, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use tantivy::collector::{Count, TopDocs};
use tantivy::schema::Value as _;
use tantivy::{IndexReader, TantivyDocument};
use words::say;

use super::at::At;
use super::documents::schema;
use super::keeper::{Answer, Job, Keeper, Place, locked};
use super::query::{Fields, query};
use super::{Hits, SearchFor, Searched, failed, failed_because, guarded};
use crate::change::Key;
use crate::error::StoreError;
use crate::shared::Shared;

/// Search over an open workspace.
pub(crate) struct SearchThread {
    jobs: Mutex<Option<Sender<Job>>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    reader: Arc<Mutex<Option<IndexReader>>>,
    fields: Fields,
}

impl SearchThread {
    /// Starts it; the index is opened, caught up or made anew in the background.
    pub(crate) fn start(
        shared: &Arc<Shared>,
        searched: Searched,
        place: Place,
    ) -> Result<Self, StoreError> {
        let (jobs, receiver) = channel();
        let reader = Arc::new(Mutex::new(None));
        let (_, fields) = schema();
        let keeper = Keeper {
            shared: Arc::clone(shared),
            searched,
            place,
            fields,
            reader: Arc::clone(&reader),
        };
        let thread = std::thread::Builder::new()
            .name("search".to_owned())
            .spawn(move || keeper.run(&receiver))
            .map_err(failed)?;
        Ok(Self {
            jobs: Mutex::new(Some(jobs)),
            thread: Mutex::new(Some(thread)),
            reader,
            fields,
        })
    }

    /// Hands over what was changed.
    pub(crate) fn changed(&self, at: At, keys: Vec<Key>) {
        if let Some(jobs) = locked(&self.jobs).as_ref() {
            // A thread that has ended makes the index anew at the next opening.
            let _ = jobs.send(Job::Changed(at, keys));
        }
    }

    /// Asks the thread for something, and waits for it.
    fn ask<T>(&self, job: impl FnOnce(Answer<T>) -> Job) -> Result<T, StoreError> {
        let (answer, done) = sync_channel(1);
        let sent = locked(&self.jobs)
            .as_ref()
            .is_some_and(|jobs| jobs.send(job(answer)).is_ok());
        if !sent {
            return Err(failed_because(say::storage::search_thread()));
        }
        done.recv()
            .unwrap_or_else(|_| Err(failed_because(say::storage::search_thread())))
    }

    /// Holds the index against its checksums. Returns whether it was made anew.
    pub(crate) fn verify(&self) -> Result<bool, StoreError> {
        self.ask(Job::Verify)
    }

    /// Finds everything saved before. An index that fails is made anew, and asked once more.
    pub(crate) fn find(&self, wanted: &SearchFor) -> Result<Hits, StoreError> {
        let found = self
            .ask(Job::CaughtUp)
            .and_then(|()| guarded(|| self.found(wanted)));
        match found {
            Err(StoreError::Index(_)) => {
                self.ask(Job::Anew)?;
                guarded(|| self.found(wanted))
            }
            other => other,
        }
    }

    fn found(&self, wanted: &SearchFor) -> Result<Hits, StoreError> {
        let reader = locked(&self.reader)
            .clone()
            .ok_or_else(|| failed_because(say::storage::search_closed()))?;
        let searcher = reader.searcher();
        let query = query(wanted, self.fields);
        let top = TopDocs::with_limit(wanted.limit.max(1))
            .and_offset(wanted.offset)
            .order_by_score();
        let (best, total) = searcher.search(&query, &(top, Count)).map_err(failed)?;
        let mut keys = Vec::with_capacity(best.len());
        if wanted.limit > 0 {
            for (_, address) in best {
                let document: TantivyDocument = searcher.doc(address).map_err(failed)?;
                let text = document
                    .get_first(self.fields.key)
                    .and_then(|v| v.as_str())
                    .unwrap_or_default();
                if let Some((kind, id)) = text.split_once('\0') {
                    keys.push(Key::new(kind, id));
                }
            }
        }
        Ok(Hits {
            total: total as u64,
            keys,
        })
    }
}

impl Drop for SearchThread {
    fn drop(&mut self) {
        *locked(&self.jobs) = None;
        if let Some(thread) = locked(&self.thread).take() {
            // One that ended early has nothing left to put in.
            let _ = thread.join();
        }
    }
}
