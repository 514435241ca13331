//! Setting up the institution.

use base64::Engine;
use domain::institution::{Institution, StoredImage};
use studio::Saved;
use tauri::AppHandle;
use words::say::dialogs as say;

use crate::app_state::{asking, changing};
use crate::dialogs;
use crate::error::CommandError;

/// The institution.
#[tauri::command]
#[specta::specta]
pub(crate) async fn institution(app: AppHandle) -> Result<Saved<Institution>, CommandError> {
    asking(&app, studio::Studio::institution).await
}

/// Saves the institution.
#[tauri::command]
#[specta::specta]
pub(crate) async fn save_institution(
    app: AppHandle,
    saved: Saved<Institution>,
) -> Result<Saved<Institution>, CommandError> {
    changing(&app, move |studio| studio.save_institution(&saved)).await
}

/// Asks for a picture and keeps it.
#[tauri::command]
#[specta::specta]
pub(crate) async fn choose_picture(app: AppHandle) -> Result<Option<StoredImage>, CommandError> {
    let Some((name, bytes)) = dialogs::read(
        &app,
        &say::choose_picture(),
        &say::kind_picture(),
        &["png", "jpg", "jpeg", "svg"],
    )
    .await?
    else {
        return Ok(None);
    };
    asking(&app, move |studio| {
        studio.add_picture(&name, &bytes).map(Some)
    })
    .await
}

/// A kept picture as a data address, for showing.
#[tauri::command]
#[specta::specta]
pub(crate) async fn picture(
    app: AppHandle,
    image: StoredImage,
) -> Result<Option<String>, CommandError> {
    asking(&app, move |studio| {
        Ok(studio.kept_file(&image.hash).map(|bytes| {
            format!(
                "data:{};base64,{}",
                image.media_type,
                base64::engine::general_purpose::STANDARD.encode(bytes)
            )
        }))
    })
    .await
}
