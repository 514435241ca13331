//! What the shell tells the window unasked.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;

/// Something in the workspace was saved: screens fetch again what they show.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub struct WorkspaceChanged;
