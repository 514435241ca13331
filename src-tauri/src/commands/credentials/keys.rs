//! The keys that sign, and what is signed with them.

use domain::Date;
use studio::credentials::export::{CredentialForm, code_layout};
use studio::credentials::key_files::KeyForm;
use studio::credentials::keys::SigningKey;
use studio::credentials::learner_record::LearnerRecordWritten;
use studio::credentials::settings::{SigningSettings, SigningState};
use studio::credentials::site::SiteReport;
use tauri::{AppHandle, Manager};
use words::say::dialogs as say;

use crate::app_state::{AppState, asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// Where signing stands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn signing(app: AppHandle) -> Result<SigningState, CommandError> {
    asking(&app, |studio| studio.signing()).await
}

/// Changes how certificates are signed.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_signing(
    app: AppHandle,
    settings: SigningSettings,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.set_signing(&settings)).await
}

/// Makes the keys that are missing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn make_keys(
    app: AppHandle,
    passphrase: String,
) -> Result<SigningState, CommandError> {
    changing(&app, move |studio| {
        studio.make_keys(&passphrase)?;
        studio.signing()
    })
    .await
}

/// Makes a key that takes the place of another.
#[tauri::command]
#[specta::specta]
pub(crate) async fn replace_key(
    app: AppHandle,
    id: String,
    passphrase: String,
) -> Result<SigningKey, CommandError> {
    changing(&app, move |studio| studio.replace_key(&id, &passphrase)).await
}

/// Opens the keys for this session.
#[tauri::command]
#[specta::specta]
pub(crate) async fn unlock_keys(app: AppHandle, passphrase: String) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.unlock_keys(&passphrase)).await
}

/// Forgets the keys until their passphrase is given again.
#[tauri::command]
#[specta::specta]
pub(crate) async fn lock_keys(app: AppHandle) -> Result<(), CommandError> {
    changing(&app, |studio| {
        studio.lock_keys();
        Ok(())
    })
    .await
}

/// Changes the passphrase of the keys.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_keys_passphrase(
    app: AppHandle,
    present: String,
    wanted: String,
) -> Result<(), CommandError> {
    changing(&app, move |studio| {
        studio.change_keys_passphrase(&present, &wanted)
    })
    .await
}

/// Says until when a key signs.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_key_expiry(
    app: AppHandle,
    id: String,
    expires: Option<Date>,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.set_key_expiry(&id, expires)).await
}

/// Says that a key may be in other hands.
#[tauri::command]
#[specta::specta]
pub(crate) async fn mark_key_compromised(
    app: AppHandle,
    id: String,
    since: Date,
) -> Result<(), CommandError> {
    changing(&app, move |studio| studio.mark_key_compromised(&id, &since)).await
}

/// Asks where to, and writes the secret half of a key.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_key(
    app: AppHandle,
    id: String,
    form: KeyForm,
) -> Result<Option<String>, CommandError> {
    let name = format!("key.{}", form.ending());
    let Some(path) = dialogs::place(&app, &say::export_key(), &name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.export_key(&id, form, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks for a file, and takes in the key in it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn import_key(
    app: AppHandle,
    passphrase: String,
) -> Result<Option<SigningKey>, CommandError> {
    let endings = ["pem", "key", "json", "jwk", "txt"];
    let kind = say::kind_key();
    let Some(path) = dialogs::file(&app, &say::choose_key(), &kind, &endings).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.import_key(&path, &passphrase).map(Some)
    })
    .await
}

/// Takes in a key that was typed in from paper.
#[tauri::command]
#[specta::specta]
pub(crate) async fn restore_key(
    app: AppHandle,
    sheets: Vec<String>,
    passphrase: String,
) -> Result<SigningKey, CommandError> {
    changing(&app, move |studio| studio.restore_key(&sheets, &passphrase)).await
}

/// Asks for a folder, and writes a key as pages to print.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_paper_backup(
    app: AppHandle,
    id: String,
    in_two: bool,
) -> Result<Option<Vec<String>>, CommandError> {
    let Some(folder) = dialogs::folder(&app, &say::choose_paper_folder()).await? else {
        return Ok(None);
    };
    let language = app.state::<AppState>().language();
    changing(&app, move |studio| {
        studio
            .export_paper_backup(&id, in_two, &language, &folder)
            .map(Some)
    })
    .await
}

/// Asks for a folder, and writes everything that is published into it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_site(app: AppHandle) -> Result<Option<SiteReport>, CommandError> {
    let Some(folder) = dialogs::folder(&app, &say::choose_site_folder()).await? else {
        return Ok(None);
    };
    let language = app.state::<AppState>().language();
    changing(&app, move |studio| {
        studio.export_site(&language, &folder).map(Some)
    })
    .await
}

/// Asks where to, and writes a certificate's credential.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_credential(
    app: AppHandle,
    serial: String,
    form: CredentialForm,
) -> Result<Option<String>, CommandError> {
    let name = format!("{serial}.{}", form.ending());
    let Some(path) = dialogs::place(&app, &say::export_credential(), &name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        studio.export_credential(&serial, form, &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// Asks where to, and writes the record of whoever holds a certificate.
#[tauri::command]
#[specta::specta]
pub(crate) async fn export_learner_record(
    app: AppHandle,
    serial: String,
) -> Result<Option<(String, LearnerRecordWritten)>, CommandError> {
    let language = app.state::<AppState>().language();
    let name = format!("record-{serial}.pdf");
    let Some(path) = dialogs::place(&app, &say::export_learner_record(), &name).await? else {
        return Ok(None);
    };
    changing(&app, move |studio| {
        let written = studio.export_learner_record(&serial, &language, &path)?;
        Ok(Some((path.display().to_string(), written)))
    })
    .await
}

/// Asks where to, and writes how a printed code is laid out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_code_layout(app: AppHandle) -> Result<Option<String>, CommandError> {
    let bytes = code_layout().as_bytes().to_vec();
    dialogs::write(&app, &say::export_code_layout(), "printed-code.md", bytes).await
}
