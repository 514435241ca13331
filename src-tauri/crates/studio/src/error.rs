//! Why a use case was refused or failed, in words for the person who asked.

use certificate::CertificateError;
use exchange::ExchangeError;
use store::{ArchiveError, StoreError};

use crate::opening::WorkspaceDamage;
use crate::past::StoredVersion;

/// What went wrong. Nothing was changed unless the words say so.
#[derive(Debug, thiserror::Error)]
pub enum StudioError {
    /// A rule was broken, or something was asked for that cannot be.
    #[error("{0}")]
    Refused(String),
    /// There is no such thing.
    #[error("There is no {kind} “{name}” in this workspace.")]
    NotFound {
        /// What was looked for.
        kind: &'static str,
        /// What it was called.
        name: String,
    },
    /// A stale save, or a workspace that cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An archive that was not taken.
    #[error(transparent)]
    Archive(ArchiveError),
    /// A file that cannot be read.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// A certificate that cannot be printed.
    #[error(transparent)]
    Certificate(#[from] CertificateError),
    /// A file or folder that could not be read or written.
    #[error("{path}: {error}. Nothing was changed.")]
    File {
        /// The file or folder.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// A person stopped it.
    #[error("Stopped. Nothing was changed.")]
    Stopped,
    /// A person stopped the press after some certificates.
    #[error(
        "Stopped. {printed} of {total} certificates are printed and in the register; the run can go on where it was."
    )]
    PressStopped {
        /// Certificates printed and registered.
        printed: u32,
        /// Certificates of the whole run.
        total: u32,
    },
}

impl From<ArchiveError> for StudioError {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Store(error) => Self::Store(error),
            other => Self::Archive(other),
        }
    }
}

impl StudioError {
    /// Whether the workspace itself is damaged, rather than what was asked of it wrong.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Store(StoreError::Damaged(_)))
    }

    /// The account of a damaged workspace.
    #[must_use]
    pub fn damage(&self) -> Option<WorkspaceDamage> {
        match self {
            Self::Store(StoreError::Damaged(account)) => Some(WorkspaceDamage::of(account)),
            _ => None,
        }
    }

    /// Whether a passphrase is asked for.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        matches!(self, Self::Store(StoreError::Locked))
    }

    /// Whether somebody saved the same thing meanwhile.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Store(StoreError::Conflict { .. }))
    }

    /// What is stored, after a stale save: the other of the two versions.
    #[must_use]
    pub fn stored(&self) -> Option<StoredVersion> {
        match self {
            Self::Store(StoreError::Conflict { stored, .. }) => {
                stored.as_ref().map(|record| StoredVersion::of(record))
            }
            _ => None,
        }
    }

    pub(crate) fn refused(reason: impl ToString) -> Self {
        Self::Refused(reason.to_string())
    }

    pub(crate) fn not_found(kind: &'static str, name: impl ToString) -> Self {
        Self::NotFound {
            kind,
            name: name.to_string(),
        }
    }

    pub(crate) fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |error| Self::File { path, error }
    }
}
