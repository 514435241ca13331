//! Damaged files, and whatever is cut off, are kept where nothing touches them.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::journal::place::Folders;
use crate::journal::walk::Torn;
use crate::plain;

/// What the name of the mark beside a damaged file ends with.
pub(crate) const DAMAGED: &str = ".damaged.txt";

/// Makes a file of a name that nothing has: what lies there is never written over.
fn new_file(folders: &Folders, name: &str) -> Result<(File, PathBuf), StoreError> {
    let folder = folders.aside();
    plain::ensure_folder(&folder).map_err(StoreError::disk(&folder))?;
    for n in 1_u32.. {
        let path = folder.join(format!("{name}-{n}"));
        match plain::create_new(&path) {
            Ok(file) => return Ok((file, path)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(StoreError::disk(&path)(error)),
        }
    }
    Err(StoreError::Full)
}

fn keep(folders: &Folders, name: &str, from: &mut dyn Read) -> Result<PathBuf, StoreError> {
    let (mut file, path) = new_file(folders, name)?;
    let copied = std::io::copy(from, &mut file).and_then(|_| file.sync_all());
    if let Err(error) = copied {
        // What is not whole is not kept: the original is untouched.
        let _ = plain::remove_file(&path);
        return Err(StoreError::disk(&path)(error));
    }
    sync_folder(&folders.aside())?;
    sync_folder(&folders.journal())?;
    Ok(path)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Keeps a copy of a damaged file where nothing touches it.
pub(crate) fn copy_aside(folders: &Folders, path: &Path) -> Result<PathBuf, StoreError> {
    let mut from = plain::open(path).map_err(StoreError::disk(path))?;
    keep(folders, &format!("{}.damaged", name_of(path)), &mut from)
}

/// Keeps a copy of bytes at the journal's end that are to be cut off. Returns the name of
/// the file they are in.
pub(crate) fn keep_end(folders: &Folders, torn: &Torn) -> Result<Option<String>, StoreError> {
    if torn.bytes == 0 {
        return Ok(None);
    }
    let from = folders.path(torn.file);
    let mut file = plain::open(&from).map_err(StoreError::disk(&from))?;
    file.seek(SeekFrom::Start(torn.offset))
        .map_err(StoreError::disk(&from))?;
    let name = format!("{}-from-byte-{}", torn.file.name(), torn.offset);
    keep(folders, &name, &mut file.take(torn.bytes)).map(|path| Some(name_of(&path)))
}

/// Whether anything was ever set aside.
pub(crate) fn has_any(folders: &Folders) -> bool {
    plain::list(&folders.aside()).is_ok_and(|entries| !entries.is_empty())
}

/// The mark beside an archived file that is known to be damaged.
pub(crate) fn known_damage(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(DAMAGED);
    path.with_file_name(name)
}
