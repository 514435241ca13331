//! What entries a record has in an index.

use std::borrow::Cow;

use icu_casemap::CaseMapper;
use serde_json::Value;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_security::confusable_detection::skeleton;
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
        Form::Looks => Some(held(&looks(text)).into_owned()).filter(|looks| !looks.is_empty()),
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

/// What a text looks like: the skeleton of Unicode Technical Standard #39, without case. A letter is
/// shown as the one it is taken for before and after its case is taken away, for a capital looks
/// like others than its small letter does.
pub(super) fn looks(text: &str) -> String {
    let seen: String = text
        .nfkc()
        .filter(|sign| !sign.is_control() && !is_default_ignorable(*sign))
        .collect();
    let spaced: Vec<&str> = seen.split_whitespace().collect();
    let once: String = skeleton(&spaced.join(" ")).collect();
    skeleton(&folded(&once)).collect()
}

/// Signs that are not seen.
fn is_default_ignorable(sign: char) -> bool {
    matches!(
        sign,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}'
    )
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
        Form::Looks => Ok(beginning(&looks(text)).to_owned()),
        Form::Text | Form::Tag | Form::Day => Ok(beginning(text).to_owned()),
        Form::Flag | Form::Number => Err(StoreError::Misuse(say::storage::no_beginning(
            part.pointer,
            text,
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_look_the_same_are_told() {
        let ada = looks("Ada Lovelace");
        for other in [
            "ada lovelace",
            "ADA LOVELACE",
            "  Ada   Lovelace ",
            "Ada\u{200B} Lovelace",
            "Ada\u{A0}Lovelace",
            // Cyrillic letters, and full-width ones.
            "\u{410}d\u{430} Lovelace",
            "\u{FF21}da Lovelace",
            "Ada L\u{43E}velace",
        ] {
            assert_eq!(looks(other), ada, "{other}");
        }
        assert_eq!(looks("Zo\u{EB}"), looks("Zoe\u{308}"));
        for other in ["Ida Lovelace", "Ada Lovelance", "Ada Lovelac\u{E9}"] {
            assert_ne!(looks(other), ada, "{other}");
        }
        assert_ne!(looks("Mila"), looks("Miia"));
    }
}
