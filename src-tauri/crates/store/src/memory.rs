//! Records that last as long as the program: the plainest thing that keeps the promises
//! of [`Records`], for tests and as the model other backends are held against.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::change::{
    ChangeSet, Committed, Guard, Key, Lookup, Page, PageOf, Past, Record, Tip, Version, Write,
};
use crate::error::StoreError;
use crate::records::Records;

/// Records in memory.
pub struct MemoryRecords {
    lookups: &'static [Lookup],
    schema: u16,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    sequence: u64,
    versions: BTreeMap<Key, Vec<Version>>,
    requests: HashMap<String, u64>,
}

impl State {
    fn live(&self, key: &Key) -> Option<Record> {
        let newest = self.versions.get(key)?.last()?;
        Some(Record {
            key: key.clone(),
            revision: newest.revision,
            sequence: newest.sequence,
            schema: newest.schema,
            value: newest.value.clone()?,
        })
    }

    fn of_kind(&self, kind: &str) -> Vec<Record> {
        self.versions
            .keys()
            .filter(|key| key.kind == kind)
            .filter_map(|key| self.live(key))
            .collect()
    }
}

impl MemoryRecords {
    /// No records yet.
    #[must_use]
    pub fn new(lookups: &'static [Lookup], schema: u16) -> Self {
        Self {
            lookups,
            schema,
            state: Mutex::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn holders(&self, state: &State, kind: &str, field: &str, value: &str) -> Option<Vec<Key>> {
        self.lookups
            .iter()
            .any(|l| l.kind == kind && l.field == field)
            .then(|| {
                state
                    .of_kind(kind)
                    .into_iter()
                    .filter(|r| r.value.pointer(field).and_then(|v| v.as_str()) == Some(value))
                    .map(|r| r.key)
                    .collect()
            })
    }

    fn hold(&self, state: &State, changes: &ChangeSet) -> Result<(), StoreError> {
        for guard in &changes.guards {
            match guard {
                Guard::Absent(key) => {
                    if state.live(key).is_some() {
                        return Err(StoreError::Duplicate(key.clone()));
                    }
                }
                Guard::RevisionIs(key, expected) => {
                    let stored = state.live(key);
                    if stored.as_ref().map_or(0, |r| r.revision) != *expected {
                        return Err(StoreError::conflict(key, *expected, stored));
                    }
                }
                Guard::Unique { kind, field, value } => {
                    let written: BTreeSet<&Key> = changes.writes.iter().map(Write::key).collect();
                    let by = self
                        .holders(state, kind, field, value)
                        .ok_or_else(|| StoreError::no_lookup(kind, field))?
                        .into_iter()
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
}

impl Records for MemoryRecords {
    fn commit(&self, changes: ChangeSet) -> Result<Committed, StoreError> {
        let mut state = self.state();
        if let Some(sequence) = state.requests.get(&changes.request) {
            return Ok(Committed {
                sequence: *sequence,
                repeated: true,
            });
        }
        if let Some(bad) = changes.writes.iter().find(|w| !w.key().is_storable()) {
            return Err(StoreError::bad_key(bad.key()));
        }
        self.hold(&state, &changes)?;
        state.sequence += 1;
        let sequence = state.sequence;
        let latest: BTreeMap<Key, Option<serde_json::Value>> = changes
            .writes
            .into_iter()
            .map(|write| match write {
                Write::Put(key, value) => (key, Some(value)),
                Write::Delete(key) => (key, None),
            })
            .collect();
        for (key, value) in latest {
            let versions = state.versions.entry(key).or_default();
            let gone = versions.last().is_none_or(|v| v.value.is_none());
            if value.is_none() && gone {
                continue;
            }
            versions.push(Version {
                revision: versions.last().map_or(0, |v| v.revision) + 1,
                sequence,
                audit: changes.audit.clone(),
                schema: self.schema,
                value,
            });
        }
        if !changes.request.is_empty() {
            state.requests.insert(changes.request, sequence);
        }
        Ok(Committed {
            sequence,
            repeated: false,
        })
    }

    fn get(&self, key: &Key) -> Result<Option<Record>, StoreError> {
        Ok(self.state().live(key))
    }

    fn page(&self, of: &PageOf) -> Result<Page, StoreError> {
        let mut records = self.state().of_kind(&of.kind);
        if of.backwards {
            records.reverse();
        }
        records.retain(|r| {
            r.key.id.starts_with(&of.prefix)
                && of.after.as_ref().is_none_or(|after| {
                    if of.backwards {
                        r.key.id < *after
                    } else {
                        r.key.id > *after
                    }
                })
        });
        let more = records.len() > of.limit;
        records.truncate(of.limit);
        let next = more
            .then(|| records.last().map(|r| r.key.id.clone()))
            .flatten();
        Ok(Page { records, next })
    }

    fn holding(&self, kind: &str, field: &str, value: &str) -> Result<Vec<Key>, StoreError> {
        self.holders(&self.state(), kind, field, value)
            .ok_or_else(|| StoreError::no_lookup(kind, field))
    }

    fn count(&self, kind: &str) -> Result<u64, StoreError> {
        Ok(self.state().of_kind(kind).len() as u64)
    }

    fn past(&self, key: &Key) -> Result<Past, StoreError> {
        let mut versions = self.state().versions.get(key).cloned().unwrap_or_default();
        versions.reverse();
        Ok(Past {
            versions,
            earlier_unreadable: false,
        })
    }

    fn tip(&self) -> Result<Tip, StoreError> {
        Ok(Tip {
            sequence: self.state().sequence,
            ..Tip::start()
        })
    }
}
