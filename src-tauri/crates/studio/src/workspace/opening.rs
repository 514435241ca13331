//! Opening a workspace: what was mended, what is damaged, and the way back.

use std::path::Path;
use std::sync::Arc;

use domain::Timestamp;
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{
    AuditEntry, ChangeSet, DamageAccount, LockState, OpenProgress, Opened, Opening, Records, Store,
    StoreError, Vault, WrongTries,
};
use words::{Message, ToMessage, say};

use crate::core::clock::SystemClock;
use crate::core::error::StudioError;
use crate::core::migration::{self, SCHEMA};
use crate::core::studio::Studio;
use crate::workspace::encryption;
pub use crate::workspace::opening_progress::{OpeningProgress, OpeningStep};
pub use crate::workspace::options::Passphrase;
use crate::workspace::options::opening;

/// A plain account of a damaged workspace.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceDamage {
    /// Where, exactly: file, byte, save, and what is wrong.
    pub places: Vec<Message>,
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
    /// The account behind an error, when a damaged workspace is what it is about.
    #[must_use]
    pub fn behind(error: &StudioError) -> Option<Self> {
        match error {
            StudioError::Store(StoreError::Damaged(account)) => Some(Self::of(account)),
            _ => None,
        }
    }

    fn of(account: &DamageAccount) -> Self {
        let newest = account.newest_backup.as_ref().and_then(|path| {
            let folder = path.parent()?.parent()?;
            store::backups_in(folder).into_iter().next()
        });
        Self {
            places: account.places.iter().map(ToMessage::message).collect(),
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
    /// Records read from damaged saves and saved again.
    pub salvaged: u32,
    /// What was in damaged saves and could not be read.
    pub gone: Vec<Message>,
    /// What was wrong with the journal’s end.
    pub findings: Vec<Message>,
    /// Where the damaged files are now, untouched.
    pub aside: Vec<String>,
    /// Kept files taken from backups.
    pub files_put_back: u32,
    /// Kept files that records need and nothing has any more.
    pub files_lost: u32,
}

/// The words that a workspace's key is asked with; `None` where it is opened without.
fn words_for<'p>(
    folder: &Path,
    passphrase: Passphrase<'p>,
) -> Result<Option<&'p str>, StudioError> {
    Ok(match (store::lock_state(folder)?, passphrase) {
        (LockState::Open, _) | (LockState::Locked, Passphrase::Without) => None,
        (LockState::Locked, Passphrase::Ask) => return Err(StoreError::Locked.into()),
        (LockState::Locked, Passphrase::Given(words)) => Some(words),
        (LockState::KeyInside, _) => Some(""),
    })
}

/// The key of a workspace that has one, and the wrong passphrases that were given before.
fn vault_of(
    folder: &Path,
    passphrase: Passphrase<'_>,
    now: &Timestamp,
) -> Result<(Option<Arc<Vault>>, WrongTries), StudioError> {
    let Some(words) = words_for(folder, passphrase)? else {
        return Ok((None, WrongTries::default()));
    };
    let (vault, before) = encryption::unlock(folder, words, now)?;
    Ok((Some(vault), before))
}

fn mended(opened: &Opened) -> Vec<Message> {
    use say::workspace as say;
    let mut notes = Vec::new();
    if let Some(why) = &opened.read_only {
        notes.push(say::mended_read_only(why.message()));
    }
    if opened.notice.is_some() {
        // That is said until a person has answered, and nothing beside it says that all is well.
        return notes;
    }
    if opened.torn_bytes > 0 {
        notes.push(say::mended_torn(opened.torn_bytes));
    }
    if opened.checkpoint_remade {
        notes.push(say::mended_checkpoint());
    } else if opened.index_rebuilt && opened.index_missing {
        notes.push(say::mended_index_missing());
    } else if opened.index_rebuilt {
        notes.push(say::mended_index_rebuilt());
    }
    if opened.index_in_memory && opened.read_only.is_none() {
        notes.push(say::mended_in_memory());
    }
    notes
}

/// What is said of wrong passphrases that were given since the workspace was opened last. It stands
/// in the journal, too.
fn wrong_tries(
    store: &Store,
    wrong: &WrongTries,
    now: &Timestamp,
) -> Result<Option<Message>, StudioError> {
    if wrong.count == 0 {
        return Ok(None);
    }
    let said = say::workspace::wrong_passphrases(wrong.count, &wrong.last);
    if store.read_only().is_none() {
        store.commit(ChangeSet {
            audit: AuditEntry {
                at: now.0.clone(),
                what: said.stored(),
                ..AuditEntry::default()
            },
            ..ChangeSet::default()
        })?;
    }
    Ok(Some(said))
}

impl Studio {
    /// Makes a workspace in an empty folder.
    ///
    /// # Errors
    /// When the folder is not empty or cannot be written.
    pub fn create(folder: &Path) -> Result<Self, StudioError> {
        let now = SystemClock.checked()?;
        let store = Store::create(folder, &opening(&now, None, &|_| {}))?;
        Ok(Self::over(store, Vec::new()))
    }

    /// Makes a workspace that opens once everything in it is there; nothing is left of one that
    /// cannot be filled.
    pub(crate) fn create_filled(
        folder: &Path,
        fill: impl FnOnce(Self) -> (Self, Result<(), StudioError>),
    ) -> Result<Self, StudioError> {
        let now = SystemClock.checked()?;
        let store = Store::begin(folder, &opening(&now, None, &|_| {}))?;
        let (studio, filled) = fill(Self::over(store, Vec::new()));
        match filled.and_then(|()| Ok(studio.store.finish_making()?)) {
            Ok(()) => Ok(studio),
            Err(error) => {
                studio.store.give_up_making();
                Err(error)
            }
        }
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
    /// When it is in use, is none, or is damaged: then [`WorkspaceDamage::behind`] has the
    /// account, and [`Studio::repair`] is the way back. When it is locked and no
    /// passphrase was given, or a wrong one.
    pub fn open_telling(
        folder: &Path,
        passphrase: Passphrase<'_>,
        tell: &(dyn Fn(OpeningProgress) + Sync),
    ) -> Result<Self, StudioError> {
        let now = SystemClock.checked()?;
        let told = |progress: OpenProgress| tell(progress.into());
        let (mut vault, wrong) = vault_of(folder, passphrase, &now)?;
        if let Some(words) = words_for(folder, passphrase)?
            && store::has_earlier_key(folder)?
        {
            encryption::renew_earlier_key(folder, words, &opening(&now, None, &told))?;
            (vault, _) = vault_of(folder, passphrase, &now)?;
        }
        let (store, opened) = Store::open(folder, &opening(&now, vault, &told))?;
        let mut notes = mended(&opened);
        notes.extend(wrong_tries(&store, &wrong, &now)?);
        match migration::version_of(&store)? {
            Some(version) if version > SCHEMA => return Err(StoreError::Newer.into()),
            Some(version) if version < SCHEMA && store.read_only().is_none() => {
                let about = say::workspace::before_upgrade().in_english();
                store.back_up(&now.0, "before-migration", &about, &|_, _| {})?;
                migration::migrate(&store, &now.0)?;
                notes.push(say::workspace::mended_older());
            }
            _ => {}
        }
        Ok(Self::over(store, notes))
    }

    /// Takes back the note on an index that had to be missing.
    pub(crate) fn without_index_note(mut self) -> Self {
        self.forget_note(&say::workspace::mended_index_missing());
        self
    }

    /// Puts back what backups have of kept files that are damaged or missing, in a workspace that
    /// is open.
    ///
    /// # Errors
    /// When whoever is signed in may not, or the workspace can only be read.
    pub fn put_back_kept_files(&self) -> Result<WorkspaceRepair, StudioError> {
        self.may(Action::KeepWorkspace)?;
        let files = self.store.put_back_kept_files()?;
        Ok(WorkspaceRepair {
            files_put_back: number(files.put_back),
            files_lost: number(files.lost.len() as u64),
            ..WorkspaceRepair::default()
        })
    }

    /// The store behind a workspace, for whoever measures it.
    ///
    /// # Errors
    /// As for [`Studio::open`].
    pub fn open_store(folder: &Path) -> Result<(Store, Opened), StudioError> {
        let now = SystemClock.checked()?;
        let (vault, _) = vault_of(folder, Passphrase::Ask, &now)?;
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
        let now = SystemClock.checked()?;
        let told = |progress: OpenProgress| tell(progress.into());
        let audit = AuditEntry {
            at: now.0.clone(),
            ..AuditEntry::default()
        };
        store::put_back_key_file(folder)?;
        let (vault, _) = vault_of(folder, passphrase, &now)?;
        let how = Opening {
            searched: None,
            ..opening(&now, vault, &told)
        };
        let repaired = store::repair(folder, &how, &audit)?;
        let lost_at_end: u64 = repaired.answered.iter().map(store::Finding::missing).sum();
        let lost: u64 = repaired.lost.iter().map(store::Gap::saves).sum();
        let files = Store::open(folder, &how)?.0.put_back_kept_files()?;
        let gone = if repaired.gone.is_empty() {
            Vec::new()
        } else {
            Self::open_telling(folder, passphrase, tell)?.named(repaired.gone)?
        };
        Ok(WorkspaceRepair {
            files_put_back: number(files.put_back),
            files_lost: number(files.lost.len() as u64),
            recovered: number(repaired.recovered),
            lost: number(lost.max(lost_at_end)),
            salvaged: number(repaired.salvaged.len() as u64),
            gone,
            findings: repaired.answered.iter().map(ToMessage::message).collect(),
            aside: repaired
                .aside
                .iter()
                .filter_map(|p| p.strip_prefix(folder).ok())
                .map(|p| p.display().to_string())
                .collect(),
        })
    }
}
