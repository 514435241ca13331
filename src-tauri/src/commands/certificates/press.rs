//! The press.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use base64::Engine;
use studio::certificates::issue_plan::IssuePlan;
use studio::certificates::issue_runs::UnfinishedRun;
use studio::certificates::pages::{IssueOptions, IssueReport};
use studio::certificates::turn::RunningPress;
use studio::{Progress, ProgressState, Studio, StudioError};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State};
use tauri_specta::Event;
use words::say::dialogs as say;

use crate::app_state::{AppState, asking, blocking, changing, tell_changes};
use crate::commands::Chosen;
use crate::dialogs;
use crate::error::CommandError;
use crate::events::PressProgress;

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
    let folder = dialogs::folder(&app, &say::choose_certificate_folder()).await?;
    Ok(folder.map(|path| Chosen {
        token: app.state::<AppState>().remember(&path),
        name: path.display().to_string(),
    }))
}

/// Runs the press on a thread of its own, telling how far it is.
async fn run_press(
    app: &AppHandle,
    progress: Channel<ProgressState>,
    work: impl FnOnce(&Studio, &Progress<'_>) -> Result<IssueReport, StudioError> + Send + 'static,
) -> Result<IssueReport, CommandError> {
    let state = app.state::<AppState>();
    let (studio, cancel) = (state.studio()?, Arc::clone(&state.cancel));
    cancel.store(false, Ordering::Relaxed);
    let printing = Arc::clone(&studio);
    let window = app.clone();
    let done = blocking(move || {
        let told = AtomicU32::new(u32::MAX);
        let tell = |state: ProgressState| {
            // A window that no longer listens does not stop the press.
            let _ = progress.send(state);
            let hundredth = state
                .done
                .saturating_mul(100)
                .checked_div(state.total)
                .unwrap_or(0);
            if told.swap(hundredth, Ordering::Relaxed) != hundredth {
                let _ = PressProgress(printing.running_press()).emit(&window);
            }
        };
        Ok(work(&printing, &Progress::new(&tell, &cancel)))
    })
    .await?;
    let _ = PressProgress(studio.running_press()).emit(app);
    // A run that was stopped has entries in the register as well.
    tell_changes(app, &studio);
    Ok(done?)
}

/// The run that prints now, if one does.
#[tauri::command]
#[specta::specta]
pub(crate) async fn running_press(app: AppHandle) -> Result<Option<RunningPress>, CommandError> {
    asking(&app, |studio| Ok(studio.running_press())).await
}

/// Prints a cohort into the chosen folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn issue_certificates(
    app: AppHandle,
    cohort: String,
    options: IssueOptions,
    folder: String,
    progress: Channel<ProgressState>,
) -> Result<IssueReport, CommandError> {
    let out = app.state::<AppState>().path(&folder)?;
    run_press(&app, progress, move |studio, progress| {
        studio.issue(&cohort, &options, &out, progress)
    })
    .await
}

/// Writes a proof of three into the chosen folder. Returns where it is.
#[tauri::command]
#[specta::specta]
pub(crate) async fn proof_certificates(
    app: AppHandle,
    cohort: String,
    options: IssueOptions,
    folder: String,
) -> Result<String, CommandError> {
    let out = app.state::<AppState>().path(&folder)?;
    asking(&app, move |studio| studio.proof(&cohort, &options, &out)).await
}

/// The printers that the system knows.
#[tauri::command]
#[specta::specta]
pub(crate) async fn printers() -> Result<Vec<String>, CommandError> {
    blocking(|| Ok(studio::certificates::printers::printers())).await
}

/// Renews certificates into the chosen folder.
#[tauri::command]
#[specta::specta]
pub(crate) async fn renew_certificates(
    app: AppHandle,
    serials: Vec<String>,
    options: IssueOptions,
    folder: String,
    progress: Channel<ProgressState>,
) -> Result<IssueReport, CommandError> {
    let out = app.state::<AppState>().path(&folder)?;
    run_press(&app, progress, move |studio, progress| {
        studio.renew(&serials, &options, &out, progress)
    })
    .await
}

/// Runs that were stopped and can go on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unfinished_runs(app: AppHandle) -> Result<Vec<UnfinishedRun>, CommandError> {
    asking(&app, |studio| studio.unfinished_runs()).await
}

/// Goes on with a run where it was stopped.
#[tauri::command]
#[specta::specta]
pub(crate) async fn resume_issue_run(
    app: AppHandle,
    run: String,
    progress: Channel<ProgressState>,
) -> Result<IssueReport, CommandError> {
    run_press(&app, progress, move |studio, progress| {
        studio.resume_issue_run(&run, progress)
    })
    .await
}

/// Closes a run that is not to go on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_issue_run(app: AppHandle, run: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.close_issue_run(&run)).await
}

/// Stops the press.
#[tauri::command]
#[specta::specta]
pub(crate) fn stop_issuing(state: State<'_, AppState>) {
    state.stop();
}
