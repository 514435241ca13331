//! Undo and redo.

use studio::HistoryState;
use tauri::AppHandle;

use crate::desk::{asking, changing};
use crate::error::CommandError;

/// What Undo and Redo would do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn history_state(app: AppHandle) -> Result<HistoryState, CommandError> {
    asking(&app, |studio| Ok(studio.history_state())).await
}

/// Takes the last step back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(app: AppHandle) -> Result<Option<String>, CommandError> {
    changing(&app, studio::Studio::undo).await
}

/// Does it again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(app: AppHandle) -> Result<Option<String>, CommandError> {
    changing(&app, studio::Studio::redo).await
}
