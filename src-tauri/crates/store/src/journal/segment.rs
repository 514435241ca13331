//! The head of a journal file: what it is, whose, and what it follows.
//!
//! ```text
//! "CWJ3" · kind u8, with 16 more where there is a key · number u56 · identity of the workspace · hash of the commit before · CRC-32C
//! "CWJRNL2\n" · kind u32 · number u64 · hash of the commit before · CRC-32C
//! ```
//! The second is read and not written any more: it names no workspace.

use super::identity::Identity;
use super::place::FileId;
use crate::change::Tip;
use crate::damage::JournalFault;

/// Bytes before the first frame.
pub(crate) const SEGMENT_HEAD: usize = 56;
const MAGIC: &[u8; 4] = b"CWJ3";
const MAGIC_2: &[u8; 8] = b"CWJRNL2\n";
const SUM: usize = SEGMENT_HEAD - 4;

/// What a file of the journal is and where in the chain it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SegmentHead {
    pub file: FileId,
    /// The commit before the first in a segment; the last a checkpoint stands for.
    pub anchor: Tip,
    /// The workspace it was written for; none in files of before there were identities.
    pub identity: Option<Identity>,
    /// Whether it was written with a key: without that not all of it can be read.
    pub keyed: bool,
}

/// Stands in the byte of the kind where a file is written with a key.
const KEYED: u8 = 0x10;

/// What the first bytes of a file say.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum HeadRead {
    Whole(SegmentHead),
    /// Fewer bytes than a head: the file was begun and the power went.
    Short,
    /// A journal of Credwright 0.1, which has no head.
    Format1,
    Bad(JournalFault),
}

impl HeadRead {
    /// The workspace the file was written for, so far as it says.
    pub(crate) fn identity(&self) -> Option<Identity> {
        match self {
            Self::Whole(head) => head.identity,
            _ => None,
        }
    }
}

fn kind_of(file: FileId) -> (u8, u64) {
    match file {
        FileId::Segment(first) => (1, first),
        FileId::Checkpoint(last) => (2, last),
    }
}

fn begins_like(bytes: &[u8], magic: &[u8]) -> bool {
    let length = bytes.len().min(magic.len());
    bytes.get(..length) == magic.get(..length)
}

impl SegmentHead {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(SEGMENT_HEAD);
        let (kind, number) = kind_of(self.file);
        let number = number.to_le_bytes();
        match self.identity {
            Some(identity) => {
                bytes.extend_from_slice(MAGIC);
                bytes.push(if self.keyed { kind | KEYED } else { kind });
                // No journal comes to so many commits that the last byte is needed.
                bytes.extend_from_slice(number.get(..7).unwrap_or_default());
                bytes.extend_from_slice(&identity.0);
            }
            None => {
                bytes.extend_from_slice(MAGIC_2);
                bytes.extend_from_slice(&u32::from(kind).to_le_bytes());
                bytes.extend_from_slice(&number);
            }
        }
        let hash = blake3::Hash::from_hex(&self.anchor.hash).map_or([0; 32], |h| *h.as_bytes());
        bytes.extend_from_slice(&hash);
        bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
        bytes
    }

    pub(crate) fn read(bytes: &[u8], expected: FileId) -> HeadRead {
        let ours = begins_like(bytes, MAGIC) || begins_like(bytes, MAGIC_2);
        let Some(head) = bytes.get(..SEGMENT_HEAD) else {
            return if ours {
                HeadRead::Short
            } else {
                HeadRead::Format1
            };
        };
        if !ours {
            return HeadRead::Format1;
        }
        let sum = head.get(SUM..).and_then(|b| b.try_into().ok());
        if sum.map(u32::from_le_bytes) != head.get(..SUM).map(crc32c::crc32c) {
            return HeadRead::Bad(JournalFault::HeadChecksum);
        }
        let part = |from: usize, to: usize| head.get(from..to).unwrap_or_default();
        let number = |bytes: &[u8]| {
            let mut whole = [0; 8];
            whole.iter_mut().zip(bytes).for_each(|(w, b)| *w = *b);
            u64::from_le_bytes(whole)
        };
        let (kind, number, identity, keyed) = if head.starts_with(MAGIC) {
            let identity = part(12, 20).try_into().ok();
            let kind = number(part(4, 5));
            let keyed = kind & u64::from(KEYED) != 0;
            (
                kind & !u64::from(KEYED),
                number(part(5, 12)),
                identity.and_then(Identity::from_bytes),
                keyed,
            )
        } else {
            (number(part(8, 12)), number(part(12, 20)), None, false)
        };
        let (file, sequence) = match kind {
            1 => (FileId::Segment(number), number.saturating_sub(1)),
            2 => (FileId::Checkpoint(number), number),
            _ => return HeadRead::Bad(JournalFault::Kind),
        };
        if file != expected {
            return HeadRead::Bad(JournalFault::HeadName);
        }
        let hash: [u8; 32] = part(20, SUM).try_into().unwrap_or_default();
        let hash = blake3::Hash::from_bytes(hash).to_hex().to_string();
        HeadRead::Whole(Self {
            file,
            anchor: Tip { sequence, hash },
            identity,
            keyed,
        })
    }
}
