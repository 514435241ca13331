//! Values in blocks: packed together, each block with a checksum of its own, private ones
//! sealed.
//!
//! ```text
//! 0  packed                                          as it is, in a workspace without a key
//! 1  sealed                                          by a key that binds to no place
//! 2  sequence u64 · number u32 · code · packed       vouched for with the workspace's key
//! 3  sequence u64 · number u32 · sealed              sealed for its place
//! 4  code                                            vouches for the whole record before it
//! ```
//! The place of a block is the commit it is in and which block of it it is; kind, identity and
//! revision of each value are within it.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use words::say;

use super::place::Spot;
use super::plausible;
use crate::change::Key;
use crate::encryption::{MAC, Vault};
use crate::error::StoreError;

/// Bytes of a block before its content.
pub(crate) const BLOCK_HEAD: usize = 9;
/// Bytes that say where a block belongs.
const BLOCK_PLACE: usize = 12;
/// A block is closed once it holds this much JSON (bytes) or this many values.
const BLOCK_BYTES: usize = 24_000;
const BLOCK_VALUES: usize = 48;
/// Packed by zstd.
pub(crate) const ZSTD: u8 = 0;
/// Packed, then sealed by a key that binds to no place.
const ZSTD_SEALED: u8 = 1;
/// Packed, and vouched for with the workspace's key.
const ZSTD_VOUCHED: u8 = 2;
/// Packed, then sealed for its place.
const ZSTD_BOUND: u8 = 3;
/// The last of those that hold values.
pub(crate) const LAST_PACKING: u8 = ZSTD_BOUND;
/// Vouches for the whole record before it.
pub(crate) const VOUCHES: u8 = 4;
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

/// Where a block belongs: the commit, and which of its blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct BlockPlace {
    pub sequence: u64,
    pub number: u32,
}

impl BlockPlace {
    fn to_bytes(self) -> [u8; BLOCK_PLACE] {
        let mut bytes = [0; BLOCK_PLACE];
        let number = self.number.to_le_bytes();
        let all = self.sequence.to_le_bytes().into_iter().chain(number);
        bytes.iter_mut().zip(all).for_each(|(b, a)| *b = a);
        bytes
    }

    fn of(bytes: [u8; BLOCK_PLACE]) -> Self {
        let (sequence, number) = bytes.split_at(8);
        Self {
            sequence: sequence.try_into().map_or(0, u64::from_le_bytes),
            number: number.try_into().map_or(0, u32::from_le_bytes),
        }
    }
}

/// What closes blocks of one commit.
#[derive(Clone, Copy)]
pub(crate) struct Closing<'c> {
    pub vault: Option<&'c Vault>,
    pub sequence: u64,
}

impl Closing<'_> {
    /// A block as it is written.
    fn closed(
        self,
        number: usize,
        packed: Vec<u8>,
        private: bool,
    ) -> Result<(u8, Vec<u8>), StoreError> {
        let Some(vault) = self.vault else {
            return Ok((ZSTD, packed));
        };
        if !vault.binds() {
            return Ok(match private {
                true => (ZSTD_SEALED, vault.seal(&[], &packed)?),
                false => (ZSTD, packed),
            });
        }
        let place = BlockPlace {
            sequence: self.sequence,
            number: u32::try_from(number).unwrap_or(u32::MAX),
        }
        .to_bytes();
        Ok(if private {
            let sealed = vault.seal(&[b"block", &place], &packed)?;
            (ZSTD_BOUND, [place.as_slice(), &sealed].concat())
        } else {
            let mac = vault.mac(&[b"block", &place, &packed]);
            (ZSTD_VOUCHED, [place.as_slice(), &mac, &packed].concat())
        })
    }
}

/// A block that still takes values. Private ones go into blocks of their own.
pub(crate) struct OpenBlock {
    json: Vec<u8>,
    values: u16,
    number: usize,
    private: bool,
}

impl OpenBlock {
    pub(crate) fn new(private: bool) -> Self {
        Self {
            json: Vec::new(),
            values: 0,
            number: 0,
            private,
        }
    }

    /// Puts a value in and says where it is: the number of its block, and its place there.
    pub(crate) fn put(
        &mut self,
        key: &Key,
        revision: u32,
        value: &RawValue,
        blocks: &mut Vec<(u8, Vec<u8>)>,
        closing: Closing<'_>,
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
            self.close(blocks, closing)?;
        }
        Ok(at)
    }

    /// Closes it, if there is anything in it.
    pub(crate) fn close(
        &mut self,
        blocks: &mut [(u8, Vec<u8>)],
        closing: Closing<'_>,
    ) -> Result<(), StoreError> {
        if self.values == 0 {
            return Ok(());
        }
        self.json.push(b']');
        let packed = pack(&self.json)?;
        let block = closing.closed(self.number, packed, self.private)?;
        if let Some(place) = blocks.get_mut(self.number) {
            *place = block;
        }
        self.json.clear();
        self.values = 0;
        Ok(())
    }
}

/// A block's content taken out of what holds it, before it is unpacked.
struct Opened<'b> {
    packed: std::borrow::Cow<'b, [u8]>,
    place: Option<BlockPlace>,
    sealed: bool,
}

fn place_of(content: &[u8]) -> Option<([u8; BLOCK_PLACE], &[u8])> {
    let (place, rest) = content.split_first_chunk::<BLOCK_PLACE>()?;
    Some((*place, rest))
}

fn opened<'b>(
    packing: u8,
    content: &'b [u8],
    vault: Option<&Vault>,
) -> Result<Opened<'b>, StoreError> {
    let bad = StoreError::Unreadable;
    let short = || bad(say::storage::block_short());
    let other_key = || bad(say::storage::block_other_key());
    let (packed, place, sealed) = match packing {
        ZSTD => (content.into(), None, false),
        ZSTD_SEALED => {
            let vault = vault.ok_or(StoreError::Locked)?;
            let opened = vault.open_unbound(content).ok_or_else(other_key)?;
            (opened.into(), None, true)
        }
        ZSTD_VOUCHED => {
            let (place, rest) = place_of(content).ok_or_else(short)?;
            let (mac, packed) = rest.split_first_chunk::<MAC>().ok_or_else(short)?;
            // Without the key it can be read, and nobody can tell who wrote it.
            if vault.is_some_and(|v| !v.is_vouched(&[b"block", &place, packed], mac, true)) {
                return Err(other_key());
            }
            (packed.into(), Some(place), false)
        }
        ZSTD_BOUND => {
            let vault = vault.ok_or(StoreError::Locked)?;
            let (place, sealed) = place_of(content).ok_or_else(short)?;
            let opened = vault.open(&[b"block", &place], sealed);
            (opened.ok_or_else(other_key)?.into(), Some(place), true)
        }
        _ => return Err(StoreError::Newer),
    };
    Ok(Opened {
        packed,
        place: place.map(BlockPlace::of),
        sealed,
    })
}

fn open_block(bytes: &[u8], vault: Option<&Vault>) -> Result<Block, StoreError> {
    let bad = StoreError::Unreadable;
    let (head, content) = bytes
        .split_at_checked(BLOCK_HEAD)
        .ok_or_else(|| bad(say::storage::block_short()))?;
    let sum = head
        .get(5..9)
        .and_then(|b| b.try_into().ok())
        .map_or(0, u32::from_le_bytes);
    if crc32c::crc32c(content) != sum {
        return Err(bad(say::storage::block_checksum()));
    }
    let opened = opened(head.first().copied().unwrap_or(u8::MAX), content, vault)?;
    let json = unpack(&opened.packed).ok_or_else(|| bad(say::storage::block_packed()))?;
    Ok(Block {
        kept: serde_json::from_slice(&json).map_err(|_| bad(say::storage::block_unreadable()))?,
        unpacked: json.len() as u64,
        place: opened.place,
        sealed: opened.sealed,
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
    /// Where it belongs, so far as it says.
    place: Option<BlockPlace>,
    sealed: bool,
}

impl Block {
    pub(crate) fn open(bytes: &[u8], vault: Option<&Vault>) -> Result<Self, StoreError> {
        open_block(bytes, vault)
    }

    /// Whether it may stand at a place: one that says where it belongs stands nowhere else.
    pub(crate) fn belongs(&self, place: BlockPlace) -> bool {
        self.place.is_none_or(|own| own == place)
    }

    /// Whether a key of the workspace sealed it or vouched for it.
    pub(crate) fn is_written_with_key(&self) -> bool {
        self.sealed || self.place.is_some()
    }

    /// Whether it may be read by itself in a workspace with a key: it is vouched for, belongs to
    /// that commit, and what is private in it is sealed. Where not everything is sealed yet, what
    /// was there before is as it was.
    pub(crate) fn may_stand_alone(&self, vault: &Vault, key: &Key, sequence: Option<u64>) -> bool {
        if !vault.binds() || vault.sealing().is_some() {
            return true;
        }
        let here = self
            .place
            .is_some_and(|own| sequence.is_none_or(|sequence| sequence == own.sequence));
        here && (self.sealed || !vault.guards(&key.kind))
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
