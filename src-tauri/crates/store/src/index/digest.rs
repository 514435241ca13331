//! What entries and counters add up to, so that a lost or changed row shows.

use serde::{Deserialize, Serialize};

/// Sum of a hash of each row: the same for the same rows, in whatever order they came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) struct Digest {
    pub rows: u64,
    sum: u128,
}

fn hash_of(key: &[u8], value: &[u8]) -> u128 {
    let mut hasher = blake3::Hasher::new();
    hasher.update(key);
    // Keys are of any length, counters of one.
    hasher.update(&[0, u8::try_from(value.len()).unwrap_or(u8::MAX)]);
    hasher.update(value);
    let hash = hasher.finalize();
    hash.as_bytes()
        .first_chunk::<16>()
        .map_or(0, |b| u128::from_le_bytes(*b))
}

impl Digest {
    pub(crate) fn gains(&mut self, key: &[u8], value: &[u8]) {
        self.rows = self.rows.wrapping_add(1);
        self.sum = self.sum.wrapping_add(hash_of(key, value));
    }

    pub(crate) fn loses(&mut self, key: &[u8], value: &[u8]) {
        self.rows = self.rows.wrapping_sub(1);
        self.sum = self.sum.wrapping_sub(hash_of(key, value));
    }
}
