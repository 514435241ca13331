//! Reading the records of another workspace's archive in memory: nothing of it is written anywhere,
//! for it may say names that are sealed here.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::path::Path;

use super::archive::{Archive, ArchiveError};
use super::fault::ArchiveFault;
use super::in_folder::journal_files;
use crate::change::{Key, Record, Tip};
use crate::journal::checkpoint;
use crate::journal::frame::Frame;
use crate::journal::place::FileId;
use crate::journal::plausible::Plausible;
use crate::journal::reader::{Reader, Step};
use crate::journal::segment::{HeadRead, SEGMENT_HEAD, SegmentHead};

/// A file of a journal in an archive is no larger (bytes).
const LARGEST: u64 = 1 << 30;

/// The records that an archive holds, as they are at its end.
#[derive(Debug, Default)]
pub struct InArchive {
    /// In the order of their keys.
    pub records: Vec<Record>,
    /// There are more than were asked for.
    pub more: bool,
}

/// What is gathered on the way.
struct Gathered<'g> {
    kinds: &'g [&'g str],
    most: usize,
    tip: Tip,
    records: BTreeMap<Key, Record>,
    more: bool,
    plausible: Plausible,
}

impl Gathered<'_> {
    fn add(&mut self, frame: &Frame) -> Result<(), ArchiveError> {
        let values = frame.values_of(None, |kind| self.kinds.contains(&kind))?;
        for (write, value) in frame.head.writes.iter().zip(values) {
            if !self.kinds.contains(&write.kind.as_str()) {
                continue;
            }
            let key = write.key();
            let Some(value) = value? else {
                self.records.remove(&key);
                continue;
            };
            let sequence = write.origin.map_or(frame.head.sequence, |(first, _)| first);
            let record = Record {
                key: key.clone(),
                revision: write.revision,
                sequence,
                schema: write.schema,
                value,
            };
            self.records.insert(key, record);
        }
        self.more |= self.records.len() > self.most;
        let (read, unpacked) = frame.came_to();
        if self.plausible.take_in(read, unpacked) {
            Ok(())
        } else {
            Err(untrue())
        }
    }
}

fn untrue() -> ArchiveError {
    ArchiveError::Untrue(ArchiveFault::Journal)
}

/// The records of some kinds in the archive of a workspace, if there are no more than `most`; `None`
/// for a journal of Credwright 0.1, which has to be brought into the present form first.
///
/// # Errors
/// When the archive is damaged, holds something else, or not what its manifest says;
/// [`crate::StoreError::Locked`] when what is asked for is sealed.
pub fn records_in(
    path: &Path,
    kinds: &[&str],
    most: usize,
) -> Result<Option<InArchive>, ArchiveError> {
    let mut archive = Archive::open(path)?;
    let manifest = archive.manifest().clone();
    if manifest.what != "workspace" {
        return Err(ArchiveError::OtherKind(manifest.what));
    }
    let mut files: Vec<(FileId, String)> = journal_files(&manifest)
        .into_iter()
        .filter(|(_, name)| name.starts_with("journal/"))
        .collect();
    files.sort_unstable();
    let base = files
        .iter()
        .rev()
        .find(|(file, _)| matches!(file, FileId::Checkpoint(_)))
        .cloned();
    let mut gathered = Gathered {
        kinds,
        most,
        tip: Tip::start(),
        records: BTreeMap::new(),
        more: false,
        plausible: Plausible::default(),
    };
    if let Some((file, name)) = &base {
        let bytes = archive.read(name, LARGEST)?;
        let HeadRead::Whole(head) = SegmentHead::read(&bytes, *file) else {
            return Err(untrue());
        };
        let mut chained = Tip {
            sequence: head.anchor.sequence,
            hash: head.anchor.hash.clone(),
        };
        let mut state = checkpoint::Reading::default();
        let mut reader = Reader::over(Cursor::new(bytes), *file, SEGMENT_HEAD as u64);
        loop {
            match reader.step()? {
                Step::Frame(frame) if frame.head.previous == chained.hash => {
                    state.take_in(&frame);
                    gathered.add(&frame)?;
                    chained = frame.tip();
                }
                Step::End => break,
                _ => return Err(untrue()),
            }
        }
        if !state.is_whole() {
            return Err(untrue());
        }
        gathered.tip = head.anchor;
    }
    for (file, name) in &files {
        let FileId::Segment(first) = file else {
            continue;
        };
        if *first <= gathered.tip.sequence {
            continue;
        }
        let bytes = archive.read(name, LARGEST)?;
        match SegmentHead::read(&bytes, *file) {
            HeadRead::Whole(head) if head.anchor == gathered.tip => {}
            HeadRead::Format1 => return Ok(None),
            _ => return Err(untrue()),
        }
        let mut reader = Reader::over(Cursor::new(bytes), *file, SEGMENT_HEAD as u64);
        loop {
            match reader.step()? {
                Step::Frame(frame)
                    if frame.head.sequence == gathered.tip.sequence + 1
                        && frame.head.previous == gathered.tip.hash =>
                {
                    gathered.add(&frame)?;
                    gathered.tip = frame.tip();
                }
                Step::End => break,
                _ => return Err(untrue()),
            }
            if gathered.more {
                break;
            }
        }
    }
    let said = Tip {
        sequence: manifest.sequence,
        hash: manifest.hash,
    };
    if !gathered.more && gathered.tip != said {
        return Err(ArchiveError::Untrue(ArchiveFault::OtherEnd {
            said,
            found: gathered.tip,
        }));
    }
    Ok(Some(InArchive {
        records: gathered.records.into_values().collect(),
        more: gathered.more,
    }))
}
