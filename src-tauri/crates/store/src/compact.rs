//! Compacting the journal: a checkpoint takes the place of everything before it.

use words::say;

use crate::aside::copy_aside;
use crate::change::{AuditEntry, Tip};
use crate::error::StoreError;
use crate::index::Index;
use crate::journal::Journal;
use crate::journal::checkpoint::{self, CheckpointWriter, Entry};
use crate::journal::frame::{State, first_place};
use crate::journal::layout::{Layout, archive};
use crate::journal::place::{FileId, Folders};
use crate::plain;
use crate::shared::{BlockCache, Shared};
use crate::store::Store;
use crate::witness::accepted;
use crate::writer::Writer;

/// Segments after the last checkpoint that are worth compacting (bytes).
const WORTH: u64 = 32 << 20;

impl Store {
    /// Whether reading the journal would be shorter by a good deal after compacting.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn is_worth_compacting(&self) -> Result<bool, StoreError> {
        let folders = &self.shared.folders;
        let layout = Layout::read(folders)?;
        let size = |file: &FileId| plain::length(&folders.path(*file)).unwrap_or(0);
        let base = layout.base.as_ref().map_or(0, size);
        let after: u64 = layout.segments.iter().map(size).sum();
        Ok(after > WORTH.max(base))
    }

    /// Writes a checkpoint of everything there is and moves the files it stands for to
    /// the backups. Saves wait meanwhile. Returns how many records there are.
    ///
    /// # Errors
    /// When there is no room, or the workspace can only be read; nothing is changed then.
    pub fn compact(
        &self,
        audit: AuditEntry,
        progress: impl Fn(u64, u64) + Send + 'static,
    ) -> Result<u64, StoreError> {
        let _held = self.maintain();
        self.writer()?
            .with_writer(move |writer| compact(writer, audit, &progress))
    }
}

/// Writes a checkpoint of what an index holds.
pub(crate) fn write_checkpoint(
    shared: &Shared,
    index: &Index,
    folders: &Folders,
    accepted: Vec<Tip>,
    progress: &dyn Fn(u64, u64),
) -> Result<(FileId, String), StoreError> {
    let tip = index
        .tip()
        .ok_or_else(|| StoreError::Index(say::storage::index_empty()))?;
    let anchor = tip.tip();
    let mut out = CheckpointWriter::begin(folders, &anchor, accepted)?;
    let mut cache = BlockCache::default();
    let mut done = 0;
    let vault = folders.vault.as_deref();
    // While a workspace is being sealed, records get the names that the present key gives them.
    let renaming = vault.filter(|vault| vault.sealing().is_some());
    let mut found = State::default();
    let written = index.every_row(|key, row| {
        if row.spot.is_some() {
            found.gains(State::hash_of(&key, row.revision, row.sequence));
        }
        // The name of a private record that was deleted may say whose it was, as those of
        // 0.1.0 do: in a locked workspace it goes, and with it the way to its past.
        if row.spot.is_none() && vault.is_some_and(|vault| vault.guards(&key.kind)) {
            return Ok(true);
        }
        let value = shared.raw(&key, &row, &mut cache)?;
        done += u64::from(value.is_some());
        if done % 1_000 == 0 {
            progress(done, tip.live);
        }
        let size = row.spot.map_or(0, |s| s.length as usize);
        let key = match renaming {
            Some(vault) => vault.stored_anew(key),
            None => key,
        };
        out.add(
            Entry {
                key,
                revision: row.revision,
                schema: row.schema,
                sequence: row.sequence,
                origin: row.frame,
                before: row.before,
                value,
            },
            size,
        )?;
        Ok(true)
    });
    if let Err(error) = written {
        out.give_up();
        return Err(error);
    }
    let (file, hash, state) = out.finish()?;
    let right = if renaming.is_some() { found } else { state };
    if right != tip.state() {
        let path = folders.journal().join(file.name());
        plain::remove_file(&path).map_err(StoreError::disk(&path))?;
        return Err(StoreError::Index(say::storage::index_rows()));
    }
    Ok((file, hash))
}

fn compact(
    writer: &mut Writer,
    audit: AuditEntry,
    progress: &dyn Fn(u64, u64),
) -> Result<u64, StoreError> {
    let shared = std::sync::Arc::clone(&writer.shared);
    let folders = &shared.folders;
    let index = shared.index();
    let live = index.state().live;
    if writer.journal.tip.sequence == 0 {
        return Ok(0);
    }
    let layout = Layout::read(folders)?;
    let accepted = accepted(folders, &layout)?;
    // The new segment first: whatever fails from here on, saves go where the next opening
    // looks for them.
    let tip = writer.journal.tip.clone();
    writer.journal = Journal::begin(folders, &tip)?;
    let (file, hash) = match write_checkpoint(&shared, &index, folders, accepted.clone(), progress)
    {
        Err(StoreError::Index(_)) => {
            writer.remake_index()?;
            write_checkpoint(&shared, &shared.index(), folders, accepted, progress)?
        }
        other => other?,
    };
    archive(
        folders,
        &layout
            .base
            .iter()
            .chain(&layout.segments)
            .filter(|f| **f != file && **f != writer.journal.id)
            .copied()
            .collect::<Vec<_>>(),
    )?;
    // The rows now lead into the checkpoint, unless records have other names there. Should this
    // fail, the index is made anew.
    let index = shared.index();
    let renamed = folders
        .vault
        .as_ref()
        .is_some_and(|v| v.sealing().is_some());
    let moved = !renamed
        && checkpoint::read(folders, file, |frame| index.relocate(frame))
            .and_then(|state| index.at_checkpoint(&tip, first_place(file), state, None))
            .is_ok();
    if !moved {
        writer.remake_index()?;
    }
    writer.vouch(audit, hash)?;
    Ok(live)
}

/// Writes a checkpoint in the place of one that cannot be read, which is set aside.
pub(crate) fn replace_checkpoint(
    writer: &mut Writer,
    damaged: Option<FileId>,
    audit: AuditEntry,
) -> Result<(), StoreError> {
    let folders = writer.shared.folders.clone();
    if let Some(file) = damaged {
        copy_aside(&folders, &folders.path(file))?;
    }
    compact(writer, audit, &|_, _| {})?;
    if let Some(file) = damaged {
        let moved = folders.archive().join(file.name());
        if plain::exists(&moved) {
            plain::remove_file(&moved).map_err(StoreError::disk(&moved))?;
        }
    }
    Ok(())
}
