//! 1EdTech CASE 1.0: a CFPackage as JSON.
//!
//! Items become competencies; `isChildOf` associations give each its parents and its place. Other
//! associations are counted and named, since this program does not keep them.

mod hierarchy;
mod package;
mod statement;

use std::collections::HashMap;

use domain::framework::{Competency, CompetencyKind, Framework, FrameworkFormat};
use domain::{Date, Timestamp};
use serde::Deserialize;
use serde_json::value::RawValue;
use words::{Message, say};

use self::hierarchy::{Hierarchy, key};
use self::package::{Document, Node, Package, text};
use self::statement::read_as_text;
use crate::error::ExchangeError;
use crate::framework_file::{FrameworkFile, Unreadable, shortened};
use crate::json::text_of;

const MOST_MEGABYTES: usize = 64;
const MOST_ITEMS: usize = 200_000;
const LONGEST_STATEMENT: usize = 20_000;

#[derive(Deserialize)]
struct Item<'j> {
    #[serde(borrow, default)]
    identifier: Option<&'j RawValue>,
    #[serde(borrow, default)]
    uri: Option<&'j RawValue>,
    #[serde(rename = "fullStatement", borrow, default)]
    statement: Option<&'j RawValue>,
    #[serde(rename = "abbreviatedStatement", borrow, default)]
    short: Option<&'j RawValue>,
    #[serde(rename = "humanCodingScheme", borrow, default)]
    code: Option<&'j RawValue>,
    #[serde(rename = "CFItemType", borrow, default)]
    kind: Option<&'j RawValue>,
    #[serde(rename = "statusEndDate", borrow, default)]
    ends: Option<&'j RawValue>,
    #[serde(rename = "adoptionStatus", borrow, default)]
    status: Option<&'j RawValue>,
}

/// Whether the publisher of an item no longer uses it.
fn is_obsolete(item: &Item<'_>, today: &Date) -> bool {
    let ended = text(item.ends)
        .and_then(|day| Date::parse(day.get(..10)?).ok())
        .is_some_and(|day| day < *today);
    let status = text(item.status).unwrap_or_default();
    ended || status.eq_ignore_ascii_case("deprecated") || status.eq_ignore_ascii_case("obsolete")
}

fn item(raw: &RawValue, framework: &str, today: &Date) -> Result<Competency, Message> {
    let item: Item<'_> = serde_json::from_str(raw.get()).map_err(|_| say::files::not_an_item())?;
    let identifier = text(item.identifier)
        .filter(|identifier| !identifier.is_empty())
        .ok_or_else(|| say::files::item_without("identifier"))?;
    let short = text(item.short)
        .map(|s| read_as_text(&s))
        .unwrap_or_default();
    let full = text(item.statement)
        .map(|s| read_as_text(&s))
        .unwrap_or_default();
    let label = if full.is_empty() { &short } else { &full };
    if label.is_empty() {
        return Err(say::files::item_without("fullStatement"));
    }
    if label.len() > LONGEST_STATEMENT || identifier.len() > 300 {
        return Err(say::files::field_too_long(
            "fullStatement",
            LONGEST_STATEMENT,
        ));
    }
    Ok(Competency {
        id: domain::CompetencyId(format!("{framework}/{identifier}")),
        framework_id: framework.into(),
        uri: text(item.uri)
            .filter(|uri| !uri.is_empty())
            .unwrap_or_else(|| identifier.clone()),
        code: text(item.code).unwrap_or_default(),
        label: label.clone(),
        alternative_labels: Some(short)
            .filter(|short| !short.is_empty() && *short != full && !full.is_empty())
            .into_iter()
            .collect(),
        kind: CompetencyKind::Technical,
        category: text(item.kind).unwrap_or_default(),
        parent_uri: None,
        other_parent_uris: Vec::new(),
        place: 0,
        obsolete: is_obsolete(&item, today),
        other_labels: Vec::new(),
    })
}

/// The items that can be read, and what they are called in associations.
#[derive(Default)]
struct Items {
    competencies: Vec<Competency>,
    /// The identifier of each as it stands in the file.
    identifiers: Vec<String>,
    places: HashMap<String, usize>,
    unreadable: Vec<Unreadable>,
}

impl Items {
    fn read(raw: &[&RawValue], framework: &str, today: &Date) -> Self {
        let mut items = Self::default();
        let mut seen: HashMap<String, u32> = HashMap::new();
        for (index, raw) in raw.iter().enumerate() {
            let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
            let read = item(raw, framework, today).and_then(|competency| {
                let identifier = competency.id.0.get(framework.len() + 1..);
                let identifier = identifier.unwrap_or_default().to_owned();
                match seen.insert(key(&identifier), place) {
                    Some(first) => Err(say::files::item_repeats(first)),
                    None => Ok((identifier, competency)),
                }
            });
            match read {
                Ok((identifier, competency)) => {
                    items
                        .places
                        .insert(key(&identifier), items.competencies.len());
                    items.identifiers.push(identifier);
                    items.competencies.push(competency);
                }
                Err(reason) => items.unreadable.push(Unreadable {
                    place,
                    text: shortened(raw.get()),
                    reason,
                }),
            }
        }
        items
    }

    /// Gives each its parents and its place.
    fn arrange(&mut self, hierarchy: &Hierarchy) {
        let named = |place: &usize| self.identifiers.get(*place).cloned();
        let arranged = hierarchy.parents.iter().zip(&hierarchy.order);
        for (competency, (parents, place)) in self.competencies.iter_mut().zip(arranged) {
            let mut parents = parents.iter().filter_map(named);
            competency.parent_uri = parents.next();
            competency.other_parent_uris = parents.collect();
            competency.place = *place;
        }
    }
}

fn notes(hierarchy: &Hierarchy) -> Vec<Message> {
    let mut notes = Vec::new();
    if !hierarchy.others.is_empty() {
        let each = hierarchy
            .others
            .iter()
            .map(|(kind, count)| say::files::relation(*count, kind));
        notes.push(say::files::relations_not_kept(each));
    }
    if hierarchy.missing > 0 {
        notes.push(say::files::parents_missing(hierarchy.missing));
    }
    if hierarchy.circles > 0 {
        notes.push(say::files::circles(hierarchy.circles));
    }
    if hierarchy.unreadable > 0 {
        notes.push(say::files::relations_unreadable(hierarchy.unreadable));
    }
    notes
}

/// Reads the package. Items that are no longer in use on `today` are marked.
///
/// # Errors
/// [`ExchangeError`] when it is no CFPackage, holds several, or is beyond the limits.
pub fn read(bytes: &[u8], today: &Date) -> Result<FrameworkFile, ExchangeError> {
    let json = text_of(bytes, MOST_MEGABYTES)?;
    let package = Package::read(&json)?;
    let document: Document<'_> = package
        .document
        .and_then(|raw| serde_json::from_str(raw.get()).ok())
        .ok_or(ExchangeError::NotCase)?;
    let identifier = text(document.identifier)
        .filter(|identifier| !identifier.is_empty())
        .ok_or(ExchangeError::CaseWithoutIdentifier)?;
    let framework_id = format!("case-{identifier}");
    let raw_items = package.items.unwrap_or_default();
    if raw_items.len() > MOST_ITEMS {
        return Err(ExchangeError::TooMany(MOST_ITEMS, "items"));
    }
    let mut items = Items::read(&raw_items, &framework_id, today);
    let associations = package.associations.unwrap_or_default();
    let hierarchy = Hierarchy::read(
        &associations,
        &items.places,
        items.competencies.len(),
        &key(&identifier),
    );
    items.arrange(&hierarchy);
    let licence: Option<Node<'_>> = document
        .licence
        .and_then(|raw| serde_json::from_str(raw.get()).ok());
    let title = text(document.title).map(|title| read_as_text(&title));
    let framework = Framework {
        id: framework_id.as_str().into(),
        title: title
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| say::files::case_untitled().in_english()),
        publisher: text(document.creator).unwrap_or_default(),
        format: FrameworkFormat::Case,
        attribution: licence
            .and_then(|licence| text(licence.title))
            .unwrap_or_default(),
        language: text(document.language).unwrap_or_default(),
        competency_count: u32::try_from(items.competencies.len()).unwrap_or(u32::MAX),
        imported_at: Timestamp(String::new()),
    };
    Ok(FrameworkFile {
        framework,
        competencies: items.competencies,
        unreadable: items.unreadable,
        notes: notes(&hierarchy),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read_today(bytes: &[u8]) -> Result<FrameworkFile, ExchangeError> {
        read(bytes, &Date::parse("2026-11-30").unwrap())
    }

    fn package(items: &str, associations: &str) -> String {
        format!(
            r#"{{"CFDocument":{{"identifier":"d","title":"T"}},"CFItems":[{items}],"CFAssociations":[{associations}]}}"#
        )
    }

    fn child(child: &str, parent: &str, sequence: u32) -> String {
        format!(
            r#"{{"associationType":"isChildOf","originNodeURI":{{"identifier":"{child}"}},"destinationNodeURI":{{"identifier":"{parent}"}},"sequenceNumber":{sequence}}}"#
        )
    }

    fn labels(file: &FrameworkFile) -> Vec<String> {
        let mut all: Vec<_> = file.competencies.iter().collect();
        all.sort_by_key(|c| c.place);
        all.iter().map(|c| c.label.clone()).collect()
    }

    #[test]
    fn the_real_package_is_read_whole() {
        let file =
            read_today(include_bytes!("../../tests/data/case-opensalt-sample.json")).unwrap();
        assert_eq!(file.framework.title, "What Standards Could Be");
        assert_eq!(file.competencies.len(), 16);
        assert_eq!(file.unreadable, vec![]);
        assert_eq!(
            file.competencies
                .iter()
                .filter(|c| c.parent_uri.is_some())
                .count(),
            14
        );
        assert!(
            file.competencies
                .iter()
                .any(|c| c.code == "CCSS.Math.Content.7.RP.A.1")
        );
        assert_eq!(
            file.notes[0].in_english(),
            "Relations that are not kept: 16 exactMatchOf, 2 exemplar, 2 isRelatedTo and 3 precedes."
        );
    }

    #[test]
    fn items_that_cannot_be_read_are_listed() {
        let text = r#"{"CFDocument":{"identifier":"d"},"CFItems":[{"identifier":"1","fullStatement":"A"},{"identifier":"2"},{"fullStatement":"B"},{"identifier":"1","fullStatement":"C"},7]}"#;
        let file = read_today(text.as_bytes()).unwrap();
        assert_eq!(file.competencies.len(), 1);
        assert_eq!(
            file.unreadable.iter().map(|u| u.place).collect::<Vec<_>>(),
            [2, 3, 4, 5]
        );
    }

    #[test]
    fn order_and_every_parent_are_kept() {
        let items: Vec<String> = ["A", "B", "C", "D"]
            .map(|id| format!(r#"{{"identifier":"{id}","fullStatement":"{id}."}}"#))
            .to_vec();
        let associations = [
            child("B", "A", 2),
            child("C", "A", 1),
            child("C", "D", 1),
            child("D", "d", 1),
            child("A", "d", 2),
        ];
        let text = package(&items.join(","), &associations.join(","));
        let file = read_today(text.as_bytes()).unwrap();
        assert_eq!(labels(&file), ["D.", "C.", "A.", "B."]);
        let of_c = &file.competencies[2];
        assert_eq!(of_c.parent_uri.as_deref(), Some("A"));
        assert_eq!(of_c.other_parent_uris, ["D"]);
        assert_eq!(file.notes, vec![]);
    }

    #[test]
    fn circles_and_parents_that_are_not_there_are_told() {
        let items = r#"{"identifier":"A","fullStatement":"A."},{"identifier":"B","fullStatement":"B."},{"identifier":"C","fullStatement":"C."}"#;
        let associations = [child("A", "B", 1), child("B", "A", 1), child("C", "Z", 1)];
        let file = read_today(package(items, &associations.join(",")).as_bytes()).unwrap();
        assert_eq!(labels(&file), ["C.", "A.", "B."]);
        assert_eq!(file.competencies[0].parent_uri, None);
        assert_eq!(file.competencies[1].parent_uri.as_deref(), Some("A"));
        assert_eq!(file.notes.len(), 2);
    }

    #[test]
    fn two_arrays_of_one_name_are_an_error() {
        let text = r#"{"CFDocument":{"identifier":"d"},"CFItems":[],"CFItems":[]}"#;
        let error = read_today(text.as_bytes()).unwrap_err();
        assert_eq!(error, ExchangeError::Twice("CFItems".into()));
    }

    #[test]
    fn hostile_nesting_is_refused() {
        let deep = "[".repeat(100_000);
        assert_eq!(read_today(deep.as_bytes()), Err(ExchangeError::CutOff));
        let item = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        let text = package(&item, "");
        assert_eq!(read_today(text.as_bytes()).unwrap().unreadable.len(), 1);
        assert_eq!(read_today(b"{}"), Err(ExchangeError::NotCase));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read_today(&bytes);
        }
    }
}
