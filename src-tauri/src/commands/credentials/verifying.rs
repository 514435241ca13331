//! Verifying certificates.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::table::TableStyle;
use studio::credentials::verifying::{FolderVerified, Verified};
use studio::{Progress, ProgressState};
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use words::say::dialogs as say;

use crate::app_state::{AppState, asking, blocking, changing};
use crate::dialogs;
use crate::error::CommandError;
use crate::events::VerifyProgress;

/// The wish to stop verifying, apart from that to stop the press.
#[derive(Default)]
pub(crate) struct StopVerifying(Arc<AtomicBool>);

/// Asks for files, and verifies them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify_files(app: AppHandle) -> Result<Option<Vec<Verified>>, CommandError> {
    let endings = ["pdf", "png", "jpg", "jpeg", "svg", "json", "jwt", "txt"];
    let (title, kind) = (say::choose_to_verify(), say::kind_certificate());
    let Some(files) = dialogs::files(&app, &title, &kind, &endings).await? else {
        return Ok(None);
    };
    asking(&app, move |studio| studio.verify_files(&files).map(Some)).await
}

/// Verifies pasted text.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify_text(app: AppHandle, text: String) -> Result<Verified, CommandError> {
    asking(&app, move |studio| studio.verify_text(&text)).await
}

/// Asks for a folder, and verifies what is in it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify_folder(app: AppHandle) -> Result<Option<FolderVerified>, CommandError> {
    let Some(folder) = dialogs::folder(&app, &say::choose_folder_to_verify()).await? else {
        return Ok(None);
    };
    let studio = app.state::<AppState>().studio()?;
    let stop = Arc::clone(&app.state::<StopVerifying>().0);
    stop.store(false, Ordering::Relaxed);
    let window = app.clone();
    blocking(move || {
        let tell = |state: ProgressState| {
            // A window that no longer listens stops nothing.
            let _ = VerifyProgress(state).emit(&window);
        };
        let progress = Progress::new(&tell, &stop);
        Ok(Some(studio.verify_folder(&folder, &progress)?))
    })
    .await
}

/// Stops verifying a folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn stop_verifying(app: AppHandle) -> Result<(), CommandError> {
    app.state::<StopVerifying>()
        .0
        .store(true, Ordering::Relaxed);
    Ok(())
}

/// Asks where to, and writes the answers given last as a table.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_verified(
    app: AppHandle,
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let name = "verified.csv";
    let Some(path) = dialogs::place(&app, &say::export_verified(), name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.export_verified(&style, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}
