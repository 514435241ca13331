//! The indexes of a workspace.

use serde_json::Value;
use words::say;

use super::description::IndexDescription;
use crate::error::StoreError;

/// Brings a value that an older version wrote into the present shape, so that indexes see
/// one shape only. It is called for values of an older schema than is written now.
pub type Present = fn(kind: &str, schema: u16, value: Value) -> Value;

/// The indexes of a workspace, and how older values are brought into their shape.
#[derive(Clone, Copy)]
pub(crate) struct Indexes {
    pub described: &'static [IndexDescription],
    pub present: Present,
    pub schema: u16,
}

impl Indexes {
    /// The number of an index, and what it is.
    pub(crate) fn find(
        &self,
        kind: &str,
        name: &str,
    ) -> Result<(u8, &'static IndexDescription), StoreError> {
        self.described
            .iter()
            .enumerate()
            .find(|(_, index)| index.kind == kind && index.name == name)
            .and_then(|(n, index)| Some((u8::try_from(n).ok()?, index)))
            .ok_or_else(|| StoreError::Misuse(say::storage::no_index(name, kind)))
    }

    /// The indexes of a kind, with their numbers.
    pub(crate) fn of_kind<'k>(
        &self,
        kind: &'k str,
    ) -> impl Iterator<Item = (u8, &'static IndexDescription)> + use<'k> {
        self.described
            .iter()
            .enumerate()
            .filter(move |(_, index)| index.kind == kind)
            .filter_map(|(n, index)| Some((u8::try_from(n).ok()?, index)))
    }

    /// A stored value as indexes see it.
    pub(crate) fn shaped(&self, kind: &str, schema: u16, value: Value) -> Value {
        if schema < self.schema {
            (self.present)(kind, schema, value)
        } else {
            value
        }
    }

    /// Whether descriptions can be worked with at all.
    pub(crate) fn verify(&self) -> Result<(), StoreError> {
        for (n, index) in self.described.iter().enumerate() {
            let lists = index.parts.iter().filter(|p| p.pointer.contains('*'));
            let twice = self
                .described
                .iter()
                .take(n)
                .any(|other| other.kind == index.kind && other.name == index.name);
            let bad = index.parts.is_empty()
                || lists.count() > 1
                || twice
                || index
                    .counted
                    .is_some_and(|c| usize::from(c) > index.parts.len());
            if bad || u8::try_from(n).is_err() {
                return Err(StoreError::Misuse(say::storage::bad_index(
                    index.name, index.kind,
                )));
            }
        }
        Ok(())
    }
}

/// Leaves values as they are: for a program that has known one shape only.
#[must_use]
pub fn as_it_is(_kind: &str, _schema: u16, value: Value) -> Value {
    value
}
