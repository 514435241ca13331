//! Which entries of an index are asked for, and what comes back.

use std::ops::Bound;

use serde::{Deserialize, Serialize};
use words::say;

use super::description::{Form, IndexDescription, Part};
use super::evaluate::{wanted, wanted_beginning};
use super::part_value::PartValue;
use crate::change::Key;
use crate::error::StoreError;

/// A range of an index: the first parts by equality, then bounds on the next one.
///
/// A bound on a day takes in or leaves out that whole day, its times included. What has no
/// value in an optional part is outside every bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// What the first parts are equal to; none for the whole index.
    pub equal: Vec<PartValue>,
    /// Where the next part begins.
    pub from: Bound<PartValue>,
    /// Where the next part ends.
    pub to: Bound<PartValue>,
    /// What the text of the next part begins with; empty for anything.
    pub beginning: String,
}

impl Default for Range {
    fn default() -> Self {
        Self {
            equal: Vec::new(),
            from: Bound::Unbounded,
            to: Bound::Unbounded,
            beginning: String::new(),
        }
    }
}

impl Range {
    /// The whole index.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// The entries whose first part is this.
    #[must_use]
    pub fn of(first: impl Into<PartValue>) -> Self {
        Self::default().and(first)
    }

    /// The next part is this.
    #[must_use]
    pub fn and(mut self, next: impl Into<PartValue>) -> Self {
        self.equal.push(next.into());
        self
    }

    /// The next part is this or more.
    #[must_use]
    pub fn at_least(mut self, bound: impl Into<PartValue>) -> Self {
        self.from = Bound::Included(bound.into());
        self
    }

    /// The next part is more than this.
    #[must_use]
    pub fn more_than(mut self, bound: impl Into<PartValue>) -> Self {
        self.from = Bound::Excluded(bound.into());
        self
    }

    /// The next part is this or less.
    #[must_use]
    pub fn at_most(mut self, bound: impl Into<PartValue>) -> Self {
        self.to = Bound::Included(bound.into());
        self
    }

    /// The next part is less than this.
    #[must_use]
    pub fn less_than(mut self, bound: impl Into<PartValue>) -> Self {
        self.to = Bound::Excluded(bound.into());
        self
    }

    /// The text of the next part begins with this.
    #[must_use]
    pub fn beginning(mut self, text: &str) -> Self {
        text.clone_into(&mut self.beginning);
        self
    }

    /// The range as an index holds its values.
    pub(crate) fn resolve(&self, index: &IndexDescription) -> Result<Resolved, StoreError> {
        let equal = index
            .parts
            .iter()
            .zip(&self.equal)
            .map(|(part, value)| wanted(part, value))
            .collect::<Result<Vec<_>, _>>()?;
        let bounded = !self.beginning.is_empty()
            || self.from != Bound::Unbounded
            || self.to != Bound::Unbounded;
        let next = match index.parts.get(self.equal.len()) {
            Some(part) if bounded => {
                let bound = |bound: &Bound<PartValue>| match bound {
                    Bound::Included(value) => wanted(part, value).map(Bound::Included),
                    Bound::Excluded(value) => wanted(part, value).map(Bound::Excluded),
                    Bound::Unbounded => Ok(Bound::Unbounded),
                };
                Some(Next {
                    form: part.form,
                    from: bound(&self.from)?,
                    to: bound(&self.to)?,
                    beginning: wanted_beginning_of(part, &self.beginning)?,
                })
            }
            _ => None,
        };
        if self.equal.len() > index.parts.len() || next.is_some() != bounded {
            return Err(StoreError::Misuse(say::storage::only_parts(
                index.name,
                index.kind,
                index.parts.len(),
            )));
        }
        Ok(Resolved { equal, next })
    }
}

fn wanted_beginning_of(part: &Part, text: &str) -> Result<String, StoreError> {
    if text.is_empty() {
        return Ok(String::new());
    }
    wanted_beginning(part, text)
}

/// A range in the form that values are held in.
#[derive(Debug)]
pub(crate) struct Resolved {
    pub equal: Vec<PartValue>,
    pub next: Option<Next>,
}

/// What is asked of the part after those that are equal.
#[derive(Debug)]
pub(crate) struct Next {
    pub form: Form,
    pub from: Bound<PartValue>,
    pub to: Bound<PartValue>,
    pub beginning: String,
}

impl Resolved {
    /// Whether an entry is in the range.
    pub(crate) fn takes(&self, parts: &[PartValue]) -> bool {
        parts.starts_with(&self.equal)
            && self.next.as_ref().is_none_or(|next| {
                parts
                    .get(self.equal.len())
                    .is_some_and(|value| next.takes(value))
            })
    }
}

impl Next {
    /// A value cut to the length of a bound that is a whole day.
    fn to_compare(&self, value: &PartValue, bound: &PartValue) -> PartValue {
        match (self.form, value, bound) {
            (Form::Day, PartValue::Text(value), PartValue::Text(bound)) if bound.len() == 10 => {
                PartValue::Text(value.get(..10).unwrap_or(value).to_owned())
            }
            _ => value.clone(),
        }
    }

    fn takes(&self, value: &PartValue) -> bool {
        let begins = match value {
            PartValue::Text(text) => text.starts_with(&self.beginning),
            _ => self.beginning.is_empty(),
        };
        let after = match &self.from {
            Bound::Included(from) => self.to_compare(value, from) >= *from,
            Bound::Excluded(from) => self.to_compare(value, from) > *from,
            Bound::Unbounded => true,
        };
        let before = match &self.to {
            Bound::Included(to) => self.to_compare(value, to) <= *to,
            Bound::Excluded(to) => self.to_compare(value, to) < *to,
            Bound::Unbounded => true,
        };
        *value != PartValue::Nothing && begins && after && before
    }
}

/// A page of an index.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Within {
    /// The kind.
    pub kind: String,
    /// The name of the index.
    pub index: String,
    /// Which of its entries.
    pub range: Range,
    /// The cursor: an earlier page's [`Found::next`], of the same index.
    pub after: Option<String>,
    /// From the last entry to the first.
    pub backwards: bool,
    /// How many at most.
    pub limit: usize,
}

impl Within {
    /// The first entries of a range.
    #[must_use]
    pub fn new(kind: &str, index: &str, range: Range, limit: usize) -> Self {
        Self {
            kind: kind.to_owned(),
            index: index.to_owned(),
            range,
            limit,
            ..Self::default()
        }
    }

    /// From the last entry to the first.
    #[must_use]
    pub fn backwards(self) -> Self {
        Self {
            backwards: true,
            ..self
        }
    }

    /// After an earlier page.
    #[must_use]
    pub fn after(self, cursor: Option<String>) -> Self {
        Self {
            after: cursor,
            ..self
        }
    }
}

/// An entry of an index.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Entry {
    /// Its parts, as the index holds them.
    pub parts: Vec<PartValue>,
    /// Whose it is.
    pub key: Key,
}

/// Entries in order of their parts, and where to go on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The entries.
    pub entries: Vec<Entry>,
    /// The cursor of the next page; `None` after the last.
    pub next: Option<String>,
}

impl IndexDescription {
    /// Whether the size of a range stands in one counter.
    pub(crate) fn counts(&self, range: &Resolved) -> bool {
        range.next.is_none()
            && self
                .counted
                .is_some_and(|parts| range.equal.len() <= usize::from(parts))
    }

    /// The first parts of an entry as the index holds them.
    pub(crate) fn beginning(&self, parts: &[PartValue]) -> Result<Vec<PartValue>, StoreError> {
        let range = Range {
            equal: parts.to_vec(),
            ..Range::default()
        };
        Ok(range.resolve(self)?.equal)
    }

    /// All parts of an entry as the index holds them.
    pub(crate) fn whole(&self, parts: &[PartValue]) -> Result<Vec<PartValue>, StoreError> {
        if parts.len() == self.parts.len() {
            return self.beginning(parts);
        }
        Err(StoreError::Misuse(say::storage::has_parts(
            self.name,
            self.kind,
            self.parts.len(),
        )))
    }
}
