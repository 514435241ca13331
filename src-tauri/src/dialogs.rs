//! File dialogs. With the feature `scripted-dialogs` the answers come from a file, one a
//! line, so that tests of the real window can go through them.

use std::path::{Path, PathBuf};

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::DialogExt;
use words::Message;

use crate::app_state::{AppState, blocking};
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
    title: &Message,
    kind: &Message,
    endings: &[&str],
) -> Result<Option<PathBuf>, CommandError> {
    if let Some(answer) = scripted() {
        return Ok(answer);
    }
    let state = app.state::<AppState>();
    let dialog = app
        .dialog()
        .file()
        .set_title(state.put(title))
        .add_filter(state.put(kind), endings);
    blocking(move || Ok(dialog.blocking_pick_file().and_then(|f| f.into_path().ok()))).await
}

/// Asks for files to read.
pub(crate) async fn files(
    app: &AppHandle,
    title: &Message,
    kind: &Message,
    endings: &[&str],
) -> Result<Option<Vec<PathBuf>>, CommandError> {
    if let Some(answer) = scripted() {
        return Ok(answer.map(|file| vec![file]));
    }
    let state = app.state::<AppState>();
    let dialog = app
        .dialog()
        .file()
        .set_title(state.put(title))
        .add_filter(state.put(kind), endings);
    blocking(move || {
        let chosen = dialog.blocking_pick_files();
        Ok(chosen.map(|files| {
            files
                .into_iter()
                .filter_map(|f| f.into_path().ok())
                .collect()
        }))
    })
    .await
}

/// The last part of a path, as a person knows the file.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// Asks for a file and reads it: its name and its bytes.
pub(crate) async fn read(
    app: &AppHandle,
    title: &Message,
    kind: &Message,
    endings: &[&str],
) -> Result<Option<(String, Vec<u8>)>, CommandError> {
    let Some(path) = file(app, title, kind, endings).await? else {
        return Ok(None);
    };
    blocking(move || Ok(Some((name_of(&path), studio::read_outside(&path)?)))).await
}

/// Asks for a folder.
pub(crate) async fn folder(
    app: &AppHandle,
    title: &Message,
) -> Result<Option<PathBuf>, CommandError> {
    if let Some(answer) = scripted() {
        return Ok(answer);
    }
    let dialog = app
        .dialog()
        .file()
        .set_title(app.state::<AppState>().put(title))
        .set_can_create_directories(true);
    blocking(move || {
        Ok(dialog
            .blocking_pick_folder()
            .and_then(|f| f.into_path().ok()))
    })
    .await
}

/// Asks where to, and writes a file. Returns where it is.
pub(crate) async fn write(
    app: &AppHandle,
    title: &Message,
    name: &str,
    bytes: Vec<u8>,
) -> Result<Option<String>, CommandError> {
    let Some(path) = place(app, title, name).await? else {
        return Ok(None);
    };
    blocking(move || {
        studio::write_outside(&path, &bytes)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks where a file goes.
pub(crate) async fn place(
    app: &AppHandle,
    title: &Message,
    name: &str,
) -> Result<Option<PathBuf>, CommandError> {
    if let Some(answer) = scripted() {
        return Ok(answer);
    }
    let title = app.state::<AppState>().put(title);
    let dialog = app.dialog().file().set_title(title).set_file_name(name);
    blocking(move || Ok(dialog.blocking_save_file().and_then(|f| f.into_path().ok()))).await
}
