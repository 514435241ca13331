//! One program at a time: an advisory lock that the system lets go of when a program dies.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::time::Duration;

use crate::error::{ReadOnly, StoreError};
use crate::plain;

const TRIES: u32 = 15;

/// Held while a workspace is open.
pub(crate) struct ProcessLock(#[allow(dead_code, reason = "held for its lock")] Option<File>);

impl ProcessLock {
    /// Takes the lock. Where nothing may be written there is none to take: then the
    /// second value says why.
    pub(crate) fn take(folder: &Path) -> Result<(Self, Option<ReadOnly>), StoreError> {
        plain::own_folders(folder)?;
        let path = folder.join("lock");
        let file = match plain::open_or_create(&path).map_err(StoreError::disk(&path)) {
            Ok(file) => file,
            Err(StoreError::ReadOnly(why)) => return Ok((Self(None), Some(why))),
            // A lock that was there before needs no room; a new one on a full disk does.
            Err(StoreError::Full) => {
                return Ok((Self(None), Some(ReadOnly::Full)));
            }
            Err(other) => return Err(other),
        };
        for tries in 0.. {
            match file.try_lock() {
                Ok(()) => return Ok((Self(Some(file)), None)),
                // A program that has just ended, or is starting another, holds it a moment.
                Err(TryLockError::WouldBlock) if tries < TRIES => {
                    std::thread::sleep(Duration::from_millis(20));
                }
                Err(TryLockError::WouldBlock) => break,
                Err(TryLockError::Error(error)) => return Err(StoreError::Disk { path, error }),
            }
        }
        Err(StoreError::InUse)
    }
}
