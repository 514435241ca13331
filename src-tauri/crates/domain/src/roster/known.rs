//! The learners of a cohort, found by identity, number, mail and name.
//!
//! A number may be corrected, and the learner stays the same record. So the number finds the learner,
//! and the identity is only asked whether it is free.

use std::collections::HashMap;

use crate::cohort::{Learner, name_key};
use crate::learner_number::near_number;
use crate::mail_address::mail_key;
use crate::{CohortId, LearnerId};

use super::row::free_learner_id;
use super::same_person::same_mailbox;

/// Learners by everything that they are recognised by.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    by_id: HashMap<&'a LearnerId, &'a Learner>,
    by_number: HashMap<&'a str, &'a Learner>,
    by_near: HashMap<String, &'a Learner>,
    by_earlier: HashMap<&'a str, &'a Learner>,
    by_mail: HashMap<String, &'a Learner>,
    by_name: HashMap<String, Vec<&'a Learner>>,
}

/// What makes two entries alike that have different numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    /// The number was another's before it was corrected.
    EarlierNumber,
    /// Numbers that differ by zeros, case or spaces.
    NearNumber,
    /// The same name, and the same mail address or the same before the @.
    NameAndMail,
}

impl<'a> Known<'a> {
    /// The learners of a cohort.
    pub(super) fn of(learners: &'a [Learner]) -> Self {
        let mut known = Self::default();
        for learner in learners {
            known.by_id.insert(&learner.id, learner);
            known.by_number.insert(learner.number.trim(), learner);
            known
                .by_near
                .entry(near_number(&learner.number))
                .or_insert(learner);
            for number in &learner.earlier_numbers {
                known.by_earlier.insert(number, learner);
            }
            if !learner.email.is_empty() {
                known
                    .by_mail
                    .entry(mail_key(&learner.email))
                    .or_insert(learner);
            }
            known
                .by_name
                .entry(name_key(&learner.name))
                .or_default()
                .push(learner);
        }
        known
    }

    /// The learner with this number.
    pub(super) fn with_number(&self, number: &str) -> Option<&'a Learner> {
        self.by_number.get(number.trim()).copied()
    }

    /// The identity of whoever has this number, or one that nobody has yet.
    pub(super) fn identity(&self, cohort: &CohortId, number: &str) -> LearnerId {
        match self.with_number(number) {
            Some(known) => known.id.clone(),
            None => free_learner_id(cohort, number, |id| self.by_id.contains_key(id)),
        }
    }

    /// The learner with this mail address.
    pub(super) fn with_mail(&self, email: &str) -> Option<&'a Learner> {
        self.by_mail.get(&mail_key(email)).copied()
    }

    /// Learners with this name.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &'a Learner> {
        self.by_name
            .get(&name_key(name))
            .into_iter()
            .flatten()
            .copied()
    }

    /// Somebody else here who may be the same person.
    pub(super) fn alike(&self, learner: &Learner) -> Option<(Alike, &'a Learner)> {
        self.by_earlier
            .get(learner.number.trim())
            .filter(|other| other.id != learner.id)
            .map(|other| (Alike::EarlierNumber, *other))
            .or_else(|| {
                self.by_near
                    .get(&near_number(&learner.number))
                    .filter(|other| other.id != learner.id)
                    .map(|other| (Alike::NearNumber, *other))
            })
            .or_else(|| {
                self.named(&learner.name)
                    .find(|other| {
                        other.id != learner.id && same_mailbox(&other.email, &learner.email)
                    })
                    .map(|other| (Alike::NameAndMail, other))
            })
    }
}
