//! Work passed on by file.

use studio::Studio;
use studio::packages::{PackageChoice, PackagePreview, PackageTaken};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

const ENDING: &str = "credwright";

/// Asks where to, and writes a programme version with its rubrics.
#[tauri::command]
#[specta::specta]
pub(crate) async fn write_programme_package(
    app: AppHandle,
    id: String,
    code: String,
) -> Result<Option<String>, CommandError> {
    let name = format!("{code}.{ENDING}");
    let Some(path) = dialogs::place(&app, &say::export_package(), &name).await? else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        studio.write_programme_package(&id, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks where to, and writes an audit with all it is about.
#[tauri::command]
#[specta::specta]
pub(crate) async fn hand_over_audit(
    app: AppHandle,
    id: String,
    code: String,
) -> Result<Option<String>, CommandError> {
    let name = format!("{code}-review.{ENDING}");
    let Some(path) = dialogs::place(&app, &say::export_review(), &name).await? else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        studio.hand_over_audit(&id, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks for a package and says what it holds. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_package(app: AppHandle) -> Result<Option<PackagePreview>, CommandError> {
    let (title, kind) = (say::import_package(), say::kind_archive());
    let asked = dialogs::file(&app, &title, &kind, &[ENDING]);
    match asked.await? {
        Some(path) => asking(&app, move |studio| studio.read_package(&path).map(Some)).await,
        None => Ok(None),
    }
}

/// Takes what was chosen.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_package(
    app: AppHandle,
    choices: Vec<PackageChoice>,
) -> Result<PackageTaken, CommandError> {
    changing(&app, move |studio| studio.take_package(&choices)).await
}

/// Forgets the package that was read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_package(app: AppHandle) -> Result<(), CommandError> {
    asking(&app, |studio| {
        Studio::forget_package(studio);
        Ok(())
    })
    .await
}
