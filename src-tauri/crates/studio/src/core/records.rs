//! How things are called in the store, and how their values are read and written.

use std::sync::OnceLock;

use domain::record_kind::{Privacy, RecordKind};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{Guard, Json, Key, Private, Record, Write};
use words::say;

use crate::core::error::StudioError;
use crate::core::migration;

fn kinds_that(is_it: fn(RecordKind) -> bool) -> Vec<&'static str> {
    let kinds = RecordKind::ALL.into_iter().filter(|kind| is_it(*kind));
    kinds.map(RecordKind::name).collect()
}

/// What a locked workspace encrypts: whatever is about a person.
pub(crate) fn private_kinds() -> Private {
    static KINDS: OnceLock<Vec<&'static str>> = OnceLock::new();
    static NAMED: OnceLock<Vec<&'static str>> = OnceLock::new();
    Private {
        kinds: KINDS.get_or_init(|| kinds_that(|kind| kind.privacy() == Privacy::Private)),
        names: NAMED.get_or_init(|| kinds_that(RecordKind::is_named_after_person)),
    }
}

/// How a record is called in the store.
pub(crate) fn key(kind: RecordKind, id: &str) -> Key {
    Key::new(kind.name(), id)
}

/// A value with the revision it was read at; a save names the revision it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Saved<T> {
    /// Counts from 1; 0 before the first save.
    pub revision: u32,
    /// The value.
    pub value: T,
}

/// A value in the present shape. One of a kind that a newer program made stays as it is.
pub(crate) fn present(kind: &str, schema: u16, value: Value) -> Value {
    match RecordKind::named(kind) {
        Some(kind) => migration::to_present(kind, schema, value),
        None => value,
    }
}

fn unreadable(record: &Key, error: &serde_json::Error) -> StudioError {
    StudioError::Store(store::StoreError::unreadable(format!("{record}: {error}")))
}

pub(crate) fn read<T: DeserializeOwned>(record: Record) -> Result<Saved<T>, StudioError> {
    let present = present(&record.key.kind, record.schema, record.value);
    let value = serde_json::from_value(present).map_err(|e| unreadable(&record.key, &e))?;
    Ok(Saved {
        revision: record.revision,
        value,
    })
}

pub(crate) fn put<T: Serialize>(
    kind: RecordKind,
    id: &str,
    value: &T,
) -> Result<Write, StudioError> {
    let key = key(kind, id);
    let value = Json::of(value).map_err(|e| unreadable(&key, &e))?;
    Ok(Write::Put(key, value))
}

pub(crate) fn revision_is(kind: RecordKind, id: &str, revision: u32) -> Guard {
    Guard::RevisionIs(key(kind, id), revision)
}

pub(crate) fn absent(kind: RecordKind, id: &str) -> Guard {
    Guard::Absent(key(kind, id))
}

/// A reference to a record that must be there when the change is saved.
pub(crate) fn present_at_save(kind: RecordKind, id: &str) -> Guard {
    Guard::Present(key(kind, id))
}

/// The number of the version after this one.
pub(crate) fn next_number(version: u32) -> Result<u32, StudioError> {
    version
        .checked_add(1)
        .ok_or_else(|| StudioError::refused(say::errors::no_further_version()))
}
