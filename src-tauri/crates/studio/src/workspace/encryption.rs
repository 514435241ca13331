//! Locking a workspace with a passphrase, changing it, and taking it away.

use std::path::Path;
use std::sync::Arc;

use domain::Timestamp;
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{AuditEntry, LockState, Secrets, Vault};
use words::say;

use crate::core::clock::{Ids, RandomIds, SystemClock};
use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;
use crate::people::SHORTEST_PASSPHRASE;
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

fn secret() -> Result<[u8; 32], StudioError> {
    let secret = RandomIds::default().secret();
    secret.map_err(|e| StudioError::refused(say::errors::no_secret(e)))
}

pub(crate) fn encrypt(
    folder: &Path,
    vault: Option<Arc<Vault>>,
    now: &Timestamp,
) -> Result<(), StudioError> {
    let audit = AuditEntry {
        at: now.0.clone(),
        what: say::workspace::step_lock().stored(),
        ..AuditEntry::default()
    };
    Ok(store::encrypt(
        folder,
        &opening(now, vault, &|_| {}),
        &audit,
    )?)
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
    pub fn lock_and_open(folder: &Path, passphrase: &str) -> Result<Self, StudioError> {
        long_enough(passphrase)?;
        match store::lock_state(folder)? {
            LockState::Locked => {
                return Err(StudioError::refused(say::workspace::locked_already()));
            }
            LockState::KeyInside => {
                store::change_passphrase(folder, "", passphrase, &secret()?)?;
            }
            LockState::Open => {
                let secrets = Secrets {
                    key: secret()?,
                    wrapping: secret()?,
                };
                let vault = Vault::create(folder, passphrase, &secrets, records::private_kinds())?;
                encrypt(folder, Some(Arc::new(vault)), &SystemClock.checked()?)?;
            }
        }
        let opened = Self::open_telling(folder, Passphrase::Given(passphrase), &|_| {})?;
        Ok(opened.without_index_note())
    }

    /// Changes the passphrase; an empty one takes it away.
    ///
    /// # Errors
    /// When the old one is wrong or the new one too short.
    pub fn change_lock(&self, old: &str, new: &str) -> Result<WorkspaceLock, StudioError> {
        self.may(Action::KeepWorkspace)?;
        if new.is_empty() {
            store::remove_passphrase(self.folder(), old)?;
        } else {
            long_enough(new)?;
            store::change_passphrase(self.folder(), old, new, &secret()?)?;
        }
        self.lock()
    }
}
