//! Files outside the workspace: read within a limit, written whole or not at all.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use store::plain::{self, Temporary};

use crate::core::error::StudioError;

/// No reader takes more than this (megabytes); each has a limit of its own below it.
const MOST_MEGABYTES: u64 = 64;

/// Reads a file that a person chose.
///
/// # Errors
/// When it cannot be read, or is larger than anything that is taken in.
pub fn read_outside(path: &Path) -> Result<Vec<u8>, StudioError> {
    let most = MOST_MEGABYTES * 1_000_000;
    let mut bytes = Vec::new();
    let file = plain::open_chosen(path).map_err(StudioError::file(path))?;
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
const UNFINISHED: &str = "part";

/// The name a file of a print run has while it is written: the run that goes on finds it by that.
pub(crate) fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".");
    name.push(UNFINISHED);
    path.with_file_name(name)
}

/// Writes a file where a person wants it: under a name that nobody can guess first, synced, and
/// moved into place.
///
/// # Errors
/// When it cannot be written; what stood there before still does.
pub fn write_outside(path: &Path, bytes: &[u8]) -> Result<(), StudioError> {
    stream_outside(path, |file| {
        file.write_all(bytes).map_err(StudioError::file(path))
    })
}

/// As [`write_outside`], for what is written piece by piece.
///
/// # Errors
/// As for [`write_outside`], and whatever the writing comes to.
pub(crate) fn stream_outside(
    path: &Path,
    write: impl FnOnce(&mut BufWriter<File>) -> Result<(), StudioError>,
) -> Result<(), StudioError> {
    plain::may_be_replaced(path).map_err(StudioError::file(path))?;
    let mut part = Temporary::beside(path).map_err(StudioError::file(path))?;
    let file = part.take_file().map_err(StudioError::file(path))?;
    let mut file = BufWriter::new(file);
    write(&mut file)?;
    let file = file
        .into_inner()
        .map_err(|e| StudioError::file(path)(e.into_error()))?;
    file.sync_all().map_err(StudioError::file(path))?;
    drop(file);
    part.keep_at(path).map_err(StudioError::file(path))
}
