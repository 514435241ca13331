//! Leave to do one kind of thing. Nothing can be saved without it, so nobody can forget to ask.

use domain::ProfileId;
use domain::people::Action;

/// Leave that `Studio::may` gave: what for, and to whom.
#[derive(Debug, Clone)]
pub(crate) struct Permit {
    action: Action,
    who: Option<ProfileId>,
}

impl Permit {
    /// Made where the table was asked, and nowhere else.
    pub(in crate::core) fn given(action: Action, who: Option<ProfileId>) -> Self {
        Self { action, who }
    }

    /// What it was given for. Undo and redo ask for the same again.
    pub(crate) fn action(&self) -> Action {
        self.action
    }

    /// Who it was given to; nobody where nobody has a profile.
    pub(crate) fn who(&self) -> Option<&ProfileId> {
        self.who.as_ref()
    }
}
