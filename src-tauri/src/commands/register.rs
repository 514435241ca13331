//! The register.

use base64::Engine;
use domain::certificate::Certificate;
use studio::register::RegisterPage;
use studio::renewals::RunningOut;
use studio::void_serials::VoidSerial;
use tauri::AppHandle;

use crate::desk::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// Certificates that answer a query.
#[tauri::command]
#[specta::specta]
pub(crate) async fn register_page(
    app: AppHandle,
    query: String,
    offset: u32,
    limit: u32,
) -> Result<RegisterPage, CommandError> {
    asking(&app, move |studio| studio.register(&query, offset, limit)).await
}

/// The page of a certificate as it was printed, as base64.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate_page(
    app: AppHandle,
    serial: String,
) -> Result<String, CommandError> {
    asking(&app, move |studio| {
        Ok(base64::engine::general_purpose::STANDARD.encode(studio.certificate_page(&serial)?))
    })
    .await
}

/// Asks where to, and prints a certificate again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reprint_certificate(
    app: AppHandle,
    serial: String,
    duplicate: bool,
) -> Result<Option<String>, CommandError> {
    let Some(folder) = dialogs::folder(&app, "Choose a folder for the reprint").await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.reprint(&serial, duplicate, &folder).map(Some)
    })
    .await
}

/// Certificates that have run out, or are about to.
#[tauri::command]
#[specta::specta]
pub(crate) async fn running_out(app: AppHandle) -> Result<Vec<RunningOut>, CommandError> {
    asking(&app, studio::Studio::running_out).await
}

/// Takes the next serials of a programme out of use. Returns them.
#[tauri::command]
#[specta::specta]
pub(crate) async fn void_serials(
    app: AppHandle,
    programme: String,
    count: u32,
    reason: String,
) -> Result<Vec<String>, CommandError> {
    changing(&app, move |studio| {
        studio.void_serials(&programme, count, &reason)
    })
    .await
}

/// Serials that are void.
#[tauri::command]
#[specta::specta]
pub(crate) async fn voided_serials(app: AppHandle) -> Result<Vec<VoidSerial>, CommandError> {
    asking(&app, studio::Studio::voided_serials).await
}

/// Revokes a certificate.
#[tauri::command]
#[specta::specta]
pub(crate) async fn revoke_certificate(
    app: AppHandle,
    serial: String,
    reason: String,
) -> Result<Certificate, CommandError> {
    changing(&app, move |studio| studio.revoke(&serial, &reason)).await
}

/// Asks where to, and writes the certificates that answer a query as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_register(
    app: AppHandle,
    query: String,
) -> Result<Option<String>, CommandError> {
    let csv = asking(&app, move |studio| studio.register_csv(&query)).await?;
    dialogs::write(&app, "Export the register", "register.csv", csv).await
}
