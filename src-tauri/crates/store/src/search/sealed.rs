//! A search index on disk whose files are sealed: in a locked workspace it would say names.
//!
//! Files are opened into memory when the index is opened, and sealed as they are written.
//! What the disk lost or changed does not open, and the index is made anew: nothing here
//! needs to be synced.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{DeleteError, LockError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, Lock, RamDirectory, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};
use words::say;

use super::{failed, failed_because};
use crate::encryption::{Vault, is_sealed};
use crate::error::StoreError;
use crate::plain;

/// The directory.
#[derive(Clone)]
pub(super) struct SealedDirectory {
    plain: RamDirectory,
    folder: PathBuf,
    vault: Arc<Vault>,
}

impl std::fmt::Debug for SealedDirectory {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SealedDirectory({})", self.folder.display())
    }
}

impl SealedDirectory {
    /// Opens what is in a folder.
    ///
    /// # Errors
    /// When a file cannot be read, is not sealed, or was sealed with another key.
    pub(super) fn open(folder: &Path, vault: &Arc<Vault>) -> Result<Self, StoreError> {
        let opened = Self {
            plain: RamDirectory::create(),
            folder: folder.to_path_buf(),
            vault: Arc::clone(vault),
        };
        for entry in plain::list(folder).map_err(failed)? {
            let path = entry.path;
            let bytes = plain::read(&path).map_err(failed)?;
            if !is_sealed(&bytes) {
                return Err(failed_because(say::storage::search_unsealed()));
            }
            let plain = crate::encryption::open_file(Some(vault), bytes)?;
            let name = Path::new(path.file_name().unwrap_or_default());
            opened.plain.atomic_write(name, &plain).map_err(failed)?;
        }
        Ok(opened)
    }

    fn keep(&self, path: &Path, plain: &[u8]) -> io::Result<()> {
        let sealed = self.vault.seal_file(plain).map_err(io::Error::other)?;
        plain::write(&self.folder.join(path), &sealed)
    }
}

/// A file that is sealed once it is complete.
struct SealedWriter {
    plain: WritePtr,
    path: PathBuf,
    directory: SealedDirectory,
}

impl Write for SealedWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.plain.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.plain.flush()
    }
}

impl TerminatingWrite for SealedWriter {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.plain.terminate_ref(token)?;
        let whole = self.directory.plain.open_read(&self.path);
        let whole = whole.map_err(io::Error::other)?.read_bytes()?;
        self.directory.keep(&self.path, &whole)
    }
}

impl Directory for SealedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.plain.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.plain.delete(path)?;
        match plain::remove_file(&self.folder.join(path)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DeleteError::IoError {
                io_error: Arc::new(error),
                filepath: path.to_path_buf(),
            }),
            _ => Ok(()),
        }
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.plain.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let writer = SealedWriter {
            plain: self.plain.open_write(path)?,
            path: path.to_path_buf(),
            directory: self.clone(),
        };
        Ok(WritePtr::new(Box::new(writer)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.plain.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.keep(path, data)?;
        self.plain.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        Ok(())
    }

    /// The workspace itself is locked: nobody else is here.
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        self.plain.acquire_lock(lock)
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.plain.watch(callback)
    }
}
