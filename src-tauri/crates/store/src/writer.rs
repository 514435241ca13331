//! The one writer: it takes change sets in turn, holds each against its guards, and commits
//! what stands together with one sync.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::change::{AuditEntry, ChangeSet, Committed, Guard, Key, Tip, Write};
use crate::door::{Outcome, Waiting};
use crate::error::StoreError;
use crate::index::row::Row;
use crate::index::{Applied, Written};
use crate::journal::Journal;
use crate::journal::block::raw;
use crate::journal::frame::{Encoded, Head, HeadWrite, State, encode};
use crate::journal::place::Place;
use crate::rebuild::rebuild;
use crate::search::{At, SearchThread};
use crate::shared::{BlockCache, Shared};

/// What only one at a time may hold.
pub(crate) struct Writer {
    pub(crate) shared: Arc<Shared>,
    pub(crate) journal: Journal,
    search: Option<Arc<SearchThread>>,
}

/// What stands of a group so far, over what the index holds.
#[derive(Default)]
struct Group {
    frames: Vec<Encoded>,
    applied: Vec<Applied>,
    rows: HashMap<Key, Row>,
    requests: HashMap<String, u64>,
    waiting: Vec<(Arc<Outcome>, Committed)>,
    bytes: u64,
}

impl Writer {
    pub(crate) fn new(shared: Arc<Shared>, journal: Journal) -> Self {
        Self {
            shared,
            journal,
            search: None,
        }
    }

    pub(crate) fn with_search(self, search: Option<Arc<SearchThread>>) -> Self {
        Self { search, ..self }
    }

    pub(crate) fn commit_group(&mut self, sets: Vec<Waiting>) {
        if sets.is_empty() {
            return;
        }
        let alone = sets.len() == 1;
        let mut again: Vec<(ChangeSet, Arc<Outcome>, bool)> = Vec::new();
        if let Err(error) = self.journal.rotate_if_long() {
            refuse(sets.into_iter().map(|(_, reply)| reply), &error);
            return;
        }
        let mut group = Group::default();
        for (changes, reply) in sets {
            if !alone {
                again.push((changes.clone(), reply.clone(), false));
            }
            let mut staged = self.stage(&mut group, changes.clone());
            if matches!(staged, Err(StoreError::Index(_))) && self.remake_index().is_ok() {
                staged = self.stage(&mut group, changes);
            }
            match staged {
                Ok(committed) => {
                    if let Some((.., stood)) = again.last_mut() {
                        *stood = true;
                    }
                    group.waiting.push((reply, committed));
                }
                Err(error) => reply.set(Err(error)),
            }
        }
        if let Some(last) = group.applied.last() {
            let tip = Tip {
                sequence: last.sequence,
                hash: last.hash.clone(),
            };
            if let Err(error) = self.journal.append(&group.frames, tip) {
                // One that is too large for the disk must not take the others with it.
                if matches!(error, StoreError::Full) && group.waiting.len() > 1 {
                    for (changes, reply, _) in again.into_iter().filter(|(.., stood)| *stood) {
                        self.commit_group(vec![(changes, reply)]);
                    }
                } else {
                    refuse(group.waiting.into_iter().map(|(reply, _)| reply), &error);
                }
                return;
            }
            // The commits are on the disk: an index that fails now is made anew.
            if self.shared.index().apply(&group.applied).is_err() {
                // One that cannot be made anew now is at the next opening.
                let _ = self.remake_index();
            }
            self.tell_search(group.applied);
        }
        for (reply, committed) in group.waiting {
            reply.set(Ok(committed));
        }
    }

    /// Search takes up what was changed a moment later.
    fn tell_search(&self, applied: Vec<Applied>) {
        let (Some(search), Some(tip)) = (&self.search, self.shared.index().tip()) else {
            return;
        };
        let keys = applied.into_iter().flat_map(|a| a.writes).map(|w| w.key);
        search.changed(At::of(&tip), keys.collect());
    }

    /// Makes the index anew from the journal, in memory when the disk does not take it.
    pub(crate) fn remake_index(&self) -> Result<(), StoreError> {
        let made = rebuild(&self.shared.folders, self.shared.lookups, false, &|_| {})?;
        self.shared.set_index(made.index);
        Ok(())
    }

    fn row(&self, group: &Group, key: &Key) -> Result<Option<Row>, StoreError> {
        match group.rows.get(key) {
            Some(row) => Ok(Some(row.clone())),
            None => self.shared.index().row(key),
        }
    }

    fn hold(&self, group: &Group, changes: &ChangeSet) -> Result<(), StoreError> {
        for guard in &changes.guards {
            match guard {
                Guard::Absent(key) => {
                    if self.row(group, key)?.is_some_and(|r| r.spot.is_some()) {
                        return Err(StoreError::Duplicate(key.clone()));
                    }
                }
                Guard::RevisionIs(key, expected) => {
                    let row = self.row(group, key)?.filter(|r| r.spot.is_some());
                    if row.as_ref().map_or(0, |r| r.revision) != *expected {
                        return Err(self.conflict(group, key, *expected, row));
                    }
                }
                Guard::Unique { kind, field, value } => {
                    let lookup = self
                        .shared
                        .index()
                        .lookup(kind, field)
                        .ok_or_else(|| StoreError::no_lookup(kind, field))?;
                    let written: HashSet<&Key> = changes.writes.iter().map(Write::key).collect();
                    let held = self.shared.index().as_held(kind, value);
                    let stored = self.shared.index().holding(lookup, kind, value)?;
                    let by = stored
                        .into_iter()
                        .filter(|key| !group.rows.contains_key(key))
                        .chain(group.rows.iter().filter_map(|(key, row)| {
                            let holds = key.kind == *kind
                                && row.spot.is_some()
                                && row.fields.iter().any(|(n, v)| *n == lookup && *v == held);
                            holds.then(|| key.clone())
                        }))
                        .find(|key| !written.contains(key));
                    if let Some(by) = by {
                        return Err(StoreError::Taken {
                            value: value.clone(),
                            by,
                        });
                    }
                }
            }
        }
        Ok(())
    }

    fn conflict(&self, group: &Group, key: &Key, expected: u32, row: Option<Row>) -> StoreError {
        // What waits in the group is not on the disk yet, so it cannot be shown.
        let stored = row
            .filter(|_| !group.rows.contains_key(key))
            .and_then(|row| {
                self.shared
                    .record(key.clone(), &row, &mut BlockCache::default())
                    .ok()
            })
            .flatten();
        let found = self
            .row(group, key)
            .ok()
            .flatten()
            .filter(|r| r.spot.is_some());
        StoreError::Conflict {
            key: key.clone(),
            expected,
            found: found.map_or(0, |r| r.revision),
            stored: stored.map(Box::new),
        }
    }

    fn stage(&mut self, group: &mut Group, changes: ChangeSet) -> Result<Committed, StoreError> {
        if self.journal.is_broken() {
            return Err(StoreError::CannotTell);
        }
        if !changes.request.is_empty() {
            let known = match group.requests.get(&changes.request) {
                Some(sequence) => Some(*sequence),
                None => self.shared.index().request(&changes.request)?,
            };
            if let Some(sequence) = known {
                return Ok(Committed {
                    sequence,
                    repeated: true,
                });
            }
        }
        if let Some(bad) = changes.writes.iter().find(|w| !w.key().is_storable()) {
            return Err(StoreError::bad_key(bad.key()));
        }
        self.hold(group, &changes)?;
        self.write(group, changes, None)
    }

    fn write(
        &mut self,
        group: &mut Group,
        changes: ChangeSet,
        checkpoint: Option<String>,
    ) -> Result<Committed, StoreError> {
        let last = group.applied.last();
        let sequence = last.map_or(self.journal.tip.sequence, |a| a.sequence) + 1;
        let previous = last.map_or_else(|| self.journal.tip.hash.clone(), |a| a.hash.clone());
        let mut state = last.map_or_else(|| self.shared.index().state(), |a| a.state);
        let mut latest: HashMap<Key, (usize, Option<serde_json::Value>)> = HashMap::new();
        for (n, write) in changes.writes.into_iter().enumerate() {
            match write {
                Write::Put(key, value) => latest.insert(key, (n, Some(value))),
                Write::Delete(key) => latest.insert(key, (n, None)),
            };
        }
        let mut writes: Vec<_> = latest.into_iter().collect();
        writes.sort_unstable_by_key(|(_, (n, _))| *n);
        let mut head_writes = Vec::with_capacity(writes.len());
        let mut olds = Vec::with_capacity(writes.len());
        let mut values = Vec::with_capacity(writes.len());
        for (key, (_, value)) in writes {
            let old = self.row(group, &key)?;
            let was = old.as_ref().filter(|r| r.spot.is_some());
            if value.is_none() && was.is_none() {
                continue;
            }
            let revision = old.as_ref().map_or(0, |r| r.revision) + 1;
            if let Some(was) = was {
                state.loses(State::hash_of(&key, was.revision, was.sequence));
            }
            if value.is_some() {
                state.gains(State::hash_of(&key, revision, sequence));
            }
            head_writes.push(HeadWrite {
                kind: key.kind,
                id: key.id,
                revision,
                schema: self.shared.schema,
                at: None,
                before: old.as_ref().map(|r| r.frame),
                origin: None,
            });
            olds.push(old);
            values.push(value);
        }
        let mut head = Head {
            sequence,
            previous,
            request: changes.request,
            audit: changes.audit,
            state,
            checkpoint,
            end: false,
            writes: head_writes,
        };
        let raws = values
            .iter()
            .map(|value| value.as_ref().map(raw).transpose())
            .collect::<Result<Vec<_>, _>>()?;
        let encoded = encode(&mut head, &raws, self.shared.folders.vault.as_deref())?;
        let place = Place {
            file: self.journal.id,
            offset: self.journal.length + group.bytes,
        };
        let index = self.shared.index();
        let mut applied = Applied {
            sequence,
            hash: encoded.hash.clone(),
            frame: place,
            end: place.offset + encoded.bytes.len() as u64,
            request: head.request.clone(),
            state,
            writes: Vec::with_capacity(head.writes.len()),
        };
        for ((write, value), old) in head.writes.iter().zip(&values).zip(olds) {
            let row = Row {
                revision: write.revision,
                sequence,
                schema: write.schema,
                frame: place,
                spot: write.at.and_then(|at| encoded.spot(place, at)),
                before: write.before,
                fields: value
                    .as_ref()
                    .map(|v| index.fields(&write.kind, v))
                    .unwrap_or_default(),
            };
            group.rows.insert(write.key(), row.clone());
            applied.writes.push(Written {
                key: write.key(),
                row,
                old: Some(old),
            });
        }
        if !head.request.is_empty() {
            group.requests.insert(head.request, sequence);
        }
        group.bytes += encoded.bytes.len() as u64;
        group.frames.push(encoded);
        group.applied.push(applied);
        Ok(Committed {
            sequence,
            repeated: false,
        })
    }

    /// Commits that a checkpoint was written, with its hash.
    pub(crate) fn vouch(&mut self, audit: AuditEntry, hash: String) -> Result<(), StoreError> {
        let changes = ChangeSet {
            audit,
            ..ChangeSet::default()
        };
        self.commit_now_with(changes, Some(hash))
    }

    /// Commits on this thread, for work that holds the writer.
    pub(crate) fn commit_now(&mut self, changes: ChangeSet) -> Result<(), StoreError> {
        self.commit_now_with(changes, None)
    }

    fn commit_now_with(
        &mut self,
        changes: ChangeSet,
        checkpoint: Option<String>,
    ) -> Result<(), StoreError> {
        let mut group = Group::default();
        self.write(&mut group, changes, checkpoint)?;
        if let Some(last) = group.applied.last() {
            let tip = Tip {
                sequence: last.sequence,
                hash: last.hash.clone(),
            };
            self.journal.append(&group.frames, tip)?;
            self.shared.index().apply(&group.applied)?;
            self.tell_search(group.applied);
        }
        Ok(())
    }
}

fn refuse(replies: impl Iterator<Item = Arc<Outcome>>, error: &StoreError) {
    for reply in replies {
        let same = match error {
            StoreError::Full => StoreError::Full,
            StoreError::ReadOnly(why) => StoreError::ReadOnly(why.clone()),
            StoreError::Disk { path, error } => StoreError::Disk {
                path: path.clone(),
                error: std::io::Error::new(error.kind(), error.to_string()),
            },
            _ => StoreError::CannotTell,
        };
        reply.set(Err(same));
    }
}
