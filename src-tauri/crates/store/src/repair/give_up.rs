//! Going on without saves that the journal has not and backups cannot put back where they were.
//!
//! What is given up is written down before anything is changed, and taken away by the answer
//! that follows ([`Store::answer`](crate::Store::answer)). So a repair that was cut short at
//! any step is finished by the next, and forgets nothing.

use std::sync::Arc;
use words::say;

use super::repaired::Repaired;
use crate::aside::{keep_end, known_damage};
use crate::change::{AuditEntry, Tip};
use crate::compact::write_checkpoint;
use crate::disk::{sync_folder, write_whole};
use crate::error::StoreError;
use crate::index::{Index, Loading};
use crate::journal::Journal;
use crate::journal::checkpoint;
use crate::journal::frame::first_place;
use crate::journal::layout::{Layout, archive};
use crate::journal::place::{FileId, Folders};
use crate::journal::reader::Reader;
use crate::journal::segment::SEGMENT_HEAD;
use crate::journal::walk::{From, Torn, Walked, walk};
use crate::notice::Notice;
use crate::opening::Opening;
use crate::plain;
use crate::shared::{Shared, empty_index};
use crate::writer::Writer;

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

/// Keeps the damaged records where they are read from by the answer.
pub(super) fn keep_damaged(
    folders: &Folders,
    layout: &Layout,
    walked: &Walked,
) -> Result<Vec<String>, StoreError> {
    let mut kept = Vec::new();
    for place in &walked.places {
        let named = |file: &&FileId| file.name() == place.segment;
        let Some(file) = layout.segments.iter().find(named) else {
            continue;
        };
        if place.offset < SEGMENT_HEAD as u64 {
            continue;
        }
        let path = folders.path(*file);
        let mut reader = Reader::open(folders, &path, *file, place.offset)?;
        let end = match reader.next_whole(place.offset + 1)? {
            Some(next) => next,
            None => reader.length,
        };
        let torn = Torn {
            file: *file,
            offset: place.offset,
            bytes: end.saturating_sub(place.offset),
            complete: true,
        };
        kept.extend(keep_end(folders, &torn)?);
    }
    Ok(kept)
}

/// Keeps everything that can be read, in a checkpoint of its own, and writes down what is
/// given up.
pub(super) fn give_up(
    folders: &Folders,
    opening: &Opening<'_>,
    audit: &AuditEntry,
    layout: &Layout,
    walked: &Walked,
    notice: &Notice,
    repaired: &mut Repaired,
) -> Result<(), StoreError> {
    let archived = folders.archive();
    for folder in [&folders.root.join("backups"), &archived] {
        plain::ensure_folder(folder).map_err(StoreError::disk(folder))?;
    }
    for file in &layout.segments {
        if walked.places.iter().any(|p| p.segment == file.name()) {
            let path = archived.join(file.name());
            write_whole(
                &known_damage(&path),
                b"This file was damaged when the journal was repaired. It is kept as it was found.\n",
            )?;
            repaired.aside.push(path);
        }
    }
    notice.write(folders)?;
    let index = empty_index(folders, opening.indexes(), true)?;
    let mut anchor = Tip::start();
    let mut accepted = Vec::new();
    if let Some(base) = layout.base {
        anchor = checkpoint::anchor_of(folders, &folders.path(base), base)?;
        accepted = checkpoint::accepted_in(folders, base)?;
        let mut loading = Loading::default();
        let state = checkpoint::read(folders, base, |frame| index.load(frame, &mut loading))?;
        index.at_checkpoint(&anchor, first_place(base), state, Some(loading))?;
    }
    let gathered = gather_readable(folders, layout, &index, anchor)?;
    accepted.extend(gathered.accepted);
    let tip = gathered.tip.unwrap_or_else(Tip::start);
    let shared = Arc::new(Shared::new(folders.clone(), opening.indexes(), index));
    // From the moment the checkpoint has its name it stands for what is damaged.
    let (file, hash) = write_checkpoint(&shared, &shared.index(), folders, accepted, &|_, _| {})?;
    let journal = Journal::begin(folders, &tip)?;
    let moved: Vec<FileId> = layout
        .base
        .into_iter()
        .chain(layout.segments.iter().copied())
        .filter(|f| *f != journal.id && *f != file)
        .filter(|f| plain::exists(&folders.journal().join(f.name())))
        .collect();
    archive(folders, &moved)?;
    let mut writer = Writer::new(Arc::clone(&shared), journal);
    writer.vouch(
        AuditEntry {
            what: say::storage::step_repaired().stored(),
            ..audit.clone()
        },
        hash,
    )?;
    drop(writer);
    let index = folders.index();
    if plain::exists(&index) {
        plain::remove_folder(&index).map_err(StoreError::disk(&index))?;
    }
    sync_folder(&folders.root)
}
