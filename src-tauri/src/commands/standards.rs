//! Quality standards.

use domain::standard::QualityStandard;
use tauri::AppHandle;

use crate::desk::asking;
use crate::error::CommandError;

/// The standards there are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn standards(app: AppHandle) -> Result<Vec<QualityStandard>, CommandError> {
    asking(&app, |studio| Ok(studio.standards())).await
}
