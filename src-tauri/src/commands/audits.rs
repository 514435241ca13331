//! Auditing programmes.

use domain::audit::{Audit, AuditOutcome, EvidenceFile, Judgement};
use studio::Saved;
use studio::audits::{AuditSummary, AuditView};
use tauri::AppHandle;

use crate::desk::{asking, blocking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// Every audit.
#[tauri::command]
#[specta::specta]
pub(crate) async fn audits(app: AppHandle) -> Result<Vec<AuditSummary>, CommandError> {
    asking(&app, studio::Studio::audits).await
}

/// An audit with everything the screen says about it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn audit_view(app: AppHandle, id: String) -> Result<AuditView, CommandError> {
    asking(&app, move |studio| studio.audit_view(&id)).await
}

/// Begins an audit.
#[tauri::command]
#[specta::specta]
pub(crate) async fn start_audit(
    app: AppHandle,
    programme: String,
    standard: String,
    reviewer: String,
) -> Result<Saved<Audit>, CommandError> {
    changing(&app, move |studio| {
        studio.start_audit(&programme, &standard, &reviewer)
    })
    .await
}

/// Records a judgement.
#[tauri::command]
#[specta::specta]
pub(crate) async fn judge(
    app: AppHandle,
    id: String,
    revision: u32,
    judgement: Judgement,
) -> Result<AuditView, CommandError> {
    changing(&app, move |studio| studio.judge(&id, revision, judgement)).await
}

/// Decides an audit.
#[tauri::command]
#[specta::specta]
pub(crate) async fn decide_audit(
    app: AppHandle,
    id: String,
    outcome: AuditOutcome,
    signed_by: String,
    reason: String,
) -> Result<AuditView, CommandError> {
    changing(&app, move |studio| {
        studio.decide_audit(&id, outcome, &signed_by, &reason)
    })
    .await
}

/// Asks for a document and keeps it as evidence.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_evidence(app: AppHandle) -> Result<Option<EvidenceFile>, CommandError> {
    let endings = ["*"];
    let Some(path) = dialogs::file(&app, "Attach a document", "Any file", &endings).await? else {
        return Ok(None);
    };
    let name = path
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    asking(&app, move |studio| {
        let bytes = studio::read_outside(&path)?;
        studio.attach_evidence(&name, &bytes).map(Some)
    })
    .await
}

/// Asks where to, and writes a copy of an attached document.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_evidence(
    app: AppHandle,
    file: EvidenceFile,
) -> Result<Option<String>, CommandError> {
    let name = file.file_name.clone();
    let bytes = asking(&app, move |studio| studio.evidence(&file)).await?;
    let Some(path) = dialogs::save(&app, "Save a copy of the document", &name).await? else {
        return Ok(None);
    };
    blocking(move || {
        studio::write_outside(&path, &bytes)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks where to, and writes the audit as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_audit(
    app: AppHandle,
    id: String,
) -> Result<Option<String>, CommandError> {
    let csv = asking(&app, move |studio| studio.audit_csv(&id)).await?;
    let Some(path) = dialogs::save(&app, "Export the audit", "audit.csv").await? else {
        return Ok(None);
    };
    blocking(move || {
        studio::write_outside(&path, &csv)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}
