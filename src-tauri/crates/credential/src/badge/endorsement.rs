use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::achievement::profile;
use super::build::{OB_CONTEXT, VC_CONTEXT};
use super::facts::Issuer;
use super::text::{Put, typed};
use crate::json::is_absolute;
use crate::moment::written;
use crate::reason::Reason;

/// A partner's word for a programme, an issuer or a credential.
#[derive(Debug, Clone)]
pub struct Endorsement {
    /// Its identity.
    pub id: String,
    /// Who endorses.
    pub endorser: Issuer,
    /// The address of what is endorsed.
    pub endorsed: String,
    /// The word.
    pub comment: String,
    /// From when.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_until: Option<Timestamp>,
}

/// An `EndorsementCredential`, not signed yet.
///
/// # Errors
/// [`Reason::NotAbsolute`] for addresses that are none.
pub fn endorsement(facts: &Endorsement) -> Result<Map<String, Value>, Reason> {
    for id in [&facts.id, &facts.endorser.id, &facts.endorsed] {
        if !is_absolute(id) {
            return Err(Reason::NotAbsolute(id.clone()));
        }
    }
    let mut subject = typed(&["EndorsementSubject"]);
    subject.text("id", &facts.endorsed);
    subject.text("endorsementComment", &facts.comment);
    let mut built = Map::new();
    built.insert("@context".to_owned(), json!([VC_CONTEXT, OB_CONTEXT]));
    built.text("id", &facts.id);
    built.insert(
        "type".to_owned(),
        json!(["VerifiableCredential", "EndorsementCredential"]),
    );
    built.text("name", &facts.endorser.name);
    built.insert("issuer".to_owned(), profile(&facts.endorser));
    built.text("validFrom", &written(facts.valid_from));
    if let Some(until) = facts.valid_until {
        built.text("validUntil", &written(until));
    }
    built.insert("credentialSubject".to_owned(), subject.into());
    Ok(built)
}
