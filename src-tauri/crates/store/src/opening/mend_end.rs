//! Mending the journal's end at an opening: what is cut is kept, what backups have is put
//! back, and what is wrong is written down until a person has answered.

use super::ends::Ends;
use super::found::{Found, find};
use super::options::Opening;
use super::put_back::{PutBack, put_back};
use crate::aside::keep_end;
use crate::change::Tip;
use crate::clean_mark::workspace;
use crate::error::StoreError;
use crate::journal::layout::Layout;
use crate::journal::place::Folders;
use crate::notice::{Finding, KnownBy, Notice};
use crate::witness::{Witness, beside, in_backups};

/// The journal as it stands after mending.
pub(super) struct Mended {
    pub found: Found,
    /// The save that the index was left at.
    pub known: Option<Tip>,
    pub notice: Option<Notice>,
    /// Bytes that were cut off and that no save stands behind.
    pub torn_bytes: u64,
    /// How many saves the journal lacks that somebody knows of.
    pub lost: u64,
    /// Why nothing can be written although it was meant to be.
    pub refused: Option<StoreError>,
}

fn remembered(folders: &Folders) -> Vec<Witness> {
    let mut found = beside(folders);
    found.extend(in_backups(folders, 1));
    found
}

/// Reads the journal and mends its end, or only says what is wrong with it.
pub(super) fn mend(
    folders: &Folders,
    opening: &Opening<'_>,
    read_only: bool,
) -> Result<Mended, StoreError> {
    let mut witnesses = remembered(folders);
    let of_index = workspace(folders);
    let stood = Notice::read(folders)?;
    let (found, known) = find(folders, opening, read_only)?;
    if let Some(tip) = &known {
        witnesses.push(Witness {
            by: KnownBy::Index,
            tip: tip.clone(),
            identity: of_index,
        });
    }
    let mut mended = Mended {
        torn_bytes: found.walked.torn.as_ref().map_or(0, |torn| torn.bytes),
        found,
        known,
        notice: stood,
        lost: 0,
        refused: None,
    };
    if !mended.found.walked.places.is_empty() {
        return Ok(mended);
    }
    let fresh = Ends {
        folders,
        found: &mended.found,
        known: mended.notice.as_ref(),
    }
    .notice(witnesses, &opening.now)?;
    if read_only {
        mended.notice = joined(mended.notice.take(), fresh);
        mended.lost = mended.notice.as_ref().map_or(0, Notice::missing);
        return Ok(mended);
    }
    let stood = mended.notice.clone();
    let worked = written_down(folders, &mut mended, fresh.clone()).and_then(|()| {
        for _ in 0..MOST_ROUNDS {
            if !put_back_once(folders, opening, &mut mended)? {
                break;
            }
        }
        Ok(())
    });
    match worked {
        // It can be read all the same, and tells of what could not be written down.
        Err(error @ (StoreError::Full | StoreError::ReadOnly(_))) => {
            if mended.notice == stood {
                mended.notice = joined(stood, fresh);
            }
            mended.refused = Some(error);
        }
        other => other?,
    }
    mended.lost = mended.notice.as_ref().map_or(0, Notice::missing);
    Ok(mended)
}

/// Backups that each have a part follow one another this often at most.
const MOST_ROUNDS: usize = 8;

fn joined(stood: Option<Notice>, fresh: Option<Notice>) -> Option<Notice> {
    match (stood, fresh) {
        (Some(mut stood), Some(fresh)) => {
            stood.findings.extend(fresh.findings);
            stood.remembered.extend(fresh.remembered);
            Some(stood)
        }
        (stood, fresh) => stood.or(fresh),
    }
}

/// Keeps what is to be cut and writes down what is wrong, before anything is changed.
fn written_down(
    folders: &Folders,
    mended: &mut Mended,
    fresh: Option<Notice>,
) -> Result<(), StoreError> {
    let kept = match &mended.found.walked.torn {
        Some(torn) => keep_end(folders, torn)?,
        None => None,
    };
    let Some(mut fresh) = fresh else {
        return Ok(());
    };
    for finding in &mut fresh.findings {
        if let Finding::Lost { aside, .. } | Finding::DamagedRecord { aside, .. } = finding {
            aside.clone_from(&kept);
        }
    }
    mended.notice = joined(mended.notice.take(), Some(fresh));
    mended.notice.as_ref().map_or(Ok(()), |n| n.write(folders))
}

/// Puts back what backups have after the journal's end, if saves are missing there and none
/// was made since. Returns whether it did.
fn put_back_once(
    folders: &Folders,
    opening: &Opening<'_>,
    mended: &mut Mended,
) -> Result<bool, StoreError> {
    let end = mended.found.index.newest();
    let Some(notice) = &mut mended.notice else {
        return Ok(false);
    };
    notice.is_at(&end);
    let remembered = notice.remembered.clone();
    let lost = notice.findings.iter().find_map(|finding| match finding {
        Finding::Lost {
            saves,
            after,
            put_back,
            ..
        } if end.sequence == after.sequence + *put_back
            && *put_back < saves.saves()
            && (*put_back > 0 || end.hash == after.hash) =>
        {
            Some((*saves, *put_back))
        }
        _ => None,
    });
    let Some((saves, already)) = lost else {
        return Ok(false);
    };
    let rest = crate::damage::Gap {
        from: saves.from + already,
        to: saves.to,
    };
    let mut planned = notice.clone();
    let mut write_down = |count: u64| {
        planned.puts_back(already + count);
        planned.write(folders)
    };
    match put_back(folders, &mended.found, rest, &remembered, &mut write_down)? {
        PutBack::Nothing => return Ok(false),
        PutBack::Another => {
            let known_by = notice.findings.iter().find_map(|finding| match finding {
                Finding::Lost { known_by, .. } => Some(known_by.clone()),
                _ => None,
            });
            notice.findings.push(Finding::OtherJournal {
                sequence: end.sequence,
                known_by: known_by.unwrap_or_default(),
            });
            notice
                .findings
                .retain(|f| !matches!(f, Finding::Lost { .. }));
            notice.write(folders)?;
            return Ok(false);
        }
        PutBack::Saves => {}
    }
    let now = again(folders, opening, &mut mended.found)?;
    notice.puts_back(now.sequence.saturating_sub(saves.from - 1));
    notice.write(folders)?;
    Ok(true)
}

/// Reads the journal again, now that it has more.
fn again(folders: &Folders, opening: &Opening<'_>, found: &mut Found) -> Result<Tip, StoreError> {
    // The index lets go of its folder first.
    found.index = crate::shared::empty_index(folders, opening.indexes(), true)?;
    let (now, _) = find(folders, opening, false)?;
    let (rebuilt, caught_up) = (found.rebuilt, found.caught_up);
    *found = now;
    found.rebuilt |= rebuilt;
    found.caught_up += caught_up;
    Ok(found.index.newest())
}

/// Whether the files that count are those that were read.
pub(super) fn is_as_read(folders: &Folders, found: &Found) -> Result<bool, StoreError> {
    let present = Layout::read(folders)?;
    Ok(present.base == found.layout.base
        && found
            .layout
            .segments
            .iter()
            .all(|file| present.segments.contains(file)))
}
