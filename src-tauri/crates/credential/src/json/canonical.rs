use serde_json::Value;

use crate::reason::Reason;

/// The JSON Canonicalization Scheme (RFC 8785): one text for one value.
///
/// # Errors
/// [`Reason::NotJson`] for a number that JSON does not have.
pub fn canonical(value: &Value) -> Result<String, Reason> {
    serde_json_canonicalizer::to_string(value).map_err(|e| Reason::NotJson(e.to_string()))
}
