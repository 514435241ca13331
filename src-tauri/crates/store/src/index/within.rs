//! Reading the entries of an index in order.

use std::ops::Bound;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;

use super::rows::after_prefix;
use super::{Index, entry, row};
use crate::change::Key;
use crate::error::StoreError;
use crate::indexed::{Entry, Form, Found, IndexDescription, Next, PartValue, Resolved, Within};

/// Rows from the first to before the second.
struct Span {
    from: Vec<u8>,
    to: Vec<u8>,
}

/// The first name after every one that begins so.
fn behind(prefix: &[u8]) -> Vec<u8> {
    match after_prefix(prefix) {
        Bound::Excluded(end) => end,
        _ => Vec::new(),
    }
}

impl Span {
    fn narrow(&mut self, from: Option<Vec<u8>>, to: Option<Vec<u8>>) {
        if let Some(from) = from.filter(|from| *from > self.from) {
            self.from = from;
        }
        if let Some(to) = to.filter(|to| *to < self.to) {
            self.to = to;
        }
    }

    fn bound(&mut self, base: &[u8], next: &Next) {
        let at = |value: &PartValue, whole: bool| {
            let mut name = base.to_vec();
            let day = next.form == Form::Day && value.as_text().is_some_and(|t| t.len() == 10);
            // A day is a bound with all its times.
            if whole && !day {
                entry::put(value, &mut name);
            } else {
                entry::put_open(value, &mut name);
            }
            name
        };
        let valued = [base, &entry::value_mark()].concat();
        self.narrow(Some(valued.clone()), Some(behind(&valued)));
        if !next.beginning.is_empty() {
            let begins = at(&PartValue::Text(next.beginning.clone()), false);
            self.narrow(Some(begins.clone()), Some(behind(&begins)));
        }
        match &next.from {
            Bound::Included(value) => self.narrow(Some(at(value, false)), None),
            Bound::Excluded(value) => self.narrow(Some(behind(&at(value, true))), None),
            Bound::Unbounded => {}
        }
        match &next.to {
            Bound::Included(value) => self.narrow(None, Some(behind(&at(value, true)))),
            Bound::Excluded(value) => self.narrow(None, Some(at(value, false))),
            Bound::Unbounded => {}
        }
    }
}

fn to_cursor(name: &[u8]) -> String {
    BASE64.encode(name.get(1..).unwrap_or_default())
}

fn of_cursor(number: u8, cursor: &str) -> Result<Vec<u8>, StoreError> {
    let entry = BASE64
        .decode(cursor)
        .map_err(|_| StoreError::bad_cursor())?;
    if entry.first() != Some(&number) {
        return Err(StoreError::bad_cursor());
    }
    Ok(row::entry(&entry, ""))
}

impl Index {
    fn span(
        &self,
        number: u8,
        index: &IndexDescription,
        range: &Resolved,
    ) -> Result<Span, StoreError> {
        let base = row::entry(&self.entry(number, index, &range.equal), "");
        let mut span = Span {
            to: behind(&base),
            from: base.clone(),
        };
        if let Some(next) = &range.next {
            if self.blinds(index, next.form).is_some() {
                return Err(StoreError::NoOrder {
                    kind: index.kind.to_owned(),
                    index: index.name.to_owned(),
                });
            }
            span.bound(&base, next);
        }
        Ok(span)
    }

    /// Goes through the rows of a span; `each` is given the bytes after the number.
    fn scan(
        &self,
        span: Span,
        backwards: bool,
        each: &mut dyn FnMut(&[u8]) -> Result<bool, StoreError>,
    ) -> Result<(), StoreError> {
        if span.from >= span.to {
            return Ok(());
        }
        self.rows.range(
            Bound::Included(span.from),
            Bound::Excluded(span.to),
            backwards,
            &mut |name, _| each(name),
        )
    }

    /// A page of an index, and how many rows were looked at.
    pub(crate) fn within(&self, wanted: &Within) -> Result<(Found, usize), StoreError> {
        let (number, index) = self.find(&wanted.kind, &wanted.index)?;
        let mut span = self.span(number, index, &wanted.range.resolve(index)?)?;
        if let Some(cursor) = &wanted.after {
            let mut at = of_cursor(number, cursor)?;
            if wanted.backwards {
                span.narrow(None, Some(at));
            } else {
                at.push(0);
                span.narrow(Some(at), None);
            }
        }
        let mut found = Found::default();
        let mut last = Vec::new();
        let mut more = false;
        self.scan(span, wanted.backwards, &mut |name| {
            if found.entries.len() == wanted.limit {
                more = true;
                return Ok(false);
            }
            let (parts, id) = entry::taken_apart(index, name.get(2..).unwrap_or_default())?;
            found.entries.push(Entry {
                parts,
                key: Key::new(&wanted.kind, id),
            });
            if found.entries.len() == wanted.limit {
                last = name.to_vec();
            }
            Ok(true)
        })?;
        found.next = (more && !last.is_empty()).then(|| to_cursor(&last));
        let looked_at = found.entries.len() + usize::from(more);
        Ok((found, looked_at))
    }

    /// How many entries are in a range, and how many rows were looked at.
    pub(crate) fn count_within(
        &self,
        kind: &str,
        name: &str,
        range: &crate::indexed::Range,
    ) -> Result<(u64, usize), StoreError> {
        let (number, index) = self.find(kind, name)?;
        let range = range.resolve(index)?;
        if index.counts(&range) {
            let counter = row::counter(&self.entry(number, index, &range.equal));
            return Ok((row::number(self.rows.get(&counter)?), 1));
        }
        let mut count = 0;
        self.scan(self.span(number, index, &range)?, false, &mut |_| {
            count += 1;
            Ok(true)
        })?;
        Ok((count as u64, count))
    }

    /// Goes through the records that hold an entry, or one that begins so, until one is
    /// what is looked for.
    pub(crate) fn holder(
        &self,
        index: &IndexDescription,
        beginning: &[u8],
        is_it: impl Fn(&[u8], &Key) -> bool,
    ) -> Result<Option<Key>, StoreError> {
        let from = row::entry(beginning, "");
        let span = Span {
            to: behind(&from),
            from,
        };
        let mut found = None;
        self.scan(span, false, &mut |name| {
            let (_, id) = entry::taken_apart(index, name.get(2..).unwrap_or_default())?;
            let key = Key::new(index.kind, id);
            if is_it(name, &key) {
                found = Some(key);
            }
            Ok(found.is_none())
        })?;
        Ok(found)
    }
}
