//! Workspaces that are being made or restored: an opening refuses them.

mod give_up;
mod mark;
mod what;

pub(crate) use give_up::give_up;
pub(crate) use mark::{begin, finish, is_abandoned, marked, refuse};
pub use what::Unfinished;
