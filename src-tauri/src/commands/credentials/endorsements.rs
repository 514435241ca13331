//! Endorsements of programmes by partners.

use domain::Date;
use studio::credentials::endorsements::ToEndorse;
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// Asks where to, and writes a programme for a partner to endorse.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_for_endorsement(
    app: AppHandle,
    programme: String,
    name: String,
) -> Result<Option<String>, CommandError> {
    let Some(path) = dialogs::place(&app, &say::export_to_endorse(), &name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.export_for_endorsement(&programme, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks for a file, and reads what it asks to endorse.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_to_endorse(app: AppHandle) -> Result<Option<ToEndorse>, CommandError> {
    let (title, kind) = (say::choose_to_endorse(), say::kind_known_file());
    let Some(path) = dialogs::file(&app, &title, &kind, &["json", "jsonld"]).await? else {
        return Ok(None);
    };
    asking(&app, move |studio| studio.read_to_endorse(&path).map(Some)).await
}

/// Asks where to, signs an endorsement and writes it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn endorse(
    app: AppHandle,
    endorsed: ToEndorse,
    comment: String,
    until: Option<Date>,
) -> Result<Option<String>, CommandError> {
    let name = "endorsement.json";
    let Some(path) = dialogs::place(&app, &say::export_endorsement(), name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.endorse(&endorsed, &comment, until.as_ref(), &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}
