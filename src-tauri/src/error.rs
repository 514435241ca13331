//! The one error that reaches the window.

use serde::Serialize;
use specta::Type;
use studio::StudioError;
use studio::workspace::opening::WorkspaceDamage;
use studio::workspace::versions::StoredVersion;
use words::{Message, ToMessage, say};

/// What sort of trouble it was, so that a screen can offer the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for what happened")]
pub enum ErrorKind {
    Refused,
    Conflict,
    Stopped,
    NoWorkspace,
    Damaged,
    Locked,
    Failed,
}

/// What happened and what to do, for the person at the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// What sort of trouble.
    pub kind: ErrorKind,
    /// What happened and what to do.
    pub message: Message,
    /// The account of a damaged workspace.
    pub damage: Option<Box<WorkspaceDamage>>,
    /// What is stored, after a stale save.
    pub stored: Option<Box<StoredVersion>>,
}

impl CommandError {
    pub(crate) fn new(kind: ErrorKind, message: Message) -> Self {
        Self {
            kind,
            message,
            damage: None,
            stored: None,
        }
    }

    pub(crate) fn no_workspace() -> Self {
        Self::new(ErrorKind::NoWorkspace, say::errors::no_workspace())
    }
}

impl From<StudioError> for CommandError {
    fn from(error: StudioError) -> Self {
        let kind = match &error {
            StudioError::Refused(_) | StudioError::NotFound { .. } | StudioError::Exchange(_) => {
                ErrorKind::Refused
            }
            StudioError::Stopped | StudioError::PressStopped { .. } => ErrorKind::Stopped,
            _ if error.is_conflict() => ErrorKind::Conflict,
            _ if error.is_damage() => ErrorKind::Damaged,
            _ if error.is_locked() => ErrorKind::Locked,
            _ => ErrorKind::Failed,
        };
        Self {
            damage: WorkspaceDamage::behind(&error).map(Box::new),
            stored: StoredVersion::behind(&error).map(Box::new),
            ..Self::new(kind, error.message())
        }
    }
}
