//! Which files of the journal count, and moving those that do not to the backups.

use super::place::{FileId, Folders, files_in};
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::plain;

/// The files of the journal that count: a checkpoint and the segments after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub base: Option<FileId>,
    pub segments: Vec<FileId>,
    /// Files that the checkpoint stands for, not yet moved to the backups.
    pub superseded: Vec<FileId>,
}

impl Layout {
    pub(crate) fn read(folders: &Folders) -> Result<Self, StoreError> {
        let files = files_in(&folders.journal())?;
        let base = files
            .iter()
            .rev()
            .find(|f| matches!(f, FileId::Checkpoint(_)))
            .copied();
        Ok(Self::after(base, &files))
    }

    fn after(base: Option<FileId>, files: &[FileId]) -> Self {
        let last = match base {
            Some(FileId::Checkpoint(last)) => last,
            _ => 0,
        };
        let (segments, superseded) = files
            .iter()
            .filter(|f| Some(**f) != base)
            .copied()
            .partition(|f| matches!(f, FileId::Segment(first) if *first > last));
        Self {
            base,
            segments,
            superseded,
        }
    }

    /// Bytes in the files that count.
    pub(crate) fn bytes(&self, folders: &Folders) -> u64 {
        self.base
            .iter()
            .chain(&self.segments)
            .filter_map(|f| plain::length(&folders.path(*f)).ok())
            .sum()
    }
}

/// The checkpoints there are, newest first, those in the backups included, with what to
/// read after each.
pub(crate) fn candidates(folders: &Folders) -> Result<Vec<Layout>, StoreError> {
    let mut files = files_in(&folders.journal())?;
    let first = Layout::read(folders)?;
    files.extend(files_in(&folders.archive())?);
    files.sort_unstable();
    files.dedup();
    let begins = first.base.is_some() || first.segments.first() == Some(&FileId::Segment(1));
    let mut found = if begins {
        vec![first.clone()]
    } else {
        Vec::new()
    };
    let mut checkpoints: Vec<FileId> = files
        .iter()
        .filter(|f| matches!(f, FileId::Checkpoint(_)) && Some(**f) != first.base)
        .copied()
        .collect();
    checkpoints.sort_unstable();
    for base in checkpoints.into_iter().rev() {
        found.push(Layout::after(Some(base), &files));
    }
    let all = Layout::after(None, &files);
    if !found.contains(&all) && files.contains(&FileId::Segment(1)) {
        found.push(all);
    }
    // What does not begin with the first save is damage, unless nothing else is left.
    if !begins {
        found.push(first);
    }
    Ok(found)
}

/// Moves files that a checkpoint stands for to the backups.
pub(crate) fn archive(folders: &Folders, files: &[FileId]) -> Result<(), StoreError> {
    if files.is_empty() {
        return Ok(());
    }
    let archive = folders.archive();
    let backups = folders.root.join("backups");
    plain::ensure_folder(&backups).map_err(StoreError::disk(&backups))?;
    plain::ensure_folder(&archive).map_err(StoreError::disk(&archive))?;
    for file in files {
        let from = folders.journal().join(file.name());
        plain::rename(&from, &archive.join(file.name())).map_err(StoreError::disk(&from))?;
    }
    sync_folder(&archive)?;
    sync_folder(&folders.journal())
}
