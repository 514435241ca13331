//! Which records name kept files.

use domain::record_kind::RecordKind;
use serde_json::Value;
use store::NamesFiles;

/// Kinds whose records need the files that they name.
const NEED: [&str; 6] = [
    RecordKind::Institution.name(),
    RecordKind::Audit.name(),
    RecordKind::CertificateTemplate.name(),
    RecordKind::Font.name(),
    RecordKind::Snapshot.name(),
    RecordKind::KnownFile.name(),
];

/// Kinds whose records may name files that never came with them.
const MENTION: [&str; 1] = [RecordKind::Handover.name()];

/// Fields that hold the name of a kept file.
const FIELDS: [&str; 2] = ["hash", "templateHash"];

/// What the store is told of kept files.
pub(crate) const NAMES: NamesFiles = NamesFiles {
    kinds: &NEED,
    mention: &MENTION,
    of: Some(of),
};

fn of(_kind: &str, _schema: u16, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, &mut found);
    found
}

fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(hash) if FIELDS.contains(&name.as_str()) && is_hash(hash) => {
                        found.push(hash.clone());
                    }
                    other => collect(other, found),
                }
            }
        }
        _ => {}
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
