//! What can still be read in a record that fails its checksum. Each block of values has a
//! checksum of its own, and names the records in it.

use crate::change::Key;
use crate::encryption::Vault;
use crate::journal::block::{BLOCK_HEAD, Block, LAST_PACKING, unpack};
use crate::journal::frame::{FRAME_HEAD, Head, MAGIC};

/// Values of a record that are whole, and what it says of itself.
#[derive(Default)]
pub(crate) struct Remains {
    /// What it says it wrote. Nothing vouches for this: it serves to name what is lost.
    pub head: Option<Head>,
    /// Whole values: whose, and at which revision.
    pub values: Vec<(Key, u32, serde_json::Value)>,
}

/// What remains of the records in some bytes. In a workspace with a key only values count that
/// were written with it, unless all of the bytes are `trusted`.
pub(crate) fn remains(bytes: &[u8], vault: Option<&Vault>, trusted: bool) -> Vec<Remains> {
    let mut starts: Vec<usize> = bytes
        .windows(MAGIC.len())
        .enumerate()
        .filter(|(_, w)| *w == MAGIC)
        .map(|(at, _)| at)
        .collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let pieces = starts
        .iter()
        .zip(ends)
        .filter_map(|(a, b)| bytes.get(*a..b));
    let look = |piece| remains_of(piece, vault, trusted);
    pieces.map(look).collect()
}

fn remains_of(record: &[u8], vault: Option<&Vault>, trusted: bool) -> Remains {
    let asks = !trusted && vault.is_some_and(Vault::binds);
    let mut found = Remains {
        head: head_of(record),
        ..Remains::default()
    };
    let mut at = FRAME_HEAD;
    while at < record.len() {
        match block_at(record, at, vault) {
            Some((block, end)) => {
                if !asks || block.is_written_with_key() {
                    found.values.extend(block.each());
                }
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

fn head_of(record: &[u8]) -> Option<Head> {
    let from = FRAME_HEAD + 4;
    let length = word(record, FRAME_HEAD)?;
    serde_json::from_slice(&unpack(record.get(from..from.checked_add(length)?)?)?).ok()
}

/// The block that begins at a byte, if one does and it is whole, and where it ends.
fn block_at(record: &[u8], at: usize, vault: Option<&Vault>) -> Option<(Block, usize)> {
    // One of few packings, and a length that fits: few other bytes look like that.
    if *record.get(at)? > LAST_PACKING {
        return None;
    }
    let end = at
        .checked_add(BLOCK_HEAD)?
        .checked_add(word(record, at + 1).filter(|length| *length > 0)?)?;
    let block = Block::open(record.get(at..end)?, vault).ok()?;
    Some((block, end))
}
