use serde_json::{Map, Value};

use crate::json::{Fields, is_absolute};
use crate::moment;
use crate::reason::Reason;

/// Which version of the data model.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataModel {
    /// 1.1, of 2022.
    V1,
    /// 2.0, of 2025.
    V2,
}

/// The version, by the first context.
///
/// # Errors
/// [`Reason::ContextFirst`] when the first context is neither.
pub fn data_model(document: &Map<String, Value>) -> Result<DataModel, Reason> {
    match document.each("@context").first().and_then(|c| c.as_str()) {
        Some("https://www.w3.org/ns/credentials/v2") => Ok(DataModel::V2),
        Some("https://www.w3.org/2018/credentials/v1") => Ok(DataModel::V1),
        _ => Err(Reason::ContextFirst),
    }
}

impl DataModel {
    /// The names of the fields that say from when and until when.
    #[must_use]
    pub const fn dates(self) -> [&'static str; 2] {
        match self {
            Self::V1 => ["issuanceDate", "expirationDate"],
            Self::V2 => ["validFrom", "validUntil"],
        }
    }
}

pub(super) fn missing(name: &str) -> Reason {
    Reason::FieldMissing(name.to_owned())
}

/// What both data models ask of every credential.
pub(super) fn check(document: &Map<String, Value>, model: DataModel, found: &mut Vec<Reason>) {
    if !document.is_a("VerifiableCredential") {
        found.push(Reason::TypeMissing("VerifiableCredential".to_owned()));
    }
    if let Some(id) = document.get("id")
        && !id.as_str().is_some_and(is_absolute)
    {
        found.push(Reason::NotAbsolute(short(id)));
    }
    match document.get("issuer") {
        None => found.push(missing("issuer")),
        Some(issuer) => match document.identity("issuer") {
            Some(id) if is_absolute(id) => {}
            Some(id) => found.push(Reason::NotAbsolute(id.to_owned())),
            None if issuer.is_object() => found.push(missing("issuer.id")),
            None => found.push(Reason::FieldWrong("issuer".to_owned())),
        },
    }
    let [from, until] = model.dates();
    // The newer dates may stand in a credential of the older model, too.
    for name in [from, until, "validFrom", "validUntil", "awardedDate"] {
        if let Some(value) = document.get(name)
            && let Err(reason) = moment::parse(value.as_str().unwrap_or_default())
            && !found.contains(&reason)
        {
            found.push(reason);
        }
    }
    if model == DataModel::V1 && !document.contains_key(from) && !document.contains_key("validFrom")
    {
        found.push(missing(from));
    }
    match document.each("credentialSubject").as_slice() {
        [] => found.push(missing("credentialSubject")),
        subjects => {
            if !subjects
                .iter()
                .all(|s| s.as_object().is_some_and(|o| !o.is_empty()))
            {
                found.push(Reason::FieldWrong("credentialSubject".to_owned()));
            }
        }
    }
    for name in [
        "credentialStatus",
        "credentialSchema",
        "refreshService",
        "termsOfUse",
        "evidence",
    ] {
        for value in document.each(name) {
            match value.as_object() {
                None => found.push(Reason::FieldWrong(name.to_owned())),
                Some(object) if object.types().is_empty() => {
                    found.push(missing(&format!("{name}.type")));
                }
                Some(_) => {}
            }
        }
    }
}

/// A value as it can be named in a sentence.
fn short(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
        .chars()
        .take(80)
        .collect()
}
