//! The index: where in the journal the newest revision of every record stands.
//!
//! It is a cache of the journal. Commits go in whole, together with the journal's tip and
//! a digest of all rows, so that the two can be compared at every opening; it is thrown
//! away and made anew whenever they do not agree.

pub(crate) mod row;
pub(crate) mod rows;

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::Value;

use self::row::{Row, TipRow, key_of, pack, unpack};
use self::rows::{Changes, Rows, after_prefix};
use crate::change::{Key, Lookup, Tip};
use crate::error::StoreError;
use crate::journal::frame::{Frame, State};
use crate::journal::place::{FileId, Place};
use crate::vault::Vault;

/// Requests that are remembered.
const REQUESTS: u64 = 1_000;
/// Rows handed to the database at once while it is made anew.
const AT_ONCE: usize = 4_000;

/// A commit as the index takes it.
pub(crate) struct Applied {
    pub sequence: u64,
    pub hash: String,
    pub frame: Place,
    pub end: u64,
    pub request: String,
    pub state: State,
    pub writes: Vec<Written>,
}

/// A record that a commit wrote.
pub(crate) struct Written {
    pub key: Key,
    pub row: Row,
    /// The row it had before, if any, where that is known already.
    pub old: Option<Option<Row>>,
}

/// The index.
#[derive(Clone)]
pub(crate) struct Index {
    rows: Arc<dyn Rows>,
    lookups: &'static [Lookup],
    vault: Option<Arc<Vault>>,
    tip: Arc<Mutex<Option<TipRow>>>,
    pub(crate) in_memory: bool,
}

fn poisoned<T>(error: PoisonError<T>) -> T {
    error.into_inner()
}

impl Index {
    pub(crate) fn over(
        rows: Arc<dyn Rows>,
        lookups: &'static [Lookup],
        vault: Option<Arc<Vault>>,
        in_memory: bool,
    ) -> Result<Self, StoreError> {
        let tip = match rows.get(row::TIP)? {
            Some(bytes) => Some(unpack::<TipRow>(&bytes)?),
            None => None,
        };
        Ok(Self {
            rows,
            lookups,
            vault,
            tip: Arc::new(Mutex::new(tip)),
            in_memory,
        })
    }

    /// Where it is; `None` when nothing was ever put in, or it was made for other lookups.
    pub(crate) fn tip(&self) -> Option<TipRow> {
        let tip = self.tip.lock().unwrap_or_else(poisoned).clone();
        tip.filter(|t| t.lookups == row::lookups_number(self.lookups, self.vault.is_some()))
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

    /// The values a record is looked up by.
    pub(crate) fn fields(&self, kind: &str, value: &Value) -> Vec<(u8, String)> {
        self.lookups
            .iter()
            .enumerate()
            .filter(|(_, lookup)| lookup.kind == kind)
            .filter_map(|(n, lookup)| {
                let text = value.pointer(lookup.field)?.as_str()?;
                let storable = !text.is_empty() && !text.contains('\0');
                let text = self.as_held(kind, text);
                Some((u8::try_from(n).ok()?, text)).filter(|_| storable)
            })
            .collect()
    }

    /// A value as rows hold it: of a private record only so that it can be compared.
    pub(crate) fn as_held(&self, kind: &str, text: &str) -> String {
        match self.vault.as_ref().filter(|vault| vault.guards(kind)) {
            Some(vault) => vault.blind(text),
            None => text.to_owned(),
        }
    }

    fn has_fields(&self, kind: &str) -> bool {
        self.lookups.iter().any(|lookup| lookup.kind == kind)
    }

    pub(crate) fn lookup(&self, kind: &str, field: &str) -> Option<u8> {
        let n = self
            .lookups
            .iter()
            .position(|l| l.kind == kind && l.field == field)?;
        u8::try_from(n).ok()
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
        let bytes = self.rows.get(&row::count(kind))?;
        Ok(bytes
            .and_then(|b| b.try_into().ok())
            .map_or(0, u64::from_be_bytes))
    }

    pub(crate) fn holding(
        &self,
        lookup: u8,
        kind: &str,
        value: &str,
    ) -> Result<Vec<Key>, StoreError> {
        let prefix = row::holding_prefix(lookup, &self.as_held(kind, value));
        let mut found = Vec::new();
        self.rows.range(
            Bound::Included(prefix.clone()),
            after_prefix(&prefix),
            false,
            &mut |name, _| {
                let id = name.get(prefix.len()..).unwrap_or_default();
                found.push(Key::new(kind, &String::from_utf8_lossy(id)));
                Ok(true)
            },
        )?;
        Ok(found)
    }

    /// Rows of a kind in order, until `limit`. Also says whether there are more.
    pub(crate) fn page(
        &self,
        kind: &str,
        prefix: &str,
        after: Option<&str>,
        backwards: bool,
        limit: usize,
    ) -> Result<(Vec<(Key, Row)>, bool), StoreError> {
        let whole = row::record_prefix(kind, prefix);
        let mut from = Bound::Included(whole.clone());
        let mut to = after_prefix(&whole);
        // A cursor outside the prefix would widen the range.
        if let Some(after) = after.filter(|a| a.starts_with(prefix)) {
            let cursor = Bound::Excluded(row::record_prefix(kind, after));
            if backwards {
                to = cursor;
            } else {
                from = cursor;
            }
        }
        let mut found = Vec::new();
        let mut more = false;
        self.rows.range(from, to, backwards, &mut |name, bytes| {
            if found.len() == limit {
                more = true;
                return Ok(false);
            }
            let key =
                key_of(name).ok_or_else(|| StoreError::Index("a row without a name".to_owned()))?;
            found.push((key, unpack(bytes)?));
            Ok(true)
        })?;
        Ok((found, more))
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
            &mut |name, bytes| {
                let key = key_of(name)
                    .ok_or_else(|| StoreError::Index("a row without a name".to_owned()))?;
                each(key, unpack(bytes)?)
            },
        )
    }

    /// Counts and sums up every row and holds that against what the tip says.
    pub(crate) fn is_whole(&self) -> Result<bool, StoreError> {
        let mut state = State::default();
        self.every_row(|key, row| {
            if row.spot.is_some() {
                state.gains(State::hash_of(&key, row.revision, row.sequence));
            }
            Ok(true)
        })?;
        Ok(state == self.state())
    }

    /// What a frame of the journal means for the index.
    pub(crate) fn applied(&self, frame: &Frame) -> Result<Applied, StoreError> {
        let wanted = frame.head.writes.iter().any(|w| self.has_fields(&w.kind));
        let values = match wanted.then(|| frame.values(self.vault.as_deref())) {
            // Without the key nothing is looked up by what is private.
            None | Some(Err(StoreError::Locked)) => Vec::new(),
            Some(values) => values?,
        };
        let writes = frame.head.writes.iter().enumerate().map(|(n, write)| {
            let value = values.get(n).and_then(Option::as_ref);
            let (sequence, place) = write.origin.unwrap_or((frame.head.sequence, frame.place));
            let row = Row {
                revision: write.revision,
                sequence,
                schema: write.schema,
                frame: place,
                spot: write.at.and_then(|at| frame.spot(at)),
                before: write.before,
                fields: value
                    .map(|v| self.fields(&write.kind, v))
                    .unwrap_or_default(),
            };
            Written {
                key: write.key(),
                row,
                old: None,
            }
        });
        Ok(Applied {
            sequence: frame.head.sequence,
            hash: frame.hash.clone(),
            frame: frame.place,
            end: frame.end,
            request: frame.head.request.clone(),
            state: frame.head.state,
            writes: writes.collect(),
        })
    }

    /// The state one more commit comes to, whatever it says itself: for a journal with gaps.
    pub(crate) fn state_after(&self, commit: &Applied) -> Result<State, StoreError> {
        let mut state = self.state();
        for Written { key, row, .. } in &commit.writes {
            if let Some(old) = self.live_row(key)? {
                state.loses(State::hash_of(key, old.revision, old.sequence));
            }
            if row.spot.is_some() {
                state.gains(State::hash_of(key, row.revision, row.sequence));
            }
        }
        Ok(state)
    }

    /// Takes commits in, all or none. The state it comes to must be the one the last of
    /// them names.
    pub(crate) fn apply(&self, commits: &[Applied]) -> Result<(), StoreError> {
        let Some(last) = commits.last() else {
            return Ok(());
        };
        let mut changes = Changes::new();
        let mut known: HashMap<&Key, &Row> = HashMap::new();
        let mut counts: BTreeMap<&str, i64> = BTreeMap::new();
        let mut state = self.state();
        for commit in commits {
            for Written { key, row, old } in &commit.writes {
                let found;
                let old = match (old, known.get(key)) {
                    (Some(old), _) => old.as_ref(),
                    (None, Some(row)) => Some(*row),
                    (None, None) => {
                        found = self.row(key)?;
                        found.as_ref()
                    }
                };
                if let Some(old) = old.filter(|o| o.spot.is_some()) {
                    state.loses(State::hash_of(key, old.revision, old.sequence));
                    *counts.entry(&key.kind).or_default() -= 1;
                    for (lookup, value) in &old.fields {
                        changes.insert(row::holding(*lookup, value, &key.id), None);
                    }
                }
                if row.spot.is_some() {
                    state.gains(State::hash_of(key, row.revision, row.sequence));
                    *counts.entry(&key.kind).or_default() += 1;
                    for (lookup, value) in &row.fields {
                        changes.insert(row::holding(*lookup, value, &key.id), Some(Vec::new()));
                    }
                }
                changes.insert(row::record(key), Some(pack(row)?));
                known.insert(key, row);
            }
            self.remember_request(commit, &mut changes)?;
        }
        if state != last.state {
            return Err(StoreError::Index(
                "its rows do not add up to the journal’s".to_owned(),
            ));
        }
        for (kind, by) in counts {
            let count = self.count(kind)?.saturating_add_signed(by);
            changes.insert(row::count(kind), Some(count.to_be_bytes().to_vec()));
        }
        self.put(changes, last, state)
    }

    fn remember_request(&self, commit: &Applied, changes: &mut Changes) -> Result<(), StoreError> {
        let forgotten = row::request_at(commit.sequence.saturating_sub(REQUESTS));
        if let Some(old) = self.rows.get(&forgotten)? {
            changes.insert(row::request(&String::from_utf8_lossy(&old)), None);
            changes.insert(forgotten, None);
        }
        if !commit.request.is_empty() {
            let number = commit.sequence.to_be_bytes().to_vec();
            changes.insert(row::request(&commit.request), Some(number));
            let name = commit.request.as_bytes().to_vec();
            changes.insert(row::request_at(commit.sequence), Some(name));
        }
        Ok(())
    }

    fn put(&self, mut changes: Changes, last: &Applied, state: State) -> Result<(), StoreError> {
        let tip = TipRow {
            sequence: last.sequence,
            hash: last.hash.clone(),
            frame: matches!(last.frame.file, FileId::Segment(_)).then_some(last.frame),
            end: last.end,
            live: state.live,
            digest: state.digest,
            lookups: row::lookups_number(self.lookups, self.vault.is_some()),
        };
        changes.insert(row::TIP.to_vec(), Some(pack(&tip)?));
        self.rows.apply(changes)?;
        *self.tip.lock().unwrap_or_else(poisoned) = Some(tip);
        Ok(())
    }

    /// Takes in the records of a checkpoint's frame. The tip is set by [`Index::at_checkpoint`].
    pub(crate) fn load(
        &self,
        frame: &Frame,
        counts: &mut BTreeMap<String, u64>,
    ) -> Result<(), StoreError> {
        let mut changes = Changes::new();
        for Written { key, row, .. } in self.applied(frame)?.writes {
            if row.spot.is_some() {
                *counts.entry(key.kind.clone()).or_default() += 1;
            }
            for (lookup, value) in &row.fields {
                changes.insert(row::holding(*lookup, value, &key.id), Some(Vec::new()));
            }
            changes.insert(row::record(&key), Some(pack(&row)?));
        }
        self.rows.apply(changes)
    }

    /// Says that it holds what a checkpoint stands for.
    pub(crate) fn at_checkpoint(
        &self,
        anchor: &Tip,
        place: Place,
        state: State,
        counts: BTreeMap<String, u64>,
    ) -> Result<(), StoreError> {
        let mut changes = Changes::new();
        for (kind, count) in counts {
            changes.insert(row::count(&kind), Some(count.to_be_bytes().to_vec()));
        }
        let applied = Applied {
            sequence: anchor.sequence,
            hash: anchor.hash.clone(),
            frame: place,
            end: 0,
            request: String::new(),
            state,
            writes: Vec::new(),
        };
        self.put(changes, &applied, state)
    }
}

/// Gathers commits so that the database takes many rows at once.
pub(crate) struct Gathering<'i> {
    index: &'i Index,
    commits: Vec<Applied>,
    rows: usize,
}

impl<'i> Gathering<'i> {
    pub(crate) fn into(index: &'i Index) -> Self {
        Self {
            index,
            commits: Vec::new(),
            rows: 0,
        }
    }

    pub(crate) fn add(&mut self, frame: &Frame) -> Result<(), StoreError> {
        let applied = self.index.applied(frame)?;
        self.rows += applied.writes.len() + 1;
        self.commits.push(applied);
        if self.rows >= AT_ONCE {
            self.finish()?;
        }
        Ok(())
    }

    pub(crate) fn finish(&mut self) -> Result<(), StoreError> {
        self.rows = 0;
        self.index.apply(&std::mem::take(&mut self.commits))
    }
}
