//! The door to the one writer. Whoever comes while nobody writes goes in and commits
//! what waits, their own change set among it; whoever comes meanwhile waits, and finds
//! it done or goes in next. Nobody is woken for somebody else's work, which on a small
//! machine takes as long as the disk.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::change::{ChangeSet, Committed};
use crate::error::StoreError;
use crate::shared::Shared;
use crate::writer::Writer;

/// Change sets that share one sync at most, and their writes.
const GROUP: usize = 256;
const GROUP_WRITES: usize = 20_000;
/// The index goes to the disk after this long without a save.
const IDLE: Duration = Duration::from_secs(2);

/// Where a change set's outcome is put.
#[derive(Default)]
pub(crate) struct Outcome(Mutex<Option<Result<Committed, StoreError>>>);

impl Outcome {
    pub(crate) fn set(&self, result: Result<Committed, StoreError>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
    }

    fn take(&self) -> Option<Result<Committed, StoreError>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A change set and where its outcome goes.
pub(crate) type Waiting = (ChangeSet, Arc<Outcome>);

/// The door.
pub(crate) struct WriterDoor {
    shared: Arc<Shared>,
    writer: Mutex<Writer>,
    waiting: Mutex<VecDeque<Waiting>>,
    saved: Arc<AtomicBool>,
    idle: Option<(Sender<()>, JoinHandle<()>)>,
}

/// Puts the index on the disk whenever there was no save for a while.
fn keep_flushed(
    shared: Arc<Shared>,
    saved: Arc<AtomicBool>,
) -> std::io::Result<(Sender<()>, JoinHandle<()>)> {
    let (stop, stopped) = channel();
    let thread = std::thread::Builder::new()
        .name("index flush".to_owned())
        .spawn(move || {
            let mut behind = true;
            while stopped.recv_timeout(IDLE) == Err(RecvTimeoutError::Timeout) {
                if saved.swap(false, Ordering::Relaxed) {
                    behind = true;
                } else if behind {
                    // An index that cannot be flushed is made anew at the next opening.
                    behind = shared.index().flush().is_err();
                }
            }
        })?;
    Ok((stop, thread))
}

impl WriterDoor {
    pub(crate) fn open(writer: Writer) -> Result<Self, StoreError> {
        let shared = Arc::clone(&writer.shared);
        let saved = Arc::new(AtomicBool::new(true));
        let idle = keep_flushed(Arc::clone(&shared), Arc::clone(&saved)).map_err(|error| {
            StoreError::Disk {
                path: shared.folders.root.clone(),
                error,
            }
        })?;
        Ok(Self {
            shared,
            writer: Mutex::new(writer),
            waiting: Mutex::default(),
            saved,
            idle: Some(idle),
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
        self.saved.store(true, Ordering::Relaxed);
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

impl Drop for WriterDoor {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.idle.take() {
            drop(stop);
            // A thread that ended early has nothing left to flush.
            let _ = thread.join();
        }
        if self.writer.is_poisoned() {
            return;
        }
        crate::rebuild::leave_clean(&self.shared);
    }
}
