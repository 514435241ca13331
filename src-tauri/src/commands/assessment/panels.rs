//! Panels that set cut scores, and agreement of raters.

use domain::decimal::Decimal;
use domain::standard_setting::{Panel, PanelMethod};
use studio::Saved;
use studio::assessment::agreement::{AgreementOfFile, agreement_of_file};
use studio::assessment::panels::{PanelPage, PanelView};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// A page of panels by title, of those whose title begins so.
#[tauri::command]
#[specta::specta]
pub(crate) async fn panels(
    app: AppHandle,
    beginning: String,
    after: Option<String>,
    limit: u32,
) -> Result<PanelPage, CommandError> {
    asking(&app, move |studio| studio.panels(&beginning, after, limit)).await
}

/// A panel with what its rounds say.
#[tauri::command]
#[specta::specta]
pub(crate) async fn panel_view(app: AppHandle, id: String) -> Result<PanelView, CommandError> {
    asking(&app, move |studio| studio.panel_view(&id)).await
}

/// Begins a panel.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_panel(
    app: AppHandle,
    title: String,
    method: PanelMethod,
    programme: Option<String>,
    assessment: Option<String>,
) -> Result<Saved<Panel>, CommandError> {
    changing(&app, move |studio| {
        studio.create_panel(&title, method, programme.as_deref(), assessment.as_deref())
    })
    .await
}

/// Saves a panel.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_panel(
    app: AppHandle,
    saved: Saved<Panel>,
) -> Result<PanelView, CommandError> {
    changing(&app, move |studio| studio.save_panel(&saved)).await
}

/// Closes the open round.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_round(
    app: AppHandle,
    id: String,
    revision: u32,
) -> Result<PanelView, CommandError> {
    changing(&app, move |studio| studio.close_round(&id, revision)).await
}

/// Opens the next round.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_round(
    app: AppHandle,
    id: String,
    revision: u32,
) -> Result<PanelView, CommandError> {
    changing(&app, move |studio| studio.open_round(&id, revision)).await
}

/// Takes candidates from pasted text.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_candidates(
    app: AppHandle,
    id: String,
    revision: u32,
    text: String,
) -> Result<PanelView, CommandError> {
    changing(&app, move |studio| {
        studio.set_candidates(&id, revision, &text)
    })
    .await
}

/// Takes the scores of a cohort.
#[tauri::command]
#[specta::specta]
pub(crate) async fn take_scores(
    app: AppHandle,
    id: String,
    revision: u32,
    cohort: String,
) -> Result<PanelView, CommandError> {
    changing(&app, move |studio| {
        studio.take_scores(&id, revision, &cohort)
    })
    .await
}

/// Takes a cut score over, in per cent.
#[tauri::command]
#[specta::specta]
pub(crate) async fn adopt_cut_score(
    app: AppHandle,
    id: String,
    revision: u32,
    percent: Decimal,
) -> Result<PanelView, CommandError> {
    changing(&app, move |studio| {
        studio.adopt_cut_score(&id, revision, percent)
    })
    .await
}

/// Deletes a panel.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_panel(app: AppHandle, id: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.delete_panel(&id)).await
}

/// Asks for a file of ratings and says how far the raters agree.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_ratings(
    app: AppHandle,
) -> Result<Option<AgreementOfFile>, CommandError> {
    let endings = ["csv", "tsv", "txt"];
    let Some((name, bytes)) =
        dialogs::read(&app, &say::choose_ratings(), &say::kind_ratings(), &endings).await?
    else {
        return Ok(None);
    };
    asking(&app, move |_| agreement_of_file(&name, &bytes).map(Some)).await
}
