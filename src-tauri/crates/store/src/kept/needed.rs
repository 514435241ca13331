//! The kept files that the records of a workspace need.

use std::collections::BTreeMap;

use crate::change::{Key, PageOf};
use crate::error::StoreError;
use crate::shared::BlockCache;
use crate::store::Store;

/// Records read at once.
const AT_ONCE: usize = 1_000;

/// The files that records need, each with one that does. Records of kinds that are locked need
/// nothing that could be told.
pub(super) fn needed(store: &Store) -> Result<BTreeMap<String, Key>, StoreError> {
    let mut needed = BTreeMap::new();
    let Some(of) = store.names_files.of else {
        return Ok(needed);
    };
    for kind in store.names_files.kinds {
        let mut page = PageOf {
            kind: (*kind).to_owned(),
            limit: AT_ONCE,
            ..PageOf::default()
        };
        loop {
            let read = store.reading(|index| {
                let mut cache = BlockCache::default();
                let found = index.page(&page)?;
                let mut hashes = Vec::new();
                for (key, row) in found.rows {
                    match store.shared.record(key.clone(), &row, &mut cache) {
                        Ok(Some(record)) => {
                            let named = of(kind, record.schema, &record.value);
                            hashes.extend(named.into_iter().map(|hash| (hash, key.clone())));
                        }
                        Ok(None) | Err(StoreError::Locked) => {}
                        Err(error) => return Err(error),
                    }
                }
                Ok((hashes, found.next))
            })?;
            for (hash, key) in read.0 {
                needed.entry(hash).or_insert(key);
            }
            match read.1 {
                Some(next) => page.after = Some(next),
                None => break,
            }
        }
    }
    Ok(needed)
}
