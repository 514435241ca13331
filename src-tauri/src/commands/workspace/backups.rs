//! Backups, and a whole workspace as one file.

use std::path::PathBuf;

use domain::retention::Retention;
use studio::workspace::backups::{Backup, BackupsView};
use studio::workspace::overview::WorkspaceOverview;
use studio::{Progress, ProgressState, Saved, Studio};
use tauri::AppHandle;
use tauri::ipc::Channel;
use words::say::dialogs as say;

use super::opening::enter;
use crate::app_state::{asking, blocking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// Told how far it is; such work is not stopped half way.
fn telling(progress: Channel<ProgressState>) -> impl Fn(ProgressState) + Sync {
    move |state| {
        // A window that no longer listens does not stop the backup.
        let _ = progress.send(state);
    }
}

/// The backups there are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn backups(app: AppHandle) -> Result<BackupsView, CommandError> {
    asking(&app, Studio::backups).await
}

/// Makes a backup now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn back_up_now(
    app: AppHandle,
    progress: Channel<ProgressState>,
) -> Result<Backup, CommandError> {
    changing(&app, move |studio| {
        let tell = telling(progress);
        studio.back_up_now(&Progress::told(&tell))
    })
    .await
}

/// Sets how many backups are kept.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_retention(
    app: AppHandle,
    saved: Saved<Retention>,
) -> Result<Saved<Retention>, CommandError> {
    changing(&app, move |studio| studio.set_retention(&saved)).await
}

/// Reads a backup whole.
#[tauri::command]
#[specta::specta]
pub(crate) async fn verify_backup(app: AppHandle, name: String) -> Result<(), CommandError> {
    asking(&app, move |studio| studio.verify_backup(&name)).await
}

/// Deletes a backup.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_backup(app: AppHandle, name: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.delete_backup(&name)).await
}

async fn restore(
    app: &AppHandle,
    archive: PathBuf,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    match dialogs::folder(app, &say::choose_restore_folder()).await? {
        Some(folder) => {
            // Unpacked first: what is open stays open when that fails.
            let to = folder.clone();
            let left_out = blocking(move || Ok(Studio::unpack(&archive, &to)?)).await?;
            enter(app, folder, move |folder| {
                Studio::open_restored_without(folder, left_out)
            })
            .await
        }
        None => Ok(None),
    }
}

/// Asks for an empty folder, puts a backup into it and opens that.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_backup(
    app: AppHandle,
    name: String,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let archive = asking(&app, move |studio| studio.backup_file(&name)).await?;
    restore(&app, archive).await
}

/// Asks for a workspace in one file and for an empty folder, and opens it there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_archive(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let (title, kind) = (say::choose_backup(), say::kind_archive());
    let asked = dialogs::file(&app, &title, &kind, &["credwright"]);
    match asked.await? {
        Some(archive) => restore(&app, archive).await,
        None => Ok(None),
    }
}

/// Asks where to, and writes the whole workspace into one file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_workspace(
    app: AppHandle,
    progress: Channel<ProgressState>,
) -> Result<Option<String>, CommandError> {
    let title = say::export_workspace();
    let asked = dialogs::place(&app, &title, "workspace.credwright");
    let Some(path) = asked.await? else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        let tell = telling(progress);
        studio.export_workspace(&path, &Progress::told(&tell))?;
        Ok(Some(path.display().to_string()))
    })
    .await
}
