//! The journal: every commit, checksummed and chained by hash. It is the truth.

pub(crate) mod block;
pub(crate) mod checkpoint;
pub(crate) mod format_1;
pub(crate) mod frame;
pub(crate) mod head;
pub(crate) mod identity;
pub(crate) mod layout;
pub(crate) mod place;
pub(crate) mod plausible;
pub(crate) mod reader;
pub(crate) mod segment;
pub(crate) mod tip_record;
pub(crate) mod walk;

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;

use self::frame::Encoded;
use self::identity::Identity;
use self::place::{FileId, Folders};
use self::segment::{SEGMENT_HEAD, SegmentHead};
use self::tip_record::{TipFile, identity_of};
use crate::change::Tip;
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::plain;

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
    record: TipFile,
    broken: bool,
}

impl Journal {
    /// Begins a segment after a commit.
    pub(crate) fn begin(folders: &Folders, tip: &Tip) -> Result<Self, StoreError> {
        let id = FileId::Segment(tip.sequence + 1);
        let path = folders.journal().join(id.name());
        let identity = identity_of(folders);
        let head = SegmentHead {
            file: id,
            anchor: tip.clone(),
            identity: Some(identity),
            keyed: folders.is_keyed(),
        };
        let made = (|| {
            let mut file = plain::create(&path)?;
            file.write_all(&head.to_bytes())?;
            file.sync_all()?;
            Ok(file)
        })();
        let file = match made {
            Ok(file) => file,
            Err(error) => {
                // What was begun holds nothing; a part of a head left behind is cut at opening.
                let _ = plain::remove_file(&path);
                return Err(StoreError::disk(&path)(error));
            }
        };
        sync_folder(&folders.journal())?;
        let mut record = TipFile::of(folders, identity);
        record.write(tip);
        Ok(Self {
            folders: folders.clone(),
            file,
            path,
            id,
            length: SEGMENT_HEAD as u64,
            tip: tip.clone(),
            record,
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
            let mut file = plain::open_to_write(&path)?;
            if file.metadata()?.len() > length {
                file.set_len(length)?;
                file.sync_all()?;
            }
            file.seek(SeekFrom::Start(length))?;
            Ok(file)
        })()
        .map_err(StoreError::disk(&path))?;
        let mut record = TipFile::of(folders, identity_of(folders));
        record.write(tip);
        Ok(Self {
            folders: folders.clone(),
            file,
            path,
            id,
            length,
            tip: tip.clone(),
            record,
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
        self.append_bytes(&bytes, tip)
    }

    /// Appends frames that are bytes already, the last of which is `tip`.
    pub(crate) fn append_bytes(&mut self, bytes: &[u8], tip: Tip) -> Result<(), StoreError> {
        let written = self
            .file
            .write_all(bytes)
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
        self.record.write(&self.tip);
        Ok(())
    }

    /// The workspace it is the journal of.
    pub(crate) fn identity(&self) -> Identity {
        self.record.identity()
    }

    /// Says beside it that it ends here and was left in order.
    pub(crate) fn close(&mut self) {
        if !self.broken {
            self.record.close(&self.tip);
        }
    }
}
