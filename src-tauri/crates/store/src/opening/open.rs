//! Opening a workspace: mending what can be mended, and saying what was.

use std::path::Path;
use std::sync::Arc;
use words::say;

use super::found::Found;
use super::left_over;
use super::mend_end::{is_as_read, mend};
use super::options::Opening;
use super::parts;
use super::put_back::at_end;
use crate::backup::account;
use crate::change::{AuditEntry, Tip};
use crate::clean_mark::belongs_to;
use crate::commit_queue::CommitQueue;
use crate::compact::replace_checkpoint;
use crate::encryption::{self, LockState, is_sealed_without_key, lock_state};
use crate::error::{ReadOnly, StoreError};
use crate::journal::layout::{Layout, archive};
use crate::journal::place::Folders;
use crate::migrate;
use crate::notice::Notice;
use crate::plain;
use crate::process_lock::ProcessLock;
use crate::search::{Place, SearchThread};
use crate::shared::Shared;
use crate::store::Store;
use crate::unfinished;
use crate::writer::Writer;

/// What opening had to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// Bytes at the journal's end that could not be read. They were kept aside and cut off.
    pub torn_bytes: u64,
    /// Saves that had been confirmed and are not there any more.
    pub lost_saves: u64,
    /// What is wrong with the journal's end, until a person has answered.
    pub notice: Option<Notice>,
    /// Saves that the index lacked and that were taken in from the journal.
    pub caught_up: u64,
    /// Whether the index was made anew from the journal.
    pub index_rebuilt: bool,
    /// Whether there was no index at all, as in a workspace that was restored.
    pub index_missing: bool,
    /// Whether the index is in memory, because the disk has no room for it.
    pub index_in_memory: bool,
    /// Whether a journal of Credwright 0.1 was brought into the present form.
    pub migrated: bool,
    /// Whether a checkpoint was damaged and was made anew from what it stood for.
    pub checkpoint_remade: bool,
    /// Why the workspace can only be read, if so.
    pub read_only: Option<ReadOnly>,
}

/// The writer, standing after the last whole commit.
fn writer_for(
    folders: &Folders,
    opening: &Opening<'_>,
    found: &Found,
    shared: &Arc<Shared>,
    tip: &Tip,
    opened: &mut Opened,
) -> Result<Writer, StoreError> {
    let journal = at_end(folders, found, tip)?;
    let mut writer = Writer::new(Arc::clone(shared), journal);
    if is_as_read(folders, found)? {
        // What cannot be moved now is moved at another opening.
        let _ = archive(folders, &found.layout.superseded);
    } else {
        let present = Layout::read(folders)?;
        let audit = AuditEntry {
            at: opening.now.clone(),
            what: say::storage::step_checkpoint().stored(),
            ..AuditEntry::default()
        };
        let damaged = present.base.filter(|base| Some(*base) != found.layout.base);
        replace_checkpoint(&mut writer, damaged, audit)?;
        opened.checkpoint_remade = true;
    }
    Ok(writer)
}

impl Store {
    /// Opens a workspace, mending what can be mended.
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::NotAWorkspace`], or [`StoreError::Damaged`]
    /// with a whole account; [`crate::repair`] is the way on then.
    pub fn open(folder: &Path, opening: &Opening<'_>) -> Result<(Self, Opened), StoreError> {
        unfinished::refuse(folder)?;
        match encryption::finish(folder, opening) {
            // It can be read all the same.
            Err(StoreError::Full | StoreError::ReadOnly(_)) => {}
            other => other?,
        }
        Self::open_marked(folder, opening)
    }

    /// Opens a workspace whether or not it is finished.
    pub(crate) fn open_marked(
        folder: &Path,
        opening: &Opening<'_>,
    ) -> Result<(Self, Opened), StoreError> {
        opening.indexes().verify()?;
        let folders = Folders {
            root: folder.to_path_buf(),
            vault: opening.vault.clone(),
        };
        let state = lock_state(folder)?;
        if !plain::exists(&folders.journal()) {
            return Err(StoreError::NotAWorkspace(folder.to_path_buf()));
        }
        let (lock, mut read_only) = ProcessLock::take(folder)?;
        if opening.vault.is_none() {
            if state != LockState::Open {
                read_only = Some(ReadOnly::Locked);
            } else if is_sealed_without_key(&folders)? {
                read_only = Some(ReadOnly::KeyGone);
            }
        }
        let mut opened = Opened {
            read_only,
            ..Opened::default()
        };
        if read_only.is_none() {
            left_over::take_away(&folders);
            parts::tidy(&folders);
            opened.migrated = migrate::from_format_1(&folders, opening.progress)?;
        }
        opened.index_missing = !plain::is_folder(&folders.index().join("records"));
        // Where nothing may be written nobody looked at the index that is there.
        let looked_at = read_only.is_none();
        let mended = mend(&folders, opening, read_only.is_some())?;
        let found = mended.found;
        if !found.walked.places.is_empty() {
            let before = found.index.tip().map_or(0, |t| t.sequence);
            let readable_before = before.saturating_sub(found.walked.commits);
            let account = account(&folders, readable_before, &found.walked);
            return Err(StoreError::Damaged(Box::new(account)));
        }
        match mended.refused {
            Some(StoreError::ReadOnly(why)) => read_only = Some(why),
            Some(_) => read_only = Some(ReadOnly::Full),
            None => {}
        }
        let tip = found.index.newest();
        opened.lost_saves = mended.lost;
        opened.torn_bytes = mended.torn_bytes;
        opened.notice = mended.notice;
        opened.index_rebuilt = found.rebuilt
            && looked_at
            && (tip.sequence > 0 || mended.known.is_some())
            && !opened.migrated;
        opened.caught_up = found.caught_up;
        opened.index_in_memory = found.index.in_memory;
        let shared = Arc::new(Shared::new(
            folders.clone(),
            opening.indexes(),
            found.index.clone(),
        ));
        let search = match opening.searched {
            Some(searched) => {
                let place = if read_only.is_some() || opened.index_in_memory {
                    Place::Memory
                } else {
                    Place::Disk
                };
                Some(Arc::new(SearchThread::start(&shared, searched, place)?))
            }
            None => None,
        };
        let mut writer = None;
        if read_only.is_none() {
            match writer_for(&folders, opening, &found, &shared, &tip, &mut opened) {
                Ok(ready) => {
                    if !opened.index_in_memory {
                        belongs_to(&folders, ready.journal.identity());
                    }
                    let ready = ready.with_search(search.clone());
                    writer = Some(CommitQueue::open(ready)?);
                }
                // Everything can be read all the same.
                Err(StoreError::Full) => read_only = Some(ReadOnly::Full),
                Err(StoreError::ReadOnly(why)) => read_only = Some(why),
                Err(other) => return Err(other),
            }
        }
        opened.read_only = read_only;
        let store = Self::new(shared, writer, search, read_only, opening.names_files, lock);
        store.standing().set(opened.notice.clone());
        Ok((store, opened))
    }
}
