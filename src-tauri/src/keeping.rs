//! What happens by itself while a workspace is open: backups, and reading the journal once.

use std::sync::{Arc, Weak};
use std::time::Duration;

use studio::{Studio, StudioError};
use tauri::AppHandle;
use tauri_specta::Event;
use words::ToMessage;

use crate::app_state::tell_changes;
use crate::events::Trouble;

/// How often it is asked whether a backup is due.
const BETWEEN: Duration = Duration::from_mins(5);
/// The journal is read through this long after opening, when the person is at work.
const READ_AFTER: Duration = Duration::from_secs(45);

fn tell(app: &AppHandle, error: &StudioError) {
    // A window that is gone needs no words.
    let _ = Trouble(vec![error.message()]).emit(app);
}

async fn at_work<T: Send + 'static>(
    studio: &Weak<Studio>,
    work: impl FnOnce(&Studio) -> Result<T, StudioError> + Send + 'static,
) -> Option<Result<T, StudioError>> {
    let studio = studio.upgrade()?;
    tauri::async_runtime::spawn_blocking(move || work(&studio))
        .await
        .ok()
}

/// Keeps an open workspace until it is closed.
pub(crate) fn keep(app: AppHandle, studio: &Arc<Studio>) {
    let studio = Arc::downgrade(studio);
    tauri::async_runtime::spawn(async move {
        tokio::time::sleep(READ_AFTER).await;
        match at_work(&studio, Studio::check).await {
            Some(Ok(check)) if !check.sound => {
                let _ = Trouble(check.faults).emit(&app);
            }
            Some(Err(error)) => tell(&app, &error),
            _ => {}
        }
        loop {
            match at_work(&studio, Studio::back_up_if_due).await {
                None => return,
                Some(Ok(made)) => {
                    if made && let Some(studio) = studio.upgrade() {
                        tell_changes(&app, &studio);
                    }
                }
                Some(Err(error)) => tell(&app, &error),
            }
            tokio::time::sleep(BETWEEN).await;
        }
    });
}

/// Leaves a workspace in order: a last backup when one is due, a compact journal when that
/// makes the next opening a good deal quicker.
pub(crate) fn leave(app: &AppHandle, studio: &Studio) {
    let left = studio
        .back_up_if_due()
        .and_then(|_| studio.compact_if_worth());
    if let Err(error) = left {
        tell(app, &error);
    }
}
