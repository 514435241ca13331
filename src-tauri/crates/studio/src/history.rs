//! Undo and redo through the session. An undo is a save like any other: guarded by
//! revisions, written to the journal, never a way around a later change.

use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Key, Records, StoreError, Write};

use crate::error::StudioError;
use crate::workspace::Studio;

const MOST_STEPS: usize = 200;

/// One record of a step.
pub(crate) struct Undoable {
    pub key: Key,
    pub before: Option<serde_json::Value>,
    pub after: Option<serde_json::Value>,
    /// The revision the step left it at; 0 when it was deleted.
    pub revision: u32,
}

type Step = (String, Vec<Undoable>);

/// Steps that can be undone, and steps that were.
#[derive(Default)]
pub(crate) struct History {
    undo: Vec<Step>,
    redo: Vec<Step>,
}

/// What Undo and Redo would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryState {
    /// What would be undone.
    pub undo: Option<String>,
    /// What would be done again.
    pub redo: Option<String>,
}

impl History {
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

fn way_back(step: &[Undoable], forward: bool) -> (Vec<Guard>, Vec<Write>) {
    step.iter()
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

impl Studio {
    /// What Undo and Redo would do.
    #[must_use]
    pub fn history_state(&self) -> HistoryState {
        let history = self.history();
        HistoryState {
            undo: history.undo.last().map(|(what, _)| what.clone()),
            redo: history.redo.last().map(|(what, _)| what.clone()),
        }
    }

    /// Takes the last step back. Returns what it was, or `None` when there is none.
    ///
    /// # Errors
    /// When something was changed since, so that undoing would lose that change.
    pub fn undo(&self) -> Result<Option<String>, StudioError> {
        self.step(false)
    }

    /// Does the step again that was undone last.
    ///
    /// # Errors
    /// As for [`Studio::undo`].
    pub fn redo(&self) -> Result<Option<String>, StudioError> {
        self.step(true)
    }

    fn step(&self, forward: bool) -> Result<Option<String>, StudioError> {
        let taken = if forward {
            self.history().redo.pop()
        } else {
            self.history().undo.pop()
        };
        let Some((what, mut parts)) = taken else {
            return Ok(None);
        };
        let (guards, writes) = way_back(&parts, forward);
        let words = format!("{}: {what}", if forward { "Redo" } else { "Undo" });
        match self.commit(&words, guards, writes) {
            Ok(()) => {}
            Err(StudioError::Store(StoreError::Conflict { .. })) => {
                return Err(StudioError::refused(format!(
                    "“{what}” cannot be undone, because what it changed was changed again since. Nothing was changed."
                )));
            }
            Err(error) => return Err(error),
        }
        for part in &mut parts {
            part.revision = self
                .store
                .get(&part.key)?
                .map_or(0, |record| record.revision);
        }
        // Steps on the other pile may hold revisions of the same records: they are the
        // older ones, and a new save has just given those records a new revision.
        let mut history = self.history();
        let (from, to) = {
            let History { undo, redo } = &mut *history;
            if forward { (redo, undo) } else { (undo, redo) }
        };
        for part in &parts {
            let older = from
                .iter_mut()
                .rev()
                .find_map(|(_, step)| step.iter_mut().find(|p| p.key == part.key));
            if let Some(older) = older {
                older.revision = part.revision;
            }
        }
        to.push((what.clone(), parts));
        Ok(Some(what))
    }
}
