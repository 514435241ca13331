//! Making the index anew from the journal.

use crate::backup::newest;
use crate::change::Tip;
use crate::damage::{DamageAccount, JournalDamage, JournalFault};
use crate::error::StoreError;
use crate::index::{Gathering, Index, Loading};
use crate::indexed::Indexes;
use crate::journal::checkpoint;
use crate::journal::frame::first_place;
use crate::journal::layout::{Layout, candidates};
use crate::journal::place::{FileId, Folders};
use crate::journal::walk::{From, Walked, walk};
use crate::opening::{OpenProgress, OpenStep};
use crate::plain;
use crate::shared::empty_index;

/// An index made anew.
pub(crate) struct Rebuilt {
    pub index: Index,
    pub walked: Walked,
    pub layout: Layout,
}

fn load_base(
    folders: &Folders,
    base: Option<FileId>,
    index: &Index,
    tell: &mut dyn FnMut(u64),
) -> Result<Tip, StoreError> {
    let Some(file) = base else {
        return Ok(Tip::start());
    };
    let anchor = checkpoint::anchor_of(folders, &folders.path(file), file)?;
    let mut loading = Loading::default();
    let state = checkpoint::read(folders, file, |frame| {
        tell(frame.end);
        index.load(frame, &mut loading)
    })?;
    let place = first_place(file);
    index.at_checkpoint(&anchor, place, state, Some(loading))?;
    Ok(anchor)
}

/// Reads the journal and makes the index anew. Damage in it is in what is returned; the
/// index then holds what stood before the first place.
pub(crate) fn rebuild(
    folders: &Folders,
    indexes: Indexes,
    in_memory: bool,
    progress: &dyn Fn(OpenProgress),
) -> Result<Rebuilt, StoreError> {
    let mut worst = None;
    for layout in candidates(folders)? {
        let index = empty_index(folders, indexes, in_memory)?;
        let total = layout.bytes(folders);
        let mut done = 0;
        let mut tell = |done| {
            progress(OpenProgress {
                step: OpenStep::Rebuilding,
                done,
                total,
            });
        };
        let anchor = match load_base(folders, layout.base, &index, &mut tell) {
            Ok(anchor) => anchor,
            // A checkpoint that is damaged: an older one, or all of the journal, will do.
            Err(StoreError::Unreadable(_) | StoreError::Disk { .. }) => {
                worst.get_or_insert(JournalDamage {
                    segment: layout.base.map(FileId::name).unwrap_or_default(),
                    offset: 0,
                    sequence: 0,
                    what: JournalFault::CheckpointUnreadable,
                });
                continue;
            }
            Err(error) => return Err(error),
        };
        if let Some(base) = layout.base {
            done = plain::length(&folders.path(base)).unwrap_or(0);
        }
        let mut gathering = Gathering::into(&index);
        let mut file = None;
        let mut finished = 0;
        let walked = walk(
            folders,
            &layout.segments,
            From::Following(anchor),
            |frame, walked| {
                if walked.places.is_empty() {
                    gathering.add(frame)?;
                }
                if file != Some(frame.place.file) {
                    done += finished;
                    file = Some(frame.place.file);
                }
                finished = frame.end;
                tell(done + finished);
                Ok(true)
            },
        )?;
        gathering.finish()?;
        return Ok(Rebuilt {
            index,
            walked,
            layout,
        });
    }
    let account = DamageAccount {
        places: worst.into_iter().collect(),
        newest_backup: newest(folders),
        ..DamageAccount::default()
    };
    Err(StoreError::Damaged(Box::new(account)))
}
