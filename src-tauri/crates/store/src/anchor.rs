//! Anchors: a save's number and hash, written down elsewhere, against which the journal can be
//! held. Nobody can change what came before an anchor and still have a journal that fits it.

use std::collections::BTreeSet;

use words::say;

use crate::change::Tip;
use crate::error::StoreError;
use crate::store::Store;
use crate::witness::hashes_of;

/// How a journal stands to an anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchored {
    /// It holds that save.
    Holds,
    /// It holds another save of that number.
    Differs,
    /// It ends before it.
    EndsBefore,
    /// That part of the history is not here.
    NotHere,
}

impl std::fmt::Display for Tip {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.sequence, self.hash)
    }
}

impl std::str::FromStr for Tip {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let wrong = || StoreError::Misuse(say::storage::no_anchor(text));
        let (sequence, hash) = text.trim().split_once(':').ok_or_else(wrong)?;
        let hash = blake3::Hash::from_hex(hash.trim()).map_err(|_| wrong())?;
        Ok(Self {
            sequence: sequence.trim().parse().map_err(|_| wrong())?,
            hash: hash.to_hex().to_string(),
        })
    }
}

impl Store {
    /// Holds the journal, and what was archived of it, against an anchor.
    ///
    /// # Errors
    /// When a file cannot be read at all.
    pub fn holds(&self, anchor: &Tip) -> Result<Anchored, StoreError> {
        let end = self.shared.index().newest();
        if anchor.sequence > end.sequence {
            return Ok(Anchored::EndsBefore);
        }
        let wanted = BTreeSet::from([anchor.sequence]);
        let found = hashes_of(&self.shared.folders, &wanted)?;
        Ok(match found.get(&anchor.sequence) {
            Some(hash) if *hash == anchor.hash => Anchored::Holds,
            Some(_) => Anchored::Differs,
            None => Anchored::NotHere,
        })
    }

    /// For each of some saves, whether this journal has it; `None` where that part of the
    /// history is not here.
    ///
    /// # Errors
    /// When a file cannot be read at all.
    pub fn has(&self, tips: &[Tip]) -> Result<Vec<Option<bool>>, StoreError> {
        let end = self.shared.index().newest();
        let mut known = self.known_saves();
        let missing = tips.iter().map(|tip| tip.sequence);
        let wanted = missing.filter(|n| !known.contains_key(n)).collect();
        // What was saved once stays what it is as long as this is open.
        known.extend(hashes_of(&self.shared.folders, &wanted)?);
        let each = tips.iter().map(|tip| match known.get(&tip.sequence) {
            Some(hash) => Some(*hash == tip.hash),
            None if tip.sequence > end.sequence => Some(false),
            None => None,
        });
        Ok(each.collect())
    }
}
