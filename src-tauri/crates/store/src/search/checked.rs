//! A search index on disk whose lists are checked as its segments are.
//!
//! tantivy writes a checksum at the end of each segment's files and none at the end of its two
//! lists, of which segments and which files there are. What they say is believed: a number in
//! them that was changed stops the program. So they get one here.

use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, MmapDirectory, OwnedBytes, WatchCallback,
    WatchHandle, WritePtr,
};
use tantivy::{HasLen, Index};
use words::say;

use super::failed;
use crate::error::StoreError;
use crate::plain;

/// What stands before a list's checksum, on a line of its own at its end.
const MARK: &str = "\n#blake3:";

/// The directory.
#[derive(Debug, Clone)]
pub(super) struct CheckedDirectory {
    inner: MmapDirectory,
    folder: PathBuf,
    /// Whether files are read into memory, where they are let go of, rather than mapped.
    read_once: bool,
}

impl CheckedDirectory {
    pub(super) fn open(folder: &Path) -> Result<Self, StoreError> {
        Ok(Self {
            inner: MmapDirectory::open(folder).map_err(failed)?,
            folder: folder.to_path_buf(),
            read_once: false,
        })
    }
}

/// Whether there is an index in a folder and every file of it is as it was written.
pub(super) fn is_whole(folder: &Path) -> bool {
    let whole = || {
        let directory = CheckedDirectory {
            read_once: true,
            ..CheckedDirectory::open(folder).ok()?
        };
        let damaged = Index::open(directory).ok()?.validate_checksum().ok()?;
        damaged.is_empty().then_some(())
    };
    // A file may be merged into another one meanwhile.
    (0..3).any(|_| whole().is_some())
}

fn with_sum(list: &[u8]) -> Vec<u8> {
    let sum = blake3::hash(list).to_hex();
    [list, MARK.as_bytes(), sum.as_bytes()].concat()
}

fn without_sum(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let end = bytes.len().checked_sub(MARK.len() + 64)?;
    let sum = bytes.split_off(end);
    let right = sum == with_sum(&bytes).get(end..)?;
    right.then_some(bytes)
}

/// A file that is read and not mapped.
#[derive(Debug)]
struct ReadOnce {
    path: PathBuf,
    length: usize,
}

impl HasLen for ReadOnce {
    fn len(&self) -> usize {
        self.length
    }
}

impl FileHandle for ReadOnce {
    fn read_bytes(&self, range: Range<usize>) -> io::Result<OwnedBytes> {
        use io::{Read, Seek, SeekFrom};
        let mut file = plain::open(&self.path)?;
        file.seek(SeekFrom::Start(range.start as u64))?;
        let mut bytes = Vec::new();
        file.take(range.len() as u64).read_to_end(&mut bytes)?;
        if bytes.len() == range.len() {
            Ok(OwnedBytes::new(bytes))
        } else {
            Err(io::ErrorKind::UnexpectedEof.into())
        }
    }
}

impl Directory for CheckedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        if !self.read_once {
            return self.inner.get_file_handle(path);
        }
        let whole = self.folder.join(path);
        let length = plain::length(&whole)
            .map_err(|error| OpenReadError::wrap_io_error(error, path.to_path_buf()))?;
        Ok(Arc::new(ReadOnce {
            path: whole,
            length: usize::try_from(length).unwrap_or(usize::MAX),
        }))
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.inner.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let bytes = self.inner.atomic_read(path)?;
        without_sum(bytes).ok_or_else(|| {
            let error = io::Error::new(
                io::ErrorKind::InvalidData,
                say::storage::search_checksum().in_english(),
            );
            OpenReadError::wrap_io_error(error, path.to_path_buf())
        })
    }

    fn atomic_write(&self, path: &Path, list: &[u8]) -> io::Result<()> {
        self.inner.atomic_write(path, &with_sum(list))
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.inner.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}
