//! Files outside the workspace: read within a limit, written whole or not at all.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::error::StudioError;

/// No reader takes more than this (megabytes); each has a limit of its own below it.
const MOST_MEGABYTES: u64 = 64;

/// Reads a file that a person chose.
///
/// # Errors
/// When it cannot be read, or is larger than anything that is taken in.
pub fn read_outside(path: &Path) -> Result<Vec<u8>, StudioError> {
    let most = MOST_MEGABYTES * 1_000_000;
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(StudioError::file(path))?;
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(StudioError::file(path))?;
    if bytes.len() as u64 > most {
        return Err(StudioError::Exchange(exchange::ExchangeError::TooLarge(
            usize::try_from(MOST_MEGABYTES).unwrap_or(usize::MAX),
        )));
    }
    Ok(bytes)
}

/// The ending of files that are not finished.
pub(crate) const UNFINISHED: &str = "part";

/// The name a file has while it is written.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(UNFINISHED);
    path.with_file_name(name)
}

/// Writes a file where a person wants it: under another name first, synced, and moved
/// into place.
///
/// # Errors
/// When it cannot be written; what stood there before still does.
pub fn write_outside(path: &Path, bytes: &[u8]) -> Result<(), StudioError> {
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
