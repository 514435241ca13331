//! Making the index anew from the journal.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::change::{Lookup, Tip};
use crate::damage::{DamageAccount, JournalDamage};
use crate::error::StoreError;
use crate::index::{Gathering, Index};
use crate::journal::checkpoint;
use crate::journal::place::{FileId, Folders, files_in, sync_folder};
use crate::journal::walk::{From, Walked, walk};
use crate::opening::{OpenProgress, OpenStep};
use crate::shared::{Shared, empty_index};

/// The files of the journal that count: a checkpoint and the segments after it.
#[derive(Debug, Clone, Default)]
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
            .filter_map(|f| std::fs::metadata(folders.path(*f)).ok())
            .map(|m| m.len())
            .sum()
    }
}

/// An index made anew.
pub(crate) struct Rebuilt {
    pub index: Index,
    pub walked: Walked,
    pub layout: Layout,
}

/// The checkpoints there are, newest first, those in the backups included, with what to
/// read after each.
fn candidates(folders: &Folders) -> Result<Vec<Layout>, StoreError> {
    let mut files = files_in(&folders.journal())?;
    let first = Layout::read(folders)?;
    files.extend(files_in(&folders.archive())?);
    files.sort_unstable();
    files.dedup();
    let mut found = vec![first.clone()];
    let mut checkpoints: Vec<FileId> = files
        .iter()
        .filter(|f| matches!(f, FileId::Checkpoint(_)) && Some(**f) != first.base)
        .copied()
        .collect();
    checkpoints.sort_unstable();
    for base in checkpoints.into_iter().rev() {
        found.push(Layout::after(Some(base), &files));
    }
    if first.base.is_some() && files.contains(&FileId::Segment(1)) {
        found.push(Layout::after(None, &files));
    }
    Ok(found)
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
    let mut counts = BTreeMap::new();
    let state = checkpoint::read(folders, file, |frame| {
        tell(frame.end);
        index.load(frame, &mut counts)
    })?;
    let place = crate::journal::frame::first_place(file);
    index.at_checkpoint(&anchor, place, state, counts)?;
    Ok(anchor)
}

/// Reads the journal and makes the index anew. Damage in it is in what is returned; the
/// index then holds what stood before the first place.
pub(crate) fn rebuild(
    folders: &Folders,
    lookups: &'static [Lookup],
    in_memory: bool,
    progress: &dyn Fn(OpenProgress),
) -> Result<Rebuilt, StoreError> {
    let mut worst = None;
    for layout in candidates(folders)? {
        let index = empty_index(folders, lookups, in_memory)?;
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
                    what: "the checkpoint cannot be read",
                });
                continue;
            }
            Err(error) => return Err(error),
        };
        if let Some(base) = layout.base {
            done = std::fs::metadata(folders.path(base)).map_or(0, |m| m.len());
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
    let mut account = DamageAccount {
        places: worst.into_iter().collect(),
        newest_backup: crate::backup::newest(folders),
        ..DamageAccount::default()
    };
    crate::repair::find_in_backups(folders, &mut account);
    Err(StoreError::Damaged(Box::new(account)))
}

fn clean_mark(folders: &Folders) -> PathBuf {
    folders.index().join("clean")
}

/// Flushes the index and marks it as left in order.
pub(crate) fn leave_clean(shared: &Shared) {
    let index = shared.index();
    if index.in_memory || index.flush().is_err() {
        return;
    }
    let tip = index.tip().map_or(String::new(), |t| t.hash);
    let path = clean_mark(&shared.folders);
    let marked = std::fs::File::create(&path).and_then(|mut file| {
        std::io::Write::write_all(&mut file, tip.as_bytes())?;
        file.sync_all()
    });
    // Without the mark the index is counted through at the next opening.
    if marked.is_ok() {
        let _ = sync_folder(&shared.folders.index());
    }
}

/// Whether the index was left in order; the mark is taken away.
pub(crate) fn was_left_clean(folders: &Folders, index: &Index) -> bool {
    let path = clean_mark(folders);
    let mark = std::fs::read_to_string(&path).unwrap_or_default();
    let _ = std::fs::remove_file(&path);
    !path.exists()
        && !mark.is_empty()
        && sync_folder(&folders.index()).is_ok()
        && index.tip().is_some_and(|t| t.hash == mark)
}

/// What a walk that met damage comes to.
pub(crate) fn account(folders: &Folders, before: u64, walked: &Walked) -> DamageAccount {
    DamageAccount {
        places: walked.places.clone(),
        readable: before + walked.commits,
        gaps: walked.gaps.clone(),
        in_backups: 0,
        newest_backup: crate::backup::newest(folders),
    }
}
