//! Search: one index over everything people look for, by tantivy.
//!
//! Like the other index it is a cache: it names the commit it is at, catches up from the
//! journal, and is made anew when it does not fit. Nothing in it is ever the only copy. In
//! a locked workspace its files are sealed, so that it need not be made anew at each
//! opening.

mod at;
mod checked;
mod documents;
mod keeper;
mod query;
mod queue;
mod sealed;
mod thread;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};

use ::words::{Message, say};
use serde_json::Value;

use crate::error::StoreError;

pub(crate) use at::At;
pub(crate) use keeper::Place;
pub(crate) use thread::SearchThread;

/// What a library said of the search.
fn failed(error: impl std::fmt::Display) -> StoreError {
    failed_because(Message::verbatim(error.to_string()))
}

fn failed_because(what: Message) -> StoreError {
    StoreError::Index(say::storage::search(what))
}

/// tantivy panics on some files that it did not write: a panic is a fault of the index.
fn guarded<T>(work: impl FnOnce() -> Result<T, StoreError>) -> Result<T, StoreError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(failed_because(say::storage::search_stopped())))
}

/// What of a record is searched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Described {
    /// What people know it by: counts most.
    pub names: Vec<String>,
    /// Other words it is found by.
    pub words: Vec<String>,
    /// What it belongs to, such as a framework: search can be kept within one.
    pub within: String,
    /// A mark by which it can be counted, such as `revoked`.
    pub mark: String,
}

/// Says what of a record of a kind is searched; `None` for what is not.
pub type Describe = fn(kind: &str, schema: u16, value: &Value) -> Option<Described>;

/// The kinds that are searched, and how each is described.
#[derive(Debug, Clone, Copy)]
pub struct Searched {
    /// The kinds.
    pub kinds: &'static [&'static str],
    /// How a record of one is described.
    pub describe: Describe,
}

/// What is looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SearchFor {
    /// The words; the last may be the beginning of one. Empty finds everything.
    pub words: String,
    /// Only of this kind; empty for any.
    pub kind: String,
    /// Only within this; empty for anywhere.
    pub within: String,
    /// Only with this mark; empty for any.
    pub mark: String,
    /// How many to pass over.
    pub offset: usize,
    /// How many at most.
    pub limit: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hits {
    /// How many there are in all.
    pub total: u64,
    /// The best of them, as asked for.
    pub keys: Vec<crate::change::Key>,
}
