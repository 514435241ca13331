//! Who vouches: lists that are relied on, and the list that this workspace signs.

use studio::credentials::known_files::{KnownFile, ListedPage};
use studio::credentials::recognised::{RecognisedIssuer, RecognisedList, RecognisedPage};
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// verify.html as it was built.
const VERIFIER: &str = include_str!("../../../../ui/dist-verify/verify.html");

/// Files that verifying goes by.
#[tauri::command]
#[specta::specta]
pub(crate) async fn known_files(app: AppHandle) -> Result<Vec<KnownFile>, CommandError> {
    asking(&app, |studio| studio.known_files()).await
}

/// Asks for a file, and takes it in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_known_file(app: AppHandle) -> Result<Option<KnownFile>, CommandError> {
    let endings = ["json", "jsonld", "jwt", "txt"];
    let (title, kind) = (say::choose_known_file(), say::kind_known_file());
    let Some(path) = dialogs::file(&app, &title, &kind, &endings).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.import_known_file(&path).map(Some)
    })
    .await
}

/// Says whether a file is relied on.
#[tauri::command]
#[specta::specta]
pub(crate) async fn rely_on(app: AppHandle, id: String, relied: bool) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.rely_on(&id, relied)).await
}

/// Takes a file out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_known_file(app: AppHandle, id: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.remove_known_file(&id)).await
}

/// Issuers on a list that came as a file.
#[tauri::command]
#[specta::specta]
pub(crate) async fn known_issuers(
    app: AppHandle,
    id: String,
    words: String,
    after: Option<String>,
    limit: u32,
) -> Result<ListedPage, CommandError> {
    asking(&app, move |studio| {
        studio.known_issuers(&id, &words, after.as_deref(), limit)
    })
    .await
}

/// The list that this workspace signs.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recognised_list(app: AppHandle) -> Result<RecognisedList, CommandError> {
    asking(&app, |studio| studio.recognised_list()).await
}

/// Names the list that this workspace signs.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_recognised_list(
    app: AppHandle,
    name: String,
    months_valid: u32,
) -> Result<(), CommandError> {
    changing(&app, move |studio| {
        studio.set_recognised_list(&name, months_valid)
    })
    .await
}

/// Issuers on the list that this workspace signs.
#[tauri::command]
#[specta::specta]
pub(crate) async fn recognised_issuers(
    app: AppHandle,
    words: String,
    after: Option<String>,
    limit: u32,
) -> Result<RecognisedPage, CommandError> {
    asking(&app, move |studio| {
        studio.recognised_issuers(&words, after, limit)
    })
    .await
}

/// Asks for an issuer's key document, and fills in what it says.
#[tauri::command]
#[specta::specta]
pub(crate) async fn read_issuer_file(
    app: AppHandle,
) -> Result<Option<RecognisedIssuer>, CommandError> {
    let (title, kind) = (say::choose_issuer_file(), say::kind_known_file());
    let Some(path) = dialogs::file(&app, &title, &kind, &["json", "jsonld"]).await? else {
        return Ok(None);
    };
    asking(&app, move |studio| studio.read_issuer_file(&path).map(Some)).await
}

/// Puts an issuer on the list, or changes it there.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_recognised_issuer(
    app: AppHandle,
    issuer: RecognisedIssuer,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.save_recognised_issuer(issuer)).await
}

/// Takes an issuer off the list.
#[tauri::command]
#[specta::specta]
pub(crate) async fn remove_recognised_issuer(
    app: AppHandle,
    id: String,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.remove_recognised_issuer(&id)).await
}

/// Asks where to, signs the list and writes it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_recognised_list(app: AppHandle) -> Result<Option<String>, CommandError> {
    let name = "recognised-issuers.json";
    let Some(path) = dialogs::place(&app, &say::export_recognised_list(), name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.export_recognised_list(&path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks where to, and writes verify.html with what this workspace goes by inside.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_verifier(app: AppHandle) -> Result<Option<String>, CommandError> {
    let Some(path) = dialogs::place(&app, &say::export_verifier(), "verify.html").await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.export_verifier(VERIFIER, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}
