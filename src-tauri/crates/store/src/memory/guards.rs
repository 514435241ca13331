//! What must hold before a change set is taken, worked out from all records.

use std::collections::BTreeMap;

use serde_json::Value;

use super::state::State;
use crate::change::{Guard, Key};
use crate::error::StoreError;
use crate::indexed::{IndexDescription, Indexes, PartValue, Range, entries_of};

type Latest = BTreeMap<Key, Option<Value>>;

/// Holds a change set against its guards, then against the indexes that are unique.
pub(super) fn hold(
    indexes: &Indexes,
    state: &State,
    guards: &[Guard],
    latest: &Latest,
) -> Result<(), StoreError> {
    for guard in guards {
        match guard {
            Guard::Absent(key) => {
                if state.live(key).is_some() {
                    return Err(StoreError::Duplicate(key.clone()));
                }
            }
            Guard::Present(key) => {
                if state.live(key).is_none() {
                    return Err(StoreError::Missing(key.clone()));
                }
            }
            Guard::RevisionIs(key, expected) => {
                let stored = state.live(key);
                if stored.as_ref().map_or(0, |r| r.revision) != *expected {
                    return Err(StoreError::conflict(key, *expected, stored));
                }
            }
            Guard::Unique { kind, index, parts } => {
                let (_, index) = indexes.find(kind, index)?;
                let parts = index.whole(parts)?;
                let own = writers(index, latest, &parts).nth(1).cloned();
                if let Some(by) = other(state, index, latest, &parts).or(own) {
                    return Err(StoreError::taken(index.name, &parts, by));
                }
            }
            Guard::NoneHold { kind, index, parts } => {
                let (_, index) = indexes.find(kind, index)?;
                let parts = index.beginning(parts)?;
                if let Some(by) = other(state, index, latest, &parts) {
                    return Err(StoreError::still_held(index.name, by));
                }
            }
        }
    }
    hold_unique(indexes, state, latest)
}

fn hold_unique(indexes: &Indexes, state: &State, latest: &Latest) -> Result<(), StoreError> {
    for index in indexes.described.iter().filter(|index| index.unique) {
        let mut own: BTreeMap<Vec<PartValue>, (usize, usize)> = BTreeMap::new();
        for (key, value) in latest.iter().filter(|(key, _)| key.kind == index.kind) {
            if let Some(before) = state.live(key) {
                for parts in entries_of(index, &before.value) {
                    own.entry(parts).or_default().0 += 1;
                }
            }
            for parts in value.iter().flat_map(|value| entries_of(index, value)) {
                own.entry(parts).or_default().1 += 1;
            }
        }
        for (parts, (before, after)) in own {
            if after <= before {
                continue;
            }
            let twin = writers(index, latest, &parts).nth(1).cloned();
            if let Some(by) = other(state, index, latest, &parts).or(twin) {
                return Err(StoreError::taken(index.name, &parts, by));
            }
        }
    }
    Ok(())
}

/// The first record that holds these parts and is not written now.
fn other(
    state: &State,
    index: &IndexDescription,
    latest: &Latest,
    parts: &[PartValue],
) -> Option<Key> {
    let range = Range {
        equal: parts.to_vec(),
        ..Range::default()
    };
    let range = range.resolve(index).ok()?;
    state
        .within(index, &range)
        .into_iter()
        .map(|entry| entry.key)
        .find(|key| !latest.contains_key(key))
}

/// The records written now that hold these parts.
fn writers<'l>(
    index: &'l IndexDescription,
    latest: &'l Latest,
    parts: &'l [PartValue],
) -> impl Iterator<Item = &'l Key> {
    latest
        .iter()
        .filter(|(key, _)| key.kind == index.kind)
        .filter(move |(_, value)| {
            value
                .iter()
                .any(|v| entries_of(index, v).iter().any(|held| held == parts))
        })
        .map(|(key, _)| key)
}
