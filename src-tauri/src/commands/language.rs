//! The language of the window, which the dialogs of the system speak too.

use tauri::{AppHandle, Manager};

use crate::app_state::AppState;

/// The window speaks this language now.
#[tauri::command]
#[specta::specta]
pub(crate) fn speak(app: AppHandle, language: String) {
    app.state::<AppState>().speak(&language);
}
