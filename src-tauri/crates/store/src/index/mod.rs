//! The index: where in the journal the newest revision of every record stands, and the
//! entries of the indexes that a workspace describes.
//!
//! It is a cache of the journal. Commits go in whole, together with the journal's tip and
//! a digest of all rows, so that the two can be compared at every opening; it is thrown
//! away and made anew whenever they do not agree.

pub(crate) mod apply;
mod counter;
pub(crate) mod digest;
pub(crate) mod entry;
pub(crate) mod row;
pub(crate) mod rows;
mod whole;
mod within;

use std::collections::BTreeSet;
use std::ops::Bound;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use self::row::{Row, TipRow, key_of, unpack};
use self::rows::{Rows, after_prefix};
use words::say;

use crate::change::{Key, PageOf, Tip};
use crate::encryption::Vault;
use crate::error::StoreError;
use crate::indexed::{Form, IndexDescription, Indexes, PartValue, entries_of};
use crate::journal::frame::State;

pub(crate) use apply::{Applied, Gathering, Loading, Written};

/// The index.
#[derive(Clone)]
pub(crate) struct Index {
    rows: Arc<dyn Rows>,
    indexes: Indexes,
    vault: Option<Arc<Vault>>,
    tip: Arc<Mutex<Option<TipRow>>>,
    /// Kinds that some value of is sealed, and no key at hand: their entries are not here.
    sealed: Arc<Mutex<BTreeSet<String>>>,
    pub(crate) in_memory: bool,
}

/// Rows in order of identity, and where to go on.
pub(crate) struct RowPage {
    pub rows: Vec<(Key, Row)>,
    pub next: Option<String>,
}

fn poisoned<T>(error: PoisonError<T>) -> T {
    error.into_inner()
}

fn nameless() -> StoreError {
    StoreError::Index(say::storage::index_no_name())
}

impl Index {
    pub(crate) fn over(
        rows: Arc<dyn Rows>,
        indexes: Indexes,
        vault: Option<Arc<Vault>>,
        in_memory: bool,
    ) -> Result<Self, StoreError> {
        let tip = match rows.get(row::TIP)? {
            Some(bytes) => Some(unpack::<TipRow>(&bytes)?),
            None => None,
        };
        Ok(Self {
            rows,
            indexes,
            vault,
            tip: Arc::new(Mutex::new(tip)),
            sealed: Arc::default(),
            in_memory,
        })
    }

    /// Where it is; `None` when nothing was ever put in, or it was made for indexes
    /// described otherwise.
    pub(crate) fn tip(&self) -> Option<TipRow> {
        let tip = self.tip.lock().unwrap_or_else(poisoned).clone();
        tip.filter(|t| t.described == row::number_of(&self.indexes, self.vault.as_deref()))
    }

    /// The commit it was left at, for whichever indexes it was made.
    pub(crate) fn left_at(&self) -> Option<Tip> {
        let tip = self.tip.lock().unwrap_or_else(poisoned).clone()?;
        blake3::Hash::from_hex(&tip.hash).ok()?;
        Some(tip.tip())
    }

    /// The newest commit in it; the chain's start when there is none.
    pub(crate) fn newest(&self) -> Tip {
        self.tip().map_or_else(Tip::start, |row| row.tip())
    }

    pub(crate) fn state(&self) -> State {
        self.tip().map(|t| t.state()).unwrap_or_default()
    }

    pub(crate) fn flush(&self) -> Result<(), StoreError> {
        self.rows.flush()
    }

    /// Whether any index is over a kind.
    pub(crate) fn describes(&self, kind: &str) -> bool {
        self.indexes.of_kind(kind).next().is_some()
    }

    /// The entries of a value in its present shape, packed.
    pub(crate) fn entries(&self, kind: &str, value: &Value) -> Vec<u8> {
        let entries = self.indexes.of_kind(kind).flat_map(|(number, index)| {
            entries_of(index, value)
                .into_iter()
                .map(move |parts| self.entry(number, index, &parts))
        });
        entry::pack(entries.collect())
    }

    /// An entry as bytes, or the beginning of one.
    pub(crate) fn entry(
        &self,
        number: u8,
        index: &IndexDescription,
        parts: &[PartValue],
    ) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(48);
        bytes.push(number);
        for (part, described) in parts.iter().zip(index.parts) {
            match (self.blinds(index, described.form), part) {
                (Some(vault), PartValue::Text(text)) => {
                    entry::put(&PartValue::Blinded(vault.blind(text)), &mut bytes);
                }
                _ => entry::put(part, &mut bytes),
            }
        }
        bytes
    }

    /// What blinds the values of a part: text of private records is held only so that it
    /// can be compared. Days, flags, numbers and tags say when and how many, never who.
    fn blinds(&self, index: &IndexDescription, form: Form) -> Option<&Vault> {
        self.vault.as_deref().filter(|vault| {
            matches!(form, Form::Text | Form::Folded | Form::Looks) && vault.guards(index.kind)
        })
    }

    /// The number of an index, and what it is.
    pub(crate) fn find(
        &self,
        kind: &str,
        name: &str,
    ) -> Result<(u8, &'static IndexDescription), StoreError> {
        if self.sealed.lock().unwrap_or_else(poisoned).contains(kind) {
            return Err(StoreError::Locked);
        }
        self.indexes.find(kind, name)
    }

    /// The indexes of a kind that are unique.
    pub(crate) fn unique_of<'k>(
        &self,
        kind: &'k str,
    ) -> impl Iterator<Item = (u8, &'static IndexDescription)> + use<'k> {
        self.indexes.of_kind(kind).filter(|(_, index)| index.unique)
    }

    /// A record's row; that of a deleted one has no spot.
    pub(crate) fn row(&self, key: &Key) -> Result<Option<Row>, StoreError> {
        let bytes = self.rows.get(&row::record(key))?;
        bytes.map(|b| unpack(&b)).transpose()
    }

    /// The row of a record there is.
    pub(crate) fn live_row(&self, key: &Key) -> Result<Option<Row>, StoreError> {
        Ok(self.row(key)?.filter(|row| row.spot.is_some()))
    }

    pub(crate) fn request(&self, request: &str) -> Result<Option<u64>, StoreError> {
        let bytes = self.rows.get(&row::request(request))?;
        Ok(bytes
            .and_then(|b| b.try_into().ok())
            .map(u64::from_be_bytes))
    }

    pub(crate) fn count(&self, kind: &str) -> Result<u64, StoreError> {
        Ok(row::number(self.rows.get(&row::count(kind))?))
    }

    /// Rows of the records there are of a kind, in order.
    pub(crate) fn page(&self, of: &PageOf) -> Result<RowPage, StoreError> {
        let whole = row::record_prefix(&of.kind, &of.prefix);
        let mut from = Bound::Included(whole.clone());
        let mut to = after_prefix(&whole);
        // A cursor outside the prefix would widen the range.
        if let Some(after) = of.after.as_ref().filter(|a| a.starts_with(&of.prefix)) {
            let cursor = Bound::Excluded(row::record_prefix(&of.kind, after));
            if of.backwards {
                to = cursor;
            } else {
                from = cursor;
            }
        }
        let mut found = Vec::new();
        let mut more = false;
        self.rows
            .range(from, to, of.backwards, &mut |name, bytes| {
                let row: Row = unpack(bytes)?;
                // That of a deleted record only leads to its versions.
                if row.spot.is_none() {
                    return Ok(true);
                }
                if found.len() == of.limit {
                    more = true;
                    return Ok(false);
                }
                found.push((key_of(name).ok_or_else(nameless)?, row));
                Ok(true)
            })?;
        let next = found.last().filter(|_| more);
        Ok(RowPage {
            next: next.map(|(key, _): &(Key, Row)| key.id.clone()),
            rows: found,
        })
    }

    /// Every row there is, those of deleted records too, in order.
    pub(crate) fn every_row(
        &self,
        mut each: impl FnMut(Key, Row) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        self.rows.range(
            Bound::Included(vec![b'r']),
            after_prefix(b"r"),
            false,
            &mut |name, bytes| each(key_of(name).ok_or_else(nameless)?, unpack(bytes)?),
        )
    }
}
