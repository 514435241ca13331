//! One program at a time: an advisory lock that the system lets go of when a program dies.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::error::StoreError;

/// Held while a workspace is open.
pub(crate) struct Lock(#[allow(dead_code, reason = "held for its lock")] Option<File>);

impl Lock {
    /// Takes the lock. Where nothing may be written there is none to take: then the
    /// second value says why.
    pub(crate) fn take(folder: &Path) -> Result<(Self, Option<String>), StoreError> {
        let path = folder.join("lock");
        let file = match File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::disk(&path))
        {
            Ok(file) => file,
            Err(StoreError::ReadOnly(why)) => return Ok((Self(None), Some(why))),
            // A lock that was there before needs no room; a new one on a full disk does.
            Err(StoreError::Full) => {
                return Ok((Self(None), Some("the disk is full".to_owned())));
            }
            Err(other) => return Err(other),
        };
        match file.try_lock() {
            Ok(()) => Ok((Self(Some(file)), None)),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(StoreError::Disk { path, error }),
        }
    }
}
