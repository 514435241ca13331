//! Auditing programmes.

use base64::Engine;
use domain::audit::{Audit, AuditOutcome, EvidenceFile, Judgement};
use domain::table::TableStyle;
use serde::Serialize;
use specta::Type;
use studio::Saved;
use studio::quality::audit_list::{AuditPage, AuditSummary};
use studio::quality::audits::AuditView;
use studio::quality::earlier_audit::EarlierAudit;
use studio::quality::evidence::EvidenceSort;
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// A page of audits: open ones first, and of each sort the newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn audits(
    app: AppHandle,
    after: Option<String>,
    limit: u32,
) -> Result<AuditPage, CommandError> {
    asking(&app, move |studio| studio.audits(after, limit)).await
}

/// The audits of a programme version, newest first.
#[tauri::command]
#[specta::specta]
pub(crate) async fn audits_of(
    app: AppHandle,
    programme: String,
) -> Result<Vec<AuditSummary>, CommandError> {
    asking(&app, move |studio| studio.audits_of(&programme)).await
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
    let Some((name, bytes)) =
        dialogs::read(&app, &say::import_document(), &say::kind_any(), &endings).await?
    else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        studio.attach_evidence(&name, &bytes).map(Some)
    })
    .await
}

/// The audit before one, with what changed since.
#[tauri::command]
#[specta::specta]
pub(crate) async fn earlier_audit(
    app: AppHandle,
    id: String,
) -> Result<Option<EarlierAudit>, CommandError> {
    asking(&app, move |studio| studio.earlier_audit(&id)).await
}

/// A document that the window shows.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShownEvidence {
    /// How it is shown.
    pub sort: EvidenceSort,
    /// Its bytes, as base64.
    pub bytes: String,
}

/// An attached document, to be shown.
#[tauri::command]
#[specta::specta]
pub(crate) async fn open_evidence(
    app: AppHandle,
    file: EvidenceFile,
) -> Result<ShownEvidence, CommandError> {
    let shown = asking(&app, move |studio| studio.evidence_shown(&file)).await?;
    Ok(ShownEvidence {
        sort: shown.sort,
        bytes: base64::engine::general_purpose::STANDARD.encode(shown.bytes),
    })
}

/// Asks where to, and writes a copy of an attached document.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_evidence(
    app: AppHandle,
    file: EvidenceFile,
) -> Result<Option<String>, CommandError> {
    let name = file.file_name.clone();
    let bytes = asking(&app, move |studio| studio.export_evidence(&file)).await?;
    dialogs::write(&app, &say::export_document(), &name, bytes).await
}

/// Asks where to, and writes the audit as CSV.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_audit(
    app: AppHandle,
    id: String,
    style: TableStyle,
) -> Result<Option<String>, CommandError> {
    let csv = asking(&app, move |studio| studio.audit_csv(&id, &style)).await?;
    dialogs::write(&app, &say::export_audit(), "audit.csv", csv).await
}
