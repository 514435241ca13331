//! Which kept files a record names.

use serde_json::Value;

use crate::backup::is_hash;

/// Names the kept files that a record's value names, by the record's kind and schema.
pub type NamesOf = fn(kind: &str, schema: u16, value: &Value) -> Vec<String>;

/// Says which kept files records name.
#[derive(Debug, Clone, Copy, Default)]
pub struct NamesFiles {
    /// The kinds of records that need files, which must be there.
    pub kinds: &'static [&'static str],
    /// Other kinds that mention files: what they mention is not taken away.
    pub mention: &'static [&'static str],
    /// The files that a value of one of the kinds needs.
    pub of: Option<NamesOf>,
}

impl NamesFiles {
    /// Whether values of a kind can name files.
    pub(super) fn may(self, kind: &str) -> bool {
        self.kinds.contains(&kind) || self.mention.contains(&kind)
    }
}

/// Hashes anywhere in a value.
pub(super) fn mentioned(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) if is_hash(text) => found(text),
        Value::Array(values) => values.iter().for_each(|v| mentioned(v, found)),
        Value::Object(fields) => fields.values().for_each(|v| mentioned(v, found)),
        _ => {}
    }
}
