//! Finding anything.

use studio::workspace::search::Found;
use tauri::AppHandle;

use crate::app_state::asking;
use crate::error::CommandError;

/// Programmes, competencies, learners and certificates that answer a query.
#[tauri::command]
#[specta::specta]
pub(crate) async fn find_anything(
    app: AppHandle,
    query: String,
) -> Result<Vec<Found>, CommandError> {
    asking(&app, move |studio| studio.find(&query, 12)).await
}
