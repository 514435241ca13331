//! The mark: set before anything else is in the folder, taken away when all of it is.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use super::what::Unfinished;
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::plain;

/// The mark, in the workspace's folder.
pub(super) const MARK: &str = "unfinished";

/// Stands in the mark where the folder itself was made for the workspace.
const FOLDER_MADE: &str = "Its folder was made for it.\n";

fn text(what: Unfinished) -> &'static str {
    match what {
        Unfinished::Making => "This workspace is being made.\n",
        Unfinished::Restoring => "This workspace is being restored.\n",
    }
}

/// What a folder is marked with; nothing in it may be believed then.
pub(crate) fn marked(folder: &Path) -> Option<Unfinished> {
    let mark = folder.join(MARK);
    if !plain::exists(&mark) {
        return None;
    }
    // A mark that was cut short is one all the same.
    let found = plain::read(&mark).unwrap_or_default();
    let making = found.starts_with(text(Unfinished::Making).as_bytes());
    Some(if making {
        Unfinished::Making
    } else {
        Unfinished::Restoring
    })
}

/// Whether there was no folder before the marked work began.
pub(super) fn folder_was_made(folder: &Path) -> bool {
    plain::read(&folder.join(MARK)).is_ok_and(|mark| mark.ends_with(FOLDER_MADE.as_bytes()))
}

/// Refuses a folder that is marked.
pub(crate) fn refuse(folder: &Path) -> Result<(), StoreError> {
    match marked(folder) {
        Some(what) => Err(StoreError::Unfinished {
            path: folder.to_path_buf(),
            what,
        }),
        None => Ok(()),
    }
}

/// A mark that was set, held so that nobody takes the work for abandoned.
pub(crate) struct Held(#[allow(dead_code, reason = "held for its lock")] File);

/// Marks a folder, before anything else is in it. `folder_made` says that there was none before.
pub(crate) fn begin(
    folder: &Path,
    what: Unfinished,
    folder_made: bool,
) -> Result<Held, StoreError> {
    let mark = folder.join(MARK);
    let made = plain::create_new(&mark).and_then(|mut file| {
        file.write_all(text(what).as_bytes())?;
        if folder_made {
            file.write_all(FOLDER_MADE.as_bytes())?;
        }
        file.sync_all()?;
        // Where the system has no locks nobody takes anything away either.
        let _ = file.try_lock();
        Ok(file)
    });
    if let Err(error) = &made
        && error.kind() != std::io::ErrorKind::AlreadyExists
    {
        // On a full disk a file can be made and not written.
        let _ = plain::remove_file(&mark);
    }
    let file = made.map_err(StoreError::disk(&mark))?;
    sync_folder(folder)?;
    Ok(Held(file))
}

/// Whether work on a marked folder was abandoned: whoever set the mark is gone.
pub(crate) fn is_abandoned(folder: &Path) -> bool {
    plain::open_to_write(&folder.join(MARK)).is_ok_and(|file| file.try_lock().is_ok())
}

/// Takes the mark away: everything is on the disk.
pub(crate) fn finish(folder: &Path) -> Result<(), StoreError> {
    let mark = folder.join(MARK);
    plain::remove_file(&mark).map_err(StoreError::disk(&mark))?;
    sync_folder(folder)
}
