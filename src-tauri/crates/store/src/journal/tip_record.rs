//! The record of the journal's end, beside it in `journal/tip`.
//!
//! It is written after each sync and not synced itself, so that it costs a save nothing: it
//! can lag behind after the power went, and never says more than what was on the disk. Two
//! places in the file take turns, so that one of them is whole whatever happens to the other.
//!
//! ```text
//! "CWTIP1" · closed u16 · turn u64 · identity · sequence u64 · hash · CRC-32C, padded to 512
//! ```

use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;

use super::identity::Identity;
use super::place::{Folders, files_in};
use super::reader::head_of;
use crate::change::Tip;
use crate::disk::sync_folder;
use crate::plain;

const MAGIC: &[u8; 6] = b"CWTIP1";
/// A sector each.
const SLOT: usize = 512;
const SUM: usize = 64;

/// What the record says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TipRecord {
    pub identity: Identity,
    pub tip: Tip,
    /// The workspace was closed in order after that commit.
    pub closed: bool,
    turn: u64,
}

impl TipRecord {
    fn to_bytes(&self) -> [u8; SLOT] {
        let mut bytes = Vec::with_capacity(SLOT);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&u16::from(self.closed).to_le_bytes());
        bytes.extend_from_slice(&self.turn.to_le_bytes());
        bytes.extend_from_slice(&self.identity.0);
        bytes.extend_from_slice(&self.tip.sequence.to_le_bytes());
        let hash = blake3::Hash::from_hex(&self.tip.hash).map_or([0; 32], |h| *h.as_bytes());
        bytes.extend_from_slice(&hash);
        bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
        bytes.resize(SLOT, 0);
        bytes.try_into().unwrap_or([0; SLOT])
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let sum = bytes.get(SUM..SUM + 4)?.try_into().ok()?;
        if !bytes.starts_with(MAGIC) || crc32c::crc32c(bytes.get(..SUM)?) != u32::from_le_bytes(sum)
        {
            return None;
        }
        let number = |at: usize| {
            let bytes = bytes.get(at..at + 8)?.try_into().ok()?;
            Some(u64::from_le_bytes(bytes))
        };
        let hash: [u8; 32] = bytes.get(32..64)?.try_into().ok()?;
        Some(Self {
            closed: bytes.get(6) == Some(&1),
            turn: number(8)?,
            identity: Identity::from_bytes(bytes.get(16..24)?.try_into().ok()?)?,
            tip: Tip {
                sequence: number(24)?,
                hash: blake3::Hash::from_bytes(hash).to_hex().to_string(),
            },
        })
    }

    /// The newest record that is whole; none where there is no file, or nothing in it is.
    pub(crate) fn read(folders: &Folders) -> Option<Self> {
        let mut bytes = Vec::new();
        plain::open(&path(folders))
            .ok()?
            .take(2 * SLOT as u64)
            .read_to_end(&mut bytes)
            .ok()?;
        bytes
            .chunks(SLOT)
            .filter_map(Self::from_bytes)
            .max_by_key(|record| record.turn)
    }
}

fn path(folders: &Folders) -> PathBuf {
    folders.journal().join("tip")
}

/// The identity of a workspace: that of the newest file of its journal, else the one the
/// record has, else a new one.
pub(crate) fn identity_of(folders: &Folders) -> Identity {
    let files = files_in(&folders.journal()).unwrap_or_default();
    let newest = files.into_iter().rev().find_map(|file| {
        let head = head_of(folders, &folders.path(file), file).ok()?;
        head.identity()
    });
    newest
        .or_else(|| TipRecord::read(folders).map(|record| record.identity))
        .unwrap_or_else(Identity::draw)
}

/// The record, open for the one writer. Where it cannot be written the journal does without.
pub(crate) struct TipFile {
    file: Option<File>,
    identity: Identity,
    turn: u64,
}

impl TipFile {
    pub(crate) fn of(folders: &Folders, identity: Identity) -> Self {
        let turn = TipRecord::read(folders).map_or(0, |record| record.turn);
        let path = path(folders);
        let file = plain::open_or_create(&path).and_then(|file| {
            // Its room is taken now: later writes are over what is there.
            if file.metadata()?.len() < 2 * SLOT as u64 {
                (&file).write_all(&[0; 2 * SLOT])?;
                file.sync_all()?;
            }
            Ok(file)
        });
        // A new name that is not kept is a record that is not there after a power cut.
        let _ = sync_folder(&folders.journal());
        Self {
            file: file.ok(),
            identity,
            turn,
        }
    }

    pub(crate) fn identity(&self) -> Identity {
        self.identity
    }

    fn put(&mut self, tip: &Tip, closed: bool) -> std::io::Result<()> {
        let Some(file) = &self.file else {
            return Ok(());
        };
        self.turn += 1;
        let record = TipRecord {
            identity: self.identity,
            tip: tip.clone(),
            closed,
            turn: self.turn,
        };
        write_at(file, &record.to_bytes(), self.turn % 2 * SLOT as u64)
    }

    /// Says where the journal ends, after that was synced.
    pub(crate) fn write(&mut self, tip: &Tip) {
        // The save is on the disk whether or not this is.
        let _ = self.put(tip, false);
    }

    /// Says where the journal ends, and that nothing was left undone.
    pub(crate) fn close(&mut self, tip: &Tip) {
        // A record that cannot be kept now may lag, as after a power cut.
        let _ = self.put(tip, true);
        if let Some(file) = &self.file {
            let _ = file.sync_data();
        }
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

#[cfg(windows)]
fn write_at(mut file: &File, bytes: &[u8], offset: u64) -> std::io::Result<()> {
    use std::io::{Seek, SeekFrom};
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(bytes)
}

/// Puts the record on the disk while nothing is saved.
pub(crate) fn sync_tip(folders: &Folders) {
    // One that is not there after a power cut only knows less.
    let _ = plain::open_to_write(&path(folders)).and_then(|file| file.sync_data());
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn tip(sequence: u64) -> Tip {
        let hash = blake3::hash(&sequence.to_le_bytes()).to_hex().to_string();
        Tip { sequence, hash }
    }

    #[test]
    fn one_place_is_whole_whatever_becomes_of_the_other() {
        let dir = tempfile::tempdir().unwrap();
        let folders = Folders {
            root: dir.path().to_path_buf(),
            vault: None,
        };
        std::fs::create_dir(folders.journal()).unwrap();
        assert_eq!(TipRecord::read(&folders), None);
        let mut file = TipFile::of(&folders, Identity::draw());
        for n in 1..=5 {
            file.write(&tip(n));
            assert_eq!(TipRecord::read(&folders).unwrap().tip, tip(n));
        }
        drop(file);
        let whole = std::fs::read(path(&folders)).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x20;
            std::fs::write(path(&folders), bytes).unwrap();
            let found = TipRecord::read(&folders).unwrap();
            assert!(found.tip == tip(5) || found.tip == tip(4), "byte {at}");
            assert!(!found.closed);
        }
        for length in 0..whole.len() {
            std::fs::write(path(&folders), &whole[..length]).unwrap();
            let found = TipRecord::read(&folders).map(|r| r.tip.sequence);
            assert!(matches!(found, None | Some(4 | 5)), "{length}: {found:?}");
        }
        // The turn goes on where it was.
        std::fs::write(path(&folders), &whole).unwrap();
        let mut file = TipFile::of(&folders, Identity::draw());
        file.write(&tip(2));
        assert_eq!(TipRecord::read(&folders).unwrap().tip, tip(2));
        file.close(&tip(3));
        let last = TipRecord::read(&folders).unwrap();
        assert!(last.closed && last.tip == tip(3));
    }
}
