//! Values in blocks: packed together, each block with a checksum of its own, private ones
//! sealed.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use words::say;

use super::place::Spot;
use super::plausible;
use crate::change::Key;
use crate::encryption::Vault;
use crate::error::StoreError;

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
    serde_json::value::to_raw_value(value).map_err(StoreError::unreadable)
}

pub(crate) fn parsed(raw: &RawValue) -> Result<Value, StoreError> {
    serde_json::from_str(raw.get()).map_err(StoreError::unreadable)
}

thread_local! {
    // Kept: a thread that saves one record after another needs only one.
    static PACKER: RefCell<Option<zstd::bulk::Compressor<'static>>> = const { RefCell::new(None) };
}

pub(crate) fn pack(json: &[u8]) -> Result<Vec<u8>, StoreError> {
    let failed = StoreError::unreadable::<std::io::Error>;
    PACKER.with_borrow_mut(|packer| {
        let packer = match packer {
            Some(packer) => packer,
            None => packer.insert(zstd::bulk::Compressor::new(LEVEL).map_err(failed)?),
        };
        let mut packed = packer.compress(json).map_err(failed)?;
        plausible::pad(&mut packed, json.len());
        Ok(packed)
    })
}

pub(crate) fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    // The size a block claims is not believed: it grows as it is read, up to the limit.
    let mut json = Vec::new();
    let decoder = zstd::stream::read::Decoder::new(packed).ok()?;
    let most = plausible::most_unpacked(packed.len());
    let limit = most as u64 + 1;
    std::io::Read::read_to_end(&mut std::io::Read::take(decoder, limit), &mut json).ok()?;
    (json.len() <= most).then_some(json)
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
        serde_json::to_writer(&mut self.json, &kept).map_err(StoreError::unreadable)?;
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

fn open_block(bytes: &[u8], vault: Option<&Vault>) -> Result<Block, StoreError> {
    let bad = StoreError::Unreadable;
    let (head, packed) = bytes
        .split_at_checked(BLOCK_HEAD)
        .ok_or_else(|| bad(say::storage::block_short()))?;
    let sum = head
        .get(5..9)
        .and_then(|b| b.try_into().ok())
        .map_or(0, u32::from_le_bytes);
    if crc32c::crc32c(packed) != sum {
        return Err(bad(say::storage::block_checksum()));
    }
    let opened;
    let packed = match head.first() {
        Some(&ZSTD) => packed,
        Some(&ZSTD_SEALED) => {
            let vault = vault.ok_or(StoreError::Locked)?;
            opened = vault
                .open(packed)
                .ok_or_else(|| bad(say::storage::block_other_key()))?;
            opened.as_slice()
        }
        _ => return Err(StoreError::Newer),
    };
    let json = unpack(packed).ok_or_else(|| bad(say::storage::block_packed()))?;
    Ok(Block {
        kept: serde_json::from_slice(&json).map_err(|_| bad(say::storage::block_unreadable()))?,
        unpacked: json.len() as u64,
    })
}

/// Bytes that a block takes in its file, its head included.
pub(crate) fn block_size(spot: &Spot) -> usize {
    BLOCK_HEAD + spot.length as usize
}

/// The values of a block, each with whose it is.
pub(crate) struct Block {
    kept: Vec<Kept>,
    /// Bytes that it unpacked to.
    pub(crate) unpacked: u64,
}

impl Block {
    pub(crate) fn open(bytes: &[u8], vault: Option<&Vault>) -> Result<Self, StoreError> {
        open_block(bytes, vault)
    }

    /// Every value in it: whose, and at which revision.
    pub(crate) fn each(self) -> impl Iterator<Item = (Key, u32, Value)> {
        self.kept.into_iter().filter_map(|kept| {
            let value = parsed(&kept.value).ok()?;
            Some((Key::new(&kept.kind, &kept.id), kept.rev, value))
        })
    }

    /// The value at a place as it is kept, if it is that record's at that revision.
    pub(crate) fn raw(&self, slot: u16, key: &Key, revision: u32) -> Option<&RawValue> {
        self.kept
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{pack, unpack};

    #[test]
    fn what_packs_well_is_padded_and_reads_back() {
        let zeros = vec![b' '; 40 << 20];
        let packed = pack(&zeros).unwrap();
        assert!(packed.len() >= zeros.len() / 50, "{}", packed.len());
        assert_eq!(unpack(&packed).unwrap(), zeros);
        let small = pack(&[b'x'; 40_000]).unwrap();
        assert!(small.len() < 100, "{}", small.len());
    }

    #[test]
    fn what_asks_for_more_than_it_may_is_refused() {
        let bomb = zstd::bulk::compress(&vec![0; 256 << 20], 1).unwrap();
        assert!(bomb.len() < 100_000);
        assert!(unpack(&bomb).is_none());
    }
}
