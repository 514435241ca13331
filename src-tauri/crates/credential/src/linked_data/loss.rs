//! What JSON-LD would drop in silence, and therefore what nobody would have signed.

use json_ld::object::{Node, Value as LdValue};
use json_ld::{ExpandedDocument, Id, Object};
use serde_json::Value;

use crate::reason::Reason;

const KEYWORDS: [&str; 24] = [
    "@base",
    "@container",
    "@context",
    "@default",
    "@direction",
    "@graph",
    "@id",
    "@import",
    "@included",
    "@index",
    "@json",
    "@language",
    "@list",
    "@nest",
    "@none",
    "@prefix",
    "@propagate",
    "@protected",
    "@reverse",
    "@set",
    "@type",
    "@value",
    "@version",
    "@vocab",
];

/// Contexts that a document may name, in all its places. Each costs time.
const MOST_CONTEXTS: usize = 64;
/// Objects that a document may have.
const MOST_OBJECTS: usize = 10_000;

/// Refuses what would take too long to expand.
pub(super) fn bounded(document: &Value) -> Result<(), Reason> {
    let (mut contexts, mut objects) = (0, 0);
    count(document, &mut contexts, &mut objects);
    if contexts > MOST_CONTEXTS {
        return Err(Reason::TooManyContexts(MOST_CONTEXTS));
    }
    if objects > MOST_OBJECTS {
        return Err(Reason::TooManyValues(MOST_OBJECTS));
    }
    Ok(())
}

fn count(value: &Value, contexts: &mut usize, objects: &mut usize) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| count(v, contexts, objects)),
        Value::Object(map) => {
            *objects += 1;
            for (key, value) in map {
                if key == "@context" {
                    *contexts += value.as_array().map_or(1, Vec::len);
                }
                count(value, contexts, objects);
            }
        }
        _ => {}
    }
}

/// Keywords that a credential may use outside its contexts: values with a language or a type.
const OF_VALUES: [&str; 4] = ["@value", "@type", "@language", "@direction"];

/// Refuses keys that look like keywords of JSON-LD and are none, and keywords by which something
/// would be said where nobody looks for it. Credentials are compact (VC Data Model 2.0, 6.1).
pub(super) fn keywords(value: &Value) -> Result<(), Reason> {
    match value {
        Value::Array(list) => list.iter().try_for_each(keywords),
        Value::Object(map) => map.iter().try_for_each(|(key, value)| {
            if key == "@context" {
                return known_keywords(value);
            }
            if is_keyword_like(key) && !KEYWORDS.contains(&key.as_str()) {
                return Err(Reason::UndefinedTerm(key.clone()));
            }
            let of_value = OF_VALUES.contains(&key.as_str()) && map.contains_key("@value");
            if key.starts_with('@') && !of_value {
                return Err(Reason::NotCompact(key.clone()));
            }
            keywords(value)
        }),
        _ => Ok(()),
    }
}

fn is_keyword_like(key: &str) -> bool {
    key.strip_prefix('@')
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphabetic()))
}

fn known_keywords(context: &Value) -> Result<(), Reason> {
    match context {
        Value::Array(list) => list.iter().try_for_each(known_keywords),
        Value::Object(map) => map.iter().try_for_each(|(key, value)| {
            if is_keyword_like(key) && !KEYWORDS.contains(&key.as_str()) {
                return Err(Reason::UndefinedTerm(key.clone()));
            }
            known_keywords(value)
        }),
        _ => Ok(()),
    }
}

fn id(id: &Id) -> Result<(), Reason> {
    match id {
        Id::Valid(_) => Ok(()),
        Id::Invalid(text) => Err(Reason::NotAbsolute(text.clone())),
    }
}

fn node(node: &Node) -> Result<(), Reason> {
    node.id.iter().try_for_each(id)?;
    for each in node.types.iter().flatten() {
        if let Id::Invalid(text) = each {
            return Err(Reason::UndefinedTerm(text.clone()));
        }
    }
    if let Some(graph) = node.graph_entry() {
        graph.iter().try_for_each(|indexed| object(indexed))?;
    }
    if let Some(included) = node.included_entry() {
        included
            .iter()
            .try_for_each(|indexed| self::node(indexed))?;
    }
    for (property, objects) in node.properties().iter() {
        if let Id::Invalid(text) = property {
            return Err(Reason::UndefinedTerm(text.clone()));
        }
        if matches!(property, Id::Valid(json_ld::ValidId::Blank(_))) {
            return Err(Reason::UndefinedTerm(property.to_string()));
        }
        objects.iter().try_for_each(|indexed| object(indexed))?;
    }
    Ok(())
}

fn object(object: &Object) -> Result<(), Reason> {
    match object {
        Object::Node(inner) => node(inner),
        Object::List(list) => list.iter().try_for_each(|indexed| self::object(indexed)),
        Object::Value(LdValue::LangString(text)) => {
            if text.direction().is_some() {
                return Err(Reason::UndefinedTerm("@direction".to_owned()));
            }
            match text.language() {
                Some(language) if language.as_well_formed().is_none() => {
                    Err(Reason::NotALanguage(language.to_string()))
                }
                _ => Ok(()),
            }
        }
        Object::Value(_) => Ok(()),
    }
}

/// Refuses a document of which something would not become a statement.
pub(super) fn none(document: &ExpandedDocument) -> Result<(), Reason> {
    if document.is_empty() {
        return Err(Reason::NothingSaid);
    }
    document.iter().try_for_each(|indexed| object(indexed))
}
