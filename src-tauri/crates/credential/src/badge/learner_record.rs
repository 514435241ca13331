use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::achievement::profile;
use super::build::{OB_CONTEXT, OB_EXTENSIONS, VC_CONTEXT};
use super::facts::{Issuer, Learner};
use super::identity::Identity;
use super::text::{Put, typed};
use crate::json::is_absolute;
use crate::moment::written;
use crate::reason::Reason;
use crate::shape;

const CLR_CONTEXT: &str = "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json";
const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/clr/v2p0/schema/json/clr_v2p0_clrcredential_schema.json";

/// One achievement is a part of another (`AssociationType` of CLR 2.0: `isParentOf`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartOf {
    /// The address of the larger achievement.
    pub whole: String,
    /// The address of the one that counts towards it.
    pub part: String,
}

/// What a learner holds of an institution, before it is signed.
#[derive(Debug, Clone, PartialEq)]
pub struct LearnerRecord {
    /// Its identity, such as `urn:uuid:…`.
    pub id: String,
    /// A name to show.
    pub name: String,
    /// Who issues it.
    pub issuer: Issuer,
    /// Whose it is.
    pub learner: Learner,
    /// The credentials, each signed by itself.
    pub credentials: Vec<Map<String, Value>>,
    /// Which of their achievements count towards which.
    pub parts: Vec<PartOf>,
    /// From when it holds.
    pub valid_from: Timestamp,
}

/// A `ClrCredential` (Comprehensive Learner Record 2.0), not signed yet.
///
/// # Errors
/// [`Reason::NotAbsolute`] for addresses that are none, [`Reason::FieldMissing`] without a
/// credential; what [`shape::check`] finds.
pub fn learner_record(facts: &LearnerRecord) -> Result<Map<String, Value>, Reason> {
    let parts = facts.parts.iter().flat_map(|one| [&one.whole, &one.part]);
    for id in [&facts.id, &facts.issuer.id].into_iter().chain(parts) {
        if !is_absolute(id) {
            return Err(Reason::NotAbsolute(id.clone()));
        }
    }
    if facts.credentials.is_empty() {
        return Err(Reason::FieldMissing(
            "credentialSubject.verifiableCredential".to_owned(),
        ));
    }
    let mut subject = typed(&["ClrSubject"]);
    subject.some("id", facts.learner.id.as_deref());
    let identities = facts.learner.identities.iter().map(Identity::written);
    subject.list("identifier", identities.collect());
    let credentials = facts.credentials.iter().cloned().map(Value::Object);
    subject.list("verifiableCredential", credentials.collect());
    let associations = facts.parts.iter().map(|one| {
        json!({
            "type": ["Association"],
            "associationType": "isParentOf",
            "sourceId": one.whole,
            "targetId": one.part,
        })
    });
    subject.list("association", associations.collect());
    let mut built = Map::new();
    built.insert(
        "@context".to_owned(),
        json!([VC_CONTEXT, CLR_CONTEXT, OB_CONTEXT, OB_EXTENSIONS]),
    );
    built.text("id", &facts.id);
    built.insert(
        "type".to_owned(),
        json!(["VerifiableCredential", "ClrCredential"]),
    );
    built.text("name", &facts.name);
    built.insert("issuer".to_owned(), profile(&facts.issuer));
    built.text("validFrom", &written(facts.valid_from));
    built.insert("credentialSubject".to_owned(), subject.into());
    built.insert(
        "credentialSchema".to_owned(),
        json!([{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}]),
    );
    match shape::check(&built).into_iter().next() {
        Some(reason) => Err(reason),
        None => Ok(built),
    }
}
