//! Numbered paper.

use domain::PaperStockId;
use studio::certificates::paper_stocks::PaperStockView;
use tauri::AppHandle;

use crate::app_state::{asking, changing};
use crate::error::CommandError;

/// All batches of numbered paper.
#[tauri::command]
#[specta::specta]
pub(crate) async fn paper_stocks(app: AppHandle) -> Result<Vec<PaperStockView>, CommandError> {
    asking(&app, studio::Studio::paper_stocks).await
}

/// Takes in a batch.
#[tauri::command]
#[specta::specta]
pub(crate) async fn receive_paper(
    app: AppHandle,
    name: String,
    prefix: String,
    first: u32,
    last: u32,
) -> Result<PaperStockId, CommandError> {
    changing(&app, move |studio| {
        studio.receive_paper(&name, &prefix, first, last)
    })
    .await
}

/// Notes a spoiled sheet.
#[tauri::command]
#[specta::specta]
pub(crate) async fn spoil_sheet(
    app: AppHandle,
    stock: String,
    number: u32,
    reason: String,
) -> Result<(), CommandError> {
    changing(&app, move |studio| {
        studio.spoil_sheet(&stock, number, &reason)
    })
    .await
}

/// Notes a count by hand.
#[tauri::command]
#[specta::specta]
pub(crate) async fn count_paper(
    app: AppHandle,
    stock: String,
    found: u32,
    note: String,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.count_paper(&stock, found, &note)).await
}
