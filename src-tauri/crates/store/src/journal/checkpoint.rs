//! A checkpoint: every record there is after a commit, so that opening and rebuilding do
//! not read all that came before.
//!
//! It is a file of frames like a segment. Its head names the commit it stands for; its
//! frames are chained from that commit's hash; the last one says so and carries the
//! state. The hash of the last frame is vouched for by a commit of its own.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::value::RawValue;
use words::say;

use super::frame::{Encoded, Frame, Head, HeadWrite, State, encode, first_place};
use super::place::{FileId, Folders, Place};
use super::plausible::Plausible;
use super::reader::{Reader, Step, frame_at, head_of};
use super::segment::{HeadRead, SEGMENT_HEAD, SegmentHead};
use super::tip_record::identity_of;
use crate::change::{AuditEntry, Key, Tip};
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::plain;

/// Records a frame of a checkpoint holds.
const RECORDS: usize = 1_000;
/// A frame is closed once its values are this much JSON (bytes, roughly).
const BYTES: usize = 4 << 20;

/// A record that goes into a checkpoint.
pub(crate) struct Entry {
    pub key: Key,
    pub revision: u32,
    pub schema: u16,
    pub sequence: u64,
    pub origin: Place,
    pub before: Option<Place>,
    /// `None` for one that was deleted: its past is still found.
    pub value: Option<Box<RawValue>>,
}

/// Writes a checkpoint entry by entry.
pub(crate) struct CheckpointWriter {
    folders: Folders,
    file: FileId,
    out: BufWriter<File>,
    sequence: u64,
    previous: String,
    state: State,
    accepted: Vec<Tip>,
    pending: Vec<Entry>,
    pending_bytes: usize,
}

fn unfinished(folders: &Folders, file: FileId) -> std::path::PathBuf {
    folders.journal().join(format!("{}.part", file.name()))
}

impl CheckpointWriter {
    /// Begins one that stands for everything up to a commit, other ends that were accepted on
    /// the way included.
    pub(crate) fn begin(
        folders: &Folders,
        anchor: &Tip,
        accepted: Vec<Tip>,
    ) -> Result<Self, StoreError> {
        let file = FileId::Checkpoint(anchor.sequence);
        let path = unfinished(folders, file);
        let head = SegmentHead {
            file,
            anchor: anchor.clone(),
            identity: Some(identity_of(folders)),
            keyed: folders.is_keyed(),
        };
        let out = (|| {
            let mut out = BufWriter::with_capacity(1 << 18, plain::create(&path)?);
            out.write_all(&head.to_bytes())?;
            Ok(out)
        })()
        .map_err(StoreError::disk(&path))?;
        Ok(Self {
            folders: folders.clone(),
            file,
            out,
            sequence: anchor.sequence,
            previous: anchor.hash.clone(),
            state: State::default(),
            accepted,
            pending: Vec::new(),
            pending_bytes: 0,
        })
    }

    pub(crate) fn add(&mut self, entry: Entry, size: usize) -> Result<(), StoreError> {
        if entry.value.is_some() {
            self.state
                .gains(State::hash_of(&entry.key, entry.revision, entry.sequence));
        }
        self.pending.push(entry);
        self.pending_bytes += size;
        if self.pending.len() >= RECORDS || self.pending_bytes >= BYTES {
            self.frame(false)?;
        }
        Ok(())
    }

    fn frame(&mut self, end: bool) -> Result<(), StoreError> {
        let entries = std::mem::take(&mut self.pending);
        self.pending_bytes = 0;
        let mut head = Head {
            sequence: self.sequence,
            previous: self.previous.clone(),
            request: String::new(),
            audit: AuditEntry::default(),
            label: None,
            state: self.state,
            checkpoint: None,
            mac: None,
            accepted: std::mem::take(&mut self.accepted),
            end,
            writes: entries
                .iter()
                .map(|e| HeadWrite {
                    kind: e.key.kind.clone(),
                    id: e.key.id.clone(),
                    revision: e.revision,
                    schema: e.schema,
                    at: None,
                    before: e.before,
                    origin: Some((e.sequence, e.origin)),
                })
                .collect(),
        };
        let values: Vec<Option<Box<RawValue>>> = entries.into_iter().map(|e| e.value).collect();
        let Encoded { bytes, hash, .. } =
            encode(&mut head, &values, self.folders.vault.as_deref())?;
        self.previous = hash;
        let path = unfinished(&self.folders, self.file);
        self.out.write_all(&bytes).map_err(StoreError::disk(&path))
    }

    /// Finishes, verifies what was written, and puts it in place. Returns the hash of its
    /// last frame.
    pub(crate) fn finish(mut self) -> Result<(FileId, String, State), StoreError> {
        self.frame(true)?;
        let path = unfinished(&self.folders, self.file);
        let synced = self
            .out
            .into_inner()
            .map_err(std::io::IntoInnerError::into_error)
            .and_then(|file| file.sync_all());
        synced.map_err(StoreError::disk(&path))?;
        let state = read_file(&self.folders, &path, self.file, |_| Ok(()))?;
        if state != self.state {
            return Err(StoreError::Unreadable(say::storage::checkpoint_written()));
        }
        let place = self.folders.journal().join(self.file.name());
        plain::rename(&path, &place).map_err(StoreError::disk(&place))?;
        sync_folder(&self.folders.journal())?;
        Ok((self.file, self.previous, self.state))
    }

    /// Takes away what was begun.
    pub(crate) fn give_up(self) {
        // A part left behind is taken away at the next opening.
        let _ = plain::remove_file(&unfinished(&self.folders, self.file));
    }
}

/// What a checkpoint stands for.
pub(crate) fn anchor_of(folders: &Folders, path: &Path, file: FileId) -> Result<Tip, StoreError> {
    match head_of(folders, path, file)? {
        HeadRead::Whole(head) => Ok(head.anchor),
        _ => Err(broken(file)),
    }
}

fn broken(file: FileId) -> StoreError {
    StoreError::unreadable(file.name())
}

/// What a checkpoint that is read frame by frame comes to.
#[derive(Default)]
pub(crate) struct Reading {
    state: State,
    ended: Option<State>,
    after_end: bool,
}

impl Reading {
    pub(crate) fn take_in(&mut self, frame: &Frame) {
        self.after_end |= self.ended.is_some();
        for write in frame.head.writes.iter().filter(|w| w.at.is_some()) {
            let sequence = write.origin.map_or(0, |(sequence, _)| sequence);
            self.state
                .gains(State::hash_of(&write.key(), write.revision, sequence));
        }
        if frame.head.end {
            self.ended = Some(frame.head.state);
        }
    }

    /// Whether it has its end, and that says what came.
    pub(crate) fn is_whole(&self) -> bool {
        !self.after_end && self.ended == Some(self.state)
    }
}

/// Reads a whole checkpoint, verifying its chain, its end and its state.
pub(crate) fn read(
    folders: &Folders,
    file: FileId,
    each: impl FnMut(&Frame) -> Result<(), StoreError>,
) -> Result<State, StoreError> {
    read_file(folders, &folders.path(file), file, each)
}

fn read_file(
    folders: &Folders,
    path: &Path,
    file: FileId,
    mut each: impl FnMut(&Frame) -> Result<(), StoreError>,
) -> Result<State, StoreError> {
    let mut tip = anchor_of(folders, path, file)?;
    let mut reader = Reader::open(folders, path, file, SEGMENT_HEAD as u64)?;
    let mut plausible = Plausible::default();
    let mut reading = Reading::default();
    loop {
        match reader.step()? {
            Step::Frame(frame) if reading.ended.is_none() && frame.head.previous == tip.hash => {
                reading.take_in(&frame);
                each(&frame)?;
                let (read, unpacked) = frame.came_to();
                if !plausible.take_in(read, unpacked) {
                    return Err(broken(file));
                }
                tip = frame.tip();
            }
            Step::End => break,
            _ => return Err(broken(file)),
        }
    }
    if reading.is_whole() {
        Ok(reading.state)
    } else {
        Err(broken(file))
    }
}

/// Whether a file is a whole checkpoint, wherever it lies.
pub(crate) fn is_whole(folders: &Folders, path: &Path, file: FileId) -> bool {
    read_file(folders, path, file, |_| Ok(())).is_ok()
}

/// The other ends that were accepted before a checkpoint was written.
pub(crate) fn accepted_in(folders: &Folders, file: FileId) -> Result<Vec<Tip>, StoreError> {
    let frame = frame_at(folders, &folders.path(file), first_place(file))?;
    Ok(frame.head.accepted)
}

/// The hash of a checkpoint's last frame.
pub(crate) fn hash_of(folders: &Folders, file: FileId) -> Result<String, StoreError> {
    let mut last = String::new();
    read(folders, file, |frame| {
        last.clone_from(&frame.hash);
        Ok(())
    })?;
    Ok(last)
}
