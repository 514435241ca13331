//! The press.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use base64::Engine;
use studio::certificates::{IssueOptions, IssueReport, TemplateSummary};
use studio::issue_plan::IssuePlan;
use studio::{Progress, ProgressState};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State};
use tauri_specta::Event;

use super::Chosen;
use crate::desk::{Desk, asking, blocking};
use crate::dialogs;
use crate::error::CommandError;
use crate::events::WorkspaceChanged;

/// The templates there are.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate_templates(
    app: AppHandle,
) -> Result<Vec<TemplateSummary>, CommandError> {
    asking(&app, |studio| Ok(studio.templates())).await
}

/// What printing a cohort would do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_issue(
    app: AppHandle,
    cohort: String,
    options: IssueOptions,
) -> Result<IssuePlan, CommandError> {
    asking(&app, move |studio| studio.plan_issue(&cohort, &options)).await
}

/// The very page that prints, as base64.
#[tauri::command]
#[specta::specta]
pub(crate) async fn preview_certificate(
    app: AppHandle,
    cohort: String,
    number: String,
    options: IssueOptions,
) -> Result<String, CommandError> {
    asking(&app, move |studio| {
        let bytes = studio.preview_certificate(&cohort, &number, &options)?;
        Ok(base64::engine::general_purpose::STANDARD.encode(bytes))
    })
    .await
}

/// Asks where certificates go.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_output_folder(app: AppHandle) -> Result<Option<Chosen>, CommandError> {
    let folder = dialogs::folder(&app, "Choose a folder for the certificates").await?;
    Ok(folder.map(|path| Chosen {
        token: app.state::<Desk>().remember(&path),
        name: path.display().to_string(),
    }))
}

/// Prints a cohort into the chosen folder, telling how far it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn issue_certificates(
    app: AppHandle,
    cohort: String,
    options: IssueOptions,
    folder: String,
    progress: Channel<ProgressState>,
) -> Result<IssueReport, CommandError> {
    let desk = app.state::<Desk>();
    let (studio, out, cancel) = (
        desk.studio()?,
        desk.path(&folder)?,
        Arc::clone(&desk.cancel),
    );
    cancel.store(false, Ordering::Relaxed);
    let report = blocking(move || {
        let tell = |state| {
            // A window that no longer listens does not stop the press.
            let _ = progress.send(state);
        };
        Ok(studio.issue(&cohort, &options, &out, &Progress::new(&tell, &cancel))?)
    })
    .await?;
    let _ = WorkspaceChanged.emit(&app);
    Ok(report)
}

/// Stops the press.
#[tauri::command]
#[specta::specta]
pub(crate) fn stop_issuing(desk: State<'_, Desk>) {
    desk.stop();
}
