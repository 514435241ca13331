//! Locking a workspace with a passphrase, changing it, and taking it away.

use std::path::Path;
use std::sync::Arc;

use domain::Timestamp;
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{LockState, OpenProgress, Opening, Secrets, StoreError, Vault, WrongTries};
use words::say;
use zeroize::Zeroizing;

use crate::core::clock::{Ids, RandomIds, SystemClock};
use crate::core::error::StudioError;
use crate::core::outside::write_outside;
use crate::core::records;
use crate::core::studio::Studio;
use crate::people::SHORTEST_PASSPHRASE;
use crate::workspace::opening_progress::OpeningProgress;
use crate::workspace::options::{Passphrase, opening};

/// Whether a workspace is encrypted, and whether it asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WorkspaceLock {
    /// Nothing in it is encrypted.
    #[default]
    Open,
    /// A passphrase is asked for.
    Locked,
    /// It is encrypted, but its key lies beside it.
    KeyInside,
}

fn long_enough(passphrase: &str) -> Result<(), StudioError> {
    if passphrase.chars().count() < SHORTEST_PASSPHRASE {
        return Err(StudioError::refused(say::workspace::passphrase_too_short(
            SHORTEST_PASSPHRASE,
        )));
    }
    Ok(())
}

fn secret() -> Result<Zeroizing<[u8; 32]>, StudioError> {
    let secret = RandomIds::default().secret().map(Zeroizing::new);
    secret.map_err(|e| StudioError::refused(say::errors::no_secret(e)))
}

fn secrets() -> Result<Secrets, StudioError> {
    Ok(Secrets {
        key: secret()?,
        wrapping: secret()?,
    })
}

/// What wrong passphrases of the workspace are counted under.
const WHOSE: &str = "workspace";

/// The key of a workspace by its passphrase, and how many wrong ones were given before.
pub(crate) fn unlock(
    folder: &Path,
    passphrase: &str,
    now: &Timestamp,
) -> Result<(Arc<Vault>, WrongTries), StudioError> {
    let is_wrong = |error: &StoreError| matches!(error, StoreError::WrongPassphrase);
    let (vault, before) = store::try_passphrase(folder, WHOSE, &now.0, is_wrong, || {
        Vault::unlock(folder, passphrase, records::private_kinds())
    })?;
    Ok((Arc::new(vault), before))
}

/// Gives a workspace that an earlier program locked a key that does all that keys do now. Where
/// that cannot be it is opened with the one it has.
pub(crate) fn renew_earlier_key(
    folder: &Path,
    passphrase: &str,
    opening: &Opening<'_>,
) -> Result<(), StudioError> {
    if !store::has_earlier_key(folder)? {
        return Ok(());
    }
    let new = match store::lock_state(folder)? {
        LockState::KeyInside => None,
        LockState::Open | LockState::Locked => Some(passphrase),
    };
    let private = records::private_kinds();
    let changed = store::change_key(folder, (passphrase, new), &secrets()?, private, opening);
    match changed {
        Err(StoreError::InUse) => Err(StoreError::InUse.into()),
        // On a full disk, or with a journal that is to be answered for first, it stays as it is.
        _ => Ok(()),
    }
}

impl Studio {
    /// Whether this workspace is encrypted, and whether it asks.
    ///
    /// # Errors
    /// When its key file cannot be read.
    pub fn lock(&self) -> Result<WorkspaceLock, StudioError> {
        Ok(match store::lock_state(self.folder())? {
            LockState::Open => WorkspaceLock::Open,
            LockState::Locked => WorkspaceLock::Locked,
            LockState::KeyInside => WorkspaceLock::KeyInside,
        })
    }

    /// Whether whoever is signed in may lock it; asked before it is closed to do so.
    ///
    /// # Errors
    /// When they may not, or the passphrase is too short.
    pub fn may_lock(&self, passphrase: &str) -> Result<(), StudioError> {
        self.may(Action::KeepWorkspace)?;
        long_enough(passphrase)
    }

    /// Locks a closed workspace: what is about people is encrypted from now on, and so is
    /// what was there before. Opens it.
    ///
    /// # Errors
    /// When the passphrase is too short, it is locked already, or there is no room. An
    /// interrupted locking goes on at the next opening.
    pub fn lock_and_open(
        folder: &Path,
        passphrase: &str,
        tell: &(dyn Fn(OpeningProgress) + Sync),
    ) -> Result<Self, StudioError> {
        long_enough(passphrase)?;
        let now = SystemClock.checked()?;
        let told = |progress: OpenProgress| tell(progress.into());
        let (opening, private) = (opening(&now, None, &told), records::private_kinds());
        match store::lock_state(folder)? {
            LockState::Locked => {
                return Err(StudioError::refused(say::workspace::locked_already()));
            }
            LockState::KeyInside => {
                let passphrases = ("", Some(passphrase));
                store::change_key(folder, passphrases, &secrets()?, private, &opening)?;
            }
            LockState::Open => {
                store::lock(folder, passphrase, &secrets()?, private, &opening)?;
            }
        }
        let opened = Self::open_telling(folder, Passphrase::Given(passphrase), tell)?;
        Ok(opened.without_index_note())
    }

    /// Whether whoever is signed in may change the passphrase, and knows the present one; asked
    /// before the workspace is closed to do so. No new one takes it away.
    ///
    /// # Errors
    /// When they may not, the present one is wrong or the new one too short.
    pub fn may_change_lock(&self, old: &str, new: &str) -> Result<(), StudioError> {
        self.may(Action::KeepWorkspace)?;
        if !new.is_empty() {
            long_enough(new)?;
        }
        unlock(self.folder(), old, &self.now()).map(drop)
    }

    /// Gives a closed workspace a new passphrase and a new key, so that the old passphrase opens
    /// nothing in its folder any more; an empty one is asked for no more, and the key stays. Opens
    /// it.
    ///
    /// # Errors
    /// When the old one is wrong or the new one too short, or there is no room. One that was
    /// interrupted goes on at the next opening.
    pub fn change_lock_and_open(
        folder: &Path,
        old: &str,
        new: &str,
        tell: &(dyn Fn(OpeningProgress) + Sync),
    ) -> Result<Self, StudioError> {
        let now = SystemClock.checked()?;
        let told = |progress: OpenProgress| tell(progress.into());
        if new.is_empty() {
            store::remove_passphrase(folder, old)?;
        } else {
            long_enough(new)?;
            let private = records::private_kinds();
            let opening = opening(&now, None, &told);
            store::change_key(folder, (old, Some(new)), &secrets()?, private, &opening)?;
        }
        let opened = Self::open_telling(folder, Passphrase::Given(new), tell)?;
        Ok(opened.without_index_note())
    }

    /// Files in the workspace's folder that were not its own: they were put away, sealed, when it
    /// was locked.
    ///
    /// # Errors
    /// Without the passphrase, or when one cannot be read.
    pub fn put_away_files(&self) -> Result<Vec<PutAwayFile>, StudioError> {
        let files = self.store.put_away_files()?;
        let shown = |file: store::PutAway| PutAwayFile {
            name: file.name,
            was: file.was,
            kilobytes: u32::try_from(file.size.div_ceil(1_000)).unwrap_or(u32::MAX),
        };
        Ok(files.into_iter().map(shown).collect())
    }

    /// Takes out a file that was put away: it is written to a place that a person chose, and is in
    /// the workspace's folder no more.
    ///
    /// # Errors
    /// When whoever is signed in may not, there is none of that name, or it cannot be written.
    pub fn take_out(&self, name: &str, to: &Path) -> Result<(), StudioError> {
        self.ask_to_export(Action::KeepWorkspace, &say::workspace::step_take_out())?;
        self.store
            .take_out(name, |_, bytes| write_outside(to, bytes))
    }
}

/// A file that was put away when the workspace was locked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PutAwayFile {
    /// By which it is asked for.
    pub name: String,
    /// Where it lay in the workspace's folder.
    pub was: String,
    /// Its size in kilobytes, rounded up.
    pub kilobytes: u32,
}
