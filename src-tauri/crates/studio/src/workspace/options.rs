//! How a workspace's store is opened: its indexes, its search, its key.

use std::sync::Arc;

use domain::Timestamp;
use store::{OpenProgress, Opening, Vault};

use crate::core::migration::SCHEMA;
use crate::core::{indexes, kept_names, records};
use crate::workspace::search::SEARCHED;

/// What a person gave to open a locked workspace with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passphrase<'p> {
    /// Nothing yet: a locked workspace asks.
    Ask,
    /// This.
    Given(&'p str),
    /// Nothing, and what is not encrypted is to be read all the same.
    Without,
}

/// What the store is told when it opens a workspace.
pub(crate) fn opening<'o>(
    now: &Timestamp,
    vault: Option<Arc<Vault>>,
    progress: &'o (dyn Fn(OpenProgress) + Sync),
) -> Opening<'o> {
    Opening {
        vault,
        indexes: indexes::ALL,
        present: records::present,
        schema: SCHEMA,
        searched: Some(SEARCHED),
        names_files: kept_names::NAMES,
        now: now.0.clone(),
        progress,
    }
}
