//! An open workspace and the one door through which everything is saved.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use certificate::font::FontLibrary;
use domain::{ProfileId, Timestamp};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{AuditEntry, ChangeSet, Guard, Key, Records, Store, Write};

use crate::clock::{Clock, Ids, RandomIds, SystemClock};
use crate::error::StudioError;
use crate::history::{History, Undoable};
use crate::locking::WorkspaceLock;
use crate::migration;
use crate::packages::Reading;
use crate::records::{self, Saved};
use crate::roster_import::DryRun;
use crate::score_files::ScoreRun;

/// An open workspace.
pub struct Studio {
    pub(crate) store: Store,
    /// Made when it is first needed, and anew after a font came or went.
    pub(crate) fonts: Mutex<Option<Arc<FontLibrary>>>,
    clock: Box<dyn Clock>,
    ids: Box<dyn Ids>,
    history: Mutex<History>,
    pub(crate) dry_run: Mutex<Option<DryRun>>,
    pub(crate) score_run: Mutex<Option<ScoreRun>>,
    session: Mutex<Option<ProfileId>>,
    package: Mutex<Option<Reading>>,
    opened: WorkspaceNote,
}

/// What opening a workspace had to mend.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceNote {
    /// Plain sentences, empty when nothing had to be mended.
    pub mended: Vec<String>,
}

/// What a workspace holds, in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceOverview {
    /// The folder's name.
    pub name: String,
    /// The folder, as a person would look for it.
    pub folder: String,
    /// The institution's legal name; empty until it is set up.
    pub institution: String,
    /// What opening had to mend.
    pub mended: Vec<String>,
    /// Whether it is encrypted.
    pub lock: WorkspaceLock,
    /// Why it can only be read; empty when it can be written.
    pub read_only: String,
    /// Programme versions.
    pub programmes: u32,
    /// Competency frameworks.
    pub frameworks: u32,
    /// Rubrics.
    pub rubrics: u32,
    /// Audits without a decision.
    pub open_audits: u32,
    /// Cohorts.
    pub cohorts: u32,
    /// Certificates in the register.
    pub certificates: u32,
}

/// What a check of a workspace found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceCheck {
    /// Whether nothing is wrong.
    pub sound: bool,
    /// Commits in the journal.
    pub commits: u32,
    /// Records there are.
    pub records: u32,
    /// What is wrong, in plain sentences.
    pub faults: Vec<String>,
    /// Whether the index was not right and was rebuilt on the spot.
    pub index_rebuilt: bool,
}

fn count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    pub(crate) fn over(store: Store, opened: WorkspaceNote) -> Self {
        Self {
            store,
            fonts: Mutex::default(),
            clock: Box::new(SystemClock),
            ids: Box::new(RandomIds::default()),
            history: Mutex::default(),
            dry_run: Mutex::default(),
            score_run: Mutex::default(),
            session: Mutex::default(),
            package: Mutex::default(),
            opened,
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

    pub(crate) fn forget_note(&mut self, note: &str) {
        self.opened.mended.retain(|known| known != note);
    }

    /// The folder it lives in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.store.folder()
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
        self.ids.secret().map_err(|e| {
            StudioError::refused(format!(
                "This computer has no source of secret numbers: {e}"
            ))
        })
    }

    /// Whoever is signed in, by identity.
    pub(crate) fn session(&self) -> MutexGuard<'_, Option<ProfileId>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The package that was read last.
    pub(crate) fn package(&self) -> MutexGuard<'_, Option<Reading>> {
        self.package.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn who(&self) -> String {
        self.session().clone().map(|id| id.0).unwrap_or_default()
    }

    /// What it holds, in numbers.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn overview(&self) -> Result<WorkspaceOverview, StudioError> {
        let number = |kind| Ok::<u32, StudioError>(count(self.store.count(kind)?));
        let audits = self.list::<domain::audit::Audit>(records::AUDIT, "")?;
        Ok(WorkspaceOverview {
            name: self
                .folder()
                .file_name()
                .map(|n| n.to_string_lossy().into_owned())
                .unwrap_or_default(),
            folder: self.folder().display().to_string(),
            institution: self.institution()?.value.legal_name,
            mended: self.opened.mended.clone(),
            lock: self.lock()?,
            read_only: self.store.read_only().unwrap_or_default().to_owned(),
            programmes: number(records::PROGRAMME)?,
            frameworks: number(records::FRAMEWORK)?,
            rubrics: number(records::RUBRIC)?,
            open_audits: count(audits.iter().filter(|a| a.value.decision.is_none()).count() as u64),
            cohorts: number(records::COHORT)?,
            certificates: number(records::CERTIFICATE)?,
        })
    }

    /// Verifies the journal's chain and holds the index against it.
    ///
    /// # Errors
    /// When a file cannot be read at all.
    pub fn check(&self) -> Result<WorkspaceCheck, StudioError> {
        let report = self.store.check()?;
        let mut faults = Vec::new();
        faults.extend(report.damage.iter().map(ToString::to_string));
        if report.torn_bytes > 0 {
            faults.push(format!(
                "the journal ends in an unfinished record of {} bytes",
                report.torn_bytes
            ));
        }
        faults.extend(report.index_faults.iter().cloned());
        Ok(WorkspaceCheck {
            sound: report.is_sound(),
            commits: count(report.commits),
            records: count(report.records),
            faults,
            index_rebuilt: !report.index_mended.is_empty(),
        })
    }

    pub(crate) fn get<T: DeserializeOwned>(
        &self,
        kind: &str,
        id: &str,
    ) -> Result<Option<Saved<T>>, StudioError> {
        self.store
            .get(&Key::new(kind, id))?
            .map(records::read)
            .transpose()
    }

    pub(crate) fn list<T: DeserializeOwned>(
        &self,
        kind: &str,
        prefix: &str,
    ) -> Result<Vec<Saved<T>>, StudioError> {
        self.store
            .list(kind, prefix)?
            .into_iter()
            .map(records::read)
            .collect()
    }

    /// Identities of the records of a kind that begin so.
    pub(crate) fn identities(&self, kind: &str, prefix: &str) -> Result<Vec<String>, StudioError> {
        let records = self.store.list(kind, prefix)?;
        Ok(records.into_iter().map(|record| record.key.id).collect())
    }

    pub(crate) fn history(&self) -> MutexGuard<'_, History> {
        self.history.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Saves, as one step that can be undone.
    pub(crate) fn save(
        &self,
        what: &str,
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        let before = self.history_before(&writes)?;
        self.commit(what, guards, writes)?;
        let step = self.history_step(what, before)?;
        self.history().done(step);
        Ok(())
    }

    /// Saves for good: what stands in the register and under a signature is not undone.
    pub(crate) fn save_for_good(
        &self,
        what: &str,
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        self.commit(what, guards, writes)?;
        self.history().clear();
        Ok(())
    }

    pub(crate) fn commit(
        &self,
        what: &str,
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        let mut writes = writes;
        let fonts_change = writes.iter().any(|write| {
            let (Write::Put(key, _) | Write::Delete(key)) = write;
            key.kind == records::FONT
        });
        if self.store.tip()?.sequence == 0 {
            writes.push(migration::mark());
        }
        self.store.commit(ChangeSet {
            request: self.new_id(),
            guards,
            writes,
            audit: AuditEntry {
                who: self.who(),
                at: self.now().0,
                what: what.to_owned(),
            },
        })?;
        if fonts_change {
            *self.fonts.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        Ok(())
    }

    fn history_before(&self, writes: &[Write]) -> Result<Vec<Undoable>, StudioError> {
        writes
            .iter()
            .map(|write| {
                let (Write::Put(key, _) | Write::Delete(key)) = write;
                let before = self.store.get(key)?.map(|record| record.value);
                let after = match write {
                    Write::Put(_, value) => Some(value.clone()),
                    Write::Delete(_) => None,
                };
                Ok(Undoable {
                    key: key.clone(),
                    before,
                    after,
                    revision: 0,
                })
            })
            .collect()
    }

    fn history_step(
        &self,
        what: &str,
        mut parts: Vec<Undoable>,
    ) -> Result<(String, Vec<Undoable>), StudioError> {
        for part in &mut parts {
            part.revision = self
                .store
                .get(&part.key)?
                .map_or(0, |record| record.revision);
        }
        Ok((what.to_owned(), parts))
    }

    pub(crate) fn files(&self) -> PathBuf {
        self.folder().join("files")
    }
}
