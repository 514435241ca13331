//! Opening a workspace: mending what can be mended, and saying what was.

use std::path::Path;
use std::sync::Arc;

use crate::change::{AuditEntry, Lookup, Tip};
use crate::door::WriterDoor;
use crate::error::StoreError;
use crate::index::{Gathering, Index};
use crate::journal::Journal;
use crate::journal::place::{FileId, Folders, sync_folder};
use crate::journal::reader::frame_at;
use crate::journal::walk::{From, Torn, Walked, walk};
use crate::lock::Lock;
use crate::migrate;
use crate::rebuild::{Layout, account, rebuild, was_left_clean};
use crate::search::{SearchThread, Searched};
use crate::shared::{Shared, index_as_left};
use crate::store::Store;
use crate::vault::{LockState, Vault};
use crate::writer::Writer;

/// How a workspace is opened.
pub struct Opening<'o> {
    /// The fields by which records are looked up.
    pub lookups: &'static [Lookup],
    /// The version of values' shapes that is written from now on.
    pub schema: u16,
    /// Opens and seals what is private, in a workspace that has a key.
    pub vault: Option<Arc<Vault>>,
    /// What is searched; `None` for no search.
    pub searched: Option<Searched>,
    /// RFC 3339 time, for what opening has to write itself.
    pub now: String,
    /// Told how far it is.
    pub progress: &'o (dyn Fn(OpenProgress) + Sync),
}

impl Default for Opening<'_> {
    fn default() -> Self {
        Self {
            lookups: &[],
            schema: 1,
            vault: None,
            searched: None,
            now: String::new(),
            progress: &|_| {},
        }
    }
}

/// What opening is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OpenStep {
    /// Bringing an older workspace into the present form.
    Migrating,
    /// Making the index anew from the journal.
    Rebuilding,
    /// Taking in saves that the index lacks.
    CatchingUp,
    /// Counting through an index that was not left in order.
    Verifying,
}

/// How far opening is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenProgress {
    /// What it is doing.
    pub step: OpenStep,
    /// Bytes of the journal done.
    pub done: u64,
    /// Bytes there are; 0 when that is not known.
    pub total: u64,
}

/// What opening had to do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Opened {
    /// Bytes at the journal's end that no save stands behind, and that were cut off.
    pub torn_bytes: u64,
    /// Saves that had been confirmed but are not on the disk any more.
    pub lost_saves: u64,
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
    pub read_only: Option<String>,
}

/// A journal up to this size (bytes) is read whole at every opening, so that damage shows
/// at once. In a larger one it shows when it is met, or when the workspace is checked.
const READ_WHOLE: u64 = 16 << 20;

/// An index of up to this many records is counted through at every opening.
const COUNT_THROUGH: u64 = 100_000;

struct Found {
    index: Index,
    walked: Walked,
    layout: Layout,
    rebuilt: bool,
    caught_up: u64,
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
            let anchor = crate::journal::checkpoint::anchor_of(folders, &folders.path(base), base);
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

fn find(
    folders: &Folders,
    opening: &Opening<'_>,
    read_only: bool,
) -> Result<(Found, Option<u64>), StoreError> {
    let layout = Layout::read(folders)?;
    let mut known = None;
    if !read_only && let Some(index) = index_as_left(folders, opening.lookups) {
        known = index.tip().map(|t| t.sequence);
        let clean = was_left_clean(folders, &index);
        let agrees = match catch_up(folders, &layout, index, opening.progress) {
            Ok(found) => found,
            // A fault of the index on the way: it is made anew.
            Err(StoreError::Index(_)) => None,
            Err(error) => return Err(error),
        };
        if let Some(found) = agrees {
            let total = layout.bytes(folders);
            let clean = clean && found.index.state().live > COUNT_THROUGH;
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
                    match crate::backup::verify(folders, &found.layout, &tip) {
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
    known: Option<u64>,
) -> Result<(Found, Option<u64>), StoreError> {
    let made = rebuild(folders, opening.lookups, read_only, opening.progress)?;
    let found = Found {
        index: made.index,
        walked: made.walked,
        layout: made.layout,
        rebuilt: true,
        caught_up: 0,
    };
    Ok((found, known))
}

/// Keeps a copy of bytes that were confirmed once and are to be cut off.
fn keep_aside(folders: &Folders, torn: &Torn) -> Result<(), StoreError> {
    let aside = folders.aside();
    std::fs::create_dir_all(&aside).map_err(StoreError::disk(&aside))?;
    let from = folders.path(torn.file);
    let bytes = std::fs::read(&from).map_err(StoreError::disk(&from))?;
    let rest = bytes
        .get(usize::try_from(torn.offset).unwrap_or(usize::MAX)..)
        .unwrap_or_default();
    let to = aside.join(format!("{}-from-byte-{}", torn.file.name(), torn.offset));
    std::fs::write(&to, rest).map_err(StoreError::disk(&to))
}

/// Moves files that a checkpoint stands for to the backups.
pub(crate) fn archive(folders: &Folders, files: &[FileId]) -> Result<(), StoreError> {
    if files.is_empty() {
        return Ok(());
    }
    let archive = folders.archive();
    std::fs::create_dir_all(&archive).map_err(StoreError::disk(&archive))?;
    for file in files {
        let from = folders.journal().join(file.name());
        std::fs::rename(&from, archive.join(file.name())).map_err(StoreError::disk(&from))?;
    }
    sync_folder(&archive)?;
    sync_folder(&folders.journal())
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
    let journal = resume(folders, found, shared, tip)?;
    let mut writer = Writer::new(Arc::clone(shared), journal);
    let present = Layout::read(folders)?;
    if present.base == found.layout.base {
        // What cannot be moved now is moved at another opening.
        let _ = archive(folders, &found.layout.superseded);
    } else {
        let audit = AuditEntry {
            at: opening.now.clone(),
            what: "Made a damaged checkpoint anew".to_owned(),
            ..AuditEntry::default()
        };
        crate::compact::replace_checkpoint(&mut writer, present.base, audit)?;
        opened.checkpoint_remade = true;
    }
    Ok(writer)
}

fn resume(
    folders: &Folders,
    found: &Found,
    shared: &Shared,
    tip: &Tip,
) -> Result<Journal, StoreError> {
    let (file, end) = match (&found.walked.end, found.layout.segments.last()) {
        (Some((file, end)), _) => (*file, *end),
        (None, Some(file)) => (*file, shared.index().tip().map_or(0, |t| t.end)),
        (None, None) => return Journal::begin(folders, tip),
    };
    Journal::resume(folders, file, end, tip)
}

fn take_away_unfinished(folders: &Folders) {
    let Ok(entries) = std::fs::read_dir(folders.journal()) else {
        return;
    };
    for path in entries.flatten().map(|e| e.path()) {
        if path.extension().is_some_and(|e| e == "part") {
            // One that stays is harmless: nothing reads it.
            let _ = std::fs::remove_file(path);
        }
    }
}

impl Store {
    /// Makes a workspace in a folder that is empty or not there yet.
    ///
    /// # Errors
    /// [`StoreError::NotEmpty`] when there is something in the folder.
    pub fn create(folder: &Path, opening: &Opening<'_>) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(StoreError::disk(folder))?;
        let mut entries = std::fs::read_dir(folder).map_err(StoreError::disk(folder))?;
        if entries.next().is_some() {
            return Err(StoreError::NotEmpty(folder.to_path_buf()));
        }
        for name in ["journal", "files", "backups"] {
            let path = folder.join(name);
            std::fs::create_dir(&path).map_err(StoreError::disk(&path))?;
        }
        sync_folder(folder)?;
        Self::open(folder, opening).map(|(store, _)| store)
    }

    /// Opens a workspace, mending what can be mended.
    ///
    /// # Errors
    /// [`StoreError::InUse`], [`StoreError::NotAWorkspace`], or [`StoreError::Damaged`]
    /// with a whole account; [`crate::repair`] is the way on then.
    pub fn open(folder: &Path, opening: &Opening<'_>) -> Result<(Self, Opened), StoreError> {
        let folders = Folders {
            root: folder.to_path_buf(),
            vault: opening.vault.clone(),
        };
        let locked =
            opening.vault.is_none() && crate::vault::lock_state(folder)? != LockState::Open;
        if !folders.journal().is_dir() {
            return Err(StoreError::NotAWorkspace(folder.to_path_buf()));
        }
        let (lock, mut read_only) = Lock::take(folder)?;
        if locked {
            read_only = Some("it is locked and its passphrase was not given".to_owned());
        }
        let mut opened = Opened {
            read_only: read_only.clone(),
            ..Opened::default()
        };
        if read_only.is_none() {
            take_away_unfinished(&folders);
            opened.migrated = migrate::from_format_1(&folders, opening.progress)?;
        }
        opened.index_missing = !folders.index().join("records").is_dir();
        let (found, known) = find(&folders, opening, read_only.is_some())?;
        if !found.walked.places.is_empty() {
            let before = found.index.tip().map_or(0, |t| t.sequence);
            let readable_before = before.saturating_sub(found.walked.commits);
            let mut account = account(&folders, readable_before, &found.walked);
            crate::repair::find_in_backups(&folders, &mut account);
            return Err(StoreError::Damaged(Box::new(account)));
        }
        let tip = found.index.newest();
        opened.lost_saves = known.map_or(0, |k| k.saturating_sub(tip.sequence));
        opened.index_rebuilt =
            found.rebuilt && (tip.sequence > 0 || known.is_some()) && !opened.migrated;
        opened.caught_up = found.caught_up;
        opened.index_in_memory = found.index.in_memory;
        if let Some(torn) = &found.walked.torn {
            opened.torn_bytes = torn.bytes;
            if opened.lost_saves > 0 && read_only.is_none() {
                keep_aside(&folders, torn)?;
            }
        }
        let shared = Arc::new(Shared::new(
            folders.clone(),
            opening.lookups,
            opening.schema,
            found.index.clone(),
        ));
        let search = match opening.searched {
            Some(searched) => {
                // An index of names on the disk would undo the encryption.
                let in_memory =
                    read_only.is_some() || opened.index_in_memory || opening.vault.is_some();
                Some(Arc::new(SearchThread::start(&shared, searched, in_memory)?))
            }
            None => None,
        };
        let mut writer = None;
        if read_only.is_none() {
            match writer_for(&folders, opening, &found, &shared, &tip, &mut opened) {
                Ok(ready) => {
                    let ready = ready.with_search(search.clone());
                    writer = Some(WriterDoor::open(ready)?);
                }
                // Everything can be read all the same.
                Err(StoreError::Full) => read_only = Some("the disk is full".to_owned()),
                Err(StoreError::ReadOnly(why)) => read_only = Some(why),
                Err(other) => return Err(other),
            }
            opened.read_only.clone_from(&read_only);
        }
        Ok((Self::new(shared, writer, search, read_only, lock), opened))
    }
}
