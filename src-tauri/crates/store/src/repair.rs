//! The way back after damage: what a backup still has is put where it was; what none has
//! is given up by name, and everything else kept.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::backup::{Archive, backups_in, journal_files};
use crate::change::{AuditEntry, ChangeSet, Tip, Write};
use crate::damage::{DamageAccount, Gap};
use crate::error::StoreError;
use crate::index::Index;
use crate::index::row::Row;
use crate::journal::Journal;
use crate::journal::checkpoint;
use crate::journal::frame::Frame;
use crate::journal::place::{FileId, Folders, sync_folder};
use crate::journal::reader::{Reader, Step, head_of};
use crate::journal::segment::{HeadRead, SEGMENT_HEAD, SegmentHead};
use crate::journal::walk::{From, Walked, walk};
use crate::lock::Lock;
use crate::opening::{OpenProgress, OpenStep, Opening, archive};
use crate::rebuild::{Layout, rebuild};
use crate::shared::{Shared, empty_index};
use crate::writer::Writer;

/// What a repair came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Repaired {
    /// Saves that were taken from backups.
    pub recovered: u64,
    /// Saves that nothing has any more.
    pub lost: Vec<Gap>,
    /// The damaged files, untouched, where they are now.
    pub aside: Vec<PathBuf>,
}

/// Frames that backups have of the saves in some gaps, by sequence.
fn frames_in_backups(folders: &Folders, gaps: &[Gap]) -> BTreeMap<u64, Frame> {
    let wanted = |sequence: u64| gaps.iter().any(|g| (g.from..=g.to).contains(&sequence));
    let total: u64 = gaps.iter().map(Gap::saves).sum();
    let mut found = BTreeMap::new();
    let look = folders.root.join("backups").join("look.part");
    for backup in backups_in(&folders.root) {
        if found.len() as u64 == total {
            break;
        }
        // A backup that cannot be read is passed over for an older one.
        let Ok(mut archive) = Archive::open(&backup.path) else {
            continue;
        };
        for (file, name) in journal_files(&archive.manifest().clone()) {
            let FileId::Segment(first) = file else {
                continue;
            };
            if !gaps.iter().any(|g| first <= g.to) {
                continue;
            }
            let copied = File::create(&look)
                .map_err(StoreError::disk(&look))
                .and_then(|mut out| {
                    archive
                        .copy(&name, &mut out)
                        .map_err(|e| StoreError::Unreadable(e.to_string()))
                });
            if copied.is_err() {
                continue;
            }
            let Ok(mut reader) = Reader::open(folders, &look, file, SEGMENT_HEAD as u64) else {
                continue;
            };
            while let Ok(Step::Frame(frame)) = reader.step() {
                if wanted(frame.head.sequence) {
                    found.entry(frame.head.sequence).or_insert(*frame);
                }
            }
        }
    }
    // It is only a place to look from.
    let _ = std::fs::remove_file(look);
    found
}

/// Counts what backups have of the saves that are missing.
pub(crate) fn find_in_backups(folders: &Folders, account: &mut DamageAccount) {
    account.in_backups = frames_in_backups(folders, &account.gaps).len() as u64;
}

/// A checkpoint of the same name in a backup takes a damaged one's place.
fn recover_checkpoint(folders: &Folders, file: FileId) -> Result<Option<PathBuf>, StoreError> {
    let place = folders.journal().join(file.name());
    let part = folders.journal().join(format!("{}.part", file.name()));
    for backup in backups_in(&folders.root) {
        let Ok(mut archive) = Archive::open(&backup.path) else {
            continue;
        };
        let Some((_, name)) = journal_files(&archive.manifest().clone())
            .into_iter()
            .find(|(id, _)| *id == file)
        else {
            continue;
        };
        let mut out = File::create(&part).map_err(StoreError::disk(&part))?;
        if archive.copy(&name, &mut out).is_ok() {
            out.sync_all().map_err(StoreError::disk(&part))?;
            let aside = set_aside(folders, &place)?;
            std::fs::rename(&part, &place).map_err(StoreError::disk(&place))?;
            sync_folder(&folders.journal())?;
            return Ok(Some(aside));
        }
    }
    Ok(None)
}

/// A place where nothing touches a damaged file.
fn place_aside(folders: &Folders, path: &Path) -> Result<PathBuf, StoreError> {
    let folder = folders.aside();
    std::fs::create_dir_all(&folder).map_err(StoreError::disk(&folder))?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let to = (1..)
        .map(|n| folder.join(format!("{name}.damaged-{n}")))
        .find(|p| !p.exists())
        .unwrap_or_else(|| folder.join(&name));
    Ok(to)
}

fn set_aside(folders: &Folders, path: &Path) -> Result<PathBuf, StoreError> {
    let to = place_aside(folders, path)?;
    std::fs::rename(path, &to).map_err(StoreError::disk(path))?;
    sync_folder(&folders.aside())?;
    Ok(to)
}

/// Keeps a copy of a damaged file where nothing touches it.
pub(crate) fn copy_aside(folders: &Folders, path: &Path) -> Result<(), StoreError> {
    let to = place_aside(folders, path)?;
    std::fs::copy(path, &to).map_err(StoreError::disk(path))?;
    sync_folder(&folders.aside())
}

/// Repairs a workspace that does not open because its journal is damaged.
///
/// # Errors
/// When it is in use, cannot be written, or neither the checkpoint nor a copy of it can
/// be read: then the newest backup is to be restored into a new folder.
pub fn repair(
    folder: &Path,
    opening: &Opening<'_>,
    audit: &AuditEntry,
) -> Result<Repaired, StoreError> {
    let folders = Folders {
        root: folder.to_path_buf(),
        vault: opening.vault.clone(),
    };
    let (lock, read_only) = Lock::take(folder)?;
    if let Some(why) = read_only {
        return Err(StoreError::ReadOnly(why));
    }
    let mut repaired = Repaired::default();
    let layout = Layout::read(&folders)?;
    if let Some(base) = layout.base
        && checkpoint::read(&folders, base, |_| Ok(())).is_err()
    {
        repaired.aside.extend(recover_checkpoint(&folders, base)?);
    }
    (opening.progress)(OpenProgress {
        step: OpenStep::Rebuilding,
        done: 0,
        total: layout.bytes(&folders),
    });
    let made = rebuild(&folders, opening.lookups, true, opening.progress)?;
    if made.walked.places.is_empty() {
        return Ok(repaired);
    }
    let frames = frames_in_backups(&folders, &made.walked.gaps);
    let healed = heal(&folders, &made.layout, &made.walked, &frames)?;
    if let Some(aside) = healed {
        repaired.recovered = made.walked.gaps.iter().map(Gap::saves).sum();
        repaired.aside.extend(aside);
        return Ok(repaired);
    }
    give_up(&folders, opening, audit, made.layout, frames, &mut repaired)?;
    drop(lock);
    Ok(repaired)
}

/// Writes damaged segments anew with what backups have. `None` when that does not make the
/// chain whole; nothing is changed then.
fn heal(
    folders: &Folders,
    layout: &Layout,
    walked: &Walked,
    frames: &BTreeMap<u64, Frame>,
) -> Result<Option<Vec<PathBuf>>, StoreError> {
    let missing: u64 = walked.gaps.iter().map(Gap::saves).sum();
    if frames.len() as u64 != missing || walked.gaps.is_empty() {
        return Ok(None);
    }
    let mut tip = match layout.base {
        Some(base) => checkpoint::anchor_of(folders, &folders.path(base), base)?,
        None => Tip::start(),
    };
    let mut written = Vec::new();
    for (n, file) in layout.segments.iter().enumerate() {
        let path = folders.path(*file);
        let head = SegmentHead {
            file: *file,
            anchor: tip.clone(),
        };
        let mut bytes = head.to_bytes();
        let mut changed =
            !matches!(head_of(folders, &path, *file)?, HeadRead::Whole(found) if found == head);
        let fill = |tip: &mut Tip, before: u64, bytes: &mut Vec<u8>| {
            let mut filled = false;
            while tip.sequence + 1 < before {
                let Some(frame) = frames.get(&(tip.sequence + 1)) else {
                    break;
                };
                if frame.head.previous != tip.hash {
                    break;
                }
                bytes.extend_from_slice(&frame.to_bytes());
                *tip = frame.tip();
                filled = true;
            }
            filled
        };
        let mut reader = Reader::open(folders, &path, *file, SEGMENT_HEAD as u64)?;
        loop {
            match reader.step()? {
                Step::Frame(frame) => {
                    changed |= fill(&mut tip, frame.head.sequence, &mut bytes);
                    if frame.head.sequence != tip.sequence + 1 || frame.head.previous != tip.hash {
                        return Ok(None);
                    }
                    bytes.extend_from_slice(&frame.to_bytes());
                    tip = frame.tip();
                }
                Step::Bad(_) => match reader.next_whole(reader.offset + 1)? {
                    Some(next) => reader.go_to(next)?,
                    None => break,
                },
                Step::End | Step::Torn => break,
            }
        }
        // Saves that stood at the end of this file, or in a file that is gone.
        if let Some(next) = layout.segments.get(n + 1) {
            let before = match next {
                FileId::Segment(first) | FileId::Checkpoint(first) => *first,
            };
            changed |= fill(&mut tip, before, &mut bytes);
        }
        if changed {
            written.push((path, bytes));
        }
    }
    let mut aside = Vec::new();
    for (path, bytes) in &written {
        let part = path.with_extension("journal.part");
        let mut out = File::create(&part).map_err(StoreError::disk(&part))?;
        out.write_all(bytes)
            .and_then(|()| out.sync_all())
            .map_err(StoreError::disk(&part))?;
    }
    for (path, _) in &written {
        aside.push(set_aside(folders, path)?);
        let part = path.with_extension("journal.part");
        std::fs::rename(&part, path).map_err(StoreError::disk(path))?;
    }
    sync_folder(&folders.journal())?;
    Ok(Some(aside))
}

/// Takes in every frame that can be read, whether or not the chain holds.
fn gather_readable(
    folders: &Folders,
    layout: &Layout,
    index: &Index,
    anchor: Tip,
) -> Result<Walked, StoreError> {
    walk(
        folders,
        &layout.segments,
        From::Following(anchor),
        |frame, _| {
            let mut applied = index.applied(frame)?;
            applied.state = index.state_after(&applied)?;
            index.apply(&[applied])?;
            Ok(true)
        },
    )
}

/// Keeps everything that can be read, in a checkpoint of its own, and says what is lost.
fn give_up(
    folders: &Folders,
    opening: &Opening<'_>,
    audit: &AuditEntry,
    layout: Layout,
    frames: BTreeMap<u64, Frame>,
    repaired: &mut Repaired,
) -> Result<(), StoreError> {
    let index = empty_index(folders, opening.lookups, true)?;
    let mut anchor = Tip::start();
    if let Some(base) = layout.base {
        anchor = checkpoint::anchor_of(folders, &folders.path(base), base)?;
        let mut counts = BTreeMap::new();
        let state = checkpoint::read(folders, base, |frame| index.load(frame, &mut counts))?;
        index.at_checkpoint(
            &anchor,
            crate::journal::frame::first_place(base),
            state,
            counts,
        )?;
    }
    let walked = gather_readable(folders, &layout, &index, anchor)?;
    let tip = walked.tip.clone().unwrap_or_else(Tip::start);
    let shared = Arc::new(Shared::new(
        folders.clone(),
        opening.lookups,
        opening.schema,
        index,
    ));
    let (_, hash) =
        crate::compact::write_checkpoint(&shared, &shared.index(), folders, &|_, _| {})?;
    let journal = Journal::begin(folders, &tip)?;
    let damaged: Vec<String> = walked.places.iter().map(|p| p.segment.clone()).collect();
    let moved: Vec<FileId> = layout
        .base
        .into_iter()
        .chain(layout.segments)
        .filter(|f| *f != journal.id)
        .collect();
    archive(folders, &moved)?;
    for file in &moved {
        if damaged.contains(&file.name()) {
            let path = folders.archive().join(file.name());
            let mark = known_damage(&path);
            std::fs::write(&mark, "This file was damaged when the journal was repaired. It is kept as it was found.\n")
                .map_err(StoreError::disk(&mark))?;
            repaired.aside.push(path);
        }
    }
    let mut writer = Writer::new(Arc::clone(&shared), journal);
    repaired.lost = still_lost(&walked.gaps, &frames);
    let lost: Vec<String> = repaired
        .lost
        .iter()
        .map(|g| {
            if g.from == g.to {
                g.from.to_string()
            } else {
                format!("{}–{}", g.from, g.to)
            }
        })
        .collect();
    writer.vouch(
        AuditEntry {
            what: format!(
                "Repaired the journal; saves {} could not be read",
                lost.join(", ")
            ),
            ..audit.clone()
        },
        hash,
    )?;
    drop(writer);
    let index = folders.index();
    if index.exists() {
        std::fs::remove_dir_all(&index).map_err(StoreError::disk(&index))?;
    }
    repaired.recovered = frames.len() as u64;
    take_back(folders, opening, audit, frames)
}

fn still_lost(gaps: &[Gap], frames: &BTreeMap<u64, Frame>) -> Vec<Gap> {
    let mut lost: Vec<Gap> = Vec::new();
    for sequence in gaps.iter().flat_map(|g| g.from..=g.to) {
        if frames.contains_key(&sequence) {
            continue;
        }
        match lost.last_mut() {
            Some(gap) if gap.to + 1 == sequence => gap.to = sequence,
            _ => lost.push(Gap {
                from: sequence,
                to: sequence,
            }),
        }
    }
    lost
}

/// Saves again what backups had of the lost ones, where nothing newer stands.
fn take_back(
    folders: &Folders,
    opening: &Opening<'_>,
    audit: &AuditEntry,
    frames: BTreeMap<u64, Frame>,
) -> Result<(), StoreError> {
    if frames.is_empty() {
        return Ok(());
    }
    // The lock is this process's own: it is taken again by whoever opens next.
    let shared = rebuild(folders, opening.lookups, true, &|_| {})?;
    let rows: Vec<(Frame, Vec<Option<Row>>)> = frames
        .into_values()
        .map(|frame| {
            let rows = frame
                .head
                .writes
                .iter()
                .map(|w| shared.index.row(&w.key()))
                .collect::<Result<Vec<_>, _>>()?;
            Ok((frame, rows))
        })
        .collect::<Result<_, StoreError>>()?;
    let tip = shared.index.newest();
    let end = shared.index.tip().map_or(0, |t| t.end);
    let file = shared
        .layout
        .segments
        .last()
        .copied()
        .unwrap_or(FileId::Segment(tip.sequence + 1));
    let journal = Journal::resume(folders, file, end, &tip)?;
    let holder = Arc::new(Shared::new(
        folders.clone(),
        opening.lookups,
        opening.schema,
        shared.index,
    ));
    let mut writer = Writer::new(holder, journal);
    for (frame, rows) in rows {
        let mut changes = ChangeSet {
            audit: AuditEntry {
                what: format!("Taken from a backup: {}", frame.head.audit.what),
                ..audit.clone()
            },
            ..ChangeSet::default()
        };
        for ((write, value), row) in frame
            .head
            .writes
            .iter()
            .zip(frame.values(folders.vault.as_deref())?)
            .zip(rows)
        {
            let newer = row.as_ref().is_some_and(|r| r.revision >= write.revision);
            if newer {
                continue;
            }
            changes.writes.push(match value {
                Some(value) => Write::Put(write.key(), value),
                None => Write::Delete(write.key()),
            });
        }
        if !changes.writes.is_empty() {
            writer.commit_now(changes)?;
        }
    }
    Ok(())
}

/// The mark beside an archived file that is known to be damaged.
pub(crate) fn known_damage(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".damaged.txt");
    path.with_file_name(name)
}
