//! Counters of entries.

use super::digest::Digest;
use super::row;
use super::rows::{Changes, Rows};
use crate::error::StoreError;

/// Changes a counter by so much, its row and the digest with it.
pub(crate) fn count(
    rows: &dyn Rows,
    key: Vec<u8>,
    by: i64,
    digest: &mut Digest,
    changes: &mut Changes,
) -> Result<(), StoreError> {
    if by == 0 {
        return Ok(());
    }
    let before = row::number(rows.get(&key)?);
    let after = before.saturating_add_signed(by);
    if before > 0 {
        digest.loses(&key, &before.to_be_bytes());
    }
    if after > 0 {
        digest.gains(&key, &after.to_be_bytes());
    }
    changes.insert(key, (after > 0).then(|| after.to_be_bytes().to_vec()));
    Ok(())
}
