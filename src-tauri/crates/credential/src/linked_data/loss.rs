//! What JSON-LD would drop in silence, and therefore what nobody would have signed.

use json_ld::object::{Node, Value as LdValue};
use json_ld::{ExpandedDocument, Id, Object};
use serde_json::Value;

use crate::reason::Reason;

const KEYWORDS: [&str; 23] = [
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
];

/// Refuses keys that look like keywords of JSON-LD and are none.
pub(super) fn keywords(value: &Value) -> Result<(), Reason> {
    match value {
        Value::Array(list) => list.iter().try_for_each(keywords),
        Value::Object(map) => map.iter().try_for_each(|(key, value)| {
            let looks = key.strip_prefix('@').is_some_and(|rest| {
                !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphabetic())
            });
            if looks && !KEYWORDS.contains(&key.as_str()) && key != "@vocab" {
                return Err(Reason::UndefinedTerm(key.clone()));
            }
            keywords(value)
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
