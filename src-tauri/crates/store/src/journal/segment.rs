//! The head of a journal file: what it is and what it follows.

use super::place::FileId;
use crate::change::Tip;

/// Bytes before the first frame.
pub(crate) const SEGMENT_HEAD: usize = 56;
const MAGIC: &[u8; 8] = b"CWJRNL2\n";

/// What a file of the journal is and where in the chain it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SegmentHead {
    pub file: FileId,
    /// The commit before the first in a segment; the last a checkpoint stands for.
    pub anchor: Tip,
}

/// What the first bytes of a file say.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum HeadRead {
    Whole(SegmentHead),
    /// Fewer bytes than a head: the file was begun and the power went.
    Short,
    /// A journal of Credwright 0.1, which has no head.
    Format1,
    Bad(&'static str),
}

impl SegmentHead {
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(SEGMENT_HEAD);
        bytes.extend_from_slice(MAGIC);
        let (kind, number) = match self.file {
            FileId::Segment(first) => (1_u32, first),
            FileId::Checkpoint(last) => (2, last),
        };
        bytes.extend_from_slice(&kind.to_le_bytes());
        bytes.extend_from_slice(&number.to_le_bytes());
        let hash = blake3::Hash::from_hex(&self.anchor.hash).map_or([0; 32], |h| *h.as_bytes());
        bytes.extend_from_slice(&hash);
        bytes.extend_from_slice(&crc32c::crc32c(&bytes).to_le_bytes());
        bytes
    }

    pub(crate) fn read(bytes: &[u8], expected: FileId) -> HeadRead {
        let Some(head) = bytes.get(..SEGMENT_HEAD) else {
            return if MAGIC.starts_with(
                bytes
                    .get(..MAGIC.len().min(bytes.len()))
                    .unwrap_or_default(),
            ) {
                HeadRead::Short
            } else {
                HeadRead::Format1
            };
        };
        if !head.starts_with(MAGIC) {
            return HeadRead::Format1;
        }
        let word = |at: usize| {
            head.get(at..at + 4)
                .and_then(|b| b.try_into().ok())
                .map_or(0, u32::from_le_bytes)
        };
        if crc32c::crc32c(head.get(..52).unwrap_or_default()) != word(52) {
            return HeadRead::Bad("the head of the file fails its checksum");
        }
        let number = head
            .get(12..20)
            .and_then(|b| b.try_into().ok())
            .map_or(0, u64::from_le_bytes);
        let hash: [u8; 32] = head
            .get(20..52)
            .and_then(|b| b.try_into().ok())
            .unwrap_or_default();
        let (file, sequence) = match word(8) {
            1 => (FileId::Segment(number), number.saturating_sub(1)),
            2 => (FileId::Checkpoint(number), number),
            _ => return HeadRead::Bad("the file is of a kind that is not known"),
        };
        if file != expected {
            return HeadRead::Bad("the file has another file’s name");
        }
        let hash = blake3::Hash::from_bytes(hash).to_hex().to_string();
        HeadRead::Whole(Self {
            file,
            anchor: Tip { sequence, hash },
        })
    }
}
