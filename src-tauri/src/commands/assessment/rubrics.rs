//! The library of rubrics.

use domain::rubric::{Rubric, RubricKind};
use domain::table::TableStyle;
use studio::Saved;
use studio::assessment::rubric_files::RubricsImported;
use studio::assessment::rubrics::{RubricPage, RubricView};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// A page of rubrics by title, of those whose title begins so.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rubrics(
    app: AppHandle,
    beginning: String,
    after: Option<String>,
    limit: u32,
) -> Result<RubricPage, CommandError> {
    asking(&app, move |studio| studio.rubrics(&beginning, after, limit)).await
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
    kind: RubricKind,
) -> Result<Saved<Rubric>, CommandError> {
    changing(&app, move |studio| studio.create_rubric_of(&title, kind)).await
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

/// The next version of a rubric in use.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_rubric_version(
    app: AppHandle,
    id: String,
) -> Result<Saved<Rubric>, CommandError> {
    changing(&app, move |studio| studio.next_rubric_version(&id)).await
}

/// Asks for a file, and takes in the rubrics it holds.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_rubrics(
    app: AppHandle,
) -> Result<Option<RubricsImported>, CommandError> {
    let endings = ["json", "csv", "tsv", "txt"];
    let title = say::import_rubrics();
    let Some((name, bytes)) = dialogs::read(&app, &title, &say::kind_rubrics(), &endings).await?
    else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.import_rubrics(&name, &bytes).map(Some)
    })
    .await
}

/// Asks where to, and writes a rubric as a CASE package.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_rubric_case(
    app: AppHandle,
    id: String,
) -> Result<Option<String>, CommandError> {
    let bytes = asking(&app, move |studio| studio.export_rubric_case(&id)).await?;
    dialogs::write(&app, &say::export_rubric_case(), "rubric.json", bytes).await
}

/// Asks where to, and writes a rubric as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_rubric_table(
    app: AppHandle,
    id: String,
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let bytes = asking(&app, move |studio| studio.export_rubric_table(&id, &style)).await?;
    dialogs::write(&app, &say::export_rubric_table(), "rubric.csv", bytes).await
}

/// Asks where to, and writes a rubric as an A4 page.
#[tauri::command]
#[specta::specta]
pub(crate) async fn print_rubric(
    app: AppHandle,
    id: String,
    language: String,
) -> Result<Option<String>, CommandError> {
    let bytes = asking(&app, move |studio| studio.rubric_page(&id, &language)).await?;
    dialogs::write(&app, &say::export_rubric_page(), "rubric.pdf", bytes).await
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
