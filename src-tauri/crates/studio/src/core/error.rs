//! Why a use case was refused or failed, as a message for the person who asked.

use std::fmt;

use std::path::PathBuf;

use certificate::CertificateError;
use domain::record_kind::RecordKind;
use exchange::ExchangeError;
use store::{ArchiveError, StoreError};
use words::{Message, ToMessage, say};

/// What was looked for and is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// A record of a kind.
    Record(RecordKind),
    /// An assessment of a programme.
    Assessment,
    /// A clause of a quality standard.
    Clause,
    /// A quality standard.
    QualityStandard,
    /// A backup.
    Backup,
}

impl Sought {
    fn key(self) -> &'static str {
        match self {
            Self::Record(kind) => kind.name(),
            Self::Assessment => "assessment",
            Self::Clause => "clause",
            Self::QualityStandard => "qualityStandard",
            Self::Backup => "backup",
        }
    }
}

impl From<RecordKind> for Sought {
    fn from(kind: RecordKind) -> Self {
        Self::Record(kind)
    }
}

/// What went wrong. Nothing was changed unless the words say so.
#[derive(Debug, thiserror::Error)]
pub enum StudioError {
    /// A rule was broken, or something was asked for that cannot be.
    Refused(Message),
    /// There is no such thing.
    NotFound {
        /// What was looked for.
        kind: Sought,
        /// What it was called.
        name: String,
    },
    /// A stale save, or a workspace that cannot be used.
    Store(#[from] StoreError),
    /// An archive that was not taken.
    Archive(ArchiveError),
    /// A file that cannot be read.
    Exchange(#[from] ExchangeError),
    /// A certificate that cannot be printed.
    Certificate(#[from] CertificateError),
    /// A file or folder that could not be read or written.
    File {
        /// The file or folder.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// A folder whose name is not text: where files went could not be written down.
    NotText(PathBuf),
    /// A backup was made, and lacks kept files that are damaged or missing.
    BackupLacks(usize),
    /// The computer's clock says what no clock can.
    Clock,
    /// A person stopped it.
    Stopped,
    /// A person stopped the press after some certificates.
    PressStopped {
        /// Certificates printed and registered.
        printed: u32,
        /// Certificates of the whole run.
        total: u32,
    },
    /// Something stopped the press, which had begun.
    PressFailed {
        /// What.
        why: Box<StudioError>,
        /// Certificates printed and registered.
        printed: u32,
        /// Certificates of the whole run.
        total: u32,
    },
}

/// What a library says, in its own words.
pub(crate) fn from_below(text: &(impl fmt::Display + ?Sized)) -> Message {
    Message::verbatim(text.to_string())
}

impl ToMessage for StudioError {
    fn message(&self) -> Message {
        use say::errors as say;
        match self {
            Self::Refused(reason) => reason.clone(),
            Self::NotFound { kind, name } => say::not_found(kind.key(), name),
            Self::Store(error) => error.message(),
            Self::Archive(error) => error.message(),
            Self::Exchange(error) => error.message(),
            Self::Certificate(error) => error.message(),
            Self::File { path, error } => say::file(words::disk_error(error), path),
            Self::NotText(folder) => say::not_text(folder.display().to_string()),
            Self::BackupLacks(count) => say::backup_lacks(*count),
            Self::Clock => say::clock(),
            Self::Stopped => say::stopped(),
            Self::PressStopped { printed, total } => say::press_stopped(*printed, *total),
            Self::PressFailed {
                why,
                printed,
                total,
            } => say::press_failed(*printed, *total, why.cause()),
        }
    }
}

impl fmt::Display for StudioError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().in_english())
    }
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
    /// What went wrong, without a word on what was changed.
    fn cause(&self) -> Message {
        match self {
            Self::File { path, error } => say::errors::file_cause(words::disk_error(error), path),
            other => other.message(),
        }
    }

    /// Whether the workspace itself is damaged, rather than what was asked of it wrong.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            Self::PressFailed { why, .. } => why.is_damage(),
            other => matches!(other, Self::Store(StoreError::Damaged(_))),
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

    pub(crate) fn refused(reason: impl ToMessage) -> Self {
        Self::Refused(reason.message())
    }

    pub(crate) fn not_found(kind: impl Into<Sought>, name: impl ToString) -> Self {
        Self::NotFound {
            kind: kind.into(),
            name: name.to_string(),
        }
    }

    pub(crate) fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.display().to_string();
        move |error| match error.kind() {
            std::io::ErrorKind::StorageFull => Self::Store(StoreError::Full),
            _ => Self::File { path, error },
        }
    }
}
