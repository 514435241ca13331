//! Rubrics as 1EdTech CASE 1.0 has them: `CFRubrics` of a CFPackage, or one CFRubric alone.
//!
//! CASE gives each criterion levels of its own; here all criteria of a rubric share theirs.
//! Levels that differ between criteria are brought together by name and points, and a note
//! says so.

use domain::decimal::Decimal;
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};
use domain::{RubricId, Timestamp};
use serde_json::{Value, json};
use words::{Message, say};

use crate::error::ExchangeError;
use crate::json::{not_json, text_of};

const MOST_MEGABYTES: usize = 16;
const MOST_RUBRICS: usize = 200;

/// A rubric that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RubricFile {
    /// The rubric, with identities of the file's.
    pub rubric: Rubric,
    /// What could not be taken as it stands.
    pub notes: Vec<Message>,
}

fn text(value: &Value, key: &str) -> String {
    value
        .get(key)
        .and_then(Value::as_str)
        .map(str::trim)
        .unwrap_or_default()
        .to_owned()
}

fn number(value: &Value, key: &str) -> Option<Decimal> {
    let written = value.get(key)?.as_number()?.to_string();
    Decimal::parse(&written).or_else(|| Decimal::nearest(written.parse().ok()?, 4))
}

fn sorted<'a>(value: &'a Value, key: &str) -> Vec<&'a Value> {
    let mut list: Vec<&Value> = value
        .get(key)
        .and_then(Value::as_array)
        .map(|l| l.iter().collect())
        .unwrap_or_default();
    list.sort_by_key(|v| {
        v.get("position")
            .and_then(Value::as_i64)
            .unwrap_or(i64::MAX)
    });
    list
}

fn read_one(value: &Value) -> RubricFile {
    let mut notes = Vec::new();
    let criteria = sorted(value, "CFRubricCriteria");
    let mut levels: Vec<RubricLevel> = Vec::new();
    let mut uneven = false;
    for (place, criterion) in criteria.iter().enumerate() {
        let own = sorted(criterion, "CFRubricCriterionLevels");
        for level in &own {
            let title = text(level, "quality");
            let points = number(level, "score").unwrap_or_default();
            if !levels
                .iter()
                .any(|l| l.title == title && l.points == points)
            {
                uneven |= place > 0;
                levels.push(RubricLevel {
                    id: format!("level-{}", levels.len() + 1).as_str().into(),
                    title,
                    points,
                    lowest: None,
                });
            }
        }
        uneven |= own.len() != levels.len();
    }
    levels.sort_by_key(|l| l.points);
    if uneven {
        notes.push(say::files::uneven_levels());
    }
    let missing = criteria.iter().any(|c| number(c, "weight").is_none());
    if missing {
        notes.push(say::files::no_weight());
    }
    let aligned = criteria
        .iter()
        .filter(|c| c.get("CFItemURI").is_some())
        .count();
    if aligned > 0 {
        notes.push(say::files::point_to_items(aligned));
    }
    let criteria: Vec<Criterion> = criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| {
            let own = sorted(criterion, "CFRubricCriterionLevels");
            let words = |level: &RubricLevel| {
                own.iter()
                    .find(|l| {
                        text(l, "quality") == level.title
                            && number(l, "score").unwrap_or_default() == level.points
                    })
                    .map(|l| text(l, "description"))
                    .unwrap_or_default()
            };
            let title = [text(criterion, "description"), text(criterion, "category")]
                .into_iter()
                .find(|t| !t.is_empty())
                .unwrap_or_default();
            Criterion {
                id: format!("criterion-{}", place + 1).as_str().into(),
                title,
                weight: number(criterion, "weight").unwrap_or(Decimal::ONE),
                outcome_ids: Vec::new(),
                descriptors: levels.iter().map(words).collect(),
                must_pass: false,
                cognitive_level: None,
            }
        })
        .collect();
    let title = match text(value, "title") {
        title if title.is_empty() => text(value, "description"),
        title => title,
    };
    let kind = if criteria.len() == 1 {
        RubricKind::Holistic
    } else {
        RubricKind::Analytic
    };
    RubricFile {
        rubric: Rubric {
            id: RubricId(text(value, "identifier")),
            lineage: None,
            version: 1,
            kind,
            title,
            language: "en".to_owned(),
            levels,
            criteria,
            translations: Vec::new(),
        },
        notes,
    }
}

/// Reads every rubric of a file.
///
/// # Errors
/// [`ExchangeError`] when it holds none, or one that breaks a rule.
pub fn read(bytes: &[u8]) -> Result<Vec<RubricFile>, ExchangeError> {
    let json = text_of(bytes, MOST_MEGABYTES)?;
    let file: Value = serde_json::from_str(&json).map_err(|e| not_json(&e))?;
    let list: Vec<&Value> = match file.get("CFRubrics").and_then(Value::as_array) {
        Some(list) => list.iter().collect(),
        None if file.get("CFRubricCriteria").is_some() => vec![&file],
        None => Vec::new(),
    };
    if list.is_empty() {
        return Err(ExchangeError::NoRubrics);
    }
    if list.len() > MOST_RUBRICS {
        return Err(ExchangeError::TooMany(MOST_RUBRICS, "rubrics"));
    }
    let read: Vec<RubricFile> = list.into_iter().map(read_one).collect();
    for file in &read {
        file.rubric
            .validate()
            .map_err(|why| ExchangeError::RubricNamed(file.rubric.title.clone(), why))?;
    }
    Ok(read)
}

/// The UUID (RFC 9562, version 8) that follows from a name: the same name, the same UUID.
fn uuid(name: &str) -> String {
    let hash = blake3::hash(name.as_bytes());
    let mut bytes: [u8; 16] = [0; 16];
    bytes.copy_from_slice(hash.as_bytes().get(..16).unwrap_or(&[0; 16]));
    let [.., six, _, eight, _, _, _, _, _, _, _] = &mut bytes;
    *six = (*six & 0x0F) | 0x80;
    *eight = (*eight & 0x3F) | 0x80;
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    format!(
        "{}-{}-{}-{}-{}",
        part(0, 8),
        part(8, 12),
        part(12, 16),
        part(16, 20),
        part(20, 32)
    )
}

fn float(number: Decimal) -> Value {
    json!(number.approximately())
}

/// Writes a rubric as a CFPackage with nothing but it.
#[must_use]
pub fn write(rubric: &Rubric, creator: &str, at: &Timestamp) -> String {
    let identity = |parts: &[&str]| {
        let name = format!("{}/{}", rubric.id, parts.join("/"));
        let uuid = uuid(&name);
        (uuid.clone(), format!("urn:uuid:{uuid}"))
    };
    let (rubric_id, rubric_uri) = identity(&[]);
    let criteria: Vec<Value> = rubric
        .criteria
        .iter()
        .enumerate()
        .map(|(place, criterion)| {
            let (id, uri) = identity(&[criterion.id.as_str()]);
            let levels: Vec<Value> = rubric
                .levels
                .iter()
                .zip(&criterion.descriptors)
                .enumerate()
                .map(|(place, (level, words))| {
                    let (level_id, uri) = identity(&[criterion.id.as_str(), level.id.as_str()]);
                    json!({
                        "identifier": level_id, "uri": uri, "description": words,
                        "quality": level.title, "score": float(level.points),
                        "position": place + 1, "rubricCriterionId": id,
                        "lastChangeDateTime": at.0,
                    })
                })
                .collect();
            json!({
                "identifier": id, "uri": uri, "description": criterion.title,
                "weight": float(criterion.weight), "position": place + 1,
                "rubricId": rubric_id, "lastChangeDateTime": at.0,
                "CFRubricCriterionLevels": levels,
            })
        })
        .collect();
    let (document_id, document_uri) = identity(&["document"]);
    let package = json!({
        "CFDocument": {
            "identifier": document_id, "uri": document_uri,
            "creator": if creator.is_empty() { "Credwright" } else { creator },
            "title": rubric.title, "lastChangeDateTime": at.0,
        },
        "CFItems": [], "CFAssociations": [],
        "CFRubrics": [{
            "identifier": rubric_id, "uri": rubric_uri, "title": rubric.title,
            "lastChangeDateTime": at.0, "CFRubricCriteria": criteria,
        }],
    });
    format!("{package:#}\n")
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn rubric() -> Rubric {
        let level = |id: &str, title: &str, points: &str| RubricLevel {
            id: id.into(),
            title: title.into(),
            points: Decimal::parse(points).unwrap(),
            lowest: None,
        };
        let criterion = |id: &str, title: &str| Criterion {
            id: id.into(),
            title: title.into(),
            weight: Decimal::parse("33.5").unwrap(),
            outcome_ids: vec![],
            descriptors: vec![format!("{title} poor"), format!("{title} good")],
            must_pass: false,
            cognitive_level: None,
        };
        Rubric {
            id: "r".into(),
            lineage: None,
            version: 1,
            kind: RubricKind::Analytic,
            title: "Überprüfung".into(),
            language: "en".into(),
            levels: vec![level("a", "Poor", "1"), level("b", "Good", "2.5")],
            criteria: vec![criterion("c", "First"), criterion("d", "Second")],
            translations: vec![],
        }
    }

    #[test]
    fn what_was_written_reads_back() {
        let at = Timestamp("2026-11-24T10:00:00Z".into());
        let text = write(&rubric(), "Northfield", &at);
        assert_eq!(text, write(&rubric(), "Northfield", &at));
        let back = read(text.as_bytes()).unwrap().remove(0);
        assert_eq!(back.notes, Vec::<Message>::new());
        let (wanted, found) = (rubric(), back.rubric);
        assert_eq!(found.title, wanted.title);
        for (a, b) in wanted.criteria.iter().zip(&found.criteria) {
            assert_eq!(
                (&a.title, a.weight, &a.descriptors),
                (&b.title, b.weight, &b.descriptors)
            );
        }
        for (a, b) in wanted.levels.iter().zip(&found.levels) {
            assert_eq!((&a.title, a.points), (&b.title, b.points));
        }
    }

    #[test]
    fn levels_that_differ_are_brought_together_and_said() {
        let file = r#"{"title":"T","identifier":"x","CFRubricCriteria":[
            {"description":"One","weight":1,"CFRubricCriterionLevels":[{"quality":"Yes","score":1,"description":"y"}]},
            {"description":"Two","CFRubricCriterionLevels":[{"quality":"No","score":0,"description":"n"}]}]}"#;
        let back = read(file.as_bytes()).unwrap().remove(0);
        assert_eq!(back.notes.len(), 2, "{:?}", back.notes);
        assert_eq!(back.rubric.criteria[0].descriptors, ["", "y"]);
        assert_eq!(back.rubric.criteria[1].descriptors, ["n", ""]);
    }

    #[test]
    fn hostile_files_are_refused() {
        for bad in ["", "{", "[]", "{}", r#"{"CFRubrics":[]}"#] {
            assert!(read(bad.as_bytes()).is_err(), "{bad}");
        }
        let long = format!(
            r#"{{"CFRubricCriteria":[{{"description":"{}"}}]}}"#,
            "x".repeat(5_000)
        );
        assert!(read(long.as_bytes()).is_err());
        let deep = "[".repeat(100_000);
        assert!(read(deep.as_bytes()).is_err());
        let many = format!(r#"{{"CFRubricCriteria":[{}]}}"#, vec!["{}"; 61].join(","));
        assert!(read(many.as_bytes()).is_err());
    }
}
