//! Plain folders.

use std::io;
use std::path::{Path, PathBuf};

use super::{NotPlain, found};
use crate::error::StoreError;

/// What stands in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Where it is.
    pub path: PathBuf,
    /// What it is, when it is neither a plain file nor a plain folder.
    pub odd: Option<NotPlain>,
    /// Whether it is a plain folder.
    pub is_folder: bool,
}

impl Entry {
    /// Whether it is a plain file.
    #[must_use]
    pub fn is_file(&self) -> bool {
        !self.is_folder && self.odd.is_none()
    }

    /// The last part of its path, when that can be told in words.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.path.file_name()?.to_str()
    }
}

fn own(path: &Path) -> io::Result<()> {
    let kind = found(path)?.file_type();
    if kind.is_dir() {
        Ok(())
    } else {
        Err(NotPlain::of(kind).error())
    }
}

/// Whether a plain folder is there.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    own(path).is_ok()
}

/// What stands in a plain folder.
///
/// # Errors
/// When it is not there, is no plain folder, or cannot be read.
pub fn list(folder: &Path) -> io::Result<Vec<Entry>> {
    own(folder)?;
    list_through(folder)
}

/// What stands in a folder that a person chose, be it through a link.
fn list_through(folder: &Path) -> io::Result<Vec<Entry>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let plain = kind.is_file() || kind.is_dir();
        found.push(Entry {
            path: entry.path(),
            odd: (!plain).then(|| NotPlain::of(kind)),
            is_folder: kind.is_dir(),
        });
    }
    Ok(found)
}

/// Whether a folder that a person chose holds nothing.
pub(crate) fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(list_through(folder)?.is_empty())
}

/// Makes a folder where nothing is.
///
/// # Errors
/// When something is there, or nothing can be written.
pub fn make_folder(path: &Path) -> io::Result<()> {
    std::fs::create_dir(path)
}

/// Makes a folder that a person named, and those above it, unless they are there.
///
/// # Errors
/// When it cannot be made.
pub fn make_folders(path: &Path) -> io::Result<()> {
    std::fs::create_dir_all(path)
}

/// A plain folder of that name: the one that is there, or a new one.
pub(crate) fn ensure_folder(path: &Path) -> io::Result<()> {
    match std::fs::create_dir(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => own(path),
        other => other,
    }
}

/// Removes a folder that is empty.
///
/// # Errors
/// When it is not, or is no plain folder.
pub fn remove_empty_folder(path: &Path) -> io::Result<()> {
    own(path)?;
    std::fs::remove_dir(path)
}

/// Deletes a plain folder of the program's own with the plain files and folders in it. With
/// anything else in it nothing is deleted.
///
/// # Errors
/// When it is no plain folder, holds something that is not plain, or cannot be deleted.
pub fn remove_folder(path: &Path) -> io::Result<()> {
    let mut files = Vec::new();
    let mut folders = vec![path.to_path_buf()];
    let mut next = 0;
    while let Some(folder) = folders.get(next).cloned() {
        next += 1;
        for entry in list(&folder)? {
            match entry.odd {
                Some(odd) => return Err(odd.error()),
                None if entry.is_folder => folders.push(entry.path),
                None => files.push(entry.path),
            }
        }
    }
    for file in files {
        super::remove_file(&file)?;
    }
    for folder in folders.into_iter().rev() {
        remove_empty_folder(&folder)?;
    }
    Ok(())
}

/// Puts a folder's entries on the disk.
///
/// # Errors
/// When it is not there, or the disk fails.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    // Windows keeps a folder's entries without being asked, and cannot open one.
    if cfg!(windows) {
        return Ok(());
    }
    std::fs::File::open(folder)?.sync_all()
}

/// Puts files of a folder on the disk, all at once where the system can: one after the other,
/// thousands of small files take minutes.
///
/// # Errors
/// When one is not there, or the disk fails.
pub fn sync_files(folder: &Path, files: &[PathBuf]) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        let _ = files;
        Ok(rustix::fs::syncfs(std::fs::File::open(folder)?)?)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = folder;
        files
            .iter()
            .try_for_each(|file| super::open_to_write(file)?.sync_all())
    }
}

/// Folders of a workspace that nothing but the program writes in, each after the one it is in.
const FOLDERS: [&str; 9] = [
    "journal",
    "journal/aside",
    "files",
    "backups",
    "backups/journal",
    "index",
    "index/records",
    "index/records/blobs",
    "index/search",
];

/// Holds that the folders of a workspace are its own, and that nothing in them but files and
/// folders is. Files that are kept are looked at when they are used: there can be many.
///
/// # Errors
/// [`StoreError::NotPlain`] with the first that is not.
pub(crate) fn own_folders(root: &Path) -> Result<(), StoreError> {
    for name in FOLDERS {
        let folder = root.join(name);
        if !super::exists(&folder) {
            continue;
        }
        if name == "files" {
            own(&folder).map_err(StoreError::disk(&folder))?;
            continue;
        }
        let entries = match list(&folder) {
            // Another program that works here makes its index anew meanwhile.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.map_err(StoreError::disk(&folder))?,
        };
        for entry in entries {
            if let Some(what) = entry.odd {
                return Err(StoreError::NotPlain {
                    path: entry.path,
                    what,
                });
            }
        }
    }
    Ok(())
}

/// Whether a folder that a person chose is there, be it through a link.
#[must_use]
pub fn is_chosen_folder(path: &Path) -> bool {
    std::fs::metadata(path).is_ok_and(|m| m.is_dir())
}
