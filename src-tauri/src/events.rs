//! What the shell tells the window unasked.

use serde::{Deserialize, Serialize};
use specta::Type;
use studio::ProgressState;
use studio::certificates::turn::RunningPress;
use studio::core::changes::Changed;
use studio::workspace::opening::OpeningProgress;
use tauri_specta::Event;
use words::Message;

/// Records of the workspace were saved: screens that show them fetch them again.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct WorkspaceChanged {
    /// What was written or deleted.
    pub changes: Vec<Changed>,
}

/// How far the press is, for every screen; nothing when no run prints.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct PressProgress(pub Option<RunningPress>);

/// How far verifying a folder is.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct VerifyProgress(pub ProgressState);

/// How far the opening of a workspace is.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct WorkspaceOpening(pub OpeningProgress);

/// Something went wrong that nobody asked for just now, such as an hourly backup.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Trouble(pub Vec<Message>);
