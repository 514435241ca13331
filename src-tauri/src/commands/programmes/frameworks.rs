//! Competency frameworks.

use domain::framework::Framework;
use studio::programmes::frameworks::{CompetencyPage, FrameworkPreview, FrameworkSource};
use tauri::{AppHandle, Manager};
use words::say::dialogs as say;

use crate::app_state::{AppState, asking, blocking, changing};
use crate::commands::Chosen;
use crate::dialogs;
use crate::error::CommandError;

/// Every framework.
#[tauri::command]
#[specta::specta]
pub(crate) async fn frameworks(app: AppHandle) -> Result<Vec<Framework>, CommandError> {
    asking(&app, studio::Studio::frameworks).await
}

/// Asks for a file with a framework.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_framework_file(app: AppHandle) -> Result<Option<Chosen>, CommandError> {
    let path = dialogs::file(
        &app,
        &say::import_framework(),
        &say::kind_framework(),
        &["csv", "json"],
    )
    .await?;
    Ok(path.map(|path| Chosen {
        token: app.state::<AppState>().remember(&path),
        name: dialogs::name_of(&path),
    }))
}

/// The name of a chosen file, and what is in it.
async fn file_of(app: &AppHandle, token: &str) -> Result<(String, Vec<u8>), CommandError> {
    let path = app.state::<AppState>().path(token)?;
    let name = dialogs::name_of(&path);
    let bytes = blocking(move || Ok(studio::read_outside(&path)?)).await?;
    Ok((name, bytes))
}

/// Says what importing the chosen file would do. `labels` is the language of its labels where a
/// person said it, and empty otherwise.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_framework(
    app: AppHandle,
    token: String,
    labels: String,
) -> Result<FrameworkPreview, CommandError> {
    let (name, bytes) = file_of(&app, &token).await?;
    asking(&app, move |studio| {
        studio.preview_framework(FrameworkSource {
            name: &name,
            bytes: &bytes,
            labels: &labels,
        })
    })
    .await
}

/// Imports the chosen file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_framework(
    app: AppHandle,
    token: String,
    labels: String,
) -> Result<FrameworkPreview, CommandError> {
    let (name, bytes) = file_of(&app, &token).await?;
    changing(&app, move |studio| {
        studio.import_framework(FrameworkSource {
            name: &name,
            bytes: &bytes,
            labels: &labels,
        })
    })
    .await
}

/// Takes a framework out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_framework(app: AppHandle, id: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.remove_framework(&id)).await
}

/// A page of the competencies that answer a query; for an empty one by label.
#[tauri::command]
#[specta::specta]
pub(crate) async fn find_competencies(
    app: AppHandle,
    framework: String,
    query: String,
    after: Option<String>,
    limit: u32,
) -> Result<CompetencyPage, CommandError> {
    asking(&app, move |studio| {
        studio.competencies(&framework, &query, after, limit)
    })
    .await
}
