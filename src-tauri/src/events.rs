//! What the shell tells the window unasked.

use serde::{Deserialize, Serialize};
use specta::Type;
use studio::opening::OpeningProgress;
use tauri_specta::Event;

/// Something in the workspace was saved: screens fetch again what they show.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct WorkspaceChanged;

/// How far the opening of a workspace is.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct WorkspaceOpening(pub OpeningProgress);

/// Something went wrong that nobody asked for just now, such as an hourly backup.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct Trouble(pub String);
