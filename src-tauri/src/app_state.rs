//! What the shell keeps while it runs: the open workspace, files a person chose, and
//! the wish to stop long work.

use std::collections::HashMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::tz::TimeZone;
use studio::{Studio, StudioError};
use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use words::{Message, Words, say};

use crate::error::{CommandError, ErrorKind};
use crate::events::WorkspaceChanged;

/// The shell's own state. Everything else is in the workspace.
pub(crate) struct AppState {
    studio: Mutex<Option<Arc<Studio>>>,
    at_start: Mutex<Option<PathBuf>>,
    refused: Mutex<Option<PathBuf>>,
    chosen: Mutex<HashMap<String, PathBuf>>,
    language: Mutex<Option<Words>>,
    pub(crate) cancel: Arc<AtomicBool>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl AppState {
    pub(crate) fn at_start(folder: Option<OsString>) -> Self {
        Self {
            studio: Mutex::default(),
            refused: Mutex::default(),
            at_start: Mutex::new(folder.map(PathBuf::from)),
            chosen: Mutex::default(),
            language: Mutex::default(),
            cancel: Arc::default(),
        }
    }

    /// The folder named on the command line, once.
    pub(crate) fn take_start(&self) -> Option<PathBuf> {
        locked(&self.at_start).take()
    }

    pub(crate) fn set(&self, studio: Studio) -> Arc<Studio> {
        let studio = Arc::new(studio);
        *locked(&self.studio) = Some(Arc::clone(&studio));
        studio
    }

    /// Closes what is open.
    pub(crate) fn take(&self) -> Option<Arc<Studio>> {
        locked(&self.studio).take()
    }

    pub(crate) fn remember_refused(&self, folder: Option<PathBuf>) {
        *locked(&self.refused) = folder;
    }

    /// The workspace that could not be opened because it is damaged or locked.
    pub(crate) fn refused(&self) -> Option<PathBuf> {
        locked(&self.refused).clone()
    }

    pub(crate) fn studio(&self) -> Result<Arc<Studio>, CommandError> {
        locked(&self.studio)
            .clone()
            .ok_or_else(CommandError::no_workspace)
    }

    pub(crate) fn is_open(&self) -> bool {
        locked(&self.studio).is_some()
    }

    /// Keeps a path a person chose and gives the window a name for it: the window never
    /// names a path itself.
    pub(crate) fn remember(&self, path: &Path) -> String {
        let mut chosen = locked(&self.chosen);
        let token = format!("chosen-{}", chosen.len() + 1);
        chosen.insert(token.clone(), path.to_path_buf());
        token
    }

    pub(crate) fn path(&self, token: &str) -> Result<PathBuf, CommandError> {
        locked(&self.chosen)
            .get(token)
            .cloned()
            .ok_or_else(|| CommandError::new(ErrorKind::Refused, say::dialogs::choose_again()))
    }

    /// Speaks a language in the dialogs of the system; English where the program does not speak it.
    pub(crate) fn speak(&self, language: &str) {
        *locked(&self.language) = Words::of(language, TimeZone::UTC);
    }

    /// The language that the window speaks.
    pub(crate) fn language(&self) -> String {
        let language = locked(&self.language);
        language
            .as_ref()
            .unwrap_or(words::english())
            .language()
            .to_owned()
    }

    /// Puts a message in the words of the language that the window speaks.
    pub(crate) fn put(&self, message: &Message) -> String {
        let language = locked(&self.language);
        language.as_ref().unwrap_or(words::english()).put(message)
    }

    pub(crate) fn stop(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

/// Does blocking work away from the window's threads.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CommandError> + Send + 'static,
) -> Result<T, CommandError> {
    tauri::async_runtime::spawn_blocking(work)
        .await
        .map_err(|error| {
            CommandError::new(ErrorKind::Failed, say::errors::own_fault(error.to_string()))
        })?
}

/// Asks the open workspace.
pub(crate) async fn asking<T: Send + 'static>(
    app: &AppHandle,
    work: impl FnOnce(&Studio) -> Result<T, StudioError> + Send + 'static,
) -> Result<T, CommandError> {
    let studio = app.state::<AppState>().studio()?;
    blocking(move || Ok(work(&studio)?)).await
}

/// Tells the window what was saved since it was told last.
pub(crate) fn tell_changes(app: &AppHandle, studio: &Studio) {
    let changes = studio.take_changes();
    // An empty list says that something besides records changed, such as backups. A screen that
    // misses this shows older figures until it asks again.
    let _ = WorkspaceChanged { changes }.emit(app);
}

/// Changes the open workspace, then tells the screens.
pub(crate) async fn changing<T: Send + 'static>(
    app: &AppHandle,
    work: impl FnOnce(&Studio) -> Result<T, StudioError> + Send + 'static,
) -> Result<T, CommandError> {
    let outcome = asking(app, work).await;
    // Work that failed may have saved a part, and said so.
    if let Ok(studio) = app.state::<AppState>().studio() {
        tell_changes(app, &studio);
    }
    outcome
}
