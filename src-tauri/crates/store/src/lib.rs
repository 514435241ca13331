//! The workspace on disk.
//!
//! `journal/` is the truth: append-only, checksummed, chained by hash, and synced
//! before a save is acknowledged. `index/` is a sled database that holds what is
//! read; it is rebuilt from the journal whenever it does not agree with it.

mod change;
mod error;
mod index;
mod journal;
mod lock;
mod store;

pub use change::{AuditEntry, ChangeSet, Commit, Guard, Key, Record, Write};
pub use error::StoreError;
pub use journal::{JournalDamage, JournalReport};
pub use store::{CheckReport, Opened, Store};
