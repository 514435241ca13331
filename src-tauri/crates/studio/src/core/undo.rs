//! Undo and redo through the session. An undo is a save like any other: guarded by
//! revisions, allowed to whoever may do the action itself, never a way around a later change.

use serde::{Deserialize, Serialize};
use specta::Type;
use store::StoreError;
use words::Message;
use words::say::errors as say;

use crate::core::error::StudioError;
use crate::core::permit::Permit;
use crate::core::steps::{Step, UndoHistory};
use crate::core::studio::Studio;

/// What Undo and Redo would do.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UndoState {
    /// What would be undone.
    pub undo: Option<Message>,
    /// What would be redone.
    pub redo: Option<Message>,
}

impl Studio {
    /// What Undo and Redo would do.
    #[must_use]
    pub fn undo_state(&self) -> UndoState {
        let history = self.undo_history();
        UndoState {
            undo: history.undo.last().map(|step| step.what.clone()),
            redo: history.redo.last().map(|step| step.what.clone()),
        }
    }

    /// Takes the last step back. Returns what it was, or `None` when there is none.
    ///
    /// # Errors
    /// When something was changed since, so that undoing would lose that change, or when
    /// whoever is signed in may not do what the step did.
    pub fn undo(&self) -> Result<Option<Message>, StudioError> {
        self.travel(false)
    }

    /// Does the step again that was undone last.
    ///
    /// # Errors
    /// As for [`Studio::undo`].
    pub fn redo(&self) -> Result<Option<Message>, StudioError> {
        self.travel(true)
    }

    /// The step that comes next, with a permit for what it does. A step that was saved while the
    /// permit was asked is another one, for which it is asked anew.
    fn take_step(&self, forward: bool) -> Result<Option<(Permit, Step)>, StudioError> {
        loop {
            let next = self.undo_history().pile(forward).last().map(|s| s.action);
            let Some(action) = next else {
                return Ok(None);
            };
            let permit = self.may(action)?;
            let mut history = self.undo_history();
            let pile = history.pile(forward);
            if pile.last().is_some_and(|step| step.action == action) {
                return Ok(pile.pop().map(|step| (permit, step)));
            }
        }
    }

    fn travel(&self, forward: bool) -> Result<Option<Message>, StudioError> {
        let Some((permit, mut step)) = self.take_step(forward)? else {
            return Ok(None);
        };
        let (guards, writes) = step.way(forward);
        let what = step.what.clone();
        let label = if forward {
            say::undo_redo(what)
        } else {
            say::undo_undo(what)
        };
        let committed = match self.commit(&permit, &label, guards, writes) {
            Ok(committed) => committed,
            Err(StudioError::Store(StoreError::Conflict { .. })) => {
                return Err(StudioError::refused(say::undo_changed(step.what)));
            }
            Err(error) => {
                // Nothing was written, so it can be tried again.
                let mut history = self.undo_history();
                let what = step.what.clone();
                history.pile(forward).push(step);
                return Err(match error {
                    StudioError::Store(StoreError::StillHeld { .. }) => {
                        StudioError::refused(say::undo_needed(what))
                    }
                    other => other,
                });
            }
        };
        step.left_at(&committed);
        // Steps on the other pile may hold revisions of the same records: they are the
        // older ones, and a new save has just given those records a new revision.
        let mut history = self.undo_history();
        let UndoHistory { undo, redo } = &mut *history;
        let (from, to) = if forward { (redo, undo) } else { (undo, redo) };
        for part in &step.parts {
            let older = from
                .iter_mut()
                .rev()
                .find_map(|step| step.parts.iter_mut().find(|p| p.key == part.key));
            if let Some(older) = older {
                older.revision = part.revision;
            }
        }
        let what = step.what.clone();
        to.push(step);
        Ok(Some(what))
    }
}
