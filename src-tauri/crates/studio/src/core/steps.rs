//! Saves that can be taken back, with what stood before and after.

use std::collections::HashMap;

use domain::people::Action;
use store::{Committed, Guard, Json, Key, Records, Store, Write};
use words::Message;

use crate::core::error::StudioError;

const MOST_STEPS: usize = 200;

/// One record of a step.
pub(super) struct Part {
    pub(super) key: Key,
    before: Option<Json>,
    after: Option<Json>,
    /// The revision the step left it at; 0 when it was deleted.
    pub(super) revision: u32,
}

/// A save that can be taken back.
pub(crate) struct Step {
    pub(super) action: Action,
    pub(super) what: Message,
    pub(super) parts: Vec<Part>,
}

/// Steps that can be undone, and steps that were.
#[derive(Default)]
pub(crate) struct UndoHistory {
    pub(super) undo: Vec<Step>,
    pub(super) redo: Vec<Step>,
}

impl UndoHistory {
    /// The steps that can be done again, or else those that can be taken back.
    pub(super) fn pile(&mut self, forward: bool) -> &mut Vec<Step> {
        if forward {
            &mut self.redo
        } else {
            &mut self.undo
        }
    }

    pub(crate) fn done(&mut self, step: Step) {
        self.redo.clear();
        self.undo.push(step);
        if self.undo.len() > MOST_STEPS {
            self.undo.remove(0);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.undo.clear();
        self.redo.clear();
    }
}

impl Step {
    /// Notes what stands in the store before these writes.
    pub(crate) fn before(
        store: &Store,
        action: Action,
        what: &Message,
        writes: &[Write],
    ) -> Result<Self, StudioError> {
        let keys: Vec<Key> = writes.iter().map(|write| write.key().clone()).collect();
        let parts = writes
            .iter()
            .zip(store.get_many(&keys)?)
            .map(|(write, before)| Part {
                key: write.key().clone(),
                before: before.map(|record| record.value.into()),
                after: match write {
                    Write::Put(_, value) => Some(value.clone()),
                    Write::Delete(_) => None,
                },
                revision: 0,
            })
            .collect();
        Ok(Self {
            action,
            what: what.clone(),
            parts,
        })
    }

    /// Notes the revisions at which the save left its records.
    pub(crate) fn left_at(&mut self, committed: &Committed) {
        let revisions: HashMap<&Key, u32> = committed
            .revisions
            .iter()
            .map(|(key, revision)| (key, *revision))
            .collect();
        for part in &mut self.parts {
            part.revision = revisions.get(&part.key).copied().unwrap_or(0);
        }
    }

    pub(super) fn way(&self, forward: bool) -> (Vec<Guard>, Vec<Write>) {
        self.parts
            .iter()
            .map(|part| {
                let value = if forward { &part.after } else { &part.before };
                let write = match value {
                    Some(value) => Write::Put(part.key.clone(), value.clone()),
                    None => Write::Delete(part.key.clone()),
                };
                (Guard::RevisionIs(part.key.clone(), part.revision), write)
            })
            .unzip()
    }
}
