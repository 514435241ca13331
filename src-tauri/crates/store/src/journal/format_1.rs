//! Reading the journal of Credwright 0.1, which is not written any more.
//!
//! A record was: length u32 · CRC-32C u32 · a JSON commit packed by zstd; a commit's hash
//! was the BLAKE3 hash of its packed bytes.

use std::io::Read;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use super::block::unpack;
use super::place::{FileId, Folders, Place};
use super::plausible::Plausible;
use crate::change::{AuditEntry, Key, Tip};
use crate::damage::{JournalDamage, JournalFault};
use crate::error::StoreError;

/// Version of values' shapes in Credwright 0.1.
pub const FIRST_SCHEMA: u16 = 1;

const HEAD: usize = 8;

/// A commit of format 1.
#[derive(Debug, Deserialize)]
pub(crate) struct Commit1 {
    pub sequence: u64,
    pub previous: String,
    pub audit: AuditEntry,
    pub writes: Vec<Write1>,
}

/// A write of format 1.
#[derive(Debug, Deserialize)]
pub(crate) struct Write1 {
    pub key: Key,
    pub revision: u32,
    pub value: Option<Value>,
}

/// Reads a file's commits in order, each with its place and hash. Returns the tip and the
/// bytes of an unfinished last record.
pub(crate) fn read(
    folders: &Folders,
    path: &Path,
    file: FileId,
    mut tip: Tip,
    mut each: impl FnMut(Commit1, Place, &str) -> Result<(), StoreError>,
) -> Result<(Tip, u64, Option<JournalDamage>), StoreError> {
    let mut bytes = Vec::new();
    folders
        .read(path)?
        .bytes
        .read_to_end(&mut bytes)
        .map_err(StoreError::disk(path))?;
    let mut plausible = Plausible::default();
    let mut at = 0;
    while at < bytes.len() {
        let expected = tip.sequence + 1;
        let damage = |what| JournalDamage {
            segment: file.name(),
            offset: at as u64,
            sequence: expected,
            what,
        };
        let word = |at: usize| {
            bytes
                .get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map(u32::from_le_bytes)
        };
        let torn = (bytes.len() - at) as u64;
        let (Some(length), Some(sum)) = (word(at), word(at + 4)) else {
            return Ok((tip, torn, None));
        };
        let end = at + HEAD + length as usize;
        let Some(packed) = bytes.get(at + HEAD..end) else {
            return Ok((tip, torn, None));
        };
        if crc32c::crc32c(packed) != sum {
            let last = end == bytes.len();
            let damage = (!last).then(|| damage(JournalFault::Checksum));
            return Ok((tip, if last { torn } else { 0 }, damage));
        }
        let commit = unpack(packed)
            .filter(|json| plausible.take_in(packed.len() as u64, json.len() as u64))
            .and_then(|json| serde_json::from_slice::<Commit1>(&json).ok());
        let Some(commit) = commit else {
            return Ok((tip, 0, Some(damage(JournalFault::RecordUnreadable))));
        };
        if commit.sequence != tip.sequence + 1 || commit.previous != tip.hash {
            return Ok((tip, 0, Some(damage(JournalFault::RecordFollows))));
        }
        let hash = blake3::hash(packed).to_hex().to_string();
        tip = Tip {
            sequence: commit.sequence,
            hash: hash.clone(),
        };
        let place = Place {
            file,
            offset: at as u64,
        };
        each(commit, place, &hash)?;
        at = end;
    }
    Ok((tip, 0, None))
}
