use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::text::plain;
use crate::json::Fields;

/// How a learner is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// `emailAddress`, `sourcedId`, `name` and the like.
    pub kind: String,
    /// The mail address, number or name.
    pub value: String,
    /// Letters that nobody can guess: the value is hashed with them. In clear without.
    pub salt: Option<String>,
}

fn hash(value: &str, salt: &str) -> String {
    let digest = Sha256::digest(format!("{value}{salt}").as_bytes());
    let hex: String = digest.iter().map(|b| format!("{b:02x}")).collect();
    format!("sha256${hex}")
}

/// Mail addresses are compared in small letters.
fn settled(kind: &str, value: &str) -> String {
    let value = plain(value);
    if kind == "emailAddress" {
        value.to_lowercase()
    } else {
        value
    }
}

impl Identity {
    /// The `IdentityObject`.
    pub(super) fn written(&self) -> Value {
        let value = settled(&self.kind, &self.value);
        let mut object = Map::from_iter([
            ("type".to_owned(), "IdentityObject".into()),
            ("identityType".to_owned(), self.kind.clone().into()),
            ("hashed".to_owned(), self.salt.is_some().into()),
        ]);
        let shown = match &self.salt {
            Some(salt) => {
                object.insert("salt".to_owned(), salt.clone().into());
                hash(&value, salt)
            }
            None => value,
        };
        object.insert("identityHash".to_owned(), shown.into());
        Value::Object(object)
    }
}

/// Whether an `IdentityObject` is that of this mail address, number or name.
#[must_use]
pub fn is_identity(object: &Map<String, Value>, value: &str) -> bool {
    let Some(known) = object.text("identityHash") else {
        return false;
    };
    let kind = object.text("identityType").unwrap_or_default();
    let tries = [plain(value), settled(kind, value)];
    if object.get("hashed") == Some(&Value::Bool(true)) {
        let salt = object.text("salt").unwrap_or_default();
        tries
            .iter()
            .any(|value| hash(value, salt).eq_ignore_ascii_case(known))
    } else {
        tries.iter().any(|value| value == known)
    }
}
