//! What an archive of a whole workspace has otherwise than it says.

use words::say::storage as say;
use words::{Message, ToMessage};

use crate::change::Tip;

/// What an archive of a whole workspace has otherwise than it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArchiveFault {
    /// There is no journal in it.
    NoJournal,
    /// Its journal is damaged.
    Journal,
    /// Its journal ends with another save than its manifest says.
    OtherEnd {
        /// The save that the manifest names.
        said: Tip,
        /// The one that is there.
        found: Tip,
    },
}

impl ToMessage for ArchiveFault {
    fn message(&self) -> Message {
        match self {
            Self::NoJournal => say::archive_no_journal(),
            Self::Journal => say::archive_journal(),
            Self::OtherEnd { said, found } => say::archive_other_end(found.sequence, said.sequence),
        }
    }
}
