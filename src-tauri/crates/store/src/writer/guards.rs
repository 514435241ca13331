//! What must hold before a change set is taken: its guards, and the indexes that are
//! unique.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Writer;
use super::group::{Group, Wanted};
use crate::change::{Guard, Key};
use crate::error::StoreError;
use crate::index::row::{self, Row};
use crate::index::{Index, entry};
use crate::indexed::{IndexDescription, PartValue, entries_of};
use crate::shared::BlockCache;

/// A change set as guards on indexes see it.
struct Changes<'c> {
    index: &'c Index,
    writes: &'c [Wanted<'c>],
    written: HashSet<&'c Key>,
    /// What earlier change sets of the group did to entries.
    overlay: &'c BTreeMap<Vec<u8>, bool>,
}

impl Changes<'_> {
    /// A record that holds an entry, or one that begins so, and is not written now.
    fn other(&self, index: &IndexDescription, beginning: &[u8]) -> Result<Option<Key>, StoreError> {
        let stored = self.index.holder(index, beginning, |name, key| {
            self.overlay.get(name) != Some(&false) && !self.written.contains(key)
        })?;
        if stored.is_some() || self.overlay.is_empty() {
            return Ok(stored);
        }
        let from = row::entry(beginning, "");
        for (name, _) in self
            .overlay
            .range(from.clone()..)
            .take_while(|(name, _)| name.starts_with(&from))
            .filter(|(_, there)| **there)
        {
            let (_, id) = entry::taken_apart(index, name.get(2..).unwrap_or_default())?;
            let key = Key::new(index.kind, id);
            if !self.written.contains(&key) {
                return Ok(Some(key));
            }
        }
        Ok(None)
    }

    /// The second, by its key, of the records written now that hold an entry.
    fn twin(&self, index: &IndexDescription, of: &[u8]) -> Option<Key> {
        let mut keys: Vec<&Key> = self
            .writes
            .iter()
            .filter(|w| w.key.kind == index.kind && entry::unpack(&w.entries).any(|e| e == of))
            .map(|w| w.key)
            .collect();
        keys.sort_unstable();
        keys.get(1).map(|key| (*key).clone())
    }

    fn guard(&self, guard: &Guard) -> Result<(), StoreError> {
        match guard {
            Guard::Unique { kind, index, parts } => {
                let (number, index) = self.index.find(kind, index)?;
                let parts = index.whole(parts)?;
                let wanted = self.index.entry(number, index, &parts);
                let by = match self.other(index, &wanted)? {
                    None => self.twin(index, &wanted),
                    other => other,
                };
                by.map_or(Ok(()), |by| Err(StoreError::taken(index.name, &parts, by)))
            }
            Guard::NoneHold { kind, index, parts } => {
                let (number, index) = self.index.find(kind, index)?;
                let parts = index.beginning(parts)?;
                let wanted = self.index.entry(number, index, &parts);
                self.other(index, &wanted)?
                    .map_or(Ok(()), |by| Err(StoreError::still_held(index.name, by)))
            }
            Guard::Absent(_) | Guard::Present(_) | Guard::RevisionIs(..) => Ok(()),
        }
    }

    /// No entry of a unique index may come to have more holders, unless it is the first.
    fn unique(&self) -> Result<(), StoreError> {
        let mut kinds: Vec<&str> = self.writes.iter().map(|w| w.key.kind.as_str()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        for (number, index) in kinds
            .into_iter()
            .flat_map(|kind| self.index.unique_of(kind))
        {
            // Holders among the records written now: before, and from now on.
            let mut own: HashMap<&[u8], (usize, usize)> = HashMap::new();
            for wanted in self.writes.iter().filter(|w| w.key.kind == index.kind) {
                let mine = |e: &&[u8]| e.first() == Some(&number);
                let old = wanted.was().map_or(&[][..], |row| &row.entries);
                for of in entry::unpack(old).filter(mine) {
                    own.entry(of).or_default().0 += 1;
                }
                for of in entry::unpack(&wanted.entries).filter(mine) {
                    own.entry(of).or_default().1 += 1;
                }
            }
            let mut more: Vec<(&[u8], usize)> = own
                .into_iter()
                .filter(|(_, (before, after))| after > before)
                .map(|(of, (_, after))| (of, after))
                .collect();
            more.sort_unstable();
            for (of, after) in more {
                let by = match self.other(index, of)? {
                    None if after > 1 => self.twin(index, of),
                    other => other,
                };
                if let Some(by) = by {
                    let parts = self.parts_of(number, index, of);
                    return Err(StoreError::taken(index.name, &parts, by));
                }
            }
        }
        Ok(())
    }

    /// The parts of an entry that is written now, as a person reads them: never blinded.
    fn parts_of(&self, number: u8, index: &IndexDescription, of: &[u8]) -> Vec<PartValue> {
        self.writes
            .iter()
            .filter(|w| w.key.kind == index.kind)
            .filter_map(|w| w.value?.value().ok())
            .flat_map(|value| entries_of(index, &value))
            .find(|parts| self.index.entry(number, index, parts) == of)
            .unwrap_or_default()
    }
}

impl Writer {
    /// Holds what is wanted against its guards and the unique indexes, as the index and
    /// the group leave them.
    pub(super) fn hold(
        &self,
        group: &mut Group,
        guards: &[Guard],
        writes: &[Wanted<'_>],
    ) -> Result<(), StoreError> {
        let index = self.shared.index();
        let mut on_indexes = false;
        for guard in guards {
            match guard {
                Guard::Absent(key) => {
                    if group.live_row(&index, key)?.is_some() {
                        return Err(StoreError::Duplicate(key.clone()));
                    }
                }
                Guard::Present(key) => {
                    if group.live_row(&index, key)?.is_none() {
                        return Err(StoreError::Missing(key.clone()));
                    }
                }
                Guard::RevisionIs(key, expected) => {
                    let row = group.live_row(&index, key)?;
                    if row.as_ref().map_or(0, |r| r.revision) != *expected {
                        return Err(self.conflict(group, key, *expected, row));
                    }
                }
                Guard::Unique { .. } | Guard::NoneHold { .. } => on_indexes = true,
            }
        }
        let unique = writes
            .iter()
            .any(|w| !w.entries.is_empty() && index.unique_of(&w.key.kind).next().is_some());
        if !on_indexes && !unique {
            return Ok(());
        }
        let changes = Changes {
            index: &index,
            writes,
            written: writes.iter().map(|w| w.key).collect(),
            overlay: group.overlay(),
        };
        guards.iter().try_for_each(|guard| changes.guard(guard))?;
        changes.unique()
    }

    fn conflict(&self, group: &Group, key: &Key, expected: u32, row: Option<Row>) -> StoreError {
        let found = row.as_ref().map_or(0, |r| r.revision);
        // What waits in the group is not on the disk yet, so it cannot be shown.
        let stored = row
            .filter(|_| !group.rows.contains_key(key))
            .and_then(|row| {
                self.shared
                    .record(key.clone(), &row, &mut BlockCache::default())
                    .ok()
            })
            .flatten();
        StoreError::Conflict {
            key: key.clone(),
            expected,
            found,
            stored: stored.map(Box::new),
        }
    }
}
