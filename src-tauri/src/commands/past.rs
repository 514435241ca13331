//! What things were before, and what differs between two versions.

use studio::past::{FieldChange, PastKind, PastView};
use tauri::AppHandle;

use crate::desk::{asking, changing};
use crate::error::CommandError;

/// Every version of a thing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn past(
    app: AppHandle,
    kind: PastKind,
    id: String,
) -> Result<PastView, CommandError> {
    asking(&app, move |studio| studio.past(kind, &id)).await
}

/// Makes an earlier version the present one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn bring_back(
    app: AppHandle,
    kind: PastKind,
    id: String,
    revision: u32,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.bring_back(kind, &id, revision)).await
}

/// What differs between two versions, each as JSON.
#[tauri::command]
#[specta::specta]
pub(crate) fn compare(before: String, after: String) -> Result<Vec<FieldChange>, CommandError> {
    Ok(studio::past::compare(&before, &after)?)
}
