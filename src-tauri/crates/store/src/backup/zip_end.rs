//! The end of a zip file, read strictly: nothing may stand after it, and nothing between it
//! and the list of entries.
//!
//! A zip file may hold more than one thing that looks like its end. Ours holds one, at the
//! very end, without a remark; so it is found without searching, and says how many entries
//! there are: two of one name count twice here.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

const END: &[u8; 4] = b"PK\x05\x06";
const END_LENGTH: u64 = 22;
const LARGE_PLACE: &[u8; 4] = b"PK\x06\x07";
const LARGE_PLACE_LENGTH: u64 = 20;
const LARGE_END: &[u8; 4] = b"PK\x06\x06";
const LARGE_END_LENGTH: u64 = 56;

/// What the end of a zip file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ZipEnd {
    /// Entries that it says there are.
    pub entries: u64,
    /// Bytes of the list of entries.
    pub list: u64,
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let mut number = [0; 8];
    let found = bytes.get(at..at + length)?;
    number.get_mut(..length)?.copy_from_slice(found);
    Some(u64::from_le_bytes(number))
}

fn bytes_at(file: &mut File, at: u64, length: u64) -> std::io::Result<Vec<u8>> {
    file.seek(SeekFrom::Start(at))?;
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads the end; `None` when the file does not end as one of ours.
pub(super) fn zip_end(file: &mut File) -> std::io::Result<Option<ZipEnd>> {
    let length = file.metadata()?.len();
    let Some(at) = length.checked_sub(END_LENGTH) else {
        return Ok(None);
    };
    let end = bytes_at(file, at, END_LENGTH)?;
    let small = |place, length| number(&end, place, length);
    if !end.starts_with(END) || small(20, 2) != Some(0) {
        return Ok(None);
    }
    let (Some(entries), Some(list), Some(start)) = (small(10, 2), small(12, 4), small(16, 4))
    else {
        return Ok(None);
    };
    let place = match at.checked_sub(LARGE_PLACE_LENGTH) {
        Some(at) => bytes_at(file, at, LARGE_PLACE_LENGTH)?,
        None => Vec::new(),
    };
    if !place.starts_with(LARGE_PLACE) {
        let ends_there = start.checked_add(list) == Some(at);
        return Ok(ends_there.then_some(ZipEnd { entries, list }));
    }
    // More entries or bytes than the old form can say.
    let Some(large_at) = at.checked_sub(LARGE_PLACE_LENGTH + LARGE_END_LENGTH) else {
        return Ok(None);
    };
    let large = bytes_at(file, large_at, LARGE_END_LENGTH)?;
    let said = (
        number(&large, 32, 8),
        number(&large, 40, 8),
        number(&large, 48, 8),
    );
    let (Some(entries), Some(list), Some(start)) = said else {
        return Ok(None);
    };
    let ends_there = large.starts_with(LARGE_END)
        && number(&place, 8, 8) == Some(large_at)
        && start.checked_add(list) == Some(large_at);
    Ok(ends_there.then_some(ZipEnd { entries, list }))
}
