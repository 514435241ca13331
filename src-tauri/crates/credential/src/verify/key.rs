use jiff::Timestamp;
use serde_json::{Map, Value};

use super::known::Known;
use crate::json::{Fields, is_absolute};
use crate::keys::{PublicKey, public_from_jwk, public_from_multikey, public_of_did_key};
use crate::moment;
use crate::reason::Reason;

/// A key that was found, and whose it is.
#[derive(Debug, Clone)]
pub(super) struct FoundKey {
    pub(super) key: PublicKey,
    /// Whose it is; nobody's where the credential itself encloses it.
    pub(super) controller: Option<String>,
    /// It may not be relied on after this moment.
    pub(super) expires: Option<Timestamp>,
    /// It may not be relied on from this moment.
    pub(super) revoked: Option<Timestamp>,
}

/// Why there is no key: what is faulty, or what is only missing.
#[derive(Debug)]
pub(super) enum NoKey {
    Faulty(Reason),
    Missing(Reason),
}

fn when(method: &Map<String, Value>, name: &str) -> Result<Option<Timestamp>, NoKey> {
    match method.get(name) {
        None => Ok(None),
        Some(value) => moment::parse(value.as_str().unwrap_or_default())
            .map(Some)
            .map_err(NoKey::Faulty),
    }
}

/// Whether two names of a method are the same: in full, or by the fragment alone.
fn same(document: &str, name: &str, wanted: &str) -> bool {
    name == wanted || name.starts_with('#') && format!("{document}{name}") == wanted
}

fn in_document(
    document: &Map<String, Value>,
    address: &str,
    wanted: &str,
) -> Result<FoundKey, NoKey> {
    let not_there = || NoKey::Faulty(Reason::KeyNotInDocument(wanted.to_owned()));
    if document.text("id") != Some(address) {
        return Err(not_there());
    }
    // Where nothing after the '#' names one, a document of one key is that key.
    let named = |method: &Map<String, Value>| {
        method
            .text("id")
            .is_some_and(|id| same(address, id, wanted))
    };
    let assertion = document.each("assertionMethod");
    let allowed = assertion.iter().any(|entry| match entry {
        Value::String(id) => same(address, id, wanted),
        Value::Object(method) => named(method),
        _ => false,
    });
    let method = document
        .each("verificationMethod")
        .into_iter()
        .chain(assertion)
        .filter_map(Value::as_object)
        .find(|method| named(method))
        .ok_or_else(not_there)?;
    if !allowed {
        return Err(NoKey::Faulty(Reason::KeyNotForAssertion(wanted.to_owned())));
    }
    let key = match (
        method.text("publicKeyMultibase"),
        method.get("publicKeyJwk"),
    ) {
        (Some(multikey), None) => public_from_multikey(multikey),
        (None, Some(jwk)) => public_from_jwk(jwk),
        _ => Err(Reason::KeyUnreadable),
    };
    Ok(FoundKey {
        key: key.map_err(NoKey::Faulty)?,
        controller: Some(method.text("controller").unwrap_or(address).to_owned()),
        expires: when(method, "expires")?,
        revoked: when(method, "revoked")?,
    })
}

/// Finds the key that a proof or a JWT names.
pub(super) fn find(method: &str, known: &Known) -> Result<FoundKey, NoKey> {
    if method.starts_with("did:key:") {
        let controller = method.split('#').next().unwrap_or(method);
        return public_of_did_key(method)
            .map(|key| FoundKey {
                key,
                controller: Some(controller.to_owned()),
                expires: None,
                revoked: None,
            })
            .map_err(NoKey::Faulty);
    }
    // Open Badges 3.0, 8.3.4: a DID, or an address on the web.
    let starts = |start: &&str| method.starts_with(start);
    if !["did:", "https://", "http://"].iter().any(starts) || !is_absolute(method) {
        return Err(NoKey::Faulty(Reason::KeyAddress(method.to_owned())));
    }
    let address = method.split('#').next().unwrap_or(method);
    if let Some(document) = known.document(address) {
        return in_document(document, address, method);
    }
    // A list of recognised issuers tells their keys, too.
    for list in known.issuer_lists() {
        let Some(issuer) = list.find(address) else {
            continue;
        };
        let fragment = method.split_once('#').map(|(_, fragment)| fragment);
        let listed = issuer.keys.iter().find(|listed| {
            issuer.keys.len() == 1 && fragment.is_none()
                || fragment == Some(crate::keys::public_to_multikey(&listed.key).as_str())
        });
        if let Some(listed) = listed {
            return Ok(FoundKey {
                key: listed.key.clone(),
                controller: Some(issuer.id.clone()),
                expires: None,
                revoked: listed.revoked,
            });
        }
    }
    Err(NoKey::Missing(Reason::KeyUnknown(method.to_owned())))
}
