//! One record of the journal: a whole transaction, checksummed and chained by hash.
//!
//! ```text
//! "CWF2" · length of the body u32 · CRC-32C of length and body u32 · body
//! body  = length of the head u32 · head (JSON, zstd) · blocks
//! block = packing u8 · length u32 · CRC-32C u32 · bytes (JSON array of values, zstd)
//! ```
//! In a workspace with a key the last block vouches with it for all of the body before it; the
//! head says what was done in sealed words, and calls private records by sealed names.
//!
//! Numbers are little-endian. The hash of a commit is the BLAKE3 hash of its body. A block
//! is read by itself: it names the records in it, so that nothing else can be taken for
//! them.

use std::cell::Cell;

use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use words::say;

use super::block::{BLOCK_HEAD, Block, BlockPlace, Closing, OpenBlock, VOUCHES, pack, unpack};
pub(crate) use super::head::{Head, HeadWrite, State};
use super::place::{FileId, Place, Spot};
use crate::change::{Key, Tip};
use crate::damage::JournalFault;
use crate::encryption::{MAC, Vault};
use crate::error::StoreError;

pub(crate) const MAGIC: &[u8; 4] = b"CWF2";
/// Bytes before the body.
pub(crate) const FRAME_HEAD: usize = 12;
/// No frame is larger (bytes): a length beyond it is damage.
pub(crate) const LARGEST_FRAME: u32 = 1 << 29;

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

fn to_json<T: Serialize>(value: &T) -> Result<Vec<u8>, StoreError> {
    serde_json::to_vec(value).map_err(StoreError::unreadable)
}

/// Puts values into blocks, fills in `at` of each write that has one, and makes the frame.
pub(crate) fn encode(
    head: &mut Head,
    values: &[Option<impl AsRef<RawValue>>],
    vault: Option<&Vault>,
) -> Result<Encoded, StoreError> {
    let mut blocks: Vec<(u8, Vec<u8>)> = Vec::new();
    let mut plain = OpenBlock::new(false);
    let mut private = OpenBlock::new(true);
    let closing = Closing {
        vault,
        sequence: head.sequence,
    };
    for (write, value) in head.writes.iter_mut().zip(values) {
        write.at = None;
        let Some(value) = value else { continue };
        let open = if vault.is_some_and(|vault| vault.guards(&write.kind)) {
            &mut private
        } else {
            &mut plain
        };
        write.at = Some(open.put(
            &write.key(),
            write.revision,
            value.as_ref(),
            &mut blocks,
            closing,
        )?);
    }
    plain.close(&mut blocks, closing)?;
    private.close(&mut blocks, closing)?;
    let said = std::mem::take(&mut head.audit.what);
    let sealed = head.seal_label(vault, &said);
    let json = sealed.and_then(|()| to_json(head));
    head.label = None;
    head.audit.what = said;
    let packed_head = pack(&json?)?;
    let too_large = || StoreError::Misuse(say::storage::too_large());
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
        put_block(*packing, length, block, &mut body);
    }
    if let Some(vault) = vault.filter(|vault| vault.binds()) {
        let mac = vault.mac(&[b"save", &body]);
        put_block(VOUCHES, MAC as u32, &mac, &mut body);
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

fn put_block(packing: u8, length: u32, block: &[u8], body: &mut Vec<u8>) {
    body.push(packing);
    body.extend_from_slice(&length.to_le_bytes());
    body.extend_from_slice(&crc32c::crc32c(block).to_le_bytes());
    body.extend_from_slice(block);
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
    /// Where the block begins that vouches for what is before it.
    vouches: Option<usize>,
    /// Bytes that its head and the blocks that were asked for unpacked to.
    unpacked: Cell<u64>,
}

impl Frame {
    pub(crate) fn tip(&self) -> Tip {
        Tip {
            sequence: self.head.sequence,
            hash: self.hash.clone(),
        }
    }

    /// Bytes of it, and bytes that it unpacked to so far.
    pub(crate) fn came_to(&self) -> (u64, u64) {
        ((FRAME_HEAD + self.body.len()) as u64, self.unpacked.get())
    }

    /// Takes a body apart whose checksum fits.
    pub(crate) fn decode(place: Place, body: Vec<u8>) -> Result<Self, JournalFault> {
        let word = |at: usize| {
            body.get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map(u32::from_le_bytes)
        };
        let head_length = word(0).ok_or(JournalFault::RecordShort)? as usize;
        let packed = body
            .get(4..4 + head_length)
            .ok_or(JournalFault::RecordShort)?;
        let json = unpack(packed).ok_or(JournalFault::RecordPacked)?;
        let head: Head =
            serde_json::from_slice(&json).map_err(|_| JournalFault::RecordUnreadable)?;
        let mut blocks = Vec::new();
        let mut vouches = None;
        let mut at = 4 + head_length;
        while at < body.len() && vouches.is_none() {
            let length = word(at + 1).ok_or(JournalFault::RecordBlock)?;
            if body.get(at) == Some(&VOUCHES) && length as usize == MAC {
                vouches = Some(at);
            } else {
                blocks.push((at, length));
            }
            at += BLOCK_HEAD + length as usize;
        }
        if at != body.len() {
            return Err(JournalFault::RecordBlock);
        }
        Ok(Self {
            place,
            end: place.offset + (FRAME_HEAD + body.len()) as u64,
            hash: blake3::hash(&body).to_hex().to_string(),
            unpacked: Cell::new(json.len() as u64),
            head,
            body,
            blocks,
            vouches,
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
        self.values_of(vault, |_| true)?.into_iter().collect()
    }

    /// The values of writes to kinds that are wanted, `None` for others and where one was
    /// deleted; each that is sealed, without a key, as [`StoreError::Locked`].
    pub(crate) fn values_of(
        &self,
        vault: Option<&Vault>,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<Vec<Result<Option<Value>, StoreError>>, StoreError> {
        let mut open: Option<(u32, Option<Block>)> = None;
        let mut values = Vec::with_capacity(self.head.writes.len());
        for write in &self.head.writes {
            let Some((number, slot)) = write.at.filter(|_| wanted(&write.kind)) else {
                values.push(Ok(None));
                continue;
            };
            if open.as_ref().is_none_or(|(known, _)| *known != number) {
                let block = match self.block(number, vault) {
                    Ok(block) => Some(block),
                    Err(StoreError::Locked) => None,
                    Err(other) => return Err(other),
                };
                open = Some((number, block));
            }
            let Some((_, Some(block))) = &open else {
                values.push(Err(StoreError::Locked));
                continue;
            };
            let key = write.key();
            let value = block.value(slot, &key, write.revision)?;
            values.push(Ok(Some(value.ok_or_else(|| unreadable(&key))?)));
        }
        Ok(values)
    }

    fn block(&self, number: u32, vault: Option<&Vault>) -> Result<Block, StoreError> {
        let (at, length) = *self
            .blocks
            .get(number as usize)
            .ok_or_else(|| StoreError::Unreadable(say::storage::block_missing()))?;
        let end = at + BLOCK_HEAD + length as usize;
        let block = Block::open(self.body.get(at..end).unwrap_or_default(), vault)?;
        let place = BlockPlace {
            sequence: self.head.sequence,
            number,
        };
        if !block.belongs(place) {
            return Err(StoreError::Unreadable(say::storage::block_other_place()));
        }
        self.unpacked.set(self.unpacked.get() + block.unpacked);
        Ok(block)
    }
}

impl Frame {
    /// Whether it was written with a workspace's key, and not by somebody else. What was written
    /// before there was that key is believed as far as it is known to reach.
    pub(crate) fn is_written_with(&self, vault: &Vault) -> bool {
        if !vault.binds() {
            return true;
        }
        let sealing = vault.sealing();
        let mac = self.vouches.and_then(|at| {
            let mac = self.body.get(at + BLOCK_HEAD..)?.first_chunk::<MAC>()?;
            Some((self.body.get(..at)?, mac))
        });
        if let Some((body, mac)) = mac {
            return vault.is_vouched(&[b"save", body], mac, sealing.is_some());
        }
        sealing.is_some_and(|sealing| {
            let until = &sealing.until;
            let end = self.head.sequence == until.sequence;
            let checkpoint = matches!(self.place.file, FileId::Checkpoint(_));
            sealing.unvouched
                && self.head.sequence <= until.sequence
                && (checkpoint || !end || self.hash == until.hash)
        })
    }

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
    StoreError::unreadable(key)
}

/// Where a checkpoint's or segment's first frame stands.
pub(crate) fn first_place(file: FileId) -> Place {
    Place {
        file,
        offset: super::segment::SEGMENT_HEAD as u64,
    }
}
