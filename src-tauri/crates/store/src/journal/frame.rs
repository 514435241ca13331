//! One record of the journal: a whole transaction, checksummed and chained by hash.
//!
//! ```text
//! "CWF2" · length of the body u32 · CRC-32C of length and body u32 · body
//! body  = length of the head u32 · head (JSON, zstd) · blocks
//! block = packing u8 · length u32 · CRC-32C u32 · bytes (JSON array of values, zstd)
//! ```
//! Numbers are little-endian. The hash of a commit is the BLAKE3 hash of its body. A block
//! is read by itself: it names the records in it, so that nothing else can be taken for
//! them.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::place::{FileId, Place, Spot};
use crate::change::{AuditEntry, Key, Tip};
use crate::error::StoreError;
use crate::vault::Vault;

pub(crate) const MAGIC: &[u8; 4] = b"CWF2";
/// Bytes before the body.
pub(crate) const FRAME_HEAD: usize = 12;
/// No frame is larger (bytes): a length beyond it is damage.
pub(crate) const LARGEST_FRAME: u32 = 1 << 29;
/// No head or block unpacks to more (bytes).
const LARGEST_UNPACKED: usize = 1 << 30;
const BLOCK_HEAD: usize = 9;
/// A block is closed once it holds this much JSON (bytes) or this many values.
const BLOCK_BYTES: usize = 24_000;
const BLOCK_VALUES: usize = 48;
const ZSTD: u8 = 0;
/// Packed, then sealed by the workspace's vault.
const ZSTD_SEALED: u8 = 1;
/// zstd's own default is 3; 1 is a good deal quicker and a few per cent larger here.
const LEVEL: i32 = 1;

/// A commit without its values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Head {
    pub sequence: u64,
    /// Hash of the frame before.
    pub previous: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub request: String,
    pub audit: AuditEntry,
    /// The state after it.
    pub state: State,
    /// Hash of the checkpoint that this commit vouches for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// In a checkpoint: this is its last frame.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub end: bool,
    pub writes: Vec<HeadWrite>,
}

/// What is written, without the value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct HeadWrite {
    pub kind: String,
    pub id: String,
    #[serde(rename = "rev")]
    pub revision: u32,
    pub schema: u16,
    /// Block and place in it; `None` when deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(u32, u16)>,
    /// Where the revision before was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Place>,
    /// In a checkpoint: the commit that wrote it, and where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<(u64, Place)>,
}

impl HeadWrite {
    pub(crate) fn key(&self) -> Key {
        Key::new(&self.kind, &self.id)
    }
}

/// What the workspace holds after a commit, so that an index can be held against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct State {
    /// Records there are.
    pub live: u64,
    /// Sum of a hash of each record's key, revision and commit: the same for the same
    /// records, in whatever order they came.
    pub digest: u128,
}

impl Serialize for State {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        (self.live, format!("{:032x}", self.digest)).serialize(s)
    }
}

impl<'de> Deserialize<'de> for State {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (live, digest) = <(u64, String)>::deserialize(d)?;
        let digest = u128::from_str_radix(&digest, 16).map_err(serde::de::Error::custom)?;
        Ok(Self { live, digest })
    }
}

impl State {
    pub(crate) fn hash_of(key: &Key, revision: u32, sequence: u64) -> u128 {
        let mut hasher = blake3::Hasher::new();
        hasher.update(key.kind.as_bytes());
        hasher.update(&[0]);
        hasher.update(key.id.as_bytes());
        hasher.update(&[0]);
        hasher.update(&revision.to_le_bytes());
        hasher.update(&sequence.to_le_bytes());
        let hash = hasher.finalize();
        hash.as_bytes()
            .first_chunk::<16>()
            .map_or(0, |b| u128::from_le_bytes(*b))
    }

    pub(crate) fn gains(&mut self, hash: u128) {
        self.live = self.live.wrapping_add(1);
        self.digest = self.digest.wrapping_add(hash);
    }

    pub(crate) fn loses(&mut self, hash: u128) {
        self.live = self.live.wrapping_sub(1);
        self.digest = self.digest.wrapping_sub(hash);
    }
}

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

/// A frame as bytes, and where in them each block is.
pub(crate) struct Encoded {
    pub bytes: Vec<u8>,
    pub hash: String,
    blocks: Vec<(u64, u32)>,
}

impl Encoded {
    /// Where a write's value will be once the frame stands at `place`.
    pub(crate) fn spot(&self, place: Place, at: (u32, u16)) -> Option<Spot> {
        let (offset, length) = *self.blocks.get(at.0 as usize)?;
        Some(Spot {
            file: place.file,
            offset: place.offset + offset,
            length,
            slot: at.1,
        })
    }
}

thread_local! {
    // Setting one up takes longer than packing a record.
    static PACKER: RefCell<Option<zstd::bulk::Compressor<'static>>> = const { RefCell::new(None) };
}

fn pack(json: &[u8]) -> Result<Vec<u8>, StoreError> {
    let failed = |e: std::io::Error| StoreError::Unreadable(e.to_string());
    PACKER.with_borrow_mut(|packer| {
        let packer = match packer {
            Some(packer) => packer,
            None => packer.insert(zstd::bulk::Compressor::new(LEVEL).map_err(failed)?),
        };
        packer.compress(json).map_err(failed)
    })
}

fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    // The size a block claims is not believed: it grows as it is read, up to the limit.
    let mut json = Vec::new();
    let decoder = zstd::stream::read::Decoder::new(packed).ok()?;
    let limit = LARGEST_UNPACKED as u64 + 1;
    std::io::Read::read_to_end(&mut std::io::Read::take(decoder, limit), &mut json).ok()?;
    (json.len() <= LARGEST_UNPACKED).then_some(json)
}

fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(|e| StoreError::Unreadable(e.to_string()))
}

/// A block that still takes values. Private ones go into blocks of their own.
#[derive(Default)]
struct OpenBlock {
    json: Vec<u8>,
    values: u16,
    number: usize,
}

impl OpenBlock {
    fn close(
        &mut self,
        blocks: &mut [(u8, Vec<u8>)],
        vault: Option<&Vault>,
    ) -> Result<(), StoreError> {
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

/// Puts values into blocks, fills in `at` of each write that has one, and makes the frame.
pub(crate) fn encode(
    head: &mut Head,
    values: &[Option<Box<RawValue>>],
    vault: Option<&Vault>,
) -> Result<Encoded, StoreError> {
    let mut blocks: Vec<(u8, Vec<u8>)> = Vec::new();
    let mut plain = OpenBlock::default();
    let mut private = OpenBlock::default();
    for (write, value) in head.writes.iter_mut().zip(values) {
        write.at = None;
        let Some(value) = value else { continue };
        let guard = vault.filter(|vault| vault.guards(&write.kind));
        let open = if guard.is_some() {
            &mut private
        } else {
            &mut plain
        };
        if open.values == 0 {
            open.number = blocks.len();
            blocks.push((ZSTD, Vec::new()));
        }
        open.json.push(if open.values == 0 { b'[' } else { b',' });
        let kept = Keeping {
            kind: &write.kind,
            id: &write.id,
            rev: write.revision,
            value,
        };
        serde_json::to_writer(&mut open.json, &kept)
            .map_err(|e| StoreError::Unreadable(e.to_string()))?;
        write.at = Some((u32::try_from(open.number).unwrap_or(u32::MAX), open.values));
        open.values += 1;
        if open.json.len() >= BLOCK_BYTES || usize::from(open.values) >= BLOCK_VALUES {
            open.close(&mut blocks, guard)?;
        }
    }
    if plain.values > 0 {
        plain.close(&mut blocks, None)?;
    }
    if private.values > 0 {
        private.close(&mut blocks, vault)?;
    }
    let packed_head = pack(&to_json(head)?)?;
    let too_large =
        || StoreError::Misuse("The change is too large to be saved at once.".to_owned());
    let mut body = Vec::with_capacity(4 + packed_head.len());
    body.extend_from_slice(
        &u32::try_from(packed_head.len())
            .map_err(|_| too_large())?
            .to_le_bytes(),
    );
    body.extend_from_slice(&packed_head);
    let mut spots = Vec::with_capacity(blocks.len());
    for (packing, block) in &blocks {
        let length = u32::try_from(block.len()).map_err(|_| too_large())?;
        spots.push(((FRAME_HEAD + body.len()) as u64, length));
        body.push(*packing);
        body.extend_from_slice(&length.to_le_bytes());
        body.extend_from_slice(&crc32c::crc32c(block).to_le_bytes());
        body.extend_from_slice(block);
    }
    let length = u32::try_from(body.len())
        .ok()
        .filter(|l| *l <= LARGEST_FRAME)
        .ok_or_else(too_large)?;
    let mut bytes = Vec::with_capacity(FRAME_HEAD + body.len());
    bytes.extend_from_slice(MAGIC);
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&checksum(length, &body).to_le_bytes());
    bytes.extend_from_slice(&body);
    Ok(Encoded {
        hash: blake3::hash(&body).to_hex().to_string(),
        bytes,
        blocks: spots,
    })
}

pub(crate) fn checksum(length: u32, body: &[u8]) -> u32 {
    crc32c::crc32c_append(crc32c::crc32c(&length.to_le_bytes()), body)
}

/// A frame that was read.
pub(crate) struct Frame {
    pub place: Place,
    /// The byte after it.
    pub end: u64,
    pub head: Head,
    pub hash: String,
    body: Vec<u8>,
    blocks: Vec<(usize, u32)>,
}

impl Frame {
    pub(crate) fn tip(&self) -> Tip {
        Tip {
            sequence: self.head.sequence,
            hash: self.hash.clone(),
        }
    }

    /// Takes a body apart whose checksum fits.
    pub(crate) fn decode(place: Place, body: Vec<u8>) -> Result<Self, &'static str> {
        let word = |at: usize| {
            body.get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map(u32::from_le_bytes)
        };
        let head_length = word(0).ok_or("the record is too short")? as usize;
        let packed = body
            .get(4..4 + head_length)
            .ok_or("the record is too short")?;
        let json = unpack(packed).ok_or("the record cannot be unpacked")?;
        let head: Head = serde_json::from_slice(&json).map_err(|_| "the record cannot be read")?;
        let mut blocks = Vec::new();
        let mut at = 4 + head_length;
        while at < body.len() {
            let length = word(at + 1).ok_or("a block of the record is too short")?;
            blocks.push((at, length));
            at += BLOCK_HEAD + length as usize;
        }
        if at != body.len() {
            return Err("a block of the record is too short");
        }
        Ok(Self {
            place,
            end: place.offset + (FRAME_HEAD + body.len()) as u64,
            hash: blake3::hash(&body).to_hex().to_string(),
            head,
            body,
            blocks,
        })
    }

    pub(crate) fn spot(&self, at: (u32, u16)) -> Option<Spot> {
        let (offset, length) = *self.blocks.get(at.0 as usize)?;
        Some(Spot {
            file: self.place.file,
            offset: self.place.offset + (FRAME_HEAD + offset) as u64,
            length,
            slot: at.1,
        })
    }

    /// The values of all writes, `None` where one was deleted.
    pub(crate) fn values(&self, vault: Option<&Vault>) -> Result<Vec<Option<Value>>, StoreError> {
        let mut open: Option<(u32, Block)> = None;
        let mut values = Vec::with_capacity(self.head.writes.len());
        for write in &self.head.writes {
            let Some((number, slot)) = write.at else {
                values.push(None);
                continue;
            };
            if open.as_ref().is_none_or(|(known, _)| *known != number) {
                open = Some((number, self.block(number, vault)?));
            }
            let key = write.key();
            let value = match &open {
                Some((_, block)) => block.value(slot, &key, write.revision)?,
                None => None,
            };
            values.push(Some(value.ok_or_else(|| unreadable(&key))?));
        }
        Ok(values)
    }

    fn block(&self, number: u32, vault: Option<&Vault>) -> Result<Block, StoreError> {
        let (at, length) = *self
            .blocks
            .get(number as usize)
            .ok_or_else(|| StoreError::Unreadable("a block that is not there".to_owned()))?;
        let end = at + BLOCK_HEAD + length as usize;
        Block::open(self.body.get(at..end).unwrap_or_default(), vault)
    }
}

impl Frame {
    /// The value of one write; `None` when it deleted.
    pub(crate) fn value_of(
        &self,
        number: usize,
        vault: Option<&Vault>,
    ) -> Result<Option<Value>, StoreError> {
        let Some(write) = self.head.writes.get(number) else {
            return Ok(None);
        };
        let Some((block, slot)) = write.at else {
            return Ok(None);
        };
        let key = write.key();
        let value = self
            .block(block, vault)?
            .value(slot, &key, write.revision)?;
        value.map(Some).ok_or_else(|| unreadable(&key))
    }

    /// The frame as it stands in its file.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let length = u32::try_from(self.body.len()).unwrap_or(u32::MAX);
        let mut bytes = Vec::with_capacity(FRAME_HEAD + self.body.len());
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(&checksum(length, &self.body).to_le_bytes());
        bytes.extend_from_slice(&self.body);
        bytes
    }
}

fn unreadable(key: &Key) -> StoreError {
    StoreError::Unreadable(key.to_string())
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

/// Where a checkpoint's or segment's first frame stands.
pub(crate) fn first_place(file: FileId) -> Place {
    Place {
        file,
        offset: super::segment::SEGMENT_HEAD as u64,
    }
}
