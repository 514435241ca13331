//! A proof over statements does not cover the names in the JSON that they came from: under another
//! name, or under the term's whole address, a field makes the same statement, fits the same
//! signature, and is not found by whoever reads the JSON. So an expiry or a status could be hidden.
//! Here every statement with a known term must have been said under the term's own name.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use serde_json::{Map, Value};

use super::contexts::KNOWN;
use crate::reason::Reason;

/// Vocabularies of what is verified and shown. Terms of others, such as schema.org's, may have
/// names of a maker's own.
const GUARDED: [&str; 5] = [
    "https://www.w3.org/2018/credentials#",
    "https://www.w3.org/ns/credentials/status#",
    "https://w3id.org/security#",
    "https://purl.imsglobal.org/spec/vc/",
    "http://purl.org/dc/terms/",
];

/// The names of each guarded term, by its address.
static NAMES: LazyLock<HashMap<String, BTreeSet<String>>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for known in &KNOWN {
        if let Ok(context) = serde_json::from_str::<Value>(known.text) {
            collect(&context, &HashMap::new(), &mut names);
        }
    }
    names
});

/// The address that a definition gives, its prefix resolved.
fn address(definition: &Value, prefixes: &HashMap<String, String>) -> Option<String> {
    let text = match definition {
        Value::String(text) => text,
        Value::Object(map) => map.get("@id")?.as_str()?,
        _ => return None,
    };
    if let Some((prefix, rest)) = text.split_once(':')
        && let Some(start) = prefixes.get(prefix)
        && !rest.starts_with("//")
    {
        return Some(format!("{start}{rest}"));
    }
    (text.contains(':') && !text.starts_with('@')).then(|| text.to_owned())
}

/// Every definition of a context, those of contexts within it too.
fn collect(
    context: &Value,
    outer: &HashMap<String, String>,
    names: &mut HashMap<String, BTreeSet<String>>,
) {
    match context {
        Value::Array(list) => list.iter().for_each(|one| collect(one, outer, names)),
        Value::Object(map) => {
            let mut prefixes = outer.clone();
            for (name, definition) in map {
                if let Some(text) = definition.as_str().filter(|t| t.ends_with(['#', '/'])) {
                    prefixes.insert(name.clone(), text.to_owned());
                }
            }
            for (name, definition) in map {
                if name == "@context" {
                    collect(definition, &prefixes, names);
                    continue;
                }
                if let Some(address) = address(definition, &prefixes)
                    && GUARDED.iter().any(|start| address.starts_with(start))
                {
                    names.entry(address).or_default().insert(name.clone());
                }
                if let Some(inner) = definition.get("@context") {
                    collect(inner, &prefixes, names);
                }
            }
        }
        _ => {}
    }
}

/// How often each name is used, a list counting its members.
fn used<'a>(value: &'a Value, counts: &mut HashMap<&'a str, usize>) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| used(v, counts)),
        Value::Object(map) => used_in(map, counts),
        _ => {}
    }
}

fn used_in<'a>(map: &'a Map<String, Value>, counts: &mut HashMap<&'a str, usize>) {
    for (name, value) in map.iter().filter(|(name, _)| *name != "@context") {
        *counts.entry(name).or_default() += value.as_array().map_or(1, Vec::len);
        used(value, counts);
    }
}

/// Refuses a document whose canonical form has a known term more often than the document says it
/// by its name.
///
/// # Errors
/// [`Reason::UnderAnotherName`] with the term.
pub fn by_their_names(document: &Map<String, Value>, canonical: &str) -> Result<(), Reason> {
    let mut counts = HashMap::new();
    used_in(document, &mut counts);
    let mut statements: HashMap<&str, usize> = HashMap::new();
    for line in canonical.lines() {
        let predicate = line.split(' ').nth(1).unwrap_or_default();
        let address = predicate.trim_start_matches('<').trim_end_matches('>');
        *statements.entry(address).or_default() += 1;
    }
    for (address, number) in statements {
        let Some(names) = NAMES.get(address) else {
            continue;
        };
        let said: usize = names
            .iter()
            .filter_map(|name| counts.get(name.as_str()))
            .sum();
        if said < number {
            let term = names.first().map_or(address, String::as_str);
            return Err(Reason::UnderAnotherName(term.to_owned()));
        }
    }
    Ok(())
}
