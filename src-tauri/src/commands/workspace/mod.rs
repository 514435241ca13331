//! The workspace: opening, backups, versions, undo, search.

pub(crate) mod backups;
pub(crate) mod journal;
pub(crate) mod opening;
pub(crate) mod search;
pub(crate) mod undo;
pub(crate) mod versions;
