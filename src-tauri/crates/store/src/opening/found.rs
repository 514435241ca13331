//! Finding the index: as it was left, caught up from the journal, or made anew.

use super::options::Opening;
use super::progress::{OpenProgress, OpenStep};
use crate::backup::verify;
use crate::change::Tip;
use crate::clean_mark::was_left_clean;
use crate::error::StoreError;
use crate::index::{Gathering, Index};
use crate::journal::checkpoint;
use crate::journal::layout::Layout;
use crate::journal::place::{FileId, Folders};
use crate::journal::reader::frame_at;
use crate::journal::walk::{From, Walked, walk};
use crate::rebuild::rebuild;
use crate::shared::index_as_left;

/// A journal up to this size (bytes) is read whole at every opening, so that damage shows
/// at once. In a larger one it shows when it is met, or when the workspace is checked.
const READ_WHOLE: u64 = 16 << 20;

/// An index of up to this many rows, of records and of their entries, is counted through
/// at every opening.
const COUNT_THROUGH: u64 = 100_000;

pub(super) struct Found {
    pub index: Index,
    pub walked: Walked,
    pub layout: Layout,
    pub rebuilt: bool,
    pub caught_up: u64,
}

/// Takes in what the index lacks; `None` when it does not agree with the journal.
fn catch_up(
    folders: &Folders,
    layout: &Layout,
    index: Index,
    progress: &dyn Fn(OpenProgress),
) -> Result<Option<Found>, StoreError> {
    let Some(tip) = index.tip() else {
        return Ok(None);
    };
    let known = tip.tip();
    let (files, from) = match tip.frame {
        Some(place) if layout.segments.contains(&place.file) => {
            let path = folders.path(place.file);
            match frame_at(folders, &path, place) {
                Ok(frame) if frame.hash == tip.hash && frame.head.state == tip.state() => {}
                _ => return Ok(None),
            }
            let files: Vec<FileId> = layout
                .segments
                .iter()
                .filter(|f| **f >= place.file)
                .copied()
                .collect();
            (files, From::Within(known, tip.end))
        }
        None => {
            let Some(base) = layout.base else {
                return Ok(None);
            };
            let anchor = checkpoint::anchor_of(folders, &folders.path(base), base);
            if anchor.ok().as_ref() != Some(&known) {
                return Ok(None);
            }
            (layout.segments.clone(), From::Following(known))
        }
        Some(_) => return Ok(None),
    };
    let total = layout.bytes(folders);
    let mut gathering = Gathering::into(&index);
    let walked = walk(folders, &files, from, |frame, walked| {
        progress(OpenProgress {
            step: OpenStep::CatchingUp,
            done: frame.end,
            total,
        });
        if walked.places.is_empty() {
            gathering.add(frame)?;
        }
        Ok(true)
    })?;
    if gathering.finish().is_err() {
        return Ok(None);
    }
    let caught_up = walked.commits;
    Ok(Some(Found {
        index,
        walked,
        layout: layout.clone(),
        rebuilt: false,
        caught_up,
    }))
}

/// The index and the journal as they stand, and the save that the index was left at.
pub(super) fn find(
    folders: &Folders,
    opening: &Opening<'_>,
    read_only: bool,
) -> Result<(Found, Option<Tip>), StoreError> {
    let layout = Layout::read(folders)?;
    let mut known = None;
    if !read_only && let Some(index) = index_as_left(folders, opening.indexes()) {
        known = index.left_at();
        let clean = was_left_clean(folders, &index);
        let agrees = match catch_up(folders, &layout, index, opening.progress) {
            Ok(found) => found,
            // A fault of the index on the way: it is made anew.
            Err(StoreError::Index(_)) => None,
            Err(error) => return Err(error),
        };
        if let Some(found) = agrees {
            let total = layout.bytes(folders);
            let clean = clean && found.index.rows_there_are() > COUNT_THROUGH;
            if !clean {
                (opening.progress)(OpenProgress {
                    step: OpenStep::Verifying,
                    done: 0,
                    total,
                });
            }
            if clean || found.index.is_whole().unwrap_or(false) {
                if total <= READ_WHOLE && found.walked.places.is_empty() {
                    let tip = found.index.newest();
                    match verify(folders, &found.layout, &tip) {
                        // A checkpoint that cannot be read: what it stands for serves.
                        Err(StoreError::Unreadable(_)) => {
                            return anew(folders, opening, false, known);
                        }
                        other => other?,
                    }
                }
                return Ok((found, known));
            }
        }
    }
    anew(folders, opening, read_only, known)
}

fn anew(
    folders: &Folders,
    opening: &Opening<'_>,
    read_only: bool,
    known: Option<Tip>,
) -> Result<(Found, Option<Tip>), StoreError> {
    let made = rebuild(folders, opening.indexes(), read_only, opening.progress)?;
    let found = Found {
        index: made.index,
        walked: made.walked,
        layout: made.layout,
        rebuilt: true,
        caught_up: 0,
    };
    Ok((found, known))
}
