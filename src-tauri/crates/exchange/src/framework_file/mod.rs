//! A competency framework in a file: which format it is, and what reading it gave.

mod contents;
mod format;

pub(crate) use contents::shortened;
pub use contents::{FrameworkFile, Unreadable};
pub use format::read;
