//! Reading the journal before it is backed up.

use super::missing::account;
use crate::change::Tip;
use crate::error::StoreError;
use crate::journal::checkpoint;
use crate::journal::layout::Layout;
use crate::journal::place::Folders;
use crate::journal::walk::{From, walk};

/// Reads the journal up to a commit. A backup of a damaged one would take a good one's place.
pub(crate) fn verify(folders: &Folders, layout: &Layout, tip: &Tip) -> Result<(), StoreError> {
    let from = match layout.base {
        Some(base) => {
            checkpoint::read(folders, base, |_| Ok(()))?;
            From::Following(checkpoint::anchor_of(folders, &folders.path(base), base)?)
        }
        None => From::Following(Tip::start()),
    };
    if matches!(&from, From::Following(anchor) if anchor == tip) {
        return Ok(());
    }
    let walked = walk(folders, &layout.segments, from, |frame, _| {
        Ok(frame.head.sequence != tip.sequence)
    })?;
    if walked.places.is_empty() {
        return Ok(());
    }
    let account = account(folders, 0, &walked);
    Err(StoreError::Damaged(Box::new(account)))
}
