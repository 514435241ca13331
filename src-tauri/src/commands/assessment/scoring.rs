//! Scoring, second marking and moderation.

use domain::decimal::Decimal;
use domain::scoring::{Marker, Phrase, Sample, ScoreSheet, ScoreTotals};
use domain::table::TableStyle;
use domain::{LearnerId, RubricId};
use studio::Saved;
use studio::assessment::marking::MarkingOf;
use studio::assessment::moderation::{ModerationView, QualityView};
use studio::assessment::rubric_moves::RubricMovePlan;
use studio::assessment::score_files::{ScoreOptions, ScorePreview};
use studio::assessment::scoring::{MarkingSummary, MarkingView};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// Every marking of a cohort.
#[tauri::command]
#[specta::specta]
pub(crate) async fn markings(
    app: AppHandle,
    cohort: String,
) -> Result<Vec<MarkingSummary>, CommandError> {
    asking(&app, move |studio| studio.markings(&cohort)).await
}

/// The grid of one marker.
#[tauri::command]
#[specta::specta]
pub(crate) async fn marking_view(
    app: AppHandle,
    of: MarkingOf,
    marker: Marker,
) -> Result<MarkingView, CommandError> {
    asking(&app, move |studio| studio.marking_view(&of, marker)).await
}

/// Saves sheets of one marker.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_sheets(
    app: AppHandle,
    of: MarkingOf,
    marker: Marker,
    sheets: Vec<Saved<ScoreSheet>>,
) -> Result<Vec<Saved<ScoreSheet>>, CommandError> {
    changing(&app, move |studio| studio.save_sheets(&of, marker, &sheets)).await
}

/// Closes the first or second marking.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_marking(
    app: AppHandle,
    of: MarkingOf,
    marker: Marker,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.close_marking(&of, marker)).await
}

/// Opens the first marking again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reopen_marking(app: AppHandle, of: MarkingOf) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.reopen_marking(&of)).await
}

/// Draws the sample that is marked a second time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn draw_sample(
    app: AppHandle,
    of: MarkingOf,
    seed: String,
) -> Result<Sample, CommandError> {
    changing(&app, move |studio| studio.draw_sample(&of, &seed)).await
}

/// Differences between two markers.
#[tauri::command]
#[specta::specta]
pub(crate) async fn moderation_view(
    app: AppHandle,
    of: MarkingOf,
) -> Result<ModerationView, CommandError> {
    asking(&app, move |studio| studio.moderation_view(&of)).await
}

/// Settles a difference.
#[tauri::command]
#[specta::specta]
pub(crate) async fn settle_difference(
    app: AppHandle,
    of: MarkingOf,
    learner: LearnerId,
    part: String,
    agreed: Decimal,
    reason: String,
) -> Result<(), CommandError> {
    changing(&app, move |studio| {
        studio.settle_difference(&of, &learner, &part, agreed, &reason)
    })
    .await
}

/// Closes moderation.
#[tauri::command]
#[specta::specta]
pub(crate) async fn close_moderation(app: AppHandle, of: MarkingOf) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.close_moderation(&of)).await
}

/// How well an assessment measures.
#[tauri::command]
#[specta::specta]
pub(crate) async fn quality_view(
    app: AppHandle,
    of: MarkingOf,
) -> Result<QualityView, CommandError> {
    asking(&app, move |studio| studio.quality_view(&of)).await
}

/// What moving scored work to another version of its rubric would change.
#[tauri::command]
#[specta::specta]
pub(crate) async fn plan_rubric_move(
    app: AppHandle,
    of: MarkingOf,
    to: RubricId,
) -> Result<RubricMovePlan, CommandError> {
    asking(&app, move |studio| studio.plan_rubric_move(&of, &to)).await
}

/// Moves it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn move_to_rubric(
    app: AppHandle,
    of: MarkingOf,
    to: RubricId,
    reason: String,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.move_to_rubric(&of, &to, &reason)).await
}

/// Phrases that markers use again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn phrases(app: AppHandle) -> Result<Saved<Vec<Phrase>>, CommandError> {
    asking(&app, studio::Studio::phrases).await
}

/// Saves them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_phrases(
    app: AppHandle,
    saved: Saved<Vec<Phrase>>,
) -> Result<Saved<Vec<Phrase>>, CommandError> {
    changing(&app, move |studio| studio.save_phrases(&saved)).await
}

/// Asks where to, and writes scores as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_scores(
    app: AppHandle,
    of: MarkingOf,
    marker: Marker,
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let csv = asking(&app, move |studio| {
        studio.export_scores(&of, marker, &style)
    })
    .await?;
    dialogs::write(&app, &say::export_scores(), "scores.csv", csv).await
}

/// Asks for a file of scores and reads it. Changes nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_scores(
    app: AppHandle,
    of: MarkingOf,
    marker: Marker,
) -> Result<Option<ScorePreview>, CommandError> {
    let endings = ["csv", "tsv", "txt"];
    let Some((name, bytes)) =
        dialogs::read(&app, &say::import_scores(), &say::kind_scores(), &endings).await?
    else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        let options = ScoreOptions::default();
        studio
            .read_scores(&of, marker, &name, bytes, &options)
            .map(Some)
    })
    .await
}

/// Reads the same file again with other options.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reread_scores(
    app: AppHandle,
    options: ScoreOptions,
) -> Result<ScorePreview, CommandError> {
    asking(&app, move |studio| studio.reread_scores(&options)).await
}

/// Asks where to, and writes the rows that are left out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_score_rows_left_out(
    app: AppHandle,
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let csv = asking(&app, move |studio| Ok(studio.score_rows_left_out(&style))).await?;
    dialogs::write(&app, &say::export_left_out(), "rows-left-out.csv", csv).await
}

/// Takes the scores in that were read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_scores(app: AppHandle) -> Result<ScoreTotals, CommandError> {
    changing(&app, studio::Studio::import_scores).await
}

/// Forgets them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_scores(app: AppHandle) -> Result<(), CommandError> {
    asking(&app, |studio| {
        studio.forget_scores();
        Ok(())
    })
    .await
}
