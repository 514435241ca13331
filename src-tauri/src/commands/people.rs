//! Who works here, and who is signed in.

use domain::people::Role;
use studio::Studio;
use studio::people::{Person, Session};
use tauri::AppHandle;
use zeroize::Zeroizing;

use crate::app_state::{asking, changing};
use crate::error::CommandError;

/// Everybody.
#[tauri::command]
#[specta::specta]
pub(crate) async fn people(app: AppHandle) -> Result<Vec<Person>, CommandError> {
    asking(&app, Studio::people).await
}

/// Who is here and what they may do.
#[tauri::command]
#[specta::specta]
pub(crate) async fn session(app: AppHandle) -> Result<Session, CommandError> {
    asking(&app, Studio::session_state).await
}

/// Adds a person.
#[tauri::command]
#[specta::specta]
pub(crate) async fn add_person(
    app: AppHandle,
    name: String,
    role: Role,
    passphrase: String,
) -> Result<Person, CommandError> {
    let passphrase = Zeroizing::new(passphrase);
    changing(&app, move |studio| {
        studio.add_person(&name, role, &passphrase)
    })
    .await
}

/// Changes a person.
#[tauri::command]
#[specta::specta]
pub(crate) async fn change_person(app: AppHandle, person: Person) -> Result<Person, CommandError> {
    changing(&app, move |studio| studio.change_person(&person)).await
}

/// Sets a passphrase.
#[tauri::command]
#[specta::specta]
pub(crate) async fn set_passphrase(
    app: AppHandle,
    id: String,
    present: String,
    wanted: String,
) -> Result<Person, CommandError> {
    let (present, wanted) = (Zeroizing::new(present), Zeroizing::new(wanted));
    changing(&app, move |studio| {
        studio.set_passphrase(&id, &present, &wanted)
    })
    .await
}

/// Signs a person in.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_in(
    app: AppHandle,
    id: String,
    passphrase: String,
) -> Result<Session, CommandError> {
    let passphrase = Zeroizing::new(passphrase);
    changing(&app, move |studio| studio.sign_in(&id, &passphrase)).await
}

/// Signs out.
#[tauri::command]
#[specta::specta]
pub(crate) async fn sign_out(app: AppHandle) -> Result<(), CommandError> {
    changing(&app, |studio| {
        studio.sign_out();
        Ok(())
    })
    .await
}
