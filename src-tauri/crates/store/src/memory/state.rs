//! The records themselves, with all their versions.

use std::collections::{BTreeMap, HashMap};

use crate::change::{Key, Record, Version};
use crate::indexed::{Entry, IndexDescription, Resolved, entries_of};

#[derive(Default)]
pub(super) struct State {
    pub(super) sequence: u64,
    pub(super) versions: BTreeMap<Key, Vec<Version>>,
    pub(super) requests: HashMap<String, u64>,
}

impl State {
    pub(super) fn live(&self, key: &Key) -> Option<Record> {
        let newest = self.versions.get(key)?.last()?;
        Some(Record {
            key: key.clone(),
            revision: newest.revision,
            sequence: newest.sequence,
            schema: newest.schema,
            value: newest.value.clone()?,
        })
    }

    pub(super) fn of_kind(&self, kind: &str) -> Vec<Record> {
        self.versions
            .keys()
            .filter(|key| key.kind == kind)
            .filter_map(|key| self.live(key))
            .collect()
    }

    pub(super) fn entries(&self, index: &IndexDescription) -> Vec<Entry> {
        let mut entries: Vec<Entry> = self
            .of_kind(index.kind)
            .into_iter()
            .flat_map(|record| {
                let of = entries_of(index, &record.value).into_iter();
                of.map(move |parts| Entry {
                    parts,
                    key: record.key.clone(),
                })
            })
            .collect();
        entries.sort_unstable();
        entries
    }

    pub(super) fn within(&self, index: &IndexDescription, range: &Resolved) -> Vec<Entry> {
        let mut entries = self.entries(index);
        entries.retain(|entry| range.takes(&entry.parts));
        entries
    }

    pub(super) fn revisions<'k>(&self, keys: impl Iterator<Item = &'k Key>) -> Vec<(Key, u32)> {
        let mut found: Vec<(Key, u32)> = Vec::new();
        for key in keys {
            if let Some(record) = self.live(key)
                && found.iter().all(|(known, _)| known != key)
            {
                found.push((key.clone(), record.revision));
            }
        }
        found
    }
}
