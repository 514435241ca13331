//! Records that last as long as the program: the plainest thing that keeps the promises
//! of [`Records`], for tests and as the model other backends are held against.

mod guards;
mod state;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use words::Message;

use crate::change::{
    ChangeSet, Committed, Key, KeyPage, Page, PageOf, ReadCount, Record, Tip, Version, Versions,
    Write,
};
use crate::error::StoreError;
use crate::indexed::{Entry, Found, IndexDescription, Indexes, Range, Within, as_it_is};
use crate::reads::Reads;
use crate::records::Records;
use state::State;

/// Records in memory. An index is worked out from all records whenever it is asked.
pub struct MemoryRecords {
    indexes: Indexes,
    state: Mutex<State>,
    reads: Reads,
}

/// The last write to each record, in order of their keys.
fn latest(writes: Vec<Write>) -> Result<BTreeMap<Key, Option<Value>>, StoreError> {
    writes
        .into_iter()
        .map(|write| match write {
            Write::Put(key, value) => {
                let value = value.value().map_err(StoreError::unreadable)?;
                Ok((key, Some(value)))
            }
            Write::Delete(key) => Ok((key, None)),
        })
        .collect()
}

impl MemoryRecords {
    /// No records yet.
    ///
    /// # Errors
    /// When the indexes are not described as they must be.
    pub fn new(indexes: &'static [IndexDescription], schema: u16) -> Result<Self, StoreError> {
        let indexes = Indexes {
            described: indexes,
            present: as_it_is,
            schema,
        };
        indexes.verify()?;
        Ok(Self {
            indexes,
            state: Mutex::default(),
            reads: Reads::default(),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn handed_out(&self, record: &Record) {
        self.reads.record(record.value.to_string().len());
    }

    fn part<T>(&self, of: &PageOf, each: impl Fn(Record) -> T) -> (Vec<T>, Option<String>) {
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
        self.reads.rows(records.len());
        let next = more
            .then(|| records.last().map(|r| r.key.id.clone()))
            .flatten();
        (records.into_iter().map(each).collect(), next)
    }
}

fn to_cursor(entry: &Entry) -> Result<String, StoreError> {
    serde_json::to_string(entry).map_err(|e| StoreError::Misuse(Message::verbatim(e.to_string())))
}

fn of_cursor(cursor: &str) -> Result<Entry, StoreError> {
    serde_json::from_str(cursor).map_err(|_| StoreError::bad_cursor())
}

impl Records for MemoryRecords {
    fn commit(&self, changes: ChangeSet) -> Result<Committed, StoreError> {
        let mut state = self.state();
        if let Some(sequence) = state.requests.get(&changes.request) {
            return Ok(Committed {
                sequence: *sequence,
                repeated: true,
                revisions: state.revisions(changes.writes.iter().map(Write::key)),
            });
        }
        if let Some(bad) = changes.writes.iter().find(|w| !w.key().is_storable()) {
            return Err(StoreError::bad_key(bad.key()));
        }
        let order: Vec<Key> = changes.writes.iter().map(|w| w.key().clone()).collect();
        let latest = latest(changes.writes)?;
        guards::hold(&self.indexes, &state, &changes.guards, &latest)?;
        state.sequence += 1;
        let sequence = state.sequence;
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
                schema: self.indexes.schema,
                value,
            });
        }
        if !changes.request.is_empty() {
            state.requests.insert(changes.request, sequence);
        }
        Ok(Committed {
            sequence,
            repeated: false,
            revisions: state.revisions(order.iter()),
        })
    }

    fn get(&self, key: &Key) -> Result<Option<Record>, StoreError> {
        let found = self.state().live(key);
        found.iter().for_each(|r| self.handed_out(r));
        Ok(found)
    }

    fn get_many(&self, keys: &[Key]) -> Result<Vec<Option<Record>>, StoreError> {
        let state = self.state();
        let found: Vec<Option<Record>> = keys.iter().map(|key| state.live(key)).collect();
        found.iter().flatten().for_each(|r| self.handed_out(r));
        Ok(found)
    }

    fn exists(&self, key: &Key) -> Result<bool, StoreError> {
        self.reads.rows(1);
        Ok(self.state().live(key).is_some())
    }

    fn page(&self, of: &PageOf) -> Result<Page, StoreError> {
        let (records, next) = self.part(of, |record| record);
        records.iter().for_each(|r| self.handed_out(r));
        Ok(Page { records, next })
    }

    fn keys(&self, of: &PageOf) -> Result<KeyPage, StoreError> {
        let (keys, next) = self.part(of, |record| record.key);
        Ok(KeyPage { keys, next })
    }

    fn within(&self, wanted: &Within) -> Result<Found, StoreError> {
        let (_, index) = self.indexes.find(&wanted.kind, &wanted.index)?;
        let range = wanted.range.resolve(index)?;
        let cursor = wanted.after.as_deref().map(of_cursor).transpose()?;
        let mut entries = self.state().within(index, &range);
        if wanted.backwards {
            entries.reverse();
        }
        entries.retain(|entry| {
            cursor.as_ref().is_none_or(|cursor| {
                if wanted.backwards {
                    entry < cursor
                } else {
                    entry > cursor
                }
            })
        });
        let more = entries.len() > wanted.limit;
        entries.truncate(wanted.limit);
        self.reads.rows(entries.len() + usize::from(more));
        let last = entries.last().filter(|_| more);
        Ok(Found {
            next: last.map(to_cursor).transpose()?,
            entries,
        })
    }

    fn count_within(&self, kind: &str, index: &str, range: &Range) -> Result<u64, StoreError> {
        let (_, index) = self.indexes.find(kind, index)?;
        let range = range.resolve(index)?;
        let count = self.state().within(index, &range).len();
        self.reads
            .rows(if index.counts(&range) { 1 } else { count });
        Ok(count as u64)
    }

    fn count(&self, kind: &str) -> Result<u64, StoreError> {
        self.reads.rows(1);
        Ok(self.state().of_kind(kind).len() as u64)
    }

    fn versions(&self, key: &Key) -> Result<Versions, StoreError> {
        let mut versions = self.state().versions.get(key).cloned().unwrap_or_default();
        versions.reverse();
        for value in versions.iter().filter_map(|v| v.value.as_ref()) {
            self.reads.record(value.to_string().len());
        }
        Ok(Versions {
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

    fn reads(&self) -> ReadCount {
        self.reads.so_far()
    }
}
