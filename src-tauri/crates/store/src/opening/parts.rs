//! What a compaction or a repair that was cut short left under an unfinished name.

use std::path::Path;

use crate::error::StoreError;
use crate::journal::checkpoint;
use crate::journal::layout::Layout;
use crate::journal::place::{FileId, Folders};
use crate::journal::reader::{Reader, Step, head_of};
use crate::journal::segment::{HeadRead, SEGMENT_HEAD};
use crate::notice::NOTICE;
use crate::plain::{self, was_to_be};

/// Takes away what is unfinished. A file whose finished one is missing may be all there is:
/// it takes its place when it is whole, and stays as it is when it is not.
pub(super) fn tidy(folders: &Folders) {
    let empty = Layout::read(folders).is_ok_and(|l| l.base.is_none() && l.segments.is_empty());
    for entry in plain::list(&folders.journal()).unwrap_or_default() {
        let Some(was) = entry.name().filter(|_| entry.is_file()).and_then(was_to_be) else {
            continue;
        };
        let (path, finished) = (&entry.path, entry.path.with_file_name(was));
        let file = FileId::of(&finished);
        if file.is_none() && was != NOTICE {
            continue;
        }
        let stands_alone = match file {
            // A compaction leaves everything that its checkpoint was to stand for.
            Some(FileId::Checkpoint(_)) => empty,
            Some(FileId::Segment(_)) => !plain::exists(&finished),
            None => false,
        };
        if !stands_alone {
            // One that stays is harmless: nothing reads it.
            let _ = plain::remove_file(path);
        } else if let Some(file) = file
            && is_whole(folders, path, file).unwrap_or(false)
        {
            // One that cannot be moved now is looked at again.
            let _ = plain::rename(path, &finished);
        }
    }
}

fn is_whole(folders: &Folders, path: &Path, file: FileId) -> Result<bool, StoreError> {
    if let FileId::Checkpoint(_) = file {
        return Ok(checkpoint::is_whole(folders, path, file));
    }
    let HeadRead::Whole(head) = head_of(folders, path, file)? else {
        return Ok(false);
    };
    let mut tip = head.anchor;
    let mut reader = Reader::open(folders, path, file, SEGMENT_HEAD as u64)?;
    loop {
        match reader.step()? {
            Step::Frame(frame) if frame.head.previous == tip.hash => tip = frame.tip(),
            Step::End => return Ok(true),
            _ => return Ok(false),
        }
    }
}
