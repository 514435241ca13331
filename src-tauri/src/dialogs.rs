//! File dialogs. With the feature `scripted-dialogs` the answers come from a file, one a
//! line, so that tests of the real window can go through them.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use crate::desk::blocking;
use crate::error::CommandError;

#[cfg(feature = "scripted-dialogs")]
fn scripted() -> Option<Option<PathBuf>> {
    let script = std::env::var_os("CREDWRIGHT_DIALOGS")?;
    let text = std::fs::read_to_string(&script).ok()?;
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    std::fs::write(&script, rest).ok()?;
    Some((!first.is_empty()).then(|| PathBuf::from(first)))
}

#[cfg(not(feature = "scripted-dialogs"))]
fn scripted() -> Option<Option<PathBuf>> {
    None
}

/// Asks for a file to read.
pub(crate) async fn file(
    app: &AppHandle,
    title: &str,
    kind: &str,
    endings: &[&str],
) -> Result<Option<PathBuf>, CommandError> {
    if let Some(answer) = scripted() {
        return Ok(answer);
    }
    let dialog = app
        .dialog()
        .file()
        .set_title(title)
        .add_filter(kind, endings);
    blocking(move || Ok(dialog.blocking_pick_file().and_then(|f| f.into_path().ok()))).await
}

/// Asks for a folder.
pub(crate) async fn folder(app: &AppHandle, title: &str) -> Result<Option<PathBuf>, CommandError> {
    if let Some(answer) = scripted() {
        return Ok(answer);
    }
    let dialog = app
        .dialog()
        .file()
        .set_title(title)
        .set_can_create_directories(true);
    blocking(move || {
        Ok(dialog
            .blocking_pick_folder()
            .and_then(|f| f.into_path().ok()))
    })
    .await
}

/// Asks where to write a file.
pub(crate) async fn save(
    app: &AppHandle,
    title: &str,
    name: &str,
) -> Result<Option<PathBuf>, CommandError> {
    if let Some(answer) = scripted() {
        return Ok(answer);
    }
    let dialog = app.dialog().file().set_title(title).set_file_name(name);
    blocking(move || Ok(dialog.blocking_save_file().and_then(|f| f.into_path().ok()))).await
}
