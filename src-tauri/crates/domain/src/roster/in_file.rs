//! Rows further up in the same file, found by identity, number and name.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::cohort::{Learner, name_key};
use crate::learner_number::near_number;

use super::known::Alike;
use super::row::ClassedRow;
use super::same_person::same_mailbox;

/// Places of rows under hashes: what is found is compared before it counts.
#[derive(Debug, Default)]
pub(super) struct InFile {
    by_id: HashMap<u64, usize>,
    by_near: HashMap<u64, usize>,
    by_name: HashMap<u64, Vec<usize>>,
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn learner(rows: &[ClassedRow], at: usize) -> Option<&Learner> {
    rows.get(at).and_then(|row| row.learner.as_ref())
}

impl InFile {
    /// The row with the same identity.
    pub(super) fn same(&self, rows: &[ClassedRow], wanted: &Learner) -> Option<usize> {
        let at = *self.by_id.get(&hash(&wanted.id))?;
        (learner(rows, at)?.id == wanted.id).then_some(at)
    }

    /// A row of another identity that may be the same person.
    pub(super) fn alike(&self, rows: &[ClassedRow], wanted: &Learner) -> Option<(Alike, usize)> {
        let near = near_number(&wanted.number);
        if let Some(at) = self.by_near.get(&hash(&near))
            && learner(rows, *at)
                .is_some_and(|other| other.id != wanted.id && near_number(&other.number) == near)
        {
            return Some((Alike::NearNumber, *at));
        }
        self.named(rows, wanted)
            .find(|at| {
                learner(rows, *at).is_some_and(|other| same_mailbox(&other.email, &wanted.email))
            })
            .map(|at| (Alike::NameAndMail, at))
    }

    /// Rows of other identities with the same name.
    pub(super) fn named(
        &self,
        rows: &[ClassedRow],
        wanted: &Learner,
    ) -> impl Iterator<Item = usize> {
        let key = name_key(&wanted.name);
        self.by_name
            .get(&hash(&key))
            .into_iter()
            .flatten()
            .copied()
            .filter(move |at| {
                learner(rows, *at)
                    .is_some_and(|other| other.id != wanted.id && name_key(&other.name) == key)
            })
    }

    /// Remembers a row that stands at `at`.
    pub(super) fn add(&mut self, at: usize, learner: &Learner) {
        self.by_id.entry(hash(&learner.id)).or_insert(at);
        self.by_near
            .entry(hash(&near_number(&learner.number)))
            .or_insert(at);
        let named = self
            .by_name
            .entry(hash(&name_key(&learner.name)))
            .or_default();
        // Fifty of one name are one mistake; more of them would make the file slow to read.
        if named.len() < 50 {
            named.push(at);
        }
    }
}
