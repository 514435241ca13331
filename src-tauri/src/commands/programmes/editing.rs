//! Designing programmes.

use domain::lifecycle::{LifecycleStep, ProgrammeState};
use domain::programme::Programme;
use studio::Saved;
use studio::programmes::files::ImportedProgramme;
use studio::programmes::listing::{ProgrammePage, ProgrammeView};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// A page of programme versions by code and number: all, those in a state, or those that answer
/// words.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programmes(
    app: AppHandle,
    words: String,
    state: Option<ProgrammeState>,
    after: Option<String>,
    limit: u32,
) -> Result<ProgrammePage, CommandError> {
    asking(&app, move |studio| {
        studio.programmes(&words, state, after, limit)
    })
    .await
}

/// A programme with everything the screen says about it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn programme_view(
    app: AppHandle,
    id: String,
) -> Result<ProgrammeView, CommandError> {
    asking(&app, move |studio| studio.programme_view(&id)).await
}

/// Begins a programme.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_programme(
    app: AppHandle,
    code: String,
    title: String,
) -> Result<Saved<Programme>, CommandError> {
    changing(&app, move |studio| studio.create_programme(&code, &title)).await
}

/// Saves a programme.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_programme(
    app: AppHandle,
    saved: Saved<Programme>,
) -> Result<Saved<Programme>, CommandError> {
    changing(&app, move |studio| studio.save_programme(&saved)).await
}

/// Deletes a draft.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_programme(app: AppHandle, id: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.delete_programme(&id)).await
}

/// Takes a step in the life of a version.
#[tauri::command]
#[specta::specta]
pub(crate) async fn step_programme(
    app: AppHandle,
    id: String,
    step: LifecycleStep,
) -> Result<Saved<Programme>, CommandError> {
    changing(&app, move |studio| studio.step_programme(&id, step)).await
}

/// Makes the next version.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_version(
    app: AppHandle,
    id: String,
) -> Result<Saved<Programme>, CommandError> {
    changing(&app, move |studio| studio.next_version(&id)).await
}

/// Asks where to, and writes the programme with its rubrics.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_programme(
    app: AppHandle,
    id: String,
) -> Result<Option<String>, CommandError> {
    let text = asking(&app, move |studio| studio.export_programme(&id)).await?;
    dialogs::write(
        &app,
        &say::export_programme(),
        "programme.json",
        text.into_bytes(),
    )
    .await
}

/// Asks for a programme file and takes it in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_programme(
    app: AppHandle,
) -> Result<Option<ImportedProgramme>, CommandError> {
    let Some((_, bytes)) = dialogs::read(
        &app,
        &say::import_programme(),
        &say::kind_programme(),
        &["json"],
    )
    .await?
    else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.import_programme(&bytes).map(Some)
    })
    .await
}
