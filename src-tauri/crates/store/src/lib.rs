//! The workspace on disk.
//!
//! `journal/` is the truth: append-only, checksummed, chained by hash, and synced
//! before a save is acknowledged. `index/` is a sled database that says where in the
//! journal everything stands; it is made anew from the journal whenever it does not
//! agree with it. `backups/` holds archives and what checkpoints stand for.

mod anchor;
mod answer;
mod aside;
mod backup;
mod change;
mod check;
mod check_backups;
mod clean_mark;
mod commit_queue;
mod compact;
mod damage;
mod disagreement;
mod disk;
mod encryption;
mod error;
mod index;
mod indexed;
mod journal;
mod json;
mod kept;
mod memory;
mod migrate;
mod names;
mod notice;
mod opening;
pub mod plain;
mod process_lock;
mod reads;
mod rebuild;
mod records;
mod repair;
mod salvage;
mod search;
mod shared;
mod store;
mod unfinished;
mod versions;
mod vouched;
mod witness;
mod writer;

pub use anchor::Anchored;
pub use answer::Answered;
pub use backup::{
    Aged, Archive, ArchiveError, ArchiveFault, ArchiveWriter, BackupFile, InArchive, Manifest,
    ManifestEntry, Restored, backups_by_age, backups_in, looked_at, records_in, restore,
};
pub use change::{
    AuditEntry, ChangeSet, Committed, Guard, Key, KeyPage, Page, PageOf, ReadCount, Record, Tip,
    Version, Versions, Write,
};
pub use check::CheckReport;
pub use damage::{DamageAccount, Gap, JournalDamage, JournalFault};
pub use encryption::{
    LockState, Private, PutAway, Secrets, Vault, WrongTries, change_key, has_earlier_key, lock,
    lock_state, put_back_key_file, remove_passphrase, try_passphrase,
};
pub use error::{ReadOnly, StoreError};
pub use indexed::{
    Entry, Form, Found, IndexDescription, Part, PartValue, Present, Range, Within, as_it_is,
};
pub use journal::format_1::FIRST_SCHEMA;
pub use json::Json;
pub use kept::{KeptFault, KeptRepair, KeptWrong, NamesFiles};
pub use memory::MemoryRecords;
pub use notice::{Finding, KnownBy, Notice};
pub use opening::{OpenProgress, OpenStep, Opened, Opening};
pub use records::Records;
pub use repair::{Repaired, repair};
pub use search::{Describe, Described, Hits, SearchFor, Searched};
pub use store::Store;
pub use unfinished::Unfinished;
