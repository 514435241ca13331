use serde_json::{Map, Value};

use crate::proof::Varying;

/// The places of a built credential that differ from learner to learner.
const FIELDS: [&str; 8] = [
    "/id",
    "/awardedDate",
    "/validFrom",
    "/validUntil",
    "/credentialSubject/id",
    "/credentialSubject/licenseNumber",
    "/credentialStatus/id",
    "/credentialStatus/statusListIndex",
];
const LISTS: [(&str, &[&str]); 3] = [
    ("/credentialSubject/identifier", &["identityHash", "salt"]),
    ("/credentialSubject/result", &["value", "achievedLevel"]),
    ("/evidence", &["id", "name", "description", "narrative"]),
];

/// A built credential with the places that vary within a run.
#[must_use]
pub fn varying(document: Map<String, Value>) -> Varying {
    let whole = Value::Object(document);
    let is_text = |path: &String| whole.pointer(path).is_some_and(Value::is_string);
    let mut paths: Vec<String> = FIELDS
        .iter()
        .map(|p| (*p).to_owned())
        .filter(is_text)
        .collect();
    for (list, fields) in LISTS {
        let length = whole
            .pointer(list)
            .and_then(Value::as_array)
            .map_or(0, Vec::len);
        for number in 0..length {
            for field in fields {
                let path = format!("{list}/{number}/{field}");
                if is_text(&path) {
                    paths.push(path);
                }
            }
        }
    }
    match whole {
        Value::Object(document) => Varying { document, paths },
        _ => Varying {
            document: Map::new(),
            paths,
        },
    }
}
