//! Reading a journal file frame by frame, and finding the next whole frame after damage.

use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::frame::{FRAME_HEAD, Frame, LARGEST_FRAME, MAGIC, checksum};
use super::place::{FileId, Folders, Place, ReadSeek};
use super::segment::{HeadRead, SEGMENT_HEAD, SegmentHead};
use crate::error::StoreError;

/// What stands at a place.
pub(crate) enum Step {
    Frame(Box<Frame>),
    End,
    /// The rest of the file is what a write that was cut short left.
    Torn,
    Bad(&'static str),
}

enum Here {
    Frame(Box<Frame>),
    End,
    /// What a write that was cut short could have left.
    Broken(&'static str),
    /// What none could have left.
    Bad(&'static str),
}

/// Reads one file from a byte on.
pub(crate) struct Reader {
    file: FileId,
    path: PathBuf,
    source: BufReader<Box<dyn ReadSeek>>,
    pub(crate) offset: u64,
    pub(crate) length: u64,
}

/// What a file's first bytes say.
pub(crate) fn head_of(
    folders: &Folders,
    path: &Path,
    file: FileId,
) -> Result<HeadRead, StoreError> {
    let mut bytes = Vec::new();
    folders
        .read(path)?
        .take(SEGMENT_HEAD as u64)
        .read_to_end(&mut bytes)
        .map_err(StoreError::disk(path))?;
    Ok(SegmentHead::read(&bytes, file))
}

impl Reader {
    pub(crate) fn open(
        folders: &Folders,
        path: &Path,
        file: FileId,
        offset: u64,
    ) -> Result<Self, StoreError> {
        let mut source = folders.read(path)?;
        let length = source
            .seek(SeekFrom::End(0))
            .map_err(StoreError::disk(path))?;
        let mut source = BufReader::with_capacity(1 << 18, source);
        source
            .seek(SeekFrom::Start(offset))
            .map_err(StoreError::disk(path))?;
        Ok(Self {
            file,
            path: path.to_path_buf(),
            source,
            offset,
            length,
        })
    }

    /// Up to `length` bytes; fewer at the end of the file.
    fn bytes(&mut self, length: usize) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        (&mut self.source)
            .take(length as u64)
            .read_to_end(&mut bytes)
            .map_err(StoreError::disk(&self.path))?;
        Ok(bytes)
    }

    /// What stands at the reader's place. After a frame the reader stands behind it, else
    /// where it stood.
    ///
    /// A write that was cut short leaves anything at the end: part of a frame, or zeros.
    /// It is torn only when nothing whole follows; else it is damage.
    pub(crate) fn step(&mut self) -> Result<Step, StoreError> {
        let start = self.offset;
        let here = self.frame_here()?;
        if let Here::Frame(frame) = here {
            self.offset = frame.end;
            return Ok(Step::Frame(frame));
        }
        let step = match here {
            Here::Broken(what) => match self.next_whole(start + 1)? {
                Some(_) => Step::Bad(what),
                None => Step::Torn,
            },
            Here::Bad(what) => Step::Bad(what),
            Here::Frame(_) | Here::End => Step::End,
        };
        self.go_to(start)?;
        Ok(step)
    }

    fn frame_here(&mut self) -> Result<Here, StoreError> {
        let head = self.bytes(FRAME_HEAD)?;
        if head.is_empty() {
            return Ok(Here::End);
        }
        let word = |at: usize| {
            head.get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map_or(0, u32::from_le_bytes)
        };
        let (length, sum) = (word(4), word(8));
        if head.len() < FRAME_HEAD || !head.starts_with(MAGIC) || length > LARGEST_FRAME {
            return Ok(Here::Broken("no record begins here"));
        }
        let body = self.bytes(length as usize)?;
        if body.len() < length as usize {
            return Ok(Here::Broken("the record’s length cannot be right"));
        }
        if checksum(length, &body) != sum {
            return Ok(Here::Broken("the checksum does not fit"));
        }
        let place = Place {
            file: self.file,
            offset: self.offset,
        };
        Ok(match Frame::decode(place, body) {
            Ok(frame) => Here::Frame(Box::new(frame)),
            Err(what) => Here::Bad(what),
        })
    }

    /// The place of the next frame whose checksum fits, from a byte on.
    pub(crate) fn next_whole(&mut self, from: u64) -> Result<Option<u64>, StoreError> {
        const WINDOW: usize = 1 << 20;
        let mut at = from;
        while at + FRAME_HEAD as u64 <= self.length {
            self.go_to(at)?;
            let window = self.bytes(WINDOW)?;
            let found: Vec<u64> = window
                .windows(MAGIC.len())
                .enumerate()
                .filter(|(_, bytes)| bytes == MAGIC)
                .map(|(i, _)| at + i as u64)
                .collect();
            for candidate in found {
                self.go_to(candidate)?;
                if let Here::Frame(_) = self.frame_here()? {
                    self.go_to(candidate)?;
                    return Ok(Some(candidate));
                }
            }
            let advanced = window.len().saturating_sub(MAGIC.len() - 1).max(1);
            at += advanced as u64;
        }
        Ok(None)
    }

    /// Goes on at another place.
    pub(crate) fn go_to(&mut self, offset: u64) -> Result<(), StoreError> {
        self.source
            .seek(SeekFrom::Start(offset))
            .map_err(StoreError::disk(&self.path))?;
        self.offset = offset;
        Ok(())
    }
}

/// Reads the frame at a place.
pub(crate) fn frame_at(folders: &Folders, path: &Path, place: Place) -> Result<Frame, StoreError> {
    let mut reader = Reader::open(folders, path, place.file, place.offset)?;
    match reader.step()? {
        Step::Frame(frame) => Ok(*frame),
        _ => Err(StoreError::Unreadable(format!(
            "{} at byte {}",
            place.file.name(),
            place.offset
        ))),
    }
}
