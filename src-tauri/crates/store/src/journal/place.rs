//! Where a journal's files are and how to read at a place in them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use words::say;

use crate::encryption::{SEALED_MARK, Vault, is_sealed};
use crate::error::StoreError;
use crate::plain;

/// A file of the journal, by the first commit in it or, for a checkpoint, the last
/// commit it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum FileId {
    Segment(u64),
    Checkpoint(u64),
}

impl FileId {
    pub(crate) fn name(self) -> String {
        match self {
            Self::Segment(first) => format!("{first:020}.journal"),
            Self::Checkpoint(last) => format!("{last:020}.checkpoint"),
        }
    }

    pub(crate) fn of(path: &Path) -> Option<Self> {
        let number = path.file_stem()?.to_str()?.parse().ok()?;
        match path.extension()?.to_str()? {
            "journal" => Some(Self::Segment(number)),
            "checkpoint" => Some(Self::Checkpoint(number)),
            _ => None,
        }
    }
}

/// A frame: its file and the byte it begins at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Place {
    pub file: FileId,
    pub offset: u64,
}

/// A value within a frame: its block, and which of the block's values it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct Spot {
    pub file: FileId,
    pub offset: u64,
    pub length: u32,
    pub slot: u16,
}

/// What journal files are read from.
pub(crate) trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// A file of the journal, open to be read.
pub(crate) struct Source {
    pub bytes: Box<dyn ReadSeek>,
    /// Whether it was sealed as a whole: then nobody without the key has written any of it.
    pub sealed: bool,
}

/// The folders of a workspace that hold journal files.
#[derive(Clone)]
pub(crate) struct Folders {
    pub root: PathBuf,
    /// Opens what is sealed, where there is a key.
    pub vault: Option<Arc<Vault>>,
}

impl Folders {
    pub(crate) fn journal(&self) -> PathBuf {
        self.root.join("journal")
    }

    /// Segments that a checkpoint stands for now.
    pub(crate) fn archive(&self) -> PathBuf {
        self.root.join("backups").join("journal")
    }

    /// Damaged files, untouched.
    pub(crate) fn aside(&self) -> PathBuf {
        self.root.join("journal").join("aside")
    }

    pub(crate) fn index(&self) -> PathBuf {
        self.root.join("index")
    }

    /// Whether what is written binds to its place with a key.
    pub(crate) fn is_keyed(&self) -> bool {
        self.vault.as_ref().is_some_and(|vault| vault.binds())
    }

    /// A file of the journal, to be read from its beginning; one that is sealed is opened.
    pub(crate) fn read(&self, path: &Path) -> Result<Source, StoreError> {
        let mut file = self.open(path)?;
        let mut mark = [0; SEALED_MARK];
        let sealed = file.read_exact(&mut mark).is_ok() && is_sealed(&mark);
        if sealed {
            let mut bytes = mark.to_vec();
            file.read_to_end(&mut bytes)
                .map_err(StoreError::disk(path))?;
            let plain = crate::encryption::open_file(self.vault.as_deref(), bytes)?;
            return Ok(Source {
                bytes: Box::new(Cursor::new(plain)),
                sealed,
            });
        }
        file.seek(SeekFrom::Start(0))
            .map_err(StoreError::disk(path))?;
        Ok(Source {
            bytes: Box::new(file),
            sealed,
        })
    }

    /// Opens a file of the journal. One that a compaction moved to the archive between being
    /// found and being opened is opened there.
    fn open(&self, path: &Path) -> Result<File, StoreError> {
        let moved = |error: std::io::Error| {
            let name = path.file_name().unwrap_or_default();
            let archived = self.archive().join(name);
            let here = path.parent() == Some(self.journal().as_path());
            if here && error.kind() == std::io::ErrorKind::NotFound && archived != path {
                return plain::open(&archived);
            }
            Err(error)
        };
        plain::open(path)
            .or_else(moved)
            .map_err(StoreError::disk(path))
    }

    pub(crate) fn path(&self, file: FileId) -> PathBuf {
        let here = self.journal().join(file.name());
        let archived = self.archive().join(file.name());
        if !plain::exists(&here) && plain::exists(&archived) {
            archived
        } else {
            here
        }
    }
}

/// The journal's files in a folder, in order.
pub(crate) fn files_in(folder: &Path) -> Result<Vec<FileId>, StoreError> {
    let mut found = Vec::new();
    let entries = match plain::list(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(found),
        Err(error) => return Err(StoreError::disk(folder)(error)),
    };
    for entry in entries {
        found.extend(FileId::of(&entry.path));
    }
    found.sort_unstable();
    Ok(found)
}

/// Files kept open for reading, shared between threads.
pub(crate) struct OpenFiles {
    folders: Folders,
    open: Mutex<HashMap<FileId, Arc<File>>>,
}

impl OpenFiles {
    pub(crate) fn new(folders: Folders) -> Self {
        Self {
            folders,
            open: Mutex::default(),
        }
    }

    fn file(&self, id: FileId) -> Result<Arc<File>, StoreError> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(file) = open.get(&id) {
            return Ok(Arc::clone(file));
        }
        let path = self.folders.path(id);
        let file = Arc::new(self.folders.open(&path)?);
        open.insert(id, Arc::clone(&file));
        Ok(file)
    }

    /// Reads exactly `length` bytes.
    pub(crate) fn read(
        &self,
        id: FileId,
        offset: u64,
        length: usize,
    ) -> Result<Vec<u8>, StoreError> {
        let file = self.file(id)?;
        let mut bytes = vec![0; length];
        read_exact_at(&file, &mut bytes, offset).map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => {
                let byte = offset + length as u64;
                StoreError::Unreadable(say::storage::ends_before(byte, id.name()))
            }
            _ => StoreError::disk(&self.folders.path(id))(error),
        })?;
        Ok(bytes)
    }
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, offset)
}

#[cfg(windows)]
fn read_exact_at(file: &File, bytes: &mut [u8], offset: u64) -> std::io::Result<()> {
    let mut done = 0;
    while done < bytes.len() {
        let rest = bytes.get_mut(done..).unwrap_or_default();
        match std::os::windows::fs::FileExt::seek_read(file, rest, offset + done as u64)? {
            0 => return Err(std::io::ErrorKind::UnexpectedEof.into()),
            read => done += read,
        }
    }
    Ok(())
}
