//! The learners of a cohort, found by identity, number, mail and name.

use std::collections::HashMap;

use crate::LearnerId;
use crate::cohort::{Learner, name_key};
use crate::learner_number::near_number;
use crate::mail_address::mail_key;

use super::same_person::same_mailbox;

/// Learners by everything that they are recognised by.
#[derive(Debug, Default)]
pub(super) struct Known<'a> {
    by_id: HashMap<&'a LearnerId, &'a Learner>,
    by_near: HashMap<String, &'a Learner>,
    by_mail: HashMap<String, &'a Learner>,
    by_name: HashMap<String, Vec<&'a Learner>>,
}

/// What makes two entries alike that have different numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
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
            known
                .by_near
                .entry(near_number(&learner.number))
                .or_insert(learner);
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

    /// The learner with this identity.
    pub(super) fn with_id(&self, id: &LearnerId) -> Option<&'a Learner> {
        self.by_id.get(id).copied()
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
        self.by_near
            .get(&near_number(&learner.number))
            .filter(|other| other.id != learner.id)
            .map(|other| (Alike::NearNumber, *other))
            .or_else(|| {
                self.named(&learner.name)
                    .find(|other| {
                        other.id != learner.id && same_mailbox(&other.email, &learner.email)
                    })
                    .map(|other| (Alike::NameAndMail, other))
            })
    }
}
