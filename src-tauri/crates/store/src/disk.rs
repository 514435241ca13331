//! What is asked of the disk itself.

use std::path::Path;

use crate::error::StoreError;
use crate::plain;

/// Makes a folder's entries last through a power cut.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    plain::sync_folder(folder).map_err(StoreError::disk(folder))
}

/// Writes a file whole or not at all, in the place of what was there.
pub(crate) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    plain::replace(path, bytes).map_err(StoreError::disk(path))?;
    path.parent().map_or(Ok(()), sync_folder)
}
