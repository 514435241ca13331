//! Opening a workspace: what was mended, what is damaged, and the way back.

use std::path::Path;
use std::sync::Arc;

use domain::Timestamp;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{
    AuditEntry, DamageAccount, LockState, OpenProgress, OpenStep, Opened, Opening, Store,
    StoreError, Vault,
};

use crate::clock::{Clock, SystemClock};
use crate::error::StudioError;
use crate::locking;
use crate::migration::{self, SCHEMA};
use crate::records;
use crate::search::SEARCHED;
use crate::workspace::{Studio, WorkspaceNote};

/// How far the opening of a workspace is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpeningProgress {
    /// What is being done.
    pub step: OpeningStep,
    /// Thousandths done; 0 when that is not known.
    pub thousandths: u32,
}

/// What is being done while a workspace opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum OpeningStep {
    /// An older workspace is brought into the present form.
    Migrating,
    /// The index is made anew from the journal.
    Rebuilding,
    /// The index takes in what it lacks.
    CatchingUp,
    /// The index is counted through.
    Verifying,
}

impl From<OpenProgress> for OpeningProgress {
    fn from(progress: OpenProgress) -> Self {
        let thousandths = (progress.done.saturating_mul(1_000)).checked_div(progress.total);
        Self {
            step: match progress.step {
                OpenStep::Migrating => OpeningStep::Migrating,
                OpenStep::Rebuilding => OpeningStep::Rebuilding,
                OpenStep::CatchingUp => OpeningStep::CatchingUp,
                OpenStep::Verifying => OpeningStep::Verifying,
            },
            thousandths: u32::try_from(thousandths.unwrap_or(0)).unwrap_or(1_000),
        }
    }
}

/// A plain account of a damaged workspace.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceDamage {
    /// Where, exactly: file, byte, save, and what is wrong.
    pub places: Vec<String>,
    /// Saves that can be read.
    pub readable: u32,
    /// Saves that cannot.
    pub missing: u32,
    /// How many of those a backup in the workspace's folder still has.
    pub in_backups: u32,
    /// When the newest backup was made, if there is one.
    pub newest_backup: Option<Timestamp>,
}

fn number(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl WorkspaceDamage {
    pub(crate) fn of(account: &DamageAccount) -> Self {
        let newest = account.newest_backup.as_ref().and_then(|path| {
            let folder = path.parent()?.parent()?;
            store::backups_in(folder).into_iter().next()
        });
        Self {
            places: account.places.iter().map(ToString::to_string).collect(),
            readable: number(account.readable),
            missing: number(account.missing()),
            in_backups: number(account.in_backups),
            newest_backup: newest.map(|b| Timestamp(b.at)),
        }
    }
}

/// What a repair came to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceRepair {
    /// Saves taken from backups.
    pub recovered: u32,
    /// Saves that nothing has any more.
    pub lost: u32,
    /// Where the damaged files are now, untouched.
    pub aside: Vec<String>,
}

/// What a person gave to open a locked workspace with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passphrase<'p> {
    /// Nothing yet: a locked workspace asks.
    Ask,
    /// This.
    Given(&'p str),
    /// Nothing, and what is not encrypted is to be read all the same.
    Without,
}

pub(crate) fn opening<'o>(
    now: &Timestamp,
    vault: Option<Arc<Vault>>,
    progress: &'o (dyn Fn(OpenProgress) + Sync),
) -> Opening<'o> {
    Opening {
        vault,
        lookups: records::LOOKUPS,
        schema: SCHEMA,
        searched: Some(SEARCHED),
        now: now.0.clone(),
        progress,
    }
}

/// The key of a workspace that has one.
fn vault_of(folder: &Path, passphrase: Passphrase<'_>) -> Result<Option<Arc<Vault>>, StudioError> {
    let words = match (store::lock_state(folder)?, passphrase) {
        (LockState::Open, _) | (LockState::Locked, Passphrase::Without) => return Ok(None),
        (LockState::Locked, Passphrase::Ask) => return Err(StoreError::Locked.into()),
        (LockState::Locked, Passphrase::Given(words)) => words,
        (LockState::KeyInside, _) => "",
    };
    let vault = Vault::unlock(folder, words, records::PRIVATE)?;
    Ok(Some(Arc::new(vault)))
}

/// Said where nobody took the index away on purpose.
const INDEX_MADE: &str =
    "The index was missing and was made anew from the journal. Nothing was lost.";

fn mended(opened: &Opened) -> Vec<String> {
    let mut notes = Vec::new();
    if let Some(why) = &opened.read_only {
        notes.push(format!(
            "This workspace can only be read, because {why}. To work in it, copy its folder to a place you may write to."
        ));
    }
    if opened.lost_saves > 0 {
        notes.push(format!(
            "The disk has lost the last {} that had been confirmed. Everything before is here. What is left of them was kept in the folder “journal/aside”.",
            if opened.lost_saves == 1 { "save".to_owned() } else { format!("{} saves", opened.lost_saves) }
        ));
    } else if opened.torn_bytes > 0 {
        notes.push(format!(
            "The last save had not been finished ({} bytes) and was taken back. Everything confirmed before it is here.",
            opened.torn_bytes
        ));
    }
    if opened.checkpoint_remade {
        notes.push("A checkpoint of the journal was damaged and was made anew from the journal. Nothing was lost. Consider another disk.".to_owned());
    } else if opened.index_rebuilt && opened.index_missing {
        notes.push(INDEX_MADE.to_owned());
    } else if opened.index_rebuilt {
        notes.push(
            "The index did not agree with the journal and was rebuilt from it. Nothing was lost."
                .to_owned(),
        );
    }
    if opened.index_in_memory && opened.read_only.is_none() {
        notes.push("The disk is nearly full, so the index is kept in memory. Make room soon: saving may stop.".to_owned());
    }
    notes
}

impl Studio {
    /// Makes a workspace in an empty folder.
    ///
    /// # Errors
    /// When the folder is not empty or cannot be written.
    pub fn create(folder: &Path) -> Result<Self, StudioError> {
        let now = SystemClock.now();
        let store = Store::create(folder, &opening(&now, None, &|_| {}))?;
        Ok(Self::over(store, WorkspaceNote::default()))
    }

    /// Opens a workspace, mending what can be mended.
    ///
    /// # Errors
    /// As for [`Studio::open_telling`].
    pub fn open(folder: &Path) -> Result<Self, StudioError> {
        Self::open_telling(folder, Passphrase::Ask, &|_| {})
    }

    /// Opens a workspace, mending what can be mended, and tells how far it is.
    ///
    /// # Errors
    /// When it is in use, is none, or is damaged: then [`StudioError::damage`] has the
    /// account, and [`Studio::repair`] is the way back. When it is locked and no
    /// passphrase was given, or a wrong one.
    pub fn open_telling(
        folder: &Path,
        passphrase: Passphrase<'_>,
        tell: &(dyn Fn(OpeningProgress) + Sync),
    ) -> Result<Self, StudioError> {
        let now = SystemClock.now();
        let told = |progress: OpenProgress| tell(progress.into());
        let vault = vault_of(folder, passphrase)?;
        if vault.is_some() && store::is_under_way(folder) {
            locking::encrypt(folder, vault.clone(), &now)?;
        }
        let (store, opened) = Store::open(folder, &opening(&now, vault, &told))?;
        let mut notes = mended(&opened);
        match migration::version_of(&store)? {
            Some(version) if version > SCHEMA => return Err(StoreError::Newer.into()),
            Some(version) if version < SCHEMA && store.read_only().is_none() => {
                store.back_up(&now.0, "before-migration", "Before an upgrade", &|_, _| {})?;
                migration::migrate(&store, &now.0)?;
                notes.push("This workspace was made by an older Credwright and was brought into the present form. A backup of how it was lies in its folder “backups”.".to_owned());
            }
            _ => {}
        }
        Ok(Self::over(store, WorkspaceNote { mended: notes }))
    }

    /// Takes back the note on an index that had to be missing.
    pub(crate) fn without_index_note(mut self) -> Self {
        self.forget_note(INDEX_MADE);
        self
    }

    /// The store behind a workspace, for whoever measures it.
    ///
    /// # Errors
    /// As for [`Studio::open`].
    pub fn open_store(folder: &Path) -> Result<(Store, Opened), StudioError> {
        let now = SystemClock.now();
        let vault = vault_of(folder, Passphrase::Ask)?;
        Ok(Store::open(folder, &opening(&now, vault, &|_| {}))?)
    }

    /// Repairs a workspace that does not open because its journal is damaged: what a
    /// backup has is put back, what none has is given up by name, the rest is kept.
    ///
    /// # Errors
    /// When it cannot be repaired; nothing is changed then.
    pub fn repair(
        folder: &Path,
        passphrase: Passphrase<'_>,
        tell: &(dyn Fn(OpeningProgress) + Sync),
    ) -> Result<WorkspaceRepair, StudioError> {
        let now = SystemClock.now();
        let told = |progress: OpenProgress| tell(progress.into());
        let audit = AuditEntry {
            at: now.0.clone(),
            ..AuditEntry::default()
        };
        let vault = vault_of(folder, passphrase)?;
        let repaired = store::repair(folder, &opening(&now, vault, &told), &audit)?;
        Ok(WorkspaceRepair {
            recovered: number(repaired.recovered),
            lost: number(repaired.lost.iter().map(store::Gap::saves).sum()),
            aside: repaired
                .aside
                .iter()
                .filter_map(|p| p.strip_prefix(folder).ok())
                .map(|p| p.display().to_string())
                .collect(),
        })
    }
}
