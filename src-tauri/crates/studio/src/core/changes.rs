//! What saves have changed, so that screens fetch again only what they show of it.

use std::collections::BTreeMap;

use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Key;

/// A record that was written or deleted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// What sort of record.
    pub kind: RecordKind,
    /// Its identity; empty when so many of the kind changed that they are not named.
    pub id: String,
}

/// More records of a kind than this are not named one by one.
const NAMED: usize = 200;

/// Changes that nobody was told of yet.
#[derive(Debug, Default)]
pub(crate) struct Changes(BTreeMap<RecordKind, Vec<String>>);

impl Changes {
    /// Notes what a save wrote. Kinds of a newer program are passed over: nothing shows them.
    pub(crate) fn note<'k>(&mut self, keys: impl Iterator<Item = &'k Key>) {
        for key in keys {
            let Some(kind) = RecordKind::named(&key.kind) else {
                continue;
            };
            let ids = self.0.entry(kind).or_default();
            // One past the limit is enough to know that they are many.
            if ids.len() <= NAMED && !ids.contains(&key.id) {
                ids.push(key.id.clone());
            }
        }
    }

    /// What a save will have written.
    pub(crate) fn of<'k>(keys: impl Iterator<Item = &'k Key>) -> Self {
        let mut changes = Self::default();
        changes.note(keys);
        changes
    }

    /// Notes what another save wrote.
    pub(crate) fn join(&mut self, saved: Self) {
        for (kind, saved) in saved.0 {
            let ids = self.0.entry(kind).or_default();
            for id in saved {
                if ids.len() <= NAMED && !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
    }

    /// Hands over what was noted.
    pub(crate) fn take(&mut self) -> Vec<Changed> {
        let mut changed = Vec::new();
        for (kind, ids) in std::mem::take(&mut self.0) {
            if ids.len() > NAMED {
                changed.push(Changed {
                    kind,
                    id: String::new(),
                });
            } else {
                changed.extend(ids.into_iter().map(|id| Changed { kind, id }));
            }
        }
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_is_named_once_and_a_multitude_by_its_kind() {
        let mut changes = Changes::default();
        let programme = Key::new("programme", "p");
        changes.note([&programme, &programme].into_iter());
        let learners: Vec<Key> = (0..500)
            .map(|n| Key::new("learner", &format!("c/{n}")))
            .collect();
        changes.join(Changes::of(learners.iter()));
        assert_eq!(
            changes.take(),
            [
                Changed {
                    kind: RecordKind::Programme,
                    id: "p".to_owned()
                },
                Changed {
                    kind: RecordKind::Learner,
                    id: String::new()
                },
            ]
        );
        assert!(changes.take().is_empty());
    }
}
