use serde_json::Value;

use super::answer::{Answer, Finding};
use super::in_force::in_force;
use super::input::Read;
use super::known::{Known, KnownList};
use super::unchanged::unchanged;
use crate::issuers::read_issuer_list;
use crate::json::{self, Fields, Limits};
use crate::reason::Reason;

/// Reads and verifies a list of recognised issuers. Its signer's key is a `did:key`, or in a
/// document that is known.
///
/// # Errors
/// The first reason why it is not to be relied on.
pub fn verify_issuer_list(text: &str, known: &Known) -> Result<KnownList, Reason> {
    let Value::Object(document) = json::read(text.as_bytes(), Limits::LIST)? else {
        return Err(Reason::NotAnIssuerList);
    };
    let list = read_issuer_list(&document)?;
    let signer = document.identity("issuer").unwrap_or_default().to_owned();
    let read = Read::Json(document);
    let proof = unchanged(&read, known);
    let first = |finding: Finding| {
        finding
            .reasons
            .into_iter()
            .next()
            .unwrap_or(Reason::NoProof)
    };
    if proof.finding.answer != Answer::Yes {
        return Err(first(proof.finding));
    }
    let own = |key: &super::key::FoundKey| key.controller.as_deref() == Some(signer.as_str());
    if !proof.keys.iter().any(own) {
        return Err(Reason::KeyNotOfIssuer(signer));
    }
    let force = in_force(read.credential(), known);
    if force.answer == Answer::Yes {
        Ok(KnownList(list))
    } else {
        Err(first(force))
    }
}
