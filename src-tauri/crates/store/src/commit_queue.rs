//! The queue before the one writer. A thread that comes while nobody writes commits what
//! waits, its own change set among it. One that comes meanwhile waits, and finds its change
//! set committed or is the next to write. No thread is woken for another's work: on a small
//! machine that takes as long as the disk.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::change::{ChangeSet, Committed};
use crate::clean_mark::leave_clean;
use crate::error::StoreError;
use crate::journal::tip_record::sync_tip;
use crate::shared::Shared;
use crate::writer::{Outcome, Waiting, Writer};

/// Change sets that share one sync at most, and their writes.
const GROUP: usize = 256;
const GROUP_WRITES: usize = 20_000;
/// The index goes to the disk after this long without a save.
const IDLE: Duration = Duration::from_secs(2);

/// The queue, and the writer behind it.
pub(crate) struct CommitQueue {
    shared: Arc<Shared>,
    writer: Mutex<Writer>,
    waiting: Mutex<VecDeque<Waiting>>,
    idle: Arc<Idle>,
    flushing: Option<(Sender<()>, JoinHandle<()>)>,
}

/// Whether anything was saved since the index went to the disk.
#[derive(Default)]
struct Idle {
    saves: AtomicU64,
    /// The thread waits to be told of a save.
    asleep: AtomicBool,
}

/// Puts the index on the disk whenever there was no save for a while after one. The thread
/// sleeps until it is told of the first; the others do not wake it.
fn keep_flushed(
    shared: Arc<Shared>,
    idle: Arc<Idle>,
) -> std::io::Result<(Sender<()>, JoinHandle<()>)> {
    let (wake, woken) = channel();
    let thread = std::thread::Builder::new()
        .name("index flush".to_owned())
        .spawn(move || {
            let mut seen = idle.saves.load(Ordering::SeqCst);
            loop {
                match woken.recv_timeout(IDLE) {
                    Err(RecvTimeoutError::Disconnected) => return,
                    Ok(()) => continue,
                    Err(RecvTimeoutError::Timeout) => {}
                }
                let now = idle.saves.load(Ordering::SeqCst);
                if now != seen {
                    seen = now;
                    continue;
                }
                // An index that cannot be flushed is made anew at the next opening.
                let _ = shared.index().flush();
                sync_tip(&shared.folders);
                idle.asleep.store(true, Ordering::SeqCst);
                if idle.saves.load(Ordering::SeqCst) == seen && woken.recv().is_err() {
                    return;
                }
                idle.asleep.store(false, Ordering::SeqCst);
            }
        })?;
    Ok((wake, thread))
}

impl CommitQueue {
    pub(crate) fn open(writer: Writer) -> Result<Self, StoreError> {
        let shared = Arc::clone(&writer.shared);
        let idle = Arc::new(Idle::default());
        let flushing = keep_flushed(Arc::clone(&shared), Arc::clone(&idle)).map_err(|error| {
            StoreError::Disk {
                path: shared.folders.root.clone(),
                error,
            }
        })?;
        Ok(Self {
            shared,
            writer: Mutex::new(writer),
            waiting: Mutex::default(),
            idle,
            flushing: Some(flushing),
        })
    }

    /// A writer that stopped in the middle of its work does not know what it did.
    fn enter(&self) -> Result<MutexGuard<'_, Writer>, StoreError> {
        self.writer.lock().map_err(|_| StoreError::CannotTell)
    }

    fn group(&self) -> Vec<Waiting> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let mut group = Vec::new();
        let mut writes = 0;
        while group.len() < GROUP && writes < GROUP_WRITES {
            let Some(next) = waiting.pop_front() else {
                break;
            };
            writes += next.0.writes.len();
            group.push(next);
        }
        group
    }

    pub(crate) fn commit(&self, changes: ChangeSet) -> Result<Committed, StoreError> {
        let outcome = Arc::new(Outcome::default());
        self.waiting
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push_back((changes, Arc::clone(&outcome)));
        self.idle.saves.fetch_add(1, Ordering::SeqCst);
        if self.idle.asleep.swap(false, Ordering::SeqCst)
            && let Some((wake, _)) = &self.flushing
        {
            // A thread that has ended flushes nothing; the index is made anew then.
            let _ = wake.send(());
        }
        loop {
            let mut writer = self.enter()?;
            if let Some(done) = outcome.take() {
                return done;
            }
            let group = self.group();
            writer.commit_group(group);
            drop(writer);
            if let Some(done) = outcome.take() {
                return done;
            }
        }
    }

    /// Does something while nothing is written.
    pub(crate) fn with_writer<T>(
        &self,
        work: impl FnOnce(&mut Writer) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        work(&mut *self.enter()?)
    }
}

impl Drop for CommitQueue {
    fn drop(&mut self) {
        if let Some((wake, thread)) = self.flushing.take() {
            drop(wake);
            // A thread that ended early has nothing left to flush.
            let _ = thread.join();
        }
        let Ok(writer) = self.writer.get_mut() else {
            return;
        };
        writer.journal.close();
        leave_clean(&self.shared);
    }
}
