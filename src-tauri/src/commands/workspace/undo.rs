//! Undo and redo.

use studio::core::undo::UndoState;
use tauri::AppHandle;
use words::Message;

use crate::app_state::{asking, changing};
use crate::error::CommandError;

/// What Undo and Redo would do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo_state(app: AppHandle) -> Result<UndoState, CommandError> {
    asking(&app, |studio| Ok(studio.undo_state())).await
}

/// Takes the last step back.
#[tauri::command]
#[specta::specta]
pub(crate) async fn undo(app: AppHandle) -> Result<Option<Message>, CommandError> {
    changing(&app, studio::Studio::undo).await
}

/// Redoes what was undone last.
#[tauri::command]
#[specta::specta]
pub(crate) async fn redo(app: AppHandle) -> Result<Option<Message>, CommandError> {
    changing(&app, studio::Studio::redo).await
}
