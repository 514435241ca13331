//! Locking a workspace with a passphrase, changing it, and taking it away.

use std::path::Path;
use std::sync::Arc;

use domain::Timestamp;
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{AuditEntry, LockState, Secrets, Vault};

use crate::clock::{Clock, Ids, RandomIds, SystemClock};
use crate::error::StudioError;
use crate::opening::{Passphrase, opening};
use crate::people::SHORTEST_PASSPHRASE;
use crate::records;
use crate::workspace::Studio;

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
        return Err(StudioError::refused(format!(
            "A passphrase needs at least {SHORTEST_PASSPHRASE} characters; a few words are easiest to keep in mind. Nothing was changed."
        )));
    }
    Ok(())
}

fn secret() -> Result<[u8; 32], StudioError> {
    RandomIds::default().secret().map_err(|e| {
        StudioError::refused(format!(
            "This computer has no source of secret numbers: {e}"
        ))
    })
}

pub(crate) fn encrypt(
    folder: &Path,
    vault: Option<Arc<Vault>>,
    now: &Timestamp,
) -> Result<(), StudioError> {
    let audit = AuditEntry {
        at: now.0.clone(),
        what: "Lock the workspace".to_owned(),
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
                return Err(StudioError::refused(
                    "This workspace is locked already. Nothing was changed.",
                ));
            }
            LockState::KeyInside => {
                store::change_passphrase(folder, "", passphrase, &secret()?)?;
            }
            LockState::Open => {
                let secrets = Secrets {
                    key: secret()?,
                    wrapping: secret()?,
                };
                let vault = Vault::create(folder, passphrase, &secrets, records::PRIVATE)?;
                encrypt(folder, Some(Arc::new(vault)), &SystemClock.now())?;
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
