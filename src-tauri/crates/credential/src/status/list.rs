use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::bits::Bits;
use crate::json::is_absolute;
use crate::moment::written;
use crate::reason::Reason;

/// What a set bit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Taken back for good.
    Revocation,
    /// Taken back for now.
    Suspension,
}

impl Purpose {
    /// The word in `statusPurpose`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }

    /// The purpose of this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        [Self::Revocation, Self::Suspension]
            .into_iter()
            .find(|purpose| purpose.name() == word)
    }
}

/// A status list before it is signed.
#[derive(Debug, Clone)]
pub struct StatusList {
    /// Where it is published; its identity.
    pub address: String,
    /// Who issues it.
    pub issuer: String,
    /// From when it holds.
    pub valid_from: Timestamp,
    /// Until when it may be relied on.
    pub valid_until: Option<Timestamp>,
    /// For how long a copy may be kept before it is fetched anew, in milliseconds.
    pub ttl: Option<u64>,
    /// What a set bit means. Open Badges allows one status object, so revocation and suspension
    /// are two lists of one address scheme or one list with both purposes.
    pub purposes: Vec<Purpose>,
    /// The bits.
    pub bits: Bits,
}

/// The `BitstringStatusListCredential`, not signed yet.
///
/// # Errors
/// [`Reason::NotAbsolute`] for an address that is none.
pub fn status_list(list: &StatusList) -> Result<Map<String, Value>, Reason> {
    for id in [&list.address, &list.issuer] {
        if !is_absolute(id) {
            return Err(Reason::NotAbsolute(id.clone()));
        }
    }
    let purposes: Vec<Value> = list.purposes.iter().map(|p| p.name().into()).collect();
    let purpose = match purposes.as_slice() {
        [one] => one.clone(),
        _ => purposes.into(),
    };
    let mut subject = json!({
        "id": format!("{}#list", list.address),
        "type": "BitstringStatusList",
        "statusPurpose": purpose,
        "encodedList": list.bits.encoded()?,
    });
    if let Some(ttl) = list.ttl {
        subject["ttl"] = ttl.into();
    }
    let mut built = Map::from_iter([
        (
            "@context".to_owned(),
            json!(["https://www.w3.org/ns/credentials/v2"]),
        ),
        ("id".to_owned(), list.address.clone().into()),
        (
            "type".to_owned(),
            json!(["VerifiableCredential", "BitstringStatusListCredential"]),
        ),
        ("issuer".to_owned(), list.issuer.clone().into()),
        ("validFrom".to_owned(), written(list.valid_from).into()),
        ("credentialSubject".to_owned(), subject),
    ]);
    if let Some(until) = list.valid_until {
        built.insert("validUntil".to_owned(), written(until).into());
    }
    Ok(built)
}

/// The older list for displayers that know nothing else: identities of revoked credentials, each
/// with a reason that may be empty.
#[must_use]
pub fn old_revocation_list(address: &str, issuer: &str, revoked: &[(String, String)]) -> Value {
    let entries: Vec<Value> = revoked
        .iter()
        .map(|(id, reason)| {
            let mut entry = json!({"id": id, "revoked": true});
            if !reason.is_empty() {
                entry["revocationReason"] = reason.clone().into();
            }
            entry
        })
        .collect();
    json!({"id": address, "issuer": issuer, "revokedCredential": entries})
}
