//! Bringing a journal of Credwright 0.1 into the present form.
//!
//! Its records go into a checkpoint that stands for its last commit; its files are kept
//! beside the backups, where history still reads them.

use std::collections::BTreeMap;

use crate::backup::newest;
use crate::change::{Key, Tip};
use crate::damage::DamageAccount;
use crate::error::StoreError;
use crate::journal::block::raw;
use crate::journal::checkpoint::{CheckpointWriter, Entry};
use crate::journal::format_1::{self, FIRST_SCHEMA};
use crate::journal::layout::archive;
use crate::journal::place::{FileId, Folders, files_in};
use crate::journal::reader::head_of;
use crate::journal::segment::HeadRead;
use crate::opening::{OpenProgress, OpenStep};
use crate::plain;

/// Migrates when there is something to migrate. Returns whether there was.
pub(crate) fn from_format_1(
    folders: &Folders,
    progress: &dyn Fn(OpenProgress),
) -> Result<bool, StoreError> {
    let files = files_in(&folders.journal())?;
    if files.iter().any(|f| matches!(f, FileId::Checkpoint(_))) {
        return Ok(false);
    }
    let Some(first) = files.first() else {
        return Ok(false);
    };
    if head_of(folders, &folders.path(*first), *first)? != HeadRead::Format1 {
        return Ok(false);
    }
    let total: u64 = files
        .iter()
        .filter_map(|f| plain::length(&folders.path(*f)).ok())
        .sum();
    let mut entries: BTreeMap<Key, Entry> = BTreeMap::new();
    let mut tip = Tip::start();
    for file in &files {
        let (after, _, damage) = format_1::read(
            folders,
            &folders.path(*file),
            *file,
            tip,
            |commit, place, _| {
                progress(OpenProgress {
                    step: OpenStep::Migrating,
                    done: place.offset,
                    total,
                });
                for write in commit.writes {
                    let before = entries.get(&write.key).map(|e| e.origin);
                    let entry = Entry {
                        key: write.key.clone(),
                        revision: write.revision,
                        schema: FIRST_SCHEMA,
                        sequence: commit.sequence,
                        origin: place,
                        before,
                        value: write.value.as_ref().map(raw).transpose()?,
                    };
                    entries.insert(write.key, entry);
                }
                Ok(())
            },
        )?;
        if let Some(damage) = damage {
            return Err(StoreError::Damaged(Box::new(DamageAccount {
                readable: after.sequence,
                places: vec![damage],
                newest_backup: newest(folders),
                ..DamageAccount::default()
            })));
        }
        tip = after;
    }
    if tip.sequence == 0 && total > 0 {
        // Not a single record: a head that was damaged, not an older journal.
        return Ok(false);
    }
    let mut writer = CheckpointWriter::begin(folders, &tip, Vec::new())?;
    for entry in entries.into_values() {
        if let Err(error) = writer.add(entry, 1_000) {
            writer.give_up();
            return Err(error);
        }
    }
    writer.finish()?;
    archive(folders, &files)?;
    Ok(true)
}
