//! Repairing a workspace whose journal is damaged.

use std::path::{Path, PathBuf};

use super::give_up::{give_up, keep_damaged};
use super::heal::heal;
use super::repaired::Repaired;
use crate::aside::copy_aside;
use crate::backup::{Archive, backups_in, frames_in_backups, journal_files};
use crate::change::{AuditEntry, Tip};
use crate::damage::Gap;
use crate::disk::sync_folder;
use crate::encryption::{LockState, is_sealed_without_key, lock_state};
use crate::error::{ReadOnly, StoreError};
use crate::journal::checkpoint;
use crate::journal::layout::Layout;
use crate::journal::place::{FileId, Folders};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::journal::walk::Hole;
use crate::notice::{Finding, Notice};
use crate::opening::{OpenProgress, OpenStep, Opening};
use crate::plain;
use crate::process_lock::ProcessLock;
use crate::rebuild::rebuild;
use crate::shared::index_as_left;
use crate::store::Store;
use crate::unfinished;
use crate::witness::{beside, in_backups};

/// A checkpoint of the same name in a backup takes the place of one that is damaged or
/// missing. The damaged one is copied aside first, and written over in one step.
fn recover_checkpoint(
    folders: &Folders,
    file: FileId,
    follows: Option<&Tip>,
) -> Result<Option<PathBuf>, StoreError> {
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
        let mut out = plain::create(&part).map_err(StoreError::disk(&part))?;
        if archive.copy(&name, &mut out).is_err() {
            continue;
        }
        out.sync_all().map_err(StoreError::disk(&part))?;
        // One of another branch has the number and not the hash.
        let anchor = checkpoint::anchor_of(folders, &part, file).ok();
        if !checkpoint::is_whole(folders, &part, file)
            || follows.is_some_and(|follows| anchor.as_ref() != Some(follows))
        {
            continue;
        }
        let aside = match plain::exists(&place) {
            true => Some(copy_aside(folders, &place)?),
            false => None,
        };
        plain::rename(&part, &place).map_err(StoreError::disk(&place))?;
        sync_folder(&folders.journal())?;
        return Ok(aside);
    }
    // Nothing reads what was only tried.
    let _ = plain::remove_file(&part);
    Ok(None)
}

/// What the first segment says it follows.
fn followed(folders: &Folders, layout: &Layout) -> Result<Option<Tip>, StoreError> {
    let Some(first) = layout.segments.first() else {
        return Ok(None);
    };
    Ok(match head_of(folders, &folders.path(*first), *first)? {
        HeadRead::Whole(head) => Some(head.anchor),
        _ => None,
    })
}

/// Puts a checkpoint from a backup where one is damaged, or missing before the first segment.
fn mend_base(folders: &Folders, repaired: &mut Repaired) -> Result<(), StoreError> {
    let layout = Layout::read(folders)?;
    let follows = followed(folders, &layout)?;
    let wanted = match (layout.base, &follows) {
        (Some(base), _) if !checkpoint::is_whole(folders, &folders.path(base), base) => base,
        (None, Some(tip)) if tip.sequence > 0 => FileId::Checkpoint(tip.sequence),
        _ => return Ok(()),
    };
    let follows = follows.filter(|tip| wanted == FileId::Checkpoint(tip.sequence));
    repaired
        .aside
        .extend(recover_checkpoint(folders, wanted, follows.as_ref())?);
    Ok(())
}

/// The ends that somebody remembers after the last save that can be read.
fn beyond(folders: &Folders, opening: &Opening<'_>, end: &Tip) -> Vec<Tip> {
    let mut witnesses = beside(folders);
    witnesses.extend(in_backups(folders, usize::MAX));
    let index = index_as_left(folders, opening.indexes()).and_then(|index| index.left_at());
    let mut tips: Vec<Tip> = witnesses.into_iter().map(|w| w.tip).chain(index).collect();
    tips.retain(|tip| tip.sequence > end.sequence);
    tips.sort_by_key(|tip| tip.sequence);
    tips.dedup();
    tips
}

/// The saves up to the last that somebody remembers.
fn hole_at_end(end: &Tip, newest: &Tip) -> Hole {
    Hole {
        gap: Gap {
            from: end.sequence + 1,
            to: newest.sequence,
        },
        after: end.hash.clone(),
        before: Some(newest.hash.clone()),
    }
}

/// Repairs a workspace that does not open because its journal is damaged, or answers what is
/// wrong with the end of one that does.
///
/// # Errors
/// When it is in use, cannot be written, or neither the checkpoint nor a copy of it can
/// be read: then the newest backup is to be restored into a new folder.
pub fn repair(
    folder: &Path,
    opening: &Opening<'_>,
    audit: &AuditEntry,
) -> Result<Repaired, StoreError> {
    unfinished::refuse(folder)?;
    let mut repaired = Repaired::default();
    mend_journal(folder, opening, audit, &mut repaired)?;
    let (store, _) = Store::open(folder, opening)?;
    if store.notice().is_some() {
        let put_back: u64 = store.notice().iter().map(|n| n.put_back()).sum();
        let answered = store.answer(audit)?;
        repaired.recovered += answered.taken + put_back;
        repaired.lost.extend(answered.lost);
        repaired.salvaged = answered.salvaged;
        repaired.gone = answered.gone;
        repaired.answered = answered.findings;
    }
    Ok(repaired)
}

/// Mends what an opening refuses.
fn mend_journal(
    folder: &Path,
    opening: &Opening<'_>,
    audit: &AuditEntry,
    repaired: &mut Repaired,
) -> Result<(), StoreError> {
    let folders = Folders {
        root: folder.to_path_buf(),
        vault: opening.vault.clone(),
    };
    if !plain::exists(&folders.journal()) {
        return Err(StoreError::NotAWorkspace(folder.to_path_buf()));
    }
    if opening.vault.is_none() {
        // What is sealed cannot be judged without the key, and nothing of it is given up.
        if lock_state(folder)? != LockState::Open {
            return Err(StoreError::Locked);
        }
        if is_sealed_without_key(&folders)? {
            return Err(StoreError::ReadOnly(ReadOnly::KeyGone));
        }
    }
    // Taken again by the opening that follows.
    let (_lock, read_only) = ProcessLock::take(folder)?;
    if let Some(why) = read_only {
        return Err(StoreError::ReadOnly(why));
    }
    mend_base(&folders, repaired)?;
    (opening.progress)(OpenProgress {
        step: OpenStep::Rebuilding,
        done: 0,
        total: Layout::read(&folders)?.bytes(&folders),
    });
    let made = rebuild(&folders, opening.indexes(), true, opening.progress)?;
    if made.walked.places.is_empty() {
        return Ok(());
    }
    let mut accepted = match made.layout.base {
        Some(base) => checkpoint::accepted_in(&folders, base)?,
        None => Vec::new(),
    };
    accepted.extend(made.walked.accepted.clone());
    let frames = frames_in_backups(&folders, &made.walked.holes, &accepted);
    let healed = heal(&folders, &made.layout, &made.walked, &frames)?;
    if let Some(aside) = healed {
        repaired.recovered = made.walked.gaps().iter().map(Gap::saves).sum();
        repaired.aside.extend(aside);
        return Ok(());
    }
    let mut walked = made.walked;
    let end = walked.tip.clone().unwrap_or_else(Tip::start);
    let remembered = beyond(&folders, opening, &end);
    let at_end = remembered.last().map(|newest| hole_at_end(&end, newest));
    walked.holes.extend(at_end);
    let notice = Notice {
        at: audit.at.clone(),
        findings: vec![Finding::GivenUp {
            saves: walked.gaps(),
        }],
        remembered,
        holes: walked.holes.clone(),
        damaged: keep_damaged(&folders, &made.layout, &walked)?,
    };
    give_up(
        &folders,
        opening,
        audit,
        &made.layout,
        &walked,
        &notice,
        repaired,
    )
}
