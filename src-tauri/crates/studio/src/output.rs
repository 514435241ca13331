//! Writing files whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::error::StudioError;

/// The name a file has while it is written.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".part");
    path.with_file_name(name)
}

/// Writes under another name, syncs, and moves into place.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StudioError> {
    let part = unfinished(path);
    let written = std::fs::File::create(&part)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        // Only what this call began is taken away again.
        let _ = std::fs::remove_file(&part);
    }
    written.map_err(StudioError::file(path))
}
