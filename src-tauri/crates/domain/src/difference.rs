//! What differs between two versions of a thing, field by field; and putting chosen
//! differences into another version.
//!
//! Things are compared as JSON. Lists whose items have an identity (`id` or `clauseId`)
//! are compared item by item, whatever order they stand in; other lists as wholes.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use specta::Type;
use words::{Message, Messages, say};

/// A step from a thing to one of its parts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind", content = "name")]
pub enum Step {
    /// The field of this name.
    Field(String),
    /// The item with this identity.
    Item(String),
}

/// One field that differs.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Where it is.
    pub path: Vec<Step>,
    /// Where it is, step by step, such as Outcomes, Explain the stages, Text.
    pub place: Vec<Message>,
    /// What it was; `None` when it was not there.
    pub before: Option<Value>,
    /// What it is; `None` when it is gone.
    pub after: Option<Value>,
}

const IDENTITIES: [&str; 2] = ["id", "clauseId"];
const TITLES: [&str; 7] = [
    "title", "text", "name", "label", "code", "clauseId", "fileName",
];
/// Fields that say how a thing is kept, not what it is.
const KEEPING: [&str; 2] = ["updatedAt", "createdAt"];

fn identity(item: &Value) -> Option<&str> {
    IDENTITIES.iter().find_map(|name| item.get(name)?.as_str())
}

fn is_keyed(list: &[Value]) -> bool {
    let mut seen = std::collections::HashSet::new();
    list.iter()
        .all(|item| identity(item).is_some_and(|id| seen.insert(id)))
}

/// The name of a field, such as Target audience for `targetAudience`. A field of a newer program
/// is shown as it is stored.
#[must_use]
pub fn field_name(field: &str) -> Message {
    Message::named("field", field).unwrap_or_else(|| Message::verbatim(field))
}

fn title(item: &Value) -> String {
    let text = TITLES
        .iter()
        .find_map(|name| item.get(name)?.as_str().filter(|t| !t.is_empty()))
        .or_else(|| identity(item))
        .unwrap_or_default();
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

struct Comparison {
    path: Vec<Step>,
    place: Vec<Message>,
    found: Vec<Difference>,
}

impl Comparison {
    fn differ(&mut self, before: Option<&Value>, after: Option<&Value>) {
        self.found.push(Difference {
            path: self.path.clone(),
            place: self.place.clone(),
            before: before.cloned(),
            after: after.cloned(),
        });
    }

    fn within(&mut self, step: Step, place: Message, work: impl FnOnce(&mut Self)) {
        self.path.push(step);
        self.place.push(place);
        work(self);
        self.path.pop();
        self.place.pop();
    }

    fn compare(&mut self, before: &Value, after: &Value) {
        match (before, after) {
            _ if before == after => {}
            (Value::Object(a), Value::Object(b)) => self.objects(a, b),
            (Value::Array(a), Value::Array(b)) if is_keyed(a) && is_keyed(b) => {
                let start = self.found.len();
                self.items(a, b);
                let mut tried = before.clone();
                for difference in self.found.iter().skip(start) {
                    let rest = difference.path.get(self.path.len()..).unwrap_or_default();
                    put(&mut tried, rest, difference.after.clone());
                }
                // The order differs too: then the list differs as a whole.
                if tried != *after {
                    self.found.truncate(start);
                    self.differ(Some(before), Some(after));
                }
            }
            _ => self.differ(Some(before), Some(after)),
        }
    }

    fn objects(&mut self, before: &Map<String, Value>, after: &Map<String, Value>) {
        let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
        names.sort();
        names.dedup();
        for name in names {
            if KEEPING.contains(&name.as_str()) {
                continue;
            }
            self.within(Step::Field(name.clone()), field_name(name), |c| {
                match (before.get(name), after.get(name)) {
                    (Some(a), Some(b)) => c.compare(a, b),
                    (a, b) => c.differ(a, b),
                }
            });
        }
    }

    fn items(&mut self, before: &[Value], after: &[Value]) {
        let find =
            |list: &[Value], id: &str| list.iter().find(|i| identity(i) == Some(id)).cloned();
        for item in before {
            let Some(id) = identity(item) else { continue };
            let there = find(after, id);
            self.within(
                Step::Item(id.to_owned()),
                Message::verbatim(title(item)),
                |c| match &there {
                    Some(other) => c.compare(item, other),
                    None => c.differ(Some(item), None),
                },
            );
        }
        for item in after {
            let Some(id) = identity(item) else { continue };
            if find(before, id).is_none() {
                self.within(
                    Step::Item(id.to_owned()),
                    Message::verbatim(title(item)),
                    |c| c.differ(None, Some(item)),
                );
            }
        }
    }
}

/// What differs, in a fixed order. Times at which things were kept do not count.
#[must_use]
pub fn differences(before: &Value, after: &Value) -> Vec<Difference> {
    let mut comparison = Comparison {
        path: Vec::new(),
        place: Vec::new(),
        found: Vec::new(),
    };
    comparison.compare(before, after);
    comparison.found
}

/// What stands at a path.
#[must_use]
pub fn at<'v>(thing: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(thing, |here, step| match step {
        Step::Field(name) => here.get(name),
        Step::Item(id) => here
            .as_array()?
            .iter()
            .find(|item| identity(item) == Some(id)),
    })
}

/// Puts a value at a path, or takes away what is there. A path that leads nowhere changes
/// nothing; returns whether it led somewhere.
pub fn put(thing: &mut Value, path: &[Step], value: Option<Value>) -> bool {
    let Some((last, way)) = path.split_last() else {
        if let Some(value) = value {
            *thing = value;
        }
        return true;
    };
    let mut here = thing;
    for step in way {
        let next = match step {
            Step::Field(name) => here.get_mut(name),
            Step::Item(id) => here
                .as_array_mut()
                .and_then(|list| list.iter_mut().find(|i| identity(i) == Some(id))),
        };
        let Some(next) = next else { return false };
        here = next;
    }
    match (last, here) {
        (Step::Field(name), Value::Object(fields)) => {
            match value {
                Some(value) => fields.insert(name.clone(), value),
                None => fields.remove(name),
            };
            true
        }
        (Step::Item(id), Value::Array(list)) => {
            let place = list.iter().position(|i| identity(i) == Some(id));
            match (place.and_then(|p| list.get_mut(p)), value) {
                (Some(item), Some(value)) => *item = value,
                (None, Some(value)) => list.push(value),
                (_, None) => list.retain(|i| identity(i) != Some(id)),
            }
            true
        }
        _ => false,
    }
}

/// Fields that hold one of a fixed set of words.
const CHOICES: [&str; 19] = [
    "assessmentType",
    "cognitiveLevel",
    "compensation",
    "counts",
    "format",
    "kind",
    "marker",
    "method",
    "minimum",
    "outcome",
    "participation",
    "rating",
    "result",
    "role",
    "rounding",
    "rule",
    "severity",
    "state",
    "weights",
];

/// Whether a text is one of a fixed set as it is stored, such as `notStated`.
fn is_a_choice(field: &str, text: &str) -> bool {
    CHOICES.contains(&field)
        || text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_alphabetic())
            && text.chars().any(|c| c.is_ascii_uppercase())
}

/// Whether a field tells a person nothing.
fn is_for_machines(name: &str) -> bool {
    IDENTITIES.contains(&name)
        || name.ends_with("Id")
        || name.ends_with("Ids")
        || name == "hash"
        || name == "uri"
}

fn text_shown(field: &str, text: &str) -> Message {
    let choice = is_a_choice(field, text).then(|| Message::named("choice", text));
    choice.flatten().unwrap_or_else(|| Message::verbatim(text))
}

fn fields_shown(fields: &Map<String, Value>) -> impl Iterator<Item = Message> {
    fields
        .iter()
        .filter(|(name, _)| !is_for_machines(name))
        .filter_map(|(name, value)| {
            let value = value_shown(name, value)?;
            Some(say::fields::value_field(field_name(name), value))
        })
}

/// A field's value as one message; `None` where there is nothing to show.
fn value_shown(field: &str, value: &Value) -> Option<Message> {
    let list = |list: Vec<Message>| (!list.is_empty()).then(|| say::fields::value_list(list));
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text_shown(field, text)),
        Value::Bool(true) => Some(say::fields::value_yes()),
        Value::Bool(false) => Some(say::fields::value_no()),
        Value::Number(number) => Some(Message::verbatim(number.to_string())),
        Value::Array(items) => list(
            items
                .iter()
                .filter_map(|item| value_shown(field, item))
                .collect(),
        ),
        Value::Object(fields) => list(fields_shown(fields).collect()),
    }
}

/// The value at a path for showing beside another: a message a line.
#[must_use]
pub fn shown(path: &[Step], value: Option<&Value>) -> Messages {
    let field = match path.last() {
        Some(Step::Field(name)) => name,
        _ => "",
    };
    match value {
        Some(Value::Object(fields)) => fields_shown(fields).collect(),
        Some(value) => value_shown(field, value).into(),
        None => Messages::default(),
    }
}

/// How a difference of theirs stands to ours, when both began from one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Meeting {
    /// Only they changed it.
    OnlyTheirs,
    /// Both did, and not to the same.
    Both,
}

/// One difference of theirs to take or leave.
#[derive(Debug, Clone, PartialEq)]
pub struct Incoming {
    /// What they changed, from the version both began with.
    pub theirs: Difference,
    /// What stands here now.
    pub ours: Option<Value>,
    /// Whether it was changed here too.
    pub meeting: Meeting,
}

/// What they changed that is not here yet, from the version both began with.
#[must_use]
pub fn incoming(base: &Value, ours: &Value, theirs: &Value) -> Vec<Incoming> {
    differences(base, theirs)
        .into_iter()
        .filter_map(|change| {
            let here = at(ours, &change.path).cloned();
            if here == change.after {
                return None;
            }
            let untouched = here == change.before;
            Some(Incoming {
                ours: here,
                meeting: if untouched {
                    Meeting::OnlyTheirs
                } else {
                    Meeting::Both
                },
                theirs: change,
            })
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn fields_and_items_are_named_in_words() {
        let before = json!({ "awardingBody": "a", "outcomes": [
            { "id": "1", "text": "Explain the stages" }, { "id": "2", "text": "Gone" } ] });
        let after = json!({ "awardingBody": "b", "outcomes": [
            { "id": "1", "text": "Explain all stages" }, { "id": "3", "text": "New" } ] });
        let places: Vec<String> = differences(&before, &after)
            .into_iter()
            .map(|d| said(&d.place))
            .collect();
        assert_eq!(
            places,
            [
                "Awarding body",
                "Outcomes › Explain the stages › Text",
                "Outcomes › Gone",
                "Outcomes › New"
            ]
        );
    }

    #[test]
    fn values_are_shown_for_people() {
        let partner = json!({ "id": "7", "name": "Fjordline", "role": "coDesigns", "note": "" });
        let field = |name: &str| vec![Step::Field(name.to_owned())];
        let shown = |name: &str, value: &Value| shown(&field(name), Some(value)).in_english();
        assert_eq!(
            shown("partners", &partner),
            ["Name: Fjordline", "Role: co designs"]
        );
        assert_eq!(shown("languages", &json!(["en", "ga"])), ["en and ga"]);
        assert_eq!(shown("participation", &json!("blended")), ["blended"]);
        assert_eq!(shown("description", &json!("draft")), ["draft"]);
        assert_eq!(super::shown(&[], None), Messages::default());
        let state = &super::shown(&field("state"), Some(&json!("draft")))[0];
        assert_eq!(state.code(), "choice-draft");
    }

    /// A step after the other.
    fn said(place: &[Message]) -> String {
        let words: Vec<String> = place.iter().map(Message::in_english).collect();
        words.join(" › ")
    }

    #[test]
    fn what_both_changed_is_told_from_what_only_they_did() {
        let base = json!({ "title": "A", "code": "1", "note": "x" });
        let ours = json!({ "title": "B", "code": "1", "note": "y" });
        let theirs = json!({ "title": "C", "code": "2", "note": "y" });
        let found = incoming(&base, &ours, &theirs);
        let seen: Vec<_> = found
            .iter()
            .map(|i| (said(&i.theirs.place), i.meeting))
            .collect();
        assert_eq!(
            seen,
            [
                ("Code".to_owned(), Meeting::OnlyTheirs),
                ("Title".to_owned(), Meeting::Both)
            ]
        );
    }

    fn things() -> impl Strategy<Value = Value> {
        let item = (0_u8..5, "[a-c]{0,2}")
            .prop_map(|(id, text)| json!({ "id": id.to_string(), "text": text }));
        let list = prop::collection::vec(item, 0..5).prop_map(Value::Array);
        let plain = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (0_u8..3).prop_map(Value::from),
            "[a-c]{0,2}".prop_map(Value::from),
            prop::collection::vec(0_u8..3, 0..3).prop_map(Value::from),
            list,
        ];
        plain.prop_recursive(3, 20, 4, |inner| {
            prop::collection::btree_map("[a-d]", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect()))
        })
    }

    proptest! {
        #[test]
        fn putting_all_differences_makes_the_one_into_the_other(a in things(), b in things()) {
            let mut made = a.clone();
            for change in differences(&a, &b) {
                prop_assert_eq!(at(&made, &change.path).cloned(), change.before.clone());
                prop_assert!(put(&mut made, &change.path, change.after));
            }
            prop_assert_eq!(made, b);
        }
    }
}
