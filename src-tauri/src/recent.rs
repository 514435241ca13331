//! Workspaces opened lately, kept in the program's own configuration folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Manager};

const MOST: usize = 6;

/// A workspace opened before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecentWorkspace {
    /// The folder's name.
    pub name: String,
    /// The folder it lies in, as a person would look for it.
    pub folder: String,
}

fn file(app: &AppHandle) -> Option<PathBuf> {
    app.path()
        .app_config_dir()
        .ok()
        .map(|folder| folder.join("recent.json"))
}

pub(crate) fn list(app: &AppHandle) -> Vec<RecentWorkspace> {
    let known: Vec<RecentWorkspace> = file(app)
        .and_then(|path| std::fs::read(path).ok())
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default();
    known
        .into_iter()
        .filter(|w| Path::new(&w.folder).join("journal").is_dir())
        .take(MOST)
        .collect()
}

pub(crate) fn remember(app: &AppHandle, folder: &Path) {
    let name = folder
        .file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default();
    let newest = RecentWorkspace {
        name,
        folder: folder.display().to_string(),
    };
    let mut all = list(app);
    all.retain(|w| w.folder != newest.folder);
    all.insert(0, newest);
    all.truncate(MOST);
    if let (Some(path), Ok(bytes)) = (file(app), serde_json::to_vec(&all)) {
        // The list is a convenience: not being able to keep it stops nothing.
        let _ = path.parent().map(std::fs::create_dir_all);
        let _ = std::fs::write(path, bytes);
    }
}
