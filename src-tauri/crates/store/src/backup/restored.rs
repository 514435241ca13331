//! Holding a restored journal against what the archive says of it.

use std::path::Path;

use super::archive::{ArchiveError, Manifest};
use super::fault::ArchiveFault;
use crate::change::Tip;
use crate::error::StoreError;
use crate::journal::checkpoint;
use crate::journal::format_1;
use crate::journal::layout::Layout;
use crate::journal::place::{FileId, Folders};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::journal::walk::{From, walk};

/// Reads the whole journal and holds its end against the manifest.
pub(super) fn hold_against(folder: &Path, manifest: &Manifest) -> Result<(), ArchiveError> {
    let folders = Folders {
        root: folder.to_path_buf(),
        vault: None,
    };
    let said = Tip {
        sequence: manifest.sequence,
        hash: manifest.hash.clone(),
    };
    let found = end_of(&folders).map_err(|error| match error {
        End::Fault(fault) => ArchiveError::Untrue(fault),
        End::Store(StoreError::Unreadable(_)) => ArchiveError::Untrue(ArchiveFault::Journal),
        End::Store(other) => other.into(),
    })?;
    if found == said {
        Ok(())
    } else {
        Err(ArchiveError::Untrue(ArchiveFault::OtherEnd { said, found }))
    }
}

enum End {
    Fault(ArchiveFault),
    Store(StoreError),
}

impl std::convert::From<StoreError> for End {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

fn end_of(folders: &Folders) -> Result<Tip, End> {
    let layout = Layout::read(folders)?;
    let first = layout.base.or_else(|| layout.segments.first().copied());
    let Some(first) = first else {
        return Err(End::Fault(ArchiveFault::NoJournal));
    };
    if head_of(folders, &folders.path(first), first)? == HeadRead::Format1 {
        return end_of_format_1(folders, &layout.segments);
    }
    let start = match layout.base {
        Some(base) => {
            checkpoint::read(folders, base, |_| Ok(()))?;
            checkpoint::anchor_of(folders, &folders.path(base), base)?
        }
        None => Tip::start(),
    };
    let walked = walk(
        folders,
        &layout.segments,
        From::Following(start.clone()),
        |_, _| Ok(true),
    )?;
    if !walked.places.is_empty() {
        return Err(End::Fault(ArchiveFault::Journal));
    }
    Ok(walked.tip.unwrap_or(start))
}

/// The end of a journal that Credwright 0.1 wrote.
fn end_of_format_1(folders: &Folders, files: &[FileId]) -> Result<Tip, End> {
    let mut tip = Tip::start();
    for file in files {
        let path = folders.path(*file);
        let (after, _, damage) = format_1::read(folders, &path, *file, tip, |_, _, _| Ok(()))?;
        if damage.is_some() {
            return Err(End::Fault(ArchiveFault::Journal));
        }
        tip = after;
    }
    Ok(tip)
}
