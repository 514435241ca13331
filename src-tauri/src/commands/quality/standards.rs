//! Quality standards.

use domain::quality_standard::QualityStandard;
use tauri::AppHandle;

use crate::app_state::asking;
use crate::error::CommandError;

/// The standards there are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn standards(app: AppHandle) -> Result<Vec<QualityStandard>, CommandError> {
    asking(&app, |studio| Ok(studio.standards())).await
}
