//! Values in blocks: packed together, each block with a checksum of its own, private ones
//! sealed.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::place::Spot;
use crate::change::Key;
use crate::error::StoreError;
use crate::vault::Vault;

/// No head or block unpacks to more (bytes).
const LARGEST_UNPACKED: usize = 1 << 30;
/// Bytes of a block before its content.
pub(crate) const BLOCK_HEAD: usize = 9;
/// A block is closed once it holds this much JSON (bytes) or this many values.
const BLOCK_BYTES: usize = 24_000;
const BLOCK_VALUES: usize = 48;
/// Packed by zstd.
pub(crate) const ZSTD: u8 = 0;
/// Packed, then sealed by the workspace's vault.
const ZSTD_SEALED: u8 = 1;
/// zstd's quickest of the usual levels.
const LEVEL: i32 = 1;

#[derive(Serialize)]
struct Keeping<'v> {
    kind: &'v str,
    id: &'v str,
    rev: u32,
    value: &'v RawValue,
}

/// A value in a block, not taken apart before somebody asks for it.
#[derive(Deserialize)]
struct Kept {
    kind: String,
    id: String,
    rev: u32,
    value: Box<RawValue>,
}

/// A value as the journal keeps it.
pub(crate) fn raw(value: &Value) -> Result<Box<RawValue>, StoreError> {
    serde_json::value::to_raw_value(value).map_err(|e| StoreError::Unreadable(e.to_string()))
}

fn parsed(raw: &RawValue) -> Result<Value, StoreError> {
    serde_json::from_str(raw.get()).map_err(|e| StoreError::Unreadable(e.to_string()))
}

thread_local! {
    // Kept: a thread that saves one record after another needs only one.
    static PACKER: RefCell<Option<zstd::bulk::Compressor<'static>>> = const { RefCell::new(None) };
}

pub(crate) fn pack(json: &[u8]) -> Result<Vec<u8>, StoreError> {
    let failed = |e: std::io::Error| StoreError::Unreadable(e.to_string());
    PACKER.with_borrow_mut(|packer| {
        let packer = match packer {
            Some(packer) => packer,
            None => packer.insert(zstd::bulk::Compressor::new(LEVEL).map_err(failed)?),
        };
        packer.compress(json).map_err(failed)
    })
}

pub(crate) fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    // The size a block claims is not believed: it grows as it is read, up to the limit.
    let mut json = Vec::new();
    let decoder = zstd::stream::read::Decoder::new(packed).ok()?;
    let limit = LARGEST_UNPACKED as u64 + 1;
    std::io::Read::read_to_end(&mut std::io::Read::take(decoder, limit), &mut json).ok()?;
    (json.len() <= LARGEST_UNPACKED).then_some(json)
}

/// A block that still takes values. Private ones go into blocks of their own.
#[derive(Default)]
pub(crate) struct OpenBlock {
    json: Vec<u8>,
    values: u16,
    number: usize,
}

impl OpenBlock {
    /// Puts a value in and says where it is: the number of its block, and its place there.
    pub(crate) fn put(
        &mut self,
        key: &Key,
        revision: u32,
        value: &RawValue,
        blocks: &mut Vec<(u8, Vec<u8>)>,
        vault: Option<&Vault>,
    ) -> Result<(u32, u16), StoreError> {
        if self.values == 0 {
            self.number = blocks.len();
            blocks.push((ZSTD, Vec::new()));
        }
        self.json.push(if self.values == 0 { b'[' } else { b',' });
        let kept = Keeping {
            kind: &key.kind,
            id: &key.id,
            rev: revision,
            value,
        };
        serde_json::to_writer(&mut self.json, &kept)
            .map_err(|e| StoreError::Unreadable(e.to_string()))?;
        let at = (u32::try_from(self.number).unwrap_or(u32::MAX), self.values);
        self.values += 1;
        if self.json.len() >= BLOCK_BYTES || usize::from(self.values) >= BLOCK_VALUES {
            self.close(blocks, vault)?;
        }
        Ok(at)
    }

    /// Closes it, if there is anything in it.
    pub(crate) fn close(
        &mut self,
        blocks: &mut [(u8, Vec<u8>)],
        vault: Option<&Vault>,
    ) -> Result<(), StoreError> {
        if self.values == 0 {
            return Ok(());
        }
        self.json.push(b']');
        let packed = pack(&self.json)?;
        let block = match vault {
            Some(vault) => (ZSTD_SEALED, vault.seal(&packed)?),
            None => (ZSTD, packed),
        };
        if let Some(place) = blocks.get_mut(self.number) {
            *place = block;
        }
        self.json.clear();
        self.values = 0;
        Ok(())
    }
}

fn open_block(bytes: &[u8], vault: Option<&Vault>) -> Result<Vec<Kept>, StoreError> {
    let bad = |what: &str| StoreError::Unreadable(format!("a block of the journal {what}"));
    let (head, packed) = bytes
        .split_at_checked(BLOCK_HEAD)
        .ok_or_else(|| bad("is too short"))?;
    let sum = head
        .get(5..9)
        .and_then(|b| b.try_into().ok())
        .map_or(0, u32::from_le_bytes);
    if crc32c::crc32c(packed) != sum {
        return Err(bad("fails its checksum"));
    }
    let opened;
    let packed = match head.first() {
        Some(&ZSTD) => packed,
        Some(&ZSTD_SEALED) => {
            let vault = vault.ok_or(StoreError::Locked)?;
            opened = vault
                .open(packed)
                .ok_or_else(|| bad("was sealed with another key"))?;
            opened.as_slice()
        }
        _ => return Err(StoreError::Newer),
    };
    let json = unpack(packed).ok_or_else(|| bad("cannot be unpacked"))?;
    serde_json::from_slice(&json).map_err(|_| bad("cannot be read"))
}

/// Bytes that a block takes in its file, its head included.
pub(crate) fn block_size(spot: &Spot) -> usize {
    BLOCK_HEAD + spot.length as usize
}

/// The values of a block, each with whose it is.
pub(crate) struct Block(Vec<Kept>);

impl Block {
    pub(crate) fn open(bytes: &[u8], vault: Option<&Vault>) -> Result<Self, StoreError> {
        open_block(bytes, vault).map(Self)
    }

    /// The value at a place as it is kept, if it is that record's at that revision.
    pub(crate) fn raw(&self, slot: u16, key: &Key, revision: u32) -> Option<&RawValue> {
        self.0
            .get(usize::from(slot))
            .filter(|k| k.kind == key.kind && k.id == key.id && k.rev == revision)
            .map(|k| &*k.value)
    }

    /// The value at a place, if it is that record's at that revision.
    pub(crate) fn value(
        &self,
        slot: u16,
        key: &Key,
        revision: u32,
    ) -> Result<Option<Value>, StoreError> {
        self.raw(slot, key, revision).map(parsed).transpose()
    }
}
