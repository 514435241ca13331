//! The register.

use base64::Engine;
use domain::certificate::Certificate;
use domain::table::TableStyle;
use studio::certificates::register::RegisterPage;
use studio::certificates::renewals::ExpiringPage;
use studio::certificates::void_serials::VoidPage;
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// Certificates that answer a query.
#[tauri::command]
#[specta::specta]
pub(crate) async fn register_page(
    app: AppHandle,
    query: String,
    after: Option<String>,
    limit: u32,
) -> Result<RegisterPage, CommandError> {
    asking(&app, move |studio| studio.register(&query, after, limit)).await
}

/// A certificate in the register.
#[tauri::command]
#[specta::specta]
pub(crate) async fn certificate(
    app: AppHandle,
    serial: String,
) -> Result<Certificate, CommandError> {
    asking(&app, move |studio| studio.certificate(&serial)).await
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
    let Some(folder) = dialogs::folder(&app, &say::choose_reprint_folder()).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.reprint(&serial, duplicate, &folder).map(Some)
    })
    .await
}

/// Takes a certificate back for now.
#[tauri::command]
#[specta::specta]
pub(crate) async fn suspend_certificate(
    app: AppHandle,
    serial: String,
    reason: String,
) -> Result<Certificate, CommandError> {
    changing(&app, move |studio| studio.suspend(&serial, &reason)).await
}

/// Lets a suspended certificate hold again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn reinstate_certificate(
    app: AppHandle,
    serial: String,
) -> Result<Certificate, CommandError> {
    changing(&app, move |studio| studio.reinstate(&serial)).await
}

/// Certificates that have expired, or are about to, a page at a time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn expiring_certificates(
    app: AppHandle,
    after: Option<String>,
    limit: u32,
) -> Result<ExpiringPage, CommandError> {
    asking(&app, move |studio| studio.expiring(after, limit)).await
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

/// Serials that are void, a page at a time.
#[tauri::command]
#[specta::specta]
pub(crate) async fn voided_serials(
    app: AppHandle,
    after: Option<String>,
    limit: u32,
) -> Result<VoidPage, CommandError> {
    asking(&app, move |studio| studio.voided_serials(after, limit)).await
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
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let Some(path) = dialogs::place(&app, &say::export_register(), "register.csv").await? else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        studio.export_register(&query, &style, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}
