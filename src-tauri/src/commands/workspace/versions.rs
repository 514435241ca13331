//! What things were before, and what differs between two versions.

use domain::record_kind::RecordKind;
use studio::workspace::versions::{FieldChange, VersionList};
use tauri::AppHandle;

use crate::app_state::{asking, changing};
use crate::error::CommandError;

/// Every version of a thing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn versions(
    app: AppHandle,
    kind: RecordKind,
    id: String,
) -> Result<VersionList, CommandError> {
    asking(&app, move |studio| studio.versions(kind, &id)).await
}

/// Makes an earlier version the present one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_version(
    app: AppHandle,
    kind: RecordKind,
    id: String,
    revision: u32,
) -> Result<(), CommandError> {
    changing(&app, move |studio| {
        studio.restore_version(kind, &id, revision)
    })
    .await
}

/// What differs between two versions, each as JSON.
#[tauri::command]
#[specta::specta]
pub(crate) fn compare(before: String, after: String) -> Result<Vec<FieldChange>, CommandError> {
    Ok(studio::workspace::versions::compare(&before, &after)?)
}
