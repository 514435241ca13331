use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::encoding::{base64url_decode, base64url_encode};
use crate::reason::Reason;

/// A list has at least so many entries, so that nobody stands out in it.
pub const LEAST_ENTRIES: u64 = 131_072;
/// A list from outside has at most so many: 4 MiB of bits.
pub const MOST_ENTRIES: u64 = 33_554_432;

/// Bits of a status list. Entry 0 is the left-most bit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bits(Vec<u8>);

impl Bits {
    /// A list in which nothing is set, with at least so many entries.
    ///
    /// # Errors
    /// [`Reason::ListTooLong`] beyond [`MOST_ENTRIES`].
    pub fn new(entries: u64) -> Result<Self, Reason> {
        let entries = entries.max(LEAST_ENTRIES);
        if entries > MOST_ENTRIES {
            return Err(Reason::ListTooLong);
        }
        let bytes = usize::try_from(entries.div_ceil(8)).map_err(|_| Reason::ListTooLong)?;
        Ok(Self(vec![0; bytes]))
    }

    /// How many entries it has.
    #[must_use]
    pub fn entries(&self) -> u64 {
        u64::try_from(self.0.len()).unwrap_or(u64::MAX) * 8
    }

    fn place(index: u64) -> Option<(usize, u8)> {
        let byte = usize::try_from(index / 8).ok()?;
        let bit = u8::try_from(index % 8).ok()?;
        Some((byte, 0x80 >> bit))
    }

    /// Whether an entry is set.
    ///
    /// # Errors
    /// [`Reason::ListTooShortFor`] when the list does not reach there.
    pub fn get(&self, index: u64) -> Result<bool, Reason> {
        Self::place(index)
            .and_then(|(byte, bit)| Some(self.0.get(byte)? & bit != 0))
            .ok_or(Reason::ListTooShortFor(index))
    }

    /// Sets or takes back an entry.
    ///
    /// # Errors
    /// [`Reason::ListTooShortFor`] when the list does not reach there.
    pub fn set(&mut self, index: u64, on: bool) -> Result<(), Reason> {
        let short = || Reason::ListTooShortFor(index);
        let (byte, bit) = Self::place(index).ok_or_else(short)?;
        let byte = self.0.get_mut(byte).ok_or_else(short)?;
        if on {
            *byte |= bit;
        } else {
            *byte &= !bit;
        }
        Ok(())
    }

    /// How many are set.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.0.iter().map(|b| u64::from(b.count_ones())).sum()
    }

    /// As `encodedList`: multibase `u` of gzip. The same bits give the same text.
    ///
    /// # Errors
    /// [`Reason::ListUnreadable`] when it cannot be packed.
    pub fn encoded(&self) -> Result<String, Reason> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::best());
        packer
            .write_all(&self.0)
            .and_then(|()| packer.finish())
            .map(|packed| format!("u{}", base64url_encode(packed)))
            .map_err(|_| Reason::ListUnreadable)
    }

    /// Reads `encodedList`, however short.
    ///
    /// # Errors
    /// [`Reason::ListUnreadable`], and [`Reason::ListTooLong`] for one that unpacks to more than
    /// [`MOST_ENTRIES`] bits.
    pub fn decode(text: &str) -> Result<Self, Reason> {
        // Older lists (StatusList2021) have no multibase prefix, and may be padded.
        let packed = text
            .strip_prefix('u')
            .map(base64url_decode)
            .filter(|read| {
                read.as_ref()
                    .is_ok_and(|bytes| bytes.starts_with(&[0x1f, 0x8b]))
            })
            .unwrap_or_else(|| base64url_decode(text.trim_end_matches('=')))
            .map_err(|_| Reason::ListUnreadable)?;
        let most = MOST_ENTRIES / 8;
        let mut bytes = Vec::new();
        let mut reader = GzDecoder::new(packed.as_slice());
        reader
            .by_ref()
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Reason::ListUnreadable)?;
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > most {
            return Err(Reason::ListTooLong);
        }
        Ok(Self(bytes))
    }
}
