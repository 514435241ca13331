//! Why a use case was refused or failed, in words for the person who asked.

use certificate::CertificateError;
use exchange::ExchangeError;
use store::StoreError;

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
}

impl StudioError {
    /// Whether the workspace itself is damaged, rather than what was asked of it wrong.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        matches!(self, Self::Store(StoreError::Damaged(_)))
    }

    /// Whether somebody saved the same thing meanwhile.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Store(StoreError::Conflict { .. }))
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
