//! Where a journal is damaged and what that costs, in words a person can act on.

use std::path::PathBuf;

/// A place in the journal that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalDamage {
    /// The segment's file name.
    pub segment: String,
    /// Byte at which the unreadable record begins.
    pub offset: u64,
    /// The commit that should stand there.
    pub sequence: u64,
    /// What is wrong.
    pub what: &'static str,
}

impl std::fmt::Display for JournalDamage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} at byte {} (save {}): {}",
            self.segment, self.offset, self.sequence, self.what
        )
    }
}

/// Saves that cannot be read: from the first to the last of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first save missing.
    pub from: u64,
    /// The last save missing.
    pub to: u64,
}

impl Gap {
    /// How many saves are missing.
    #[must_use]
    pub fn saves(&self) -> u64 {
        self.to.saturating_sub(self.from) + 1
    }
}

/// Everything known about a damaged journal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DamageAccount {
    /// The places, in order.
    pub places: Vec<JournalDamage>,
    /// Saves that can be read.
    pub readable: u64,
    /// Saves that cannot be read here.
    pub gaps: Vec<Gap>,
    /// Saves among them that a backup still has.
    pub in_backups: u64,
    /// The newest backup in the workspace's folder.
    pub newest_backup: Option<PathBuf>,
}

impl DamageAccount {
    /// Saves that cannot be read here.
    #[must_use]
    pub fn missing(&self) -> u64 {
        self.gaps.iter().map(Gap::saves).sum()
    }
}

impl std::fmt::Display for DamageAccount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let places: Vec<String> = self.places.iter().map(ToString::to_string).collect();
        write!(
            f,
            "Part of this workspace’s journal is damaged: {}. {} saves can be read, {} cannot; backups still have {} of those. The file was left as it is.",
            places.join("; "),
            self.readable,
            self.missing(),
            self.in_backups,
        )
    }
}
