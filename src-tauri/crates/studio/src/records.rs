//! How things are called in the store, and how their values are read and written.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Key, Lookup, Record, Write};

use crate::error::StudioError;
use crate::migration;

pub(crate) const INSTITUTION: &str = "institution";
pub(crate) const FRAMEWORK: &str = "framework";
pub(crate) const COMPETENCY: &str = "competency";
pub(crate) const PROGRAMME: &str = "programme";
pub(crate) const RUBRIC: &str = "rubric";
pub(crate) const AUDIT: &str = "audit";
pub(crate) const COHORT: &str = "cohort";
pub(crate) const LEARNER: &str = "learner";
pub(crate) const PRINT_RUN: &str = "printRun";
pub(crate) const PRESS_RUN: &str = "pressRun";
pub(crate) const CERTIFICATE: &str = "certificate";
pub(crate) const VOID_SERIAL: &str = "voidSerial";
pub(crate) const PAPER_STOCK: &str = "paperStock";
pub(crate) const COUNTER: &str = "counter";
pub(crate) const PROFILE: &str = "profile";
pub(crate) const ASSESSMENT_STANDARD: &str = "assessmentStandard";
pub(crate) const MARKING: &str = "marking";
pub(crate) const SCORE: &str = "score";
pub(crate) const AWARD: &str = "award";
pub(crate) const PANEL: &str = "panel";
pub(crate) const PHRASES: &str = "phrases";
pub(crate) const CERTIFICATE_TEMPLATE: &str = "certificateTemplate";
pub(crate) const FONT: &str = "font";
pub(crate) const SETTINGS: &str = "settings";

/// What a locked workspace encrypts: whatever is about a person.
pub(crate) const PRIVATE: &[&str] = &[LEARNER, CERTIFICATE, PROFILE, SCORE, AWARD];

/// Fields by which records are found, and which guards can hold unique.
pub(crate) const LOOKUPS: &[Lookup] = &[Lookup {
    kind: PROFILE,
    field: "/name",
}];

/// A value with the revision it was read at; a save names the revision it was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Saved<T> {
    /// Counts from 1; 0 before the first save.
    pub revision: u32,
    /// The value.
    pub value: T,
}

fn unreadable(record: &Key, error: &serde_json::Error) -> StudioError {
    StudioError::Store(store::StoreError::Unreadable(format!("{record}: {error}")))
}

pub(crate) fn read<T: DeserializeOwned>(record: Record) -> Result<Saved<T>, StudioError> {
    let present = migration::to_present(&record.key.kind, record.schema, record.value);
    let value = serde_json::from_value(present).map_err(|e| unreadable(&record.key, &e))?;
    Ok(Saved {
        revision: record.revision,
        value,
    })
}

pub(crate) fn put<T: Serialize>(kind: &str, id: &str, value: &T) -> Result<Write, StudioError> {
    let key = Key::new(kind, id);
    let value = serde_json::to_value(value).map_err(|e| unreadable(&key, &e))?;
    Ok(Write::Put(key, value))
}

pub(crate) fn revision_is(kind: &str, id: &str, revision: u32) -> Guard {
    Guard::RevisionIs(Key::new(kind, id), revision)
}

pub(crate) fn absent(kind: &str, id: &str) -> Guard {
    Guard::Absent(Key::new(kind, id))
}
