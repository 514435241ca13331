//! Reading a journal file frame by frame, and finding the next whole frame after damage.

use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use words::say;

use super::frame::{FRAME_HEAD, Frame, LARGEST_FRAME, MAGIC, checksum};
use super::place::{FileId, Folders, Place, ReadSeek, Source};
use super::segment::{HeadRead, SEGMENT_HEAD, SegmentHead};
use crate::damage::JournalFault;
use crate::encryption::Vault;
use crate::error::StoreError;

/// The search for the next whole frame may cost this many times the file, and this much more
/// (bytes); so much is every look at what is none.
const SEARCHED: u64 = 4;
const SEARCH_FREE: u64 = 16 << 20;
const A_LOOK: u64 = 1 << 12;

/// What stands at a place.
pub(crate) enum Step {
    Frame(Box<Frame>),
    End,
    /// The rest of the file cannot be read and nothing whole follows. A write that was cut
    /// short leaves less than a record; one that is complete and fails its checksum was
    /// damaged afterwards.
    Torn {
        complete: bool,
    },
    Bad(JournalFault),
}

enum Here {
    Frame(Box<Frame>),
    End,
    /// What a write that was cut short could have left, unless it is complete.
    Broken {
        what: JournalFault,
        complete: bool,
    },
    /// What none could have left.
    Bad(JournalFault),
}

/// Reads one file from a byte on.
pub(crate) struct Reader {
    file: FileId,
    path: PathBuf,
    source: BufReader<Box<dyn ReadSeek>>,
    pub(crate) offset: u64,
    pub(crate) length: u64,
    /// The byte that is read next.
    stands: u64,
    /// Bytes that may still be read of what looks like a frame and is none.
    may_cost: u64,
    given_up: bool,
    vault: Option<Arc<Vault>>,
    /// Whether what was not written with the workspace's key is damage.
    asks: bool,
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
        .bytes
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
        let Source {
            bytes: mut source,
            sealed,
        } = folders.read(path)?;
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
            stands: offset,
            may_cost: length.saturating_mul(SEARCHED).saturating_add(SEARCH_FREE),
            given_up: false,
            vault: folders.vault.clone(),
            asks: !sealed,
        })
    }

    /// Reads a file that is in memory, whoever wrote it.
    pub(crate) fn over(bytes: Cursor<Vec<u8>>, file: FileId, offset: u64) -> Self {
        let length = bytes.get_ref().len() as u64;
        let mut source: Box<dyn ReadSeek> = Box::new(bytes);
        // In memory every place can be gone to.
        let stands = source.seek(SeekFrom::Start(offset)).unwrap_or(0);
        Self {
            file,
            path: PathBuf::from(file.name()),
            source: BufReader::new(source),
            offset: stands,
            length,
            stands,
            may_cost: length.saturating_mul(SEARCHED).saturating_add(SEARCH_FREE),
            given_up: false,
            vault: None,
            asks: false,
        }
    }

    /// Reads what anybody wrote: it is held against something else.
    pub(crate) fn whoever_wrote(self) -> Self {
        Self {
            asks: false,
            ..self
        }
    }

    /// Up to `length` bytes; fewer at the end of the file.
    fn bytes(&mut self, length: usize) -> Result<Vec<u8>, StoreError> {
        let mut bytes = Vec::new();
        (&mut self.source)
            .take(length as u64)
            .read_to_end(&mut bytes)
            .map_err(StoreError::disk(&self.path))?;
        self.stands += bytes.len() as u64;
        Ok(bytes)
    }

    /// What stands at the reader's place. After a frame the reader stands behind it, else
    /// where it stood.
    ///
    /// A write that was cut short leaves anything at the end: part of a frame, or zeros.
    /// It is torn only when nothing whole follows; else it is damage.
    pub(crate) fn step(&mut self) -> Result<Step, StoreError> {
        let start = self.offset;
        let here = self.frame_here(true)?;
        if let Here::Frame(frame) = here {
            self.offset = frame.end;
            return Ok(Step::Frame(frame));
        }
        let step = match here {
            Here::Broken { what, complete } => match self.next_whole(start + 1)? {
                Some(_) => Step::Bad(what),
                None if self.given_up => Step::Bad(JournalFault::Unsearched),
                None => Step::Torn { complete },
            },
            Here::Bad(what) => Step::Bad(what),
            Here::Frame(_) | Here::End => Step::End,
        };
        self.go_to(start)?;
        Ok(step)
    }

    /// What stands here. Only where it is asked for (`thoroughly`), more is read than the record
    /// says it is long.
    fn frame_here(&mut self, thoroughly: bool) -> Result<Here, StoreError> {
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
        let broken = |what, complete| Ok(Here::Broken { what, complete });
        if head.len() < FRAME_HEAD {
            return broken(JournalFault::NoRecord, false);
        }
        if !head.starts_with(MAGIC) || length > LARGEST_FRAME {
            let complete = thoroughly && self.ends_a_record(&head, length, sum)?;
            return broken(JournalFault::NoRecord, complete);
        }
        let body = self.bytes(length as usize)?;
        if body.len() < length as usize {
            let complete = thoroughly && checksum_of_all(&body) == Some(sum);
            return broken(JournalFault::Length, complete);
        }
        if checksum(length, &body) != sum {
            return broken(JournalFault::Checksum, !ends_in_zeros(&body));
        }
        let place = Place {
            file: self.file,
            offset: self.offset,
        };
        Ok(match Frame::decode(place, body) {
            Ok(mut frame) => {
                let vault = self.vault.as_deref();
                if self.asks && vault.is_some_and(|vault| !frame.is_written_with(vault)) {
                    Here::Bad(JournalFault::NotWithKey)
                } else {
                    frame.head.open_label(vault);
                    Here::Frame(Box::new(frame))
                }
            }
            Err(what) => Here::Bad(what),
        })
    }

    /// Whether what follows a damaged beginning is a record up to the end of the file.
    fn ends_a_record(&mut self, head: &[u8], length: u32, sum: u32) -> Result<bool, StoreError> {
        let rest = self.length.saturating_sub(self.offset + FRAME_HEAD as u64);
        if rest == 0 || rest > u64::from(LARGEST_FRAME) {
            return Ok(false);
        }
        let body = self.bytes(usize::try_from(rest).unwrap_or(0))?;
        let fits = u64::from(length) == rest && !ends_in_zeros(&body);
        Ok(fits || (head.starts_with(MAGIC) && checksum_of_all(&body) == Some(sum)))
    }

    /// The place of the next frame whose checksum fits, from a byte on.
    ///
    /// What looks like a frame and is none costs as much as it says it is long. There are next
    /// to none unless somebody put them there; so the search of a file may cost a few times its
    /// length, and is given up then.
    pub(crate) fn next_whole(&mut self, from: u64) -> Result<Option<u64>, StoreError> {
        const LARGEST_WINDOW: usize = 1 << 20;
        let mut window_length = 1 << 12;
        let mut at = from;
        while at + FRAME_HEAD as u64 <= self.length && !self.given_up {
            self.go_to(at)?;
            let window = self.bytes(window_length)?;
            let rest = self.length.saturating_sub(at);
            let heads = window.windows(FRAME_HEAD).enumerate();
            let found: Vec<(u64, u64)> = heads
                .filter(|(_, head)| head.starts_with(MAGIC))
                .filter_map(|(i, head)| {
                    let length = u32::from_le_bytes(head.get(4..8)?.try_into().ok()?);
                    let end = (i + FRAME_HEAD) as u64 + u64::from(length);
                    let fits = length <= LARGEST_FRAME && end <= rest;
                    fits.then_some((at + i as u64, u64::from(length)))
                })
                .collect();
            for (candidate, length) in found {
                self.go_to(candidate)?;
                if let Here::Frame(_) = self.frame_here(false)? {
                    self.go_to(candidate)?;
                    return Ok(Some(candidate));
                }
                match self.may_cost.checked_sub(length + A_LOOK) {
                    Some(left) => self.may_cost = left,
                    None => {
                        self.given_up = true;
                        break;
                    }
                }
            }
            // The last bytes may be the beginning of a head.
            at += window.len().saturating_sub(FRAME_HEAD - 1).max(1) as u64;
            window_length = (window_length * 2).min(LARGEST_WINDOW);
        }
        Ok(None)
    }

    /// Goes on at another place.
    pub(crate) fn go_to(&mut self, offset: u64) -> Result<(), StoreError> {
        // What is in memory already is not read again.
        let by = offset.cast_signed().wrapping_sub(self.stands.cast_signed());
        self.source
            .seek_relative(by)
            .map_err(StoreError::disk(&self.path))?;
        self.stands = offset;
        self.offset = offset;
        Ok(())
    }
}

/// What the checksum would be if these bytes were all of the body.
fn checksum_of_all(body: &[u8]) -> Option<u32> {
    let length = u32::try_from(body.len()).ok()?;
    Some(checksum(length, body))
}

/// A disk that took a file's new length and not its content leaves zeros.
fn ends_in_zeros(body: &[u8]) -> bool {
    const SURELY: usize = 16;
    body.len()
        .checked_sub(SURELY)
        .and_then(|from| body.get(from..))
        .is_none_or(|end| end.iter().all(|b| *b == 0))
}

/// Reads the frame at a place.
pub(crate) fn frame_at(folders: &Folders, path: &Path, place: Place) -> Result<Frame, StoreError> {
    let mut reader = Reader::open(folders, path, place.file, place.offset)?;
    match reader.step()? {
        Step::Frame(frame) => Ok(*frame),
        _ => Err(StoreError::Unreadable(say::storage::at_byte(
            place.offset,
            place.file.name(),
        ))),
    }
}
