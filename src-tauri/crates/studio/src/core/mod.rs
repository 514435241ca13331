//! What every room stands on: the open workspace, who may save, undo, kinds and files.

mod blobs;
pub mod changes;
pub mod clock;
pub mod error;
pub(crate) mod finding;
mod held;
pub(crate) mod indexes;
pub(crate) mod kept_names;
pub(crate) mod migration;
pub mod outside;
pub(crate) mod packed;
pub(crate) mod permit;
pub mod progress;
pub mod records;
mod references;
mod session;
mod steps;
pub mod studio;
pub mod undo;
