//! The journal: every commit, checksummed and chained by hash. It is the truth.

pub(crate) mod block;
pub(crate) mod checkpoint;
pub(crate) mod format_1;
pub(crate) mod frame;
pub(crate) mod head;
pub(crate) mod place;
pub(crate) mod reader;
pub(crate) mod segment;
pub(crate) mod walk;

use std::fs::{File, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use self::frame::Encoded;
use self::place::{FileId, Folders, sync_folder};
use self::segment::{SEGMENT_HEAD, SegmentHead};
use crate::change::Tip;
use crate::error::StoreError;

/// A segment is closed once it is this long (bytes).
pub(crate) const SEGMENT_BYTES: u64 = 64 << 20;

/// The journal, open for the one writer.
pub(crate) struct Journal {
    folders: Folders,
    file: File,
    path: PathBuf,
    pub(crate) id: FileId,
    pub(crate) length: u64,
    pub(crate) tip: Tip,
    broken: bool,
}

impl Journal {
    /// Begins a segment after a commit.
    pub(crate) fn begin(folders: &Folders, tip: &Tip) -> Result<Self, StoreError> {
        let id = FileId::Segment(tip.sequence + 1);
        let path = folders.journal().join(id.name());
        let head = SegmentHead {
            file: id,
            anchor: tip.clone(),
        };
        let made = (|| {
            let mut file = File::create(&path)?;
            file.write_all(&head.to_bytes())?;
            file.sync_all()?;
            Ok(file)
        })();
        let file = match made {
            Ok(file) => file,
            Err(error) => {
                // What was begun holds nothing; a part of a head left behind is cut at opening.
                let _ = std::fs::remove_file(&path);
                return Err(StoreError::disk(&path)(error));
            }
        };
        sync_folder(&folders.journal())?;
        Ok(Self {
            folders: folders.clone(),
            file,
            path,
            id,
            length: SEGMENT_HEAD as u64,
            tip: tip.clone(),
            broken: false,
        })
    }

    /// Goes on after the last whole frame of a segment, cutting off what follows it.
    pub(crate) fn resume(
        folders: &Folders,
        id: FileId,
        length: u64,
        tip: &Tip,
    ) -> Result<Self, StoreError> {
        if length < SEGMENT_HEAD as u64 {
            return Self::begin(folders, tip);
        }
        let path = folders.journal().join(id.name());
        let file = (|| {
            let mut file = OpenOptions::new().write(true).open(&path)?;
            if file.metadata()?.len() > length {
                file.set_len(length)?;
                file.sync_all()?;
            }
            file.seek(SeekFrom::Start(length))?;
            Ok(file)
        })()
        .map_err(StoreError::disk(&path))?;
        Ok(Self {
            folders: folders.clone(),
            file,
            path,
            id,
            length,
            tip: tip.clone(),
            broken: false,
        })
    }

    /// Begins a new segment when this one is long enough.
    pub(crate) fn rotate_if_long(&mut self) -> Result<(), StoreError> {
        if self.length >= SEGMENT_BYTES {
            *self = Self::begin(&self.folders, &self.tip)?;
        }
        Ok(())
    }

    /// Whether a failure left it unknown what is on the disk.
    pub(crate) fn is_broken(&self) -> bool {
        self.broken
    }

    /// Appends frames and syncs them. When this returns, they are on the disk.
    ///
    /// After a failure the bytes on disk are put back as they were; when even that
    /// fails the journal refuses everything until it is opened again.
    pub(crate) fn append(&mut self, frames: &[Encoded], tip: Tip) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError::CannotTell);
        }
        let bytes = frames
            .iter()
            .map(|f| f.bytes.as_slice())
            .collect::<Vec<_>>()
            .concat();
        let written = self
            .file
            .write_all(&bytes)
            .and_then(|()| self.file.sync_data());
        if let Err(error) = written {
            let back = self
                .file
                .set_len(self.length)
                .and_then(|()| self.file.seek(SeekFrom::Start(self.length)))
                .and_then(|_| self.file.sync_data());
            if back.is_err() {
                self.broken = true;
                return Err(StoreError::CannotTell);
            }
            return Err(StoreError::disk(&self.path)(error));
        }
        self.length += bytes.len() as u64;
        self.tip = tip;
        Ok(())
    }
}
