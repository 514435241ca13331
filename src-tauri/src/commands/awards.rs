//! Deciding awards, and telling learners why.

use base64::Engine;
use domain::LearnerId;
use domain::table::TableStyle;
use studio::awards::award_list::{AwardExplained, AwardView};
use studio::awards::deciding::AwardsDecided;
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// What the scores of a cohort come to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn award_view(app: AppHandle, cohort: String) -> Result<AwardView, CommandError> {
    asking(&app, move |studio| studio.award_view(&cohort)).await
}

/// Why a learner has the result.
#[tauri::command]
#[specta::specta]
pub(crate) async fn award_explained(
    app: AppHandle,
    cohort: String,
    learner: LearnerId,
) -> Result<AwardExplained, CommandError> {
    asking(&app, move |studio| {
        studio.award_explained(&cohort, &learner)
    })
    .await
}

/// Decides.
#[tauri::command]
#[specta::specta]
pub(crate) async fn decide_awards(
    app: AppHandle,
    cohort: String,
) -> Result<AwardsDecided, CommandError> {
    changing(&app, move |studio| studio.decide_awards(&cohort)).await
}

/// Asks where to, and writes the decisions as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_awards(
    app: AppHandle,
    cohort: String,
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let csv = asking(&app, move |studio| studio.export_awards(&cohort, &style)).await?;
    dialogs::write(&app, &say::export_awards(), "awards.csv", csv).await
}

/// A learner's feedback page, to be shown, as base64.
#[tauri::command]
#[specta::specta]
pub(crate) async fn feedback_page(
    app: AppHandle,
    cohort: String,
    learner: LearnerId,
) -> Result<String, CommandError> {
    asking(&app, move |studio| {
        let bytes = studio.feedback_page(&cohort, &learner)?;
        Ok(base64::engine::general_purpose::STANDARD.encode(bytes))
    })
    .await
}

/// Asks for a folder, and writes a feedback page for each learner.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_feedback(
    app: AppHandle,
    cohort: String,
) -> Result<Option<String>, CommandError> {
    let Some(folder) = dialogs::folder(&app, &say::choose_feedback_folder()).await? else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        studio
            .write_feedback(&cohort, &folder)
            .map(|place| Some(place.display().to_string()))
    })
    .await
}
