//! Cohorts and rosters.

use domain::ProgrammeId;
use domain::cohort::{Cohort, Learner};
use domain::roster::{ClassedRow, RosterTotals, RowClass};
use domain::table::TableStyle;
use serde::Serialize;
use specta::Type;
use studio::cohorts::cohort::{CohortPage, CohortSummary};
use studio::cohorts::learners::{LearnerCard, LearnerEntry, LearnerNotice};
use studio::cohorts::roster_import::{ImportAnswers, RosterPreview};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// What an import did.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RosterImported {
    /// How many rows were of each class.
    pub totals: RosterTotals,
    /// The cohort they are in.
    pub cohort: Cohort,
}

/// Cohorts by name, a page at a time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cohorts(
    app: AppHandle,
    words: String,
    after: Option<String>,
    limit: u32,
) -> Result<CohortPage, CommandError> {
    asking(&app, move |studio| studio.cohorts(&words, after, limit)).await
}

/// A cohort as lists show it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn cohort_summary(
    app: AppHandle,
    id: String,
) -> Result<CohortSummary, CommandError> {
    asking(&app, move |studio| studio.cohort_summary(&id)).await
}

/// Makes an empty cohort.
#[tauri::command]
#[specta::specta]
pub(crate) async fn create_cohort(
    app: AppHandle,
    programme: ProgrammeId,
    name: String,
) -> Result<Cohort, CommandError> {
    changing(&app, move |studio| {
        studio.create_cohort(programme.as_str(), &name)
    })
    .await
}

/// Gives a cohort another name.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rename_cohort(
    app: AppHandle,
    id: String,
    name: String,
) -> Result<Cohort, CommandError> {
    changing(&app, move |studio| studio.rename_cohort(&id, &name)).await
}

/// A learner with what rests on the record.
#[tauri::command]
#[specta::specta]
pub(crate) async fn learner_card(app: AppHandle, id: String) -> Result<LearnerCard, CommandError> {
    asking(&app, move |studio| studio.learner_card(&id)).await
}

/// What is to say of a learner as entered. Changes nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn check_learner(
    app: AppHandle,
    cohort: String,
    learner: Option<String>,
    entry: LearnerEntry,
) -> Result<Vec<LearnerNotice>, CommandError> {
    asking(&app, move |studio| {
        studio.check_learner(&cohort, learner.as_deref(), &entry)
    })
    .await
}

/// Adds a learner.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_learner(
    app: AppHandle,
    cohort: String,
    entry: LearnerEntry,
) -> Result<Learner, CommandError> {
    changing(&app, move |studio| studio.add_learner(&cohort, &entry)).await
}

/// Corrects a learner.
#[tauri::command]
#[specta::specta]
pub(crate) async fn correct_learner(
    app: AppHandle,
    id: String,
    entry: LearnerEntry,
) -> Result<Learner, CommandError> {
    changing(&app, move |studio| studio.correct_learner(&id, &entry)).await
}

/// Takes learners out of a cohort.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_learners(
    app: AppHandle,
    cohort: String,
    ids: Vec<String>,
) -> Result<u32, CommandError> {
    changing(&app, move |studio| studio.remove_learners(&cohort, &ids)).await
}

/// The learners of a cohort.
#[tauri::command]
#[specta::specta]
pub(crate) async fn learners(app: AppHandle, cohort: String) -> Result<Vec<Learner>, CommandError> {
    asking(&app, move |studio| studio.learners(&cohort)).await
}

/// Deletes a cohort.
#[tauri::command]
#[specta::specta]
pub(crate) async fn delete_cohort(app: AppHandle, id: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.delete_cohort(&id)).await
}

/// Asks for a roster file and reads it for a cohort. Changes nothing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_roster(
    app: AppHandle,
    programme: ProgrammeId,
    cohort: String,
) -> Result<Option<RosterPreview>, CommandError> {
    let endings = ["csv", "tsv", "txt", "xlsx", "ods", "xls"];
    let Some((name, bytes)) =
        dialogs::read(&app, &say::import_roster(), &say::kind_roster(), &endings).await?
    else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        studio
            .read_roster_like_before(&programme, &cohort, &name, bytes)
            .map(Some)
    })
    .await
}

/// Reads the same roster again with other options.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reread_roster(
    app: AppHandle,
    answers: ImportAnswers,
) -> Result<RosterPreview, CommandError> {
    asking(&app, move |studio| studio.reread_roster(answers)).await
}

/// Rows of the roster that was read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn roster_rows(
    app: AppHandle,
    only: Option<RowClass>,
    offset: u32,
    limit: u32,
) -> Result<Vec<ClassedRow>, CommandError> {
    asking(&app, move |studio| {
        Ok(studio.roster_rows(only, offset, limit))
    })
    .await
}

/// Asks where to, and writes the rows that are left out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_rows_left_out(
    app: AppHandle,
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let csv = asking(&app, move |studio| Ok(studio.rows_left_out(&style))).await?;
    dialogs::write(&app, &say::export_left_out(), "rows-left-out.csv", csv).await
}

/// Takes the roster in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_roster(app: AppHandle) -> Result<RosterImported, CommandError> {
    changing(&app, |studio| {
        studio
            .import_roster()
            .map(|(totals, cohort)| RosterImported { totals, cohort })
    })
    .await
}

/// Forgets the roster that was read.
#[tauri::command]
#[specta::specta]
pub(crate) async fn forget_roster(app: AppHandle) -> Result<(), CommandError> {
    asking(&app, |studio| {
        studio.forget_roster();
        Ok(())
    })
    .await
}
