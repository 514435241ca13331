//! The journal: append-only segments of checksummed records, chained by hash.
//!
//! A frame is: length of the payload (u32, little endian), CRC-32C of the payload
//! (u32, little endian), payload. The payload is the commit as JSON under zstd. The
//! hash that the next commit names is BLAKE3 of the payload.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::change::Commit;
use crate::error::StoreError;

const HEADER: usize = 8;
/// No commit is larger than this before compression; a longer length is damage.
const LARGEST_FRAME: u32 = 256 << 20;
const SEGMENT_BYTES: u64 = 64 << 20;

/// Where the journal cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalDamage {
    /// The segment's file name.
    pub segment: String,
    /// Byte offset of the frame.
    pub offset: u64,
    /// The sequence number expected there.
    pub sequence: u64,
    /// What is wrong.
    pub what: &'static str,
}

impl std::fmt::Display for JournalDamage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            segment,
            offset,
            sequence,
            what,
        } = self;
        write!(
            f,
            "The journal is damaged in {segment} at byte {offset}, record {sequence}: {what}"
        )
    }
}

/// What a reading of the whole journal found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JournalReport {
    /// Number of whole commits.
    pub commits: u64,
    /// Bytes of a last record that was not written in full.
    pub torn_bytes: u64,
    /// Damage anywhere else.
    pub damage: Option<JournalDamage>,
}

/// The end of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tip {
    pub sequence: u64,
    pub hash: String,
}

impl Tip {
    pub(crate) fn start() -> Self {
        Self {
            sequence: 0,
            hash: "0".repeat(64),
        }
    }
}

/// The open journal.
pub(crate) struct Journal {
    folder: PathBuf,
    file: File,
    path: PathBuf,
    length: u64,
    tip: Tip,
    broken: bool,
}

fn segments(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(StoreError::disk(folder))? {
        let path = entry.map_err(StoreError::disk(folder))?.path();
        if path.extension().is_some_and(|e| e == "journal") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .map(|n| n.to_string_lossy().into_owned())
        .unwrap_or_default()
}

enum Frame {
    Whole {
        commit: Box<Commit>,
        hash: String,
        next: usize,
    },
    End,
    Torn,
    Bad(&'static str),
}

/// Reads the frame at `offset`. A frame that runs past the end, or that is the last
/// one and fails its checksum, is torn: the write was cut short.
fn frame(bytes: &[u8], offset: usize, tip: &Tip) -> Frame {
    let rest = bytes.get(offset..).unwrap_or_default();
    if rest.is_empty() {
        return Frame::End;
    }
    let word = |at: usize| {
        rest.get(at..at + 4)
            .and_then(|b| b.try_into().ok())
            .map(u32::from_le_bytes)
    };
    let (Some(length), Some(sum)) = (word(0), word(4)) else {
        return Frame::Torn;
    };
    if length > LARGEST_FRAME {
        return Frame::Bad("the record's length is impossible");
    }
    let end = HEADER + length as usize;
    let Some(payload) = rest.get(HEADER..end) else {
        return Frame::Torn;
    };
    if crc32c::crc32c(payload) != sum {
        let last = rest.len() == end;
        return if last {
            Frame::Torn
        } else {
            Frame::Bad("the checksum does not fit")
        };
    }
    let Ok(json) = zstd::bulk::decompress(payload, LARGEST_FRAME as usize) else {
        return Frame::Bad("the record cannot be unpacked");
    };
    let Ok(commit) = serde_json::from_slice::<Commit>(&json) else {
        return Frame::Bad("the record cannot be read");
    };
    if commit.sequence != tip.sequence + 1 {
        return Frame::Bad("a record is missing before this one");
    }
    if commit.previous != tip.hash {
        return Frame::Bad("the record does not follow from the one before it");
    }
    let hash = blake3::hash(payload).to_hex().to_string();
    Frame::Whole {
        commit: Box::new(commit),
        hash,
        next: offset + end,
    }
}

/// The last segment and the length of what is whole in it.
pub(crate) type End = (PathBuf, u64);

/// Reads every commit in order and hands it, with its hash, to `each`.
pub(crate) fn read_all(
    folder: &Path,
    mut each: impl FnMut(&Commit, &str) -> Result<(), StoreError>,
) -> Result<(JournalReport, Tip, Option<End>), StoreError> {
    let mut report = JournalReport::default();
    let mut tip = Tip::start();
    let mut end = None;
    let paths = segments(folder)?;
    for (index, path) in paths.iter().enumerate() {
        let mut bytes = Vec::new();
        File::open(path)
            .and_then(|mut f| f.read_to_end(&mut bytes))
            .map_err(StoreError::disk(path))?;
        let mut offset = 0;
        loop {
            let damage = |what| JournalDamage {
                segment: name_of(path),
                offset: offset as u64,
                sequence: tip.sequence + 1,
                what,
            };
            match frame(&bytes, offset, &tip) {
                Frame::Whole { commit, hash, next } => {
                    each(&commit, &hash)?;
                    report.commits += 1;
                    tip = Tip {
                        sequence: commit.sequence,
                        hash,
                    };
                    offset = next;
                }
                Frame::End => break,
                Frame::Torn if index + 1 == paths.len() => {
                    report.torn_bytes = (bytes.len() - offset) as u64;
                    break;
                }
                Frame::Torn => {
                    report.damage = Some(damage("the segment ends in the middle of a record"));
                    return Ok((report, tip, None));
                }
                Frame::Bad(what) => {
                    report.damage = Some(damage(what));
                    return Ok((report, tip, None));
                }
            }
        }
        end = Some((path.clone(), offset as u64));
    }
    Ok((report, tip, end))
}

fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    File::open(folder)
        .and_then(|f| f.sync_all())
        .map_err(StoreError::disk(folder))
}

impl Journal {
    /// Opens the journal after the last whole record, cutting a torn one off.
    pub(crate) fn open(
        folder: &Path,
        each: impl FnMut(&Commit, &str) -> Result<(), StoreError>,
    ) -> Result<(Self, JournalReport), StoreError> {
        let (report, tip, end) = read_all(folder, each)?;
        if let Some(damage) = report.damage {
            return Err(StoreError::Damaged(damage));
        }
        let fresh = end.is_none();
        let (path, length) =
            end.unwrap_or_else(|| (folder.join("00000000000000000001.journal"), 0));
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(StoreError::disk(&path))?;
        if report.torn_bytes > 0 {
            file.set_len(length)
                .and_then(|()| file.sync_all())
                .map_err(StoreError::disk(&path))?;
        }
        file.seek(SeekFrom::Start(length))
            .map_err(StoreError::disk(&path))?;
        if fresh {
            sync_folder(folder)?;
        }
        let folder = folder.to_path_buf();
        Ok((
            Self {
                folder,
                file,
                path,
                length,
                tip,
                broken: false,
            },
            report,
        ))
    }

    pub(crate) fn tip(&self) -> &Tip {
        &self.tip
    }

    /// Appends one commit and syncs it. When this returns, the commit is on the disk.
    ///
    /// After a failure the bytes on disk are put back as they were; when even that
    /// fails the journal refuses everything until it is opened again.
    pub(crate) fn append(&mut self, commit: &Commit) -> Result<(), StoreError> {
        if self.broken {
            return Err(StoreError::Broken);
        }
        if self.length >= SEGMENT_BYTES {
            self.rotate()?;
        }
        let json = serde_json::to_vec(commit).map_err(|e| StoreError::Unreadable(e.to_string()))?;
        let payload = zstd::bulk::compress(&json, 3).map_err(StoreError::disk(&self.path))?;
        let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
        let mut bytes = Vec::with_capacity(HEADER + payload.len());
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(&crc32c::crc32c(&payload).to_le_bytes());
        bytes.extend_from_slice(&payload);
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
            self.broken = back.is_err();
            return Err(StoreError::Disk {
                path: self.path.clone(),
                error,
            });
        }
        self.length += bytes.len() as u64;
        self.tip = Tip {
            sequence: commit.sequence,
            hash: blake3::hash(&payload).to_hex().to_string(),
        };
        Ok(())
    }

    fn rotate(&mut self) -> Result<(), StoreError> {
        let path = self
            .folder
            .join(format!("{:020}.journal", self.tip.sequence + 1));
        let file = File::create(&path).map_err(StoreError::disk(&path))?;
        sync_folder(&self.folder)?;
        (self.file, self.path, self.length) = (file, path, 0);
        Ok(())
    }
}
