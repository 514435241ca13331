//! What is wrong with the journal's end, and anchors.

use studio::workspace::journal_notice::JournalAnswer;
use studio::workspace::overview::WorkspaceOverview;
use tauri::{AppHandle, Manager};
use words::say::dialogs as say;

use crate::app_state::{AppState, asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// An answer, and the workspace as it is then.
#[derive(Debug, Clone, serde::Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct JournalAnswered {
    /// What it came to.
    answer: JournalAnswer,
    /// The workspace in numbers, without the notice.
    workspace: WorkspaceOverview,
}

/// Goes on with the journal as it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn answer_journal(app: AppHandle) -> Result<JournalAnswered, CommandError> {
    changing(&app, |studio| {
        Ok(JournalAnswered {
            answer: studio.answer_journal()?,
            workspace: studio.overview()?,
        })
    })
    .await
}

/// Asks where to, and writes a page with the newest anchor.
#[tauri::command]
#[specta::specta]
pub(crate) async fn write_anchor_page(app: AppHandle) -> Result<Option<String>, CommandError> {
    let title = say::export_anchor();
    let asked = dialogs::place(&app, &title, "anchor.pdf");
    let Some(path) = asked.await? else {
        return Ok(None);
    };
    let language = app.state::<AppState>().language();
    asking(&app, move |studio| {
        studio.write_anchor_page(&language, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}
