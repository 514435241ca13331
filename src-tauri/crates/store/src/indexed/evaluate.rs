//! What entries a record has in an index.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use serde_json::Value;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use words::say;

use super::description::{Form, IndexDescription, Part};
use super::part_value::PartValue;
use crate::error::StoreError;

/// Text is held whole up to this length (bytes).
const LONGEST: usize = 200;

/// The entries of a value: for each the parts, each entry once.
pub(crate) fn entries_of(index: &IndexDescription, value: &Value) -> Vec<Vec<PartValue>> {
    let mut entries: Vec<Vec<PartValue>> = vec![Vec::with_capacity(index.parts.len())];
    for part in index.parts {
        let found = values_at(part, value);
        match found.as_slice() {
            [] => return Vec::new(),
            [only] => {
                for entry in &mut entries {
                    entry.push(only.clone());
                }
            }
            // One part has a `*`, so that there is one entry to multiply.
            several => {
                let before = entries.pop().unwrap_or_default();
                entries = several
                    .iter()
                    .map(|one| {
                        let mut entry = before.clone();
                        entry.push(one.clone());
                        entry
                    })
                    .collect();
            }
        }
    }
    entries
}

fn values_at(part: &Part, value: &Value) -> Vec<PartValue> {
    let mut found = Vec::new();
    if part.pointer.contains('*') {
        each(part.form, value, part.pointer, &mut found);
        found.sort_unstable();
        found.dedup();
    } else {
        found.extend(taken(part.form, value.pointer(part.pointer)));
    }
    if found.is_empty() {
        match part.form {
            Form::Flag => found.push(PartValue::Flag(false)),
            _ if part.optional => found.push(PartValue::Nothing),
            _ => {}
        }
    }
    found
}

fn each(form: Form, value: &Value, pointer: &str, found: &mut Vec<PartValue>) {
    let Some((before, after)) = pointer.split_once("/*") else {
        found.extend(taken(form, value.pointer(pointer)));
        return;
    };
    match value.pointer(before) {
        Some(Value::Array(list)) => list.iter().for_each(|v| each(form, v, after, found)),
        Some(Value::Object(of)) => of.values().for_each(|v| each(form, v, after, found)),
        _ => {}
    }
}

fn taken(form: Form, value: Option<&Value>) -> Option<PartValue> {
    if form == Form::Flag {
        let up = value.is_some_and(|v| !matches!(v, Value::Null | Value::Bool(false)));
        return Some(PartValue::Flag(up));
    }
    let value = value?;
    match form {
        Form::Number => value.as_u64().map(PartValue::Number),
        Form::Tag => tag(value).map(|t| PartValue::Text(held(t).into_owned())),
        _ => text_form(form, value.as_str()?).map(PartValue::Text),
    }
}

fn text_form(form: Form, text: &str) -> Option<String> {
    if text.is_empty() {
        return None;
    }
    match form {
        Form::Folded => Some(held(&folded(text)).into_owned()),
        Form::Day => day(text),
        _ => Some(held(text).into_owned()),
    }
}

/// The variant of an enum: a text, the field `kind`, or the one field there is.
fn tag(value: &Value) -> Option<&str> {
    match value {
        Value::String(text) => Some(text.as_str()).filter(|t| !t.is_empty()),
        Value::Object(of) => match of.get("kind") {
            Some(kind) => kind.as_str(),
            None if of.len() == 1 => of.keys().next().map(String::as_str),
            None => None,
        },
        _ => None,
    }
}

/// Text of a length that rows of an index can have.
fn held(text: &str) -> Cow<'_, str> {
    if text.len() <= LONGEST {
        return Cow::Borrowed(text);
    }
    let hash = blake3::hash(text.as_bytes()).to_hex();
    Cow::Owned(format!("{}…{}", beginning(text), hash))
}

fn beginning(text: &str) -> &str {
    let end = (0..=LONGEST).rev().find(|n| text.is_char_boundary(*n));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Owned(text.to_ascii_lowercase());
    }
    let nfc: Cow<'_, str> = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    };
    let folded = CaseMapper::new().fold_string(&nfc);
    Cow::Owned(folded.nfc().collect())
}

/// A day as it is; a time in UTC, to the second, so that both sort as text.
fn day(text: &str) -> Option<String> {
    if text.len() == 10 {
        let day: jiff::civil::Date = text.parse().ok()?;
        return (day.year() >= 0).then(|| text.to_owned());
    }
    let time: jiff::Timestamp = text.parse().ok()?;
    let second = jiff::Timestamp::from_second(time.as_second()).ok()?;
    let text = second.to_string();
    (!text.starts_with('-')).then_some(text)
}

/// A value that is asked for, in the form it is held in.
pub(crate) fn wanted(part: &Part, value: &PartValue) -> Result<PartValue, StoreError> {
    let fits = match (part.form, value) {
        (_, PartValue::Blinded(_)) => Some(value.clone()),
        // Empty text is no value: only an optional part has entries there.
        (_, PartValue::Nothing) => Some(PartValue::Nothing),
        (_, PartValue::Text(text)) if text.is_empty() => Some(PartValue::Nothing),
        (Form::Flag, PartValue::Flag(_)) | (Form::Number, PartValue::Number(_)) => {
            Some(value.clone())
        }
        (Form::Flag | Form::Number, _) => None,
        (form, PartValue::Text(text)) => text_form(form, text).map(PartValue::Text),
        _ => None,
    };
    fits.ok_or_else(|| {
        StoreError::Misuse(say::storage::not_sorted(part.pointer, value.to_string()))
    })
}

/// The beginning of a text that is asked for, in the form it is held in.
pub(crate) fn wanted_beginning(part: &Part, text: &str) -> Result<String, StoreError> {
    match part.form {
        Form::Folded => Ok(beginning(&folded(text)).to_owned()),
        Form::Text | Form::Tag | Form::Day => Ok(beginning(text).to_owned()),
        Form::Flag | Form::Number => Err(StoreError::Misuse(say::storage::no_beginning(
            part.pointer,
            text,
        ))),
    }
}
