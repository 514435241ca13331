//! Counts what is read, so that a test can hold a use case to it.

use std::sync::atomic::{AtomicU64, Ordering};

use crate::change::ReadCount;

/// Counters that any thread adds to.
#[derive(Default)]
pub(crate) struct Reads {
    records: AtomicU64,
    bytes: AtomicU64,
    blocks: AtomicU64,
    rows: AtomicU64,
}

impl Reads {
    /// A value of so many bytes was handed out.
    pub(crate) fn record(&self, bytes: usize) {
        self.records.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
    }

    /// So many blocks of the journal were unpacked.
    pub(crate) fn blocks(&self, blocks: u64) {
        self.blocks.fetch_add(blocks, Ordering::Relaxed);
    }

    /// So many rows of an index were looked at.
    pub(crate) fn rows(&self, rows: usize) {
        self.rows.fetch_add(rows as u64, Ordering::Relaxed);
    }

    pub(crate) fn so_far(&self) -> ReadCount {
        ReadCount {
            records: self.records.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            blocks: self.blocks.load(Ordering::Relaxed),
            rows: self.rows.load(Ordering::Relaxed),
        }
    }
}
