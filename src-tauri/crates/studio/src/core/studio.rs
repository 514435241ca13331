//! An open workspace, and the one way in which everything is saved.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use domain::people::Action;
use domain::record_kind::{RecordKind, Undo};
use domain::{ProfileId, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{
    AuditEntry, ChangeSet, Committed, Guard, Key, PageOf, ReadCount, Records, Store, Write,
};
use words::{Message, say};

use crate::core::changes::{Changed, Changes};
use crate::core::clock::{Clock, Ids, RandomIds, SystemClock};
use crate::core::error::StudioError;
use crate::core::held::Held;
use crate::core::migration;
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::references;
use crate::core::steps::{Step, UndoHistory};

/// How many keys are read at once.
const AT_ONCE: usize = 4_096;
/// How many records are read at once where they are only looked at.
const RECORDS_AT_ONCE: usize = 500;

/// An open workspace.
pub struct Studio {
    pub(crate) store: Store,
    /// What use cases keep between two calls.
    pub(crate) held: Held,
    clock: Box<dyn Clock>,
    ids: Box<dyn Ids>,
    undo_history: Mutex<UndoHistory>,
    changes: Mutex<Changes>,
    session: Mutex<Option<ProfileId>>,
    /// Files that were kept since it was opened: a save that is to name them may still come.
    kept_now: Mutex<HashSet<String>>,
    mended: Vec<Message>,
}

impl Studio {
    /// A workspace that was just opened, with what had to be mended.
    pub(crate) fn over(store: Store, mended: Vec<Message>) -> Self {
        Self {
            store,
            held: Held::default(),
            clock: Box::new(SystemClock),
            ids: Box::new(RandomIds::default()),
            undo_history: Mutex::default(),
            changes: Mutex::default(),
            session: Mutex::default(),
            kept_now: Mutex::default(),
            mended,
        }
    }

    /// Replaces the clock and the source of identities, for samples and tests.
    #[must_use]
    pub fn with_sources(mut self, clock: Box<dyn Clock>, ids: Box<dyn Ids>) -> Self {
        self.clock = clock;
        self.ids = ids;
        self
    }

    pub(crate) fn back_to_system_sources(self) -> Self {
        self.with_sources(Box::new(SystemClock), Box::new(RandomIds::default()))
    }

    /// What opening it had to mend.
    pub(crate) fn mended(&self) -> &[Message] {
        &self.mended
    }

    pub(crate) fn note(&mut self, note: Message) {
        self.mended.push(note);
    }

    pub(crate) fn forget_note(&mut self, note: &Message) {
        self.mended.retain(|known| known != note);
    }

    /// The folder it lives in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// What was read of the workspace so far, for whoever measures it.
    #[must_use]
    pub fn reads(&self) -> ReadCount {
        self.store.reads()
    }

    /// Now, as this workspace tells the time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn new_id(&self) -> String {
        self.ids.next()
    }

    /// Bytes nobody can guess.
    pub(crate) fn secret(&self) -> Result<[u8; 32], StudioError> {
        let secret = self.ids.secret();
        secret.map_err(|e| StudioError::refused(say::errors::no_secret(e)))
    }

    /// Whoever is signed in, by identity.
    pub(crate) fn session(&self) -> MutexGuard<'_, Option<ProfileId>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn kept_now(&self) -> MutexGuard<'_, HashSet<String>> {
        self.kept_now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn undo_history(&self) -> MutexGuard<'_, UndoHistory> {
        self.undo_history
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn changes(&self) -> MutexGuard<'_, Changes> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records were written by the store itself.
    pub(crate) fn note_changes(&self, keys: &[Key]) {
        self.changes().note(keys.iter());
    }

    /// What was written since this was asked last.
    #[must_use]
    pub fn take_changes(&self) -> Vec<Changed> {
        self.changes().take()
    }

    pub(crate) fn get<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        id: &str,
    ) -> Result<Option<Saved<T>>, StudioError> {
        self.store
            .get(&records::key(kind, id))?
            .map(records::read)
            .transpose()
    }

    /// The records of a kind whose identities begin so. The beginning must be of one thing, such
    /// as a cohort: what it holds is held in memory.
    pub(crate) fn beginning<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        beginning: &str,
    ) -> Result<Vec<Saved<T>>, StudioError> {
        debug_assert!(!beginning.is_empty(), "no use case reads a whole kind");
        self.store
            .every(kind.name(), beginning)?
            .into_iter()
            .map(records::read)
            .collect()
    }

    /// Looks at each record of a kind whose identity begins so, in their order. They are read a
    /// page at a time, and none is held.
    pub(crate) fn each_beginning<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        beginning: &str,
        mut each: impl FnMut(Saved<T>),
    ) -> Result<(), StudioError> {
        debug_assert!(!beginning.is_empty(), "no use case reads a whole kind");
        let mut of = PageOf {
            kind: kind.name().to_owned(),
            prefix: beginning.to_owned(),
            limit: RECORDS_AT_ONCE,
            ..PageOf::default()
        };
        loop {
            let page = self.store.page(&of)?;
            for record in page.records {
                each(records::read(record)?);
            }
            match page.next {
                Some(next) => of.after = Some(next),
                None => return Ok(()),
            }
        }
    }

    pub(crate) fn list<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        prefix: &str,
    ) -> Result<Vec<Saved<T>>, StudioError> {
        self.store
            .every(kind.name(), prefix)?
            .into_iter()
            .map(records::read)
            .collect()
    }

    /// Identities of the records of a kind that begin so.
    pub(crate) fn identities(
        &self,
        kind: RecordKind,
        prefix: &str,
    ) -> Result<Vec<String>, StudioError> {
        let mut of = PageOf {
            kind: kind.name().to_owned(),
            prefix: prefix.to_owned(),
            limit: AT_ONCE,
            ..PageOf::default()
        };
        let mut ids = Vec::new();
        loop {
            let page = self.store.keys(&of)?;
            ids.extend(page.keys.into_iter().map(|key| key.id));
            match page.next {
                Some(next) => of.after = Some(next),
                None => return Ok(ids),
            }
        }
    }

    /// Whether there is a record of a kind that begins so.
    pub(crate) fn has_any(&self, kind: RecordKind, prefix: &str) -> Result<bool, StudioError> {
        let page = self.store.keys(&PageOf {
            kind: kind.name().to_owned(),
            prefix: prefix.to_owned(),
            limit: 1,
            ..PageOf::default()
        })?;
        Ok(!page.keys.is_empty())
    }

    /// Saves, as one step that can be undone.
    pub(crate) fn save(
        &self,
        permit: &Permit,
        what: &Message,
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        self.save_step(permit, what, guards, writes).map(drop)
    }

    /// Saves one record as a step that can be undone, and hands it back as it stands then.
    pub(crate) fn save_one<T: Serialize>(
        &self,
        permit: &Permit,
        what: &Message,
        guards: Vec<Guard>,
        (kind, id): (RecordKind, &str),
        value: T,
    ) -> Result<Saved<T>, StudioError> {
        let write = records::put(kind, id, &value)?;
        let committed = self.save_step(permit, what, guards, vec![write])?;
        Ok(Saved {
            revision: committed.revision(&records::key(kind, id)).unwrap_or(0),
            value,
        })
    }

    /// Saves as one step that can be undone, and says at which revisions it left its records.
    pub(crate) fn save_step(
        &self,
        permit: &Permit,
        what: &Message,
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<Committed, StudioError> {
        debug_assert!(
            writes.iter().all(|write| {
                RecordKind::named(&write.key().kind).is_some_and(|kind| kind.undo() == Undo::Step)
            }),
            "what is never undone is saved for good"
        );
        let mut step = Step::before(&self.store, permit.action(), what, &writes)?;
        let committed = self.commit(permit, what, guards, writes)?;
        step.left_at(&committed);
        self.undo_history().done(step);
        Ok(committed)
    }

    /// Saves for good: what stands in the register and under a signature is not undone.
    pub(crate) fn save_for_good(
        &self,
        permit: &Permit,
        what: &Message,
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        self.save_for_good_telling(permit, what, guards, writes)
            .map(drop)
    }

    /// Saves for good, and says at which revisions it left its records.
    pub(crate) fn save_for_good_telling(
        &self,
        permit: &Permit,
        what: &Message,
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<Committed, StudioError> {
        let committed = self.commit(permit, what, guards, writes)?;
        self.undo_history().clear();
        Ok(committed)
    }

    /// Saves beside the steps that can be undone.
    pub(crate) fn commit(
        &self,
        permit: &Permit,
        what: &Message,
        mut guards: Vec<Guard>,
        mut writes: Vec<Write>,
    ) -> Result<Committed, StudioError> {
        guards.extend(references::kept_by(&writes));
        if self.store.tip()?.sequence == 0 {
            writes.push(migration::mark());
        }
        let changed = Changes::of(writes.iter().map(Write::key));
        let committed = self.store.commit(ChangeSet {
            request: self.new_id(),
            guards,
            writes,
            audit: AuditEntry {
                who: permit.who().map(|id| id.0.clone()).unwrap_or_default(),
                at: self.now().0,
                what: what.stored(),
            },
        })?;
        self.changes().join(changed);
        Ok(committed)
    }

    /// Asks whether something may leave the workspace, and writes into the journal that it does.
    /// A workspace that can only be read takes no note, and asks nobody: nobody signs in there, and
    /// what it holds is on every screen.
    ///
    /// # Errors
    /// When whoever is signed in may not export it.
    pub(crate) fn ask_to_export(&self, action: Action, what: &Message) -> Result<(), StudioError> {
        if self.store.read_only().is_some() {
            return Ok(());
        }
        let permit = self.may(action)?;
        self.commit(&permit, what, Vec::new(), Vec::new())?;
        Ok(())
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.folder().join("files")
    }
}
