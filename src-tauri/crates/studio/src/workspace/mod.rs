//! The workspace itself: opening and repair, backups, encryption, versions, search, figures.

pub mod backups;
pub mod encryption;
pub mod journal_notice;
pub mod opening;
mod opening_progress;
mod options;
pub mod overview;
pub mod search;
pub mod versions;
