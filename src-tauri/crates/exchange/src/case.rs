//! 1EdTech CASE 1.0: a CFPackage as JSON.
//!
//! Items become competencies; `isChildOf` associations give each its parent. Other
//! associations are counted and named, since this program does not keep them.

use std::collections::{BTreeMap, HashMap};

use domain::Timestamp;
use domain::framework::{Competency, CompetencyKind, Framework, FrameworkFormat};
use serde_json::Value;
use words::{Message, say};

use crate::error::{ExchangeError, limit_size};
use crate::framework_file::{FrameworkFile, Unreadable, shortened};

const MOST_MEGABYTES: usize = 64;
const MOST_ITEMS: usize = 200_000;
const LONGEST_STATEMENT: usize = 20_000;

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value
        .get(key)
        .and_then(Value::as_str)
        .map(str::trim)
        .unwrap_or_default()
}

fn list<'a>(package: &'a Value, key: &str) -> &'a [Value] {
    package
        .get(key)
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

fn item(
    value: &Value,
    framework: &str,
    parents: &HashMap<&str, &str>,
) -> Result<Competency, Message> {
    let (identifier, statement) = (text(value, "identifier"), text(value, "fullStatement"));
    if identifier.is_empty() {
        return Err(say::files::item_without("identifier"));
    }
    if statement.is_empty() {
        return Err(say::files::item_without("fullStatement"));
    }
    if statement.len() > LONGEST_STATEMENT {
        return Err(say::files::field_too_long(
            "fullStatement",
            LONGEST_STATEMENT,
        ));
    }
    let uri = match text(value, "uri") {
        "" => identifier,
        uri => uri,
    };
    let short = text(value, "abbreviatedStatement");
    Ok(Competency {
        id: domain::CompetencyId(format!("{framework}/{identifier}")),
        framework_id: framework.into(),
        uri: uri.to_owned(),
        code: text(value, "humanCodingScheme").to_owned(),
        label: statement.to_owned(),
        alternative_labels: if short.is_empty() {
            Vec::new()
        } else {
            vec![short.to_owned()]
        },
        kind: CompetencyKind::Technical,
        category: text(value, "CFItemType").to_owned(),
        parent_uri: parents.get(identifier).map(|p| (*p).to_owned()),
    })
}

fn destination(association: &Value) -> (&str, &str, &str) {
    let node = |key| {
        association
            .get(key)
            .map(|n| text(n, "identifier"))
            .unwrap_or_default()
    };
    (
        text(association, "associationType"),
        node("originNodeURI"),
        node("destinationNodeURI"),
    )
}

/// Reads the package.
///
/// # Errors
/// [`ExchangeError`] when it is no CFPackage, or beyond the limits.
pub fn read(bytes: &[u8]) -> Result<FrameworkFile, ExchangeError> {
    limit_size(bytes, MOST_MEGABYTES)?;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let package: Value =
        serde_json::from_slice(bytes).map_err(|e| ExchangeError::NotJson(e.to_string()))?;
    let Some(document) = package.get("CFDocument") else {
        return Err(ExchangeError::NotCase);
    };
    let framework_id = match text(document, "identifier") {
        "" => {
            return Err(ExchangeError::CaseWithoutIdentifier);
        }
        identifier => format!("case-{identifier}"),
    };
    let items = list(&package, "CFItems");
    if items.len() > MOST_ITEMS {
        return Err(ExchangeError::TooMany(MOST_ITEMS, "items"));
    }
    let associations = list(&package, "CFAssociations");
    let mut parents = HashMap::new();
    let mut others: BTreeMap<&str, u32> = BTreeMap::new();
    for association in associations {
        match destination(association) {
            ("isChildOf", origin, parent) => {
                parents.insert(origin, parent);
            }
            (kind, ..) => *others.entry(kind).or_default() += 1,
        }
    }
    let mut competencies: Vec<Competency> = Vec::with_capacity(items.len());
    let mut unreadable = Vec::new();
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (index, value) in items.iter().enumerate() {
        let place = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let read = item(value, &framework_id, &parents).and_then(|c| {
            match seen.insert(c.id.0.clone(), place) {
                Some(first) => Err(say::files::item_repeats(first)),
                None => Ok(c),
            }
        });
        match read {
            Ok(competency) => competencies.push(competency),
            Err(reason) => unreadable.push(Unreadable {
                place,
                text: shortened(&value.to_string()),
                reason,
            }),
        }
    }
    let notes = if others.is_empty() {
        Vec::new()
    } else {
        let each = others
            .iter()
            .map(|(kind, count)| say::files::relation(*count, *kind));
        vec![say::files::relations_not_kept(each)]
    };
    let framework = Framework {
        id: framework_id.as_str().into(),
        title: match text(document, "title") {
            "" => say::files::case_untitled().in_english(),
            title => title.to_owned(),
        },
        publisher: text(document, "creator").to_owned(),
        format: FrameworkFormat::Case,
        attribution: document
            .get("licenseURI")
            .map(|l| text(l, "title").to_owned())
            .unwrap_or_default(),
        competency_count: u32::try_from(competencies.len()).unwrap_or(u32::MAX),
        imported_at: Timestamp(String::new()),
    };
    Ok(FrameworkFile {
        framework,
        competencies,
        unreadable,
        notes,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_real_package_is_read_whole() {
        let file = read(include_bytes!("../tests/data/case-opensalt-sample.json")).unwrap();
        assert_eq!(file.framework.title, "What Standards Could Be");
        assert_eq!(file.competencies.len(), 16);
        assert_eq!(file.unreadable, vec![]);
        assert_eq!(
            file.competencies
                .iter()
                .filter(|c| c.parent_uri.is_some())
                .count(),
            16
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
        let file = read(text.as_bytes()).unwrap();
        assert_eq!(file.competencies.len(), 1);
        assert_eq!(
            file.unreadable.iter().map(|u| u.place).collect::<Vec<_>>(),
            [2, 3, 4, 5]
        );
    }

    #[test]
    fn hostile_nesting_is_refused() {
        let deep = "[".repeat(100_000);
        assert!(matches!(
            read(deep.as_bytes()),
            Err(ExchangeError::NotJson(_))
        ));
        assert!(read(b"{}").is_err());
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }
    }
}
