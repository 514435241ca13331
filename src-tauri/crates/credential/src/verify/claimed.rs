//! A printed code, verified by what is at hand.

use serde_json::{Map, Value, json};

use super::answer::Finding;
use super::issuer::issuer;
use super::key::FoundKey;
use super::known::Known;
use super::report::{Verdict, Vouched};
use super::status::status;
use crate::claim::{Claim, read_claim, verify_claim};
use crate::json::Fields;
use crate::keys::{public_from_jwk, public_from_multikey, public_of_did_key, short_id};
use crate::moment::written;
use crate::reason::Reason;

/// What was found out about a printed code.
#[derive(Debug, Clone)]
pub struct ClaimReport {
    /// What it says.
    pub claim: Claim,
    /// Whether it is as it was signed.
    pub unchanged: Finding,
    /// Whether it holds at this moment.
    pub in_force: Finding,
    /// Whether it was revoked.
    pub status: Finding,
    /// The date of the list that says so.
    pub status_as_of: Option<jiff::Timestamp>,
    /// Who issued it.
    pub issuer: Finding,
    /// Who vouches.
    pub vouched: Option<Vouched>,
}

impl ClaimReport {
    /// The sum.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        use super::answer::Answer;
        let own = [&self.unchanged, &self.in_force, &self.status, &self.issuer];
        if own.iter().any(|f| f.answer == Answer::No) {
            Verdict::NotValid
        } else if own.iter().any(|f| f.answer == Answer::Unknown) {
            Verdict::CannotTell
        } else {
            Verdict::Valid
        }
    }
}

/// The issuer's keys that are at hand.
fn keys(issuer: &str, known: &Known) -> Vec<FoundKey> {
    let mut found = Vec::new();
    let mut add = |key, revoked| {
        found.push(FoundKey {
            key,
            controller: Some(issuer.to_owned()),
            expires: None,
            revoked,
        });
    };
    if let Ok(key) = public_of_did_key(issuer) {
        add(key, None);
    }
    if let Some(document) = known.document(issuer) {
        for method in document
            .each("verificationMethod")
            .iter()
            .chain(&document.each("assertionMethod"))
        {
            let Some(method) = method.as_object() else {
                continue;
            };
            let key = match (
                method.text("publicKeyMultibase"),
                method.get("publicKeyJwk"),
            ) {
                (Some(text), _) => public_from_multikey(text),
                (None, Some(jwk)) => public_from_jwk(jwk),
                _ => continue,
            };
            let revoked = method
                .text("revoked")
                .and_then(|text| crate::moment::parse(text).ok());
            if let Ok(key) = key {
                add(key, revoked);
            }
        }
    }
    for list in known.issuer_lists() {
        for listed in list.find(issuer).iter().flat_map(|entry| &entry.keys) {
            add(listed.key.clone(), listed.revoked);
        }
    }
    found
}

/// Reads the text of a printed code and answers the four questions.
///
/// # Errors
/// The reason why it is none.
pub fn verify_printed(text: &str, known: &Known) -> Result<ClaimReport, Reason> {
    let read = read_claim(text)?;
    let claim = read.claim.clone();
    let all = keys(&claim.issuer, known);
    let none = all.is_empty();
    let found: Vec<FoundKey> = all
        .into_iter()
        .filter(|found| short_id(&found.key) == read.key_id.as_slice())
        .collect();
    let mut unchanged = match found.first() {
        None if none => Finding::unknown(Reason::KeyUnknown(claim.issuer.clone())),
        None => Finding::no(Reason::KeyNotOfIssuer(claim.issuer.clone())),
        Some(key) => match verify_claim(&read, &key.key) {
            Ok(()) => Finding::yes(),
            Err(reason) => Finding::no(reason),
        },
    };
    if let Some(revoked) = found.first().and_then(|key| key.revoked) {
        unchanged = unchanged.and(if claim.awarded >= revoked {
            Finding::no(Reason::KeyCompromised(written(revoked)))
        } else {
            Finding::noted(Reason::KeyCompromisedLater(written(revoked)))
        });
    }
    let from = claim.valid_from.unwrap_or(claim.awarded);
    let in_force = if from > known.now {
        Finding::no(Reason::NotYetInForce(written(from)))
    } else {
        match claim.valid_until {
            Some(until) if until < known.now => Finding::no(Reason::Expired(written(until))),
            _ => Finding::yes(),
        }
    };
    // The status and the issuer are asked as for the credential that the code stands for.
    let mut twin = Map::from_iter([
        ("issuer".to_owned(), Value::from(claim.issuer.clone())),
        ("validFrom".to_owned(), written(claim.awarded).into()),
    ]);
    if let (Some(index), Some(list)) = (claim.status, &claim.list) {
        twin.insert(
            "credentialStatus".to_owned(),
            json!({
                "type": "BitstringStatusListEntry",
                "statusPurpose": "revocation",
                "statusListIndex": index.to_string(),
                "statusListCredential": list,
            }),
        );
    }
    let (status, status_as_of) = if claim.status.is_some() && claim.list.is_none() {
        (
            Finding::unknown(Reason::ListMissing(claim.issuer.clone())),
            None,
        )
    } else {
        status(&twin, known)
    };
    let (who, vouched) = issuer(&twin, &found, known);
    Ok(ClaimReport {
        claim,
        unchanged,
        in_force,
        status,
        status_as_of,
        issuer: who,
        vouched,
    })
}
