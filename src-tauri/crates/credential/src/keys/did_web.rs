use serde_json::{Value, json};

use super::jwk::public_to_jwk;
use super::kind::KeyKind;
use super::multikey::public_to_multikey;
use super::public::PublicKey;
use crate::moment::written;
use crate::reason::Reason;

/// A key in a DID document.
#[derive(Debug, Clone)]
pub struct PublishedKey {
    /// Its name after the `#`, such as `key-1`.
    pub fragment: String,
    /// The key.
    pub key: PublicKey,
    /// It may not be relied on after this moment.
    pub expires: Option<jiff::Timestamp>,
    /// It may not be relied on from this moment: it was lost or became known.
    pub revoked: Option<jiff::Timestamp>,
}

fn is_host(host: &str) -> bool {
    let (name, port) = host
        .split_once(':')
        .map_or((host, None), |(n, p)| (n, Some(p)));
    let labels = name.split('.').all(|label| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    let port = port.is_none_or(|p| p.parse::<u16>().is_ok_and(|n| n > 0 && n.to_string() == p));
    labels && port && name.len() <= 253
}

fn is_segment(segment: &str) -> bool {
    !segment.is_empty()
        && ![".", ".."].contains(&segment)
        && segment
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.~%".contains(&b))
}

/// The `did:web` of a folder on the web, such as `https://uni.example/badges`.
///
/// # Errors
/// [`Reason::NotAWebAddress`] for an address that did:web cannot hold: another scheme than https, a
/// query, letters that must be escaped.
pub fn did_web(address: &str) -> Result<String, Reason> {
    let wrong = || Reason::NotAWebAddress(address.to_owned());
    let rest = address.strip_prefix("https://").ok_or_else(wrong)?;
    let mut parts = rest.trim_end_matches('/').split('/');
    let host = parts.next().filter(|h| is_host(h)).ok_or_else(wrong)?;
    let mut did = format!("did:web:{}", host.to_ascii_lowercase().replace(':', "%3A"));
    for part in parts {
        if !is_segment(part) {
            return Err(wrong());
        }
        did.push(':');
        did.push_str(part);
    }
    Ok(did)
}

/// The folder on the web that a `did:web` was made of.
///
/// # Errors
/// [`Reason::KeyUnknown`] when it is no did:web.
pub fn folder_of_did_web(did: &str) -> Result<String, Reason> {
    let document = address_of_did_web(did)?;
    let folder = document.trim_end_matches("/did.json");
    Ok(folder.trim_end_matches("/.well-known").to_owned())
}

/// Where the document of a `did:web` is published.
///
/// # Errors
/// [`Reason::KeyUnknown`] when it is no did:web.
pub fn address_of_did_web(did: &str) -> Result<String, Reason> {
    let wrong = || Reason::KeyUnknown(did.to_owned());
    let rest = did.strip_prefix("did:web:").ok_or_else(wrong)?;
    let mut parts = rest.split(':');
    let host = parts.next().unwrap_or_default();
    let host = host.replace("%3A", ":").replace("%3a", ":");
    let path: Vec<&str> = parts.collect();
    if !is_host(&host) || !path.iter().all(|part| is_segment(part)) {
        return Err(wrong());
    }
    Ok(if path.is_empty() {
        format!("https://{host}/.well-known/did.json")
    } else {
        format!("https://{host}/{}/did.json", path.join("/"))
    })
}

/// A DID document: what `did.json` holds. Keys that are compromised stay in it with the moment, so
/// that whoever verifies learns it.
#[must_use]
pub fn did_document(did: &str, keys: &[PublishedKey]) -> Value {
    let mut methods = Vec::new();
    let mut assertion = Vec::new();
    for published in keys {
        let id = format!("{did}#{}", published.fragment);
        let mut method = json!({
            "id": id,
            "type": "Multikey",
            "controller": did,
            "publicKeyMultibase": public_to_multikey(&published.key),
        });
        // Verifiers of JWT look for a JWK.
        if published.key.kind() == KeyKind::P256 {
            method["type"] = "JsonWebKey".into();
            method["publicKeyJwk"] = public_to_jwk(&published.key);
            if let Some(fields) = method.as_object_mut() {
                fields.remove("publicKeyMultibase");
            }
        }
        if let Some(expires) = published.expires {
            method["expires"] = written(expires).into();
        }
        if let Some(revoked) = published.revoked {
            method["revoked"] = written(revoked).into();
        }
        methods.push(method);
        assertion.push(Value::from(id));
    }
    json!({
        "@context": [
            "https://www.w3.org/ns/did/v1",
            "https://w3id.org/security/multikey/v1",
            "https://w3id.org/security/jwk/v1",
        ],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": assertion,
    })
}
