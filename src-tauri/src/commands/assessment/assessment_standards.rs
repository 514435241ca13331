//! Assessment standards: the rules by which scores become an award.

use domain::assessment_standard::{AssessmentStandard, GradeScale, ScaleKind};
use domain::award::Verdict;
use studio::Saved;
use studio::assessment::assessment_standards::{AssessmentStandardPage, AssessmentStandardView};
use studio::assessment::standard_trial::{TrialLearner, try_standard, usual_scale};
use tauri::AppHandle;

use crate::app_state::{asking, changing};
use crate::error::CommandError;

/// A page of assessment standards by title, of those whose title begins so.
#[tauri::command]
#[specta::specta]
pub(crate) async fn assessment_standards(
    app: AppHandle,
    beginning: String,
    after: Option<String>,
    limit: u32,
) -> Result<AssessmentStandardPage, CommandError> {
    asking(&app, move |studio| {
        studio.assessment_standards(&beginning, after, limit)
    })
    .await
}

/// A standard with everything the screen says about it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn assessment_standard_view(
    app: AppHandle,
    id: String,
) -> Result<AssessmentStandardView, CommandError> {
    asking(&app, move |studio| studio.assessment_standard_view(&id)).await
}

/// Begins a standard.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_assessment_standard(
    app: AppHandle,
    title: String,
) -> Result<Saved<AssessmentStandard>, CommandError> {
    changing(&app, move |studio| {
        studio.create_assessment_standard(&title)
    })
    .await
}

/// Saves a version that is not finished.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_assessment_standard(
    app: AppHandle,
    saved: Saved<AssessmentStandard>,
) -> Result<AssessmentStandardView, CommandError> {
    changing(&app, move |studio| studio.save_assessment_standard(&saved)).await
}

/// Finishes a version: it never changes from now on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn finish_assessment_standard(
    app: AppHandle,
    id: String,
    revision: u32,
) -> Result<AssessmentStandardView, CommandError> {
    changing(&app, move |studio| {
        studio.finish_assessment_standard(&id, revision)
    })
    .await
}

/// Begins the next version of a finished one.
#[tauri::command]
#[specta::specta]
pub(crate) async fn next_assessment_standard(
    app: AppHandle,
    id: String,
) -> Result<Saved<AssessmentStandard>, CommandError> {
    changing(&app, move |studio| studio.next_assessment_standard(&id)).await
}

/// Deletes a version nobody adopted.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_assessment_standard(
    app: AppHandle,
    id: String,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.delete_assessment_standard(&id)).await
}

/// What a standard makes of invented learners.
#[tauri::command]
#[specta::specta]
pub(crate) async fn try_assessment_standard(
    app: AppHandle,
    standard: AssessmentStandard,
    learners: Vec<TrialLearner>,
) -> Result<Vec<Verdict>, CommandError> {
    asking(&app, move |_| try_standard(&standard, &learners)).await
}

/// The usual grades of a scale.
#[tauri::command]
#[specta::specta]
pub(crate) async fn usual_grades(
    app: AppHandle,
    kind: ScaleKind,
) -> Result<GradeScale, CommandError> {
    asking(&app, move |_| Ok(usual_scale(kind))).await
}
