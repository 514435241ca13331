//! How entries of indexes are written as bytes, so that bytes sort as their parts do.
//!
//! ```text
//! entry = number of the index u8 · parts
//! part  = 1                              no value
//!       | 2 · text, escaped · 0          text, folded text, tag, day
//!       | 2 · u64, big-endian            number
//!       | 2 · 0 or 1                     flag
//!       | 3 · text · 0                   private text, blinded
//! ```
//! In text a zero is written 1 1 and a one 1 2, so that a zero ends it. No entry begins
//! with another of its index: a record's identity can follow without a mark.

use words::say;

use crate::error::StoreError;
use crate::indexed::{Form, IndexDescription, PartValue};

const NOTHING: u8 = 1;
const VALUE: u8 = 2;
const BLINDED: u8 = 3;

fn put_text(text: &str, into: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            0 => into.extend_from_slice(&[1, 1]),
            1 => into.extend_from_slice(&[1, 2]),
            other => into.push(other),
        }
    }
}

/// A value without what ends it: what every longer text begins with.
pub(crate) fn put_open(value: &PartValue, into: &mut Vec<u8>) {
    match value {
        PartValue::Nothing => into.push(NOTHING),
        PartValue::Flag(up) => into.extend_from_slice(&[VALUE, u8::from(*up)]),
        PartValue::Number(number) => {
            into.push(VALUE);
            into.extend_from_slice(&number.to_be_bytes());
        }
        PartValue::Text(text) => {
            into.push(VALUE);
            put_text(text, into);
        }
        PartValue::Blinded(text) => {
            into.push(BLINDED);
            put_text(text, into);
        }
    }
}

/// A whole value.
pub(crate) fn put(value: &PartValue, into: &mut Vec<u8>) {
    put_open(value, into);
    if matches!(value, PartValue::Text(_) | PartValue::Blinded(_)) {
        into.push(0);
    }
}

/// Where no value of a part can be any more: after the last there is.
pub(crate) fn value_mark() -> [u8; 1] {
    [VALUE]
}

fn broken() -> StoreError {
    StoreError::Index(say::storage::index_entry())
}

/// The length of the part that bytes begin with.
fn length(form: Form, bytes: &[u8]) -> Result<usize, StoreError> {
    match (bytes.first(), form) {
        (Some(&NOTHING), _) => Ok(1),
        (Some(&VALUE), Form::Number) => Ok(9),
        (Some(&VALUE), Form::Flag) => Ok(2),
        (Some(&(VALUE | BLINDED)), _) => {
            let end = bytes.iter().position(|b| *b == 0).ok_or_else(broken)?;
            Ok(end + 1)
        }
        _ => Err(broken()),
    }
}

fn text(bytes: &[u8]) -> Result<String, StoreError> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        match byte {
            1 => plain.push(rest.next().ok_or_else(broken)?.wrapping_sub(1)),
            other => plain.push(*other),
        }
    }
    String::from_utf8(plain).map_err(|_| broken())
}

fn part(form: Form, bytes: &[u8]) -> Result<PartValue, StoreError> {
    let (mark, content) = bytes.split_first().ok_or_else(broken)?;
    Ok(match (*mark, form) {
        (NOTHING, _) => PartValue::Nothing,
        (VALUE, Form::Number) => PartValue::Number(u64::from_be_bytes(
            content.try_into().map_err(|_| broken())?,
        )),
        (VALUE, Form::Flag) => PartValue::Flag(content == [1]),
        (mark, _) => {
            let (_, content) = content.split_last().ok_or_else(broken)?;
            let text = text(content)?;
            if mark == BLINDED {
                PartValue::Blinded(text)
            } else {
                PartValue::Text(text)
            }
        }
    })
}

/// Takes the parts of an entry off bytes that begin with them; the rest is the identity.
pub(crate) fn taken_apart<'b>(
    index: &IndexDescription,
    bytes: &'b [u8],
) -> Result<(Vec<PartValue>, &'b str), StoreError> {
    let mut rest = bytes;
    let mut parts = Vec::with_capacity(index.parts.len());
    for described in index.parts {
        let end = length(described.form, rest)?;
        let (bytes, after) = rest.split_at_checked(end).ok_or_else(broken)?;
        parts.push(part(described.form, bytes)?);
        rest = after;
    }
    Ok((parts, std::str::from_utf8(rest).map_err(|_| broken())?))
}

/// Where the parts of an entry end, from none to as many as are wanted.
pub(crate) fn ends(
    index: &IndexDescription,
    entry: &[u8],
    wanted: usize,
    mut each: impl FnMut(usize),
) -> Result<(), StoreError> {
    let mut end = 1;
    each(end);
    for described in index.parts.iter().take(wanted) {
        end += length(described.form, entry.get(end..).unwrap_or_default())?;
        each(end);
    }
    Ok(())
}

/// The entries of a record, one after another, sorted.
pub(crate) fn pack(mut entries: Vec<Vec<u8>>) -> Vec<u8> {
    entries.sort_unstable();
    let mut packed = Vec::with_capacity(entries.iter().map(|e| e.len() + 2).sum());
    for entry in entries {
        // Parts are no longer than their text may be, and no index has that many.
        let length = u16::try_from(entry.len()).unwrap_or(u16::MAX);
        packed.extend_from_slice(&length.to_le_bytes());
        packed.extend_from_slice(entry.get(..usize::from(length)).unwrap_or_default());
    }
    packed
}

/// The entries of a record as they were packed.
pub(crate) fn unpack(mut packed: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let (length, rest) = packed.split_first_chunk::<2>()?;
        let (entry, after) = rest.split_at_checked(usize::from(u16::from_le_bytes(*length)))?;
        packed = after;
        Some(entry)
    })
}

/// Tells what went and what came between two records' entries.
pub(crate) fn difference<'e>(
    before: &'e [u8],
    after: &'e [u8],
    mut each: impl FnMut(&'e [u8], bool) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    if before == after {
        return Ok(());
    }
    let (mut old, mut new) = (unpack(before).peekable(), unpack(after).peekable());
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(gone), Some(come)) => gone.cmp(come),
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (None, None) => return Ok(()),
        };
        if order.is_le()
            && let Some(gone) = old.next()
            && order.is_lt()
        {
            each(gone, false)?;
        }
        if order.is_ge()
            && let Some(come) = new.next()
            && order.is_gt()
        {
            each(come, true)?;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::indexed::Part;

    const INDEX: IndexDescription = IndexDescription::new(
        "thing",
        "by",
        &[
            Part::text("/a").optional(),
            Part::number("/b").optional(),
            Part::flag("/c"),
            Part::text("/d"),
        ],
    );

    fn text() -> impl Strategy<Value = PartValue> {
        prop::collection::vec(
            prop::sample::select(vec!['\0', '\u{1}', '\u{2}', 'a', 'b', 'ż']),
            0..4,
        )
        .prop_map(|letters| PartValue::Text(letters.into_iter().collect()))
    }

    fn entry() -> impl Strategy<Value = (Vec<PartValue>, String)> {
        (
            prop_oneof![Just(PartValue::Nothing), text()],
            prop_oneof![
                Just(PartValue::Nothing),
                any::<u64>().prop_map(PartValue::Number)
            ],
            any::<bool>().prop_map(PartValue::Flag),
            text(),
            "[a-c/]{0,3}",
        )
            .prop_map(|(a, b, c, d, id)| (vec![a, b, c, d], id))
    }

    fn bytes((parts, id): &(Vec<PartValue>, String)) -> Vec<u8> {
        let mut bytes = vec![7];
        parts.iter().for_each(|part| put(part, &mut bytes));
        bytes.extend_from_slice(id.as_bytes());
        bytes
    }

    proptest! {
        #[test]
        fn bytes_sort_as_their_parts_do(one in entry(), other in entry()) {
            prop_assert_eq!(one.cmp(&other), bytes(&one).cmp(&bytes(&other)));
        }

        #[test]
        fn an_entry_is_read_as_it_was_written(entry in entry()) {
            let bytes = bytes(&entry);
            let (parts, id) = taken_apart(&INDEX, bytes.get(1..).unwrap()).unwrap();
            prop_assert_eq!((parts, id.to_owned()), entry);
        }
    }
}
