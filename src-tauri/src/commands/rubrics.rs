//! The library of rubrics.

use domain::rubric::Rubric;
use studio::Saved;
use studio::rubrics::{RubricSummary, RubricView};
use tauri::AppHandle;

use crate::desk::{asking, changing};
use crate::error::CommandError;

/// Every rubric.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rubrics(app: AppHandle) -> Result<Vec<RubricSummary>, CommandError> {
    asking(&app, studio::Studio::rubrics).await
}

/// A rubric with everything the screen says about it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rubric_view(app: AppHandle, id: String) -> Result<RubricView, CommandError> {
    asking(&app, move |studio| studio.rubric_view(&id)).await
}

/// Begins a rubric.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_rubric(
    app: AppHandle,
    title: String,
) -> Result<Saved<Rubric>, CommandError> {
    changing(&app, move |studio| studio.create_rubric(&title)).await
}

/// Saves a rubric.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_rubric(
    app: AppHandle,
    saved: Saved<Rubric>,
) -> Result<RubricView, CommandError> {
    changing(&app, move |studio| studio.save_rubric(&saved)).await
}

/// Makes a copy that can be edited.
#[tauri::command]
#[specta::specta]
pub(crate) async fn copy_rubric(app: AppHandle, id: String) -> Result<Saved<Rubric>, CommandError> {
    changing(&app, move |studio| studio.copy_rubric(&id)).await
}

/// Deletes a rubric nobody uses.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_rubric(app: AppHandle, id: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.delete_rubric(&id)).await
}
