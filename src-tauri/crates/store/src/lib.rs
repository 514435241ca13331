//! The workspace on disk.
//!
//! `journal/` is the truth: append-only, checksummed, chained by hash, and synced
//! before a save is acknowledged. `index/` is a sled database that says where in the
//! journal everything stands; it is made anew from the journal whenever it does not
//! agree with it. `backups/` holds archives and what checkpoints stand for.

mod backup;
mod change;
mod check;
mod compact;
mod damage;
mod door;
mod error;
mod index;
mod journal;
mod lock;
mod locking;
mod memory;
mod migrate;
mod opening;
mod past;
mod rebuild;
mod records;
mod repair;
mod search;
mod shared;
mod store;
mod vault;
mod writer;

pub use backup::{
    Archive, ArchiveError, ArchiveWriter, BackupFile, Manifest, ManifestEntry, backups_in, restore,
};
pub use change::{
    AuditEntry, ChangeSet, Committed, Guard, Key, Lookup, Page, PageOf, Past, Record, Tip, Version,
    Write,
};
pub use check::CheckReport;
pub use damage::{DamageAccount, Gap, JournalDamage};
pub use error::StoreError;
pub use locking::{encrypt, is_under_way};
pub use memory::MemoryRecords;
pub use migrate::FIRST_SCHEMA;
pub use opening::{OpenProgress, OpenStep, Opened, Opening};
pub use records::Records;
pub use repair::{Repaired, repair};
pub use search::{Describe, Described, Hits, SearchFor, Searched};
pub use store::Store;
pub use vault::{LockState, Secrets, Vault, change_passphrase, lock_state, remove_passphrase};
