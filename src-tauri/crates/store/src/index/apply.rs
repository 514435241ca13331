//! Taking commits into the index, all or none, and checkpoints frame by frame.

use std::collections::HashMap;
use words::say;

use super::counter::count;
use super::digest::Digest;
use super::row::{self, Row, TipRow, pack};
use super::rows::Changes;
use super::{Index, entry, poisoned};
use crate::change::{Key, Tip};
use crate::error::StoreError;
use crate::journal::frame::{Frame, State};
use crate::journal::place::{FileId, Place};

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

/// What changes besides the rows of records.
#[derive(Default)]
struct Tally {
    digest: Digest,
    counters: HashMap<Vec<u8>, i64>,
}

impl Tally {
    fn count(&mut self, name: &[u8], by: i64) {
        match self.counters.get_mut(name) {
            Some(count) => *count += by,
            None => {
                self.counters.insert(name.to_vec(), by);
            }
        }
    }
}

/// What a checkpoint came to so far.
#[derive(Default)]
pub(crate) struct Loading(Tally);

impl Index {
    /// What a frame of the journal means for the index.
    pub(crate) fn applied(&self, frame: &Frame) -> Result<Applied, StoreError> {
        let values = frame.values_of(self.vault.as_deref(), |kind| self.describes(kind))?;
        let mut values = values.into_iter();
        let mut writes = Vec::with_capacity(frame.head.writes.len());
        for write in &frame.head.writes {
            let value = match values.next().transpose() {
                Ok(value) => value.flatten(),
                // Without the key nothing is found by what is private.
                Err(StoreError::Locked) => {
                    let mut sealed = self.sealed.lock().unwrap_or_else(poisoned);
                    sealed.insert(write.kind.clone());
                    None
                }
                Err(other) => return Err(other),
            };
            let value = value.map(|v| self.indexes.shaped(&write.kind, write.schema, v));
            let (sequence, place) = write.origin.unwrap_or((frame.head.sequence, frame.place));
            let row = Row {
                revision: write.revision,
                sequence,
                schema: write.schema,
                frame: place,
                spot: write.at.and_then(|at| frame.spot(at)),
                before: write.before,
                entries: value
                    .map(|v| self.entries(&write.kind, &v))
                    .unwrap_or_default(),
            };
            writes.push(Written {
                key: write.key(),
                row,
                old: None,
            });
        }
        Ok(Applied {
            sequence: frame.head.sequence,
            hash: frame.hash.clone(),
            frame: frame.place,
            end: frame.end,
            request: frame.head.request.clone(),
            state: frame.head.state,
            writes,
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
        let mut state = self.state();
        let mut tally = Tally {
            digest: self.tip().map(|t| t.entries).unwrap_or_default(),
            ..Tally::default()
        };
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
                let old = old.filter(|old| old.spot.is_some());
                if let Some(old) = old {
                    state.loses(State::hash_of(key, old.revision, old.sequence));
                }
                if row.spot.is_some() {
                    state.gains(State::hash_of(key, row.revision, row.sequence));
                }
                self.change_entries(key, old, row, &mut tally, &mut changes)?;
                changes.insert(row::record(key), Some(pack(row)?));
                known.insert(key, row);
            }
            self.remember_request(commit, &mut changes)?;
        }
        if state != last.state {
            return Err(StoreError::Index(say::storage::index_rows_of_journal()));
        }
        let digest = self.counted(tally, &mut changes)?;
        self.put(changes, last, state, digest)
    }

    /// Changes the entries of a record, and the counters they are in.
    fn change_entries(
        &self,
        key: &Key,
        old: Option<&Row>,
        row: &Row,
        tally: &mut Tally,
        changes: &mut Changes,
    ) -> Result<(), StoreError> {
        let now_there = row.spot.is_some();
        if now_there != old.is_some() {
            tally.count(&row::count(&key.kind), if now_there { 1 } else { -1 });
        }
        let before = old.map_or(&[][..], |old| &old.entries);
        entry::difference(before, &row.entries, |of, come| {
            let name = row::entry(of, &key.id);
            if come {
                tally.digest.gains(&name, &[]);
            } else {
                tally.digest.loses(&name, &[]);
            }
            changes.insert(name, come.then(Vec::new));
            self.count_entry(of, if come { 1 } else { -1 }, tally)
        })
    }

    fn count_entry(&self, of: &[u8], by: i64, tally: &mut Tally) -> Result<(), StoreError> {
        let number = of.first().copied().unwrap_or(u8::MAX);
        let Some(index) = self.indexes.described.get(usize::from(number)) else {
            return Err(StoreError::Index(say::storage::index_no_entry()));
        };
        let Some(parts) = index.counted else {
            return Ok(());
        };
        let mut name = row::counter(of);
        let mut all = Vec::with_capacity(usize::from(parts) + 1);
        entry::ends(index, of, usize::from(parts), |end| all.push(end))?;
        for end in all.into_iter().rev() {
            name.truncate(end + 1);
            tally.count(&name, by);
        }
        Ok(())
    }

    /// The counters as rows; returns what everything adds up to then.
    fn counted(&self, tally: Tally, changes: &mut Changes) -> Result<Digest, StoreError> {
        let mut digest = tally.digest;
        for (name, by) in tally.counters {
            count(&*self.rows, name, by, &mut digest, changes)?;
        }
        Ok(digest)
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

    fn put(
        &self,
        mut changes: Changes,
        last: &Applied,
        state: State,
        entries: Digest,
    ) -> Result<(), StoreError> {
        let tip = TipRow {
            sequence: last.sequence,
            hash: last.hash.clone(),
            frame: matches!(last.frame.file, FileId::Segment(_)).then_some(last.frame),
            end: last.end,
            live: state.live,
            digest: state.digest,
            entries,
            described: row::number_of(&self.indexes, self.vault.as_deref()),
        };
        changes.insert(row::TIP.to_vec(), Some(pack(&tip)?));
        self.rows.apply(changes)?;
        *self.tip.lock().unwrap_or_else(poisoned) = Some(tip);
        Ok(())
    }

    /// Takes the records of a checkpoint's frame into an empty index. The tip is set by
    /// [`Index::at_checkpoint`].
    pub(crate) fn load(&self, frame: &Frame, loading: &mut Loading) -> Result<(), StoreError> {
        let mut changes = Changes::new();
        for Written { key, row, .. } in self.applied(frame)?.writes {
            self.change_entries(&key, None, &row, &mut loading.0, &mut changes)?;
            changes.insert(row::record(&key), Some(pack(&row)?));
        }
        self.rows.apply(changes)
    }

    /// Lets the rows of the records of a checkpoint's frame lead into it. Their entries
    /// stay as they are, so that no value is read.
    pub(crate) fn relocate(&self, frame: &Frame) -> Result<(), StoreError> {
        let mut changes = Changes::new();
        for write in &frame.head.writes {
            let key = write.key();
            let old = self
                .row(&key)?
                .filter(|row| row.revision == write.revision)
                .ok_or_else(|| StoreError::Index(say::storage::index_no_row(key.to_string())))?;
            let row = Row {
                spot: write.at.and_then(|at| frame.spot(at)),
                ..old
            };
            changes.insert(row::record(&key), Some(pack(&row)?));
        }
        self.rows.apply(changes)
    }

    /// Says that it holds what a checkpoint stands for: `loading` is what was loaded from
    /// it, `None` when its rows were relocated.
    pub(crate) fn at_checkpoint(
        &self,
        anchor: &Tip,
        place: Place,
        state: State,
        loading: Option<Loading>,
    ) -> Result<(), StoreError> {
        let mut changes = Changes::new();
        let digest = match loading {
            Some(loading) => self.counted(loading.0, &mut changes)?,
            None => self.tip().map(|t| t.entries).unwrap_or_default(),
        };
        let applied = Applied {
            sequence: anchor.sequence,
            hash: anchor.hash.clone(),
            frame: place,
            end: 0,
            request: String::new(),
            state,
            writes: Vec::new(),
        };
        self.put(changes, &applied, state, digest)
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
