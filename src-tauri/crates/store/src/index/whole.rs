//! Whether the index is whole: every row counted and summed up.

use std::ops::Bound;
use words::{Message, say};

use super::digest::Digest;
use super::rows::after_prefix;
use super::{Index, entry, row};
use crate::error::StoreError;
use crate::indexed::IndexDescription;
use crate::journal::frame::State;

impl Index {
    fn digest(&self) -> Digest {
        self.tip().map(|t| t.entries).unwrap_or_default()
    }

    /// Rows of records there are, of their entries, and of counters.
    pub(crate) fn rows_there_are(&self) -> u64 {
        self.state().live.saturating_add(self.digest().rows)
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
        Ok(state == self.state() && self.summed_up()? == self.digest())
    }

    /// What entries and counters add up to now.
    fn summed_up(&self) -> Result<Digest, StoreError> {
        let mut found = Digest::default();
        for space in [b"c", b"i", b"n"] {
            self.rows.range(
                Bound::Included(space.to_vec()),
                after_prefix(space),
                false,
                &mut |key, value| {
                    found.gains(key, value);
                    Ok(true)
                },
            )?;
        }
        Ok(found)
    }

    /// What is wrong with entries and counters; `entries` is how many the records say they
    /// have.
    pub(crate) fn faults(&self, entries: u64) -> Result<Vec<Message>, StoreError> {
        let mut faults = Vec::new();
        if self.summed_up()? != self.digest() {
            faults.push(say::storage::fault_entries_sum());
        }
        let mut found = 0;
        for (number, index) in (0_u8..).zip(self.indexes.described) {
            let (rows, counters) = self.recounted(number, index, &mut faults)?;
            found += rows;
            let mut kept = 0;
            let prefix = row::counter(&[number]);
            self.rows.range(
                Bound::Included(prefix.clone()),
                after_prefix(&prefix),
                false,
                &mut |_, _| {
                    kept += 1;
                    Ok(true)
                },
            )?;
            if kept != counters {
                faults.push(say::storage::fault_counters(index.name, index.kind));
            }
        }
        if found != entries {
            faults.push(say::storage::fault_entries(found, entries));
        }
        Ok(faults)
    }

    /// Counts the entries of an index by hand: how many there are, and how many counters
    /// there should be.
    fn recounted(
        &self,
        number: u8,
        index: &IndexDescription,
        faults: &mut Vec<Message>,
    ) -> Result<(u64, u64), StoreError> {
        let counted = index.counted.map(usize::from);
        // Of each length of prefix: the one that is being counted.
        let mut open: Vec<(Vec<u8>, u64)> = Vec::new();
        let (mut entries, mut counters) = (0, 0);
        let mut wrong = 0_u64;
        let close = |(prefix, count): &(Vec<u8>, u64)| -> Result<u64, StoreError> {
            let kept = row::number(self.rows.get(&row::counter(prefix))?);
            Ok(u64::from(kept != *count))
        };
        let prefix = row::entry(&[number], "");
        self.rows.range(
            Bound::Included(prefix.clone()),
            after_prefix(&prefix),
            false,
            &mut |key, _| {
                entries += 1;
                let Some(counted) = counted else {
                    return Ok(true);
                };
                let whole = key.get(1..).unwrap_or_default();
                let mut ends = Vec::with_capacity(counted + 1);
                entry::ends(index, whole, counted, |end| ends.push(end))?;
                for (n, end) in ends.into_iter().enumerate() {
                    let prefix = whole.get(..end).unwrap_or_default();
                    match open.get_mut(n) {
                        Some((known, count)) if known == prefix => *count += 1,
                        Some(other) => {
                            wrong += close(other)?;
                            *other = (prefix.to_vec(), 1);
                            counters += 1;
                        }
                        None => {
                            open.push((prefix.to_vec(), 1));
                            counters += 1;
                        }
                    }
                }
                Ok(true)
            },
        )?;
        for last in &open {
            wrong += close(last)?;
        }
        if wrong > 0 {
            faults.push(say::storage::fault_counts(index.name, index.kind));
        }
        Ok((entries, counters))
    }
}
