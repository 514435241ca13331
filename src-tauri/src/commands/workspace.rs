//! Opening, making and checking workspaces.

use std::path::PathBuf;

use studio::Studio;
use studio::workspace::{WorkspaceCheck, WorkspaceOverview};
use tauri::{AppHandle, Manager, State};

use crate::desk::{Desk, asking, blocking};
use crate::dialogs;
use crate::error::CommandError;
use crate::recent::{self, RecentWorkspace};

async fn enter(
    app: &AppHandle,
    folder: PathBuf,
    how: impl FnOnce(&std::path::Path) -> Result<Studio, studio::StudioError> + Send + 'static,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    // The lock of the workspace that is open now must go before another is taken.
    app.state::<Desk>().set(None);
    let (studio, overview) = blocking(move || {
        let studio = how(&folder)?;
        let overview = studio.overview()?;
        Ok((studio, overview))
    })
    .await?;
    recent::remember(app, studio.folder());
    app.state::<Desk>().set(Some(studio));
    Ok(Some(overview))
}

/// The open workspace in numbers, or nothing when none is open.
#[tauri::command]
#[specta::specta]
pub(crate) async fn workspace_state(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    let desk = app.state::<Desk>();
    if let Some(folder) = desk.take_start() {
        return enter(&app, folder, Studio::open).await;
    }
    if !desk.is_open() {
        return Ok(None);
    }
    asking(&app, |studio| studio.overview().map(Some)).await
}

/// Workspaces opened lately.
#[tauri::command]
#[specta::specta]
pub(crate) fn recent_workspaces(app: AppHandle) -> Vec<RecentWorkspace> {
    recent::list(&app)
}

/// Asks for an empty folder and makes a workspace in it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_workspace(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    match dialogs::folder(&app, "Choose an empty folder for the new workspace").await? {
        Some(folder) => enter(&app, folder, Studio::create).await,
        None => Ok(None),
    }
}

/// Asks for a workspace's folder and opens it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_workspace(
    app: AppHandle,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    match dialogs::folder(&app, "Open a workspace").await? {
        Some(folder) => enter(&app, folder, Studio::open).await,
        None => Ok(None),
    }
}

/// Opens one of the workspaces opened lately, by its place in that list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_recent(
    app: AppHandle,
    place: u32,
) -> Result<Option<WorkspaceOverview>, CommandError> {
    match recent::list(&app).into_iter().nth(place as usize) {
        Some(recent) => enter(&app, PathBuf::from(recent.folder), Studio::open).await,
        None => Ok(None),
    }
}

/// Opens the sample, making it when it is not there yet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_sample(app: AppHandle) -> Result<Option<WorkspaceOverview>, CommandError> {
    let base = app.path().app_local_data_dir().map_err(|e| {
        CommandError::new(
            crate::error::ErrorKind::Failed,
            format!("There is no folder for the sample: {e}"),
        )
    })?;
    let folder = base.join("sample");
    if folder.join("journal").is_dir() {
        enter(&app, folder, Studio::open).await
    } else {
        enter(&app, folder, Studio::create_sample).await
    }
}

/// Closes the workspace; everything in it is saved already.
#[tauri::command]
#[specta::specta]
pub(crate) fn close_workspace(desk: State<'_, Desk>) {
    desk.set(None);
}

/// Verifies the journal and the index.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_workspace(app: AppHandle) -> Result<WorkspaceCheck, CommandError> {
    asking(&app, Studio::check).await
}
