//! What came in: JSON, a JWS, a picture.

use serde_json::{Map, Value};

use crate::baking::{Baked, unbake_png, unbake_svg};
use crate::json::{self, Fields, Limits};
use crate::proof::{Jwt, read_jwt};
use crate::reason::Reason;

/// A credential that was read.
#[derive(Debug, Clone)]
pub enum Read {
    /// With proofs inside.
    Json(Map<String, Value>),
    /// In a JWS.
    Jwt(Box<Jwt>),
}

impl Read {
    /// The credential.
    #[must_use]
    pub fn credential(&self) -> &Map<String, Value> {
        match self {
            Self::Json(document) => document,
            Self::Jwt(jwt) => &jwt.credential,
        }
    }
}

/// Whether it is an assertion of Open Badges 1 or 2.
fn is_older(document: &Map<String, Value>) -> bool {
    let context = document.each("@context");
    let named = context.iter().any(|c| {
        c.as_str()
            .is_some_and(|c| c.contains("w3id.org/openbadges/v"))
    });
    named && !document.is_a("VerifiableCredential")
}

fn of_text(text: &str) -> Result<Read, Reason> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.starts_with('{') {
        return match json::read(text.as_bytes(), Limits::CREDENTIAL)? {
            Value::Object(document) if is_older(&document) => Err(Reason::OlderBadge),
            Value::Object(mut document) => {
                // A presentation of one credential, and an envelope, are read as what they hold.
                if document.is_a("VerifiablePresentation") {
                    let held = document.each("verifiableCredential");
                    let [one] = held.as_slice() else {
                        return Err(Reason::NotACredential);
                    };
                    return match one {
                        Value::String(jwt) => read_jwt(jwt).map(|jwt| Read::Jwt(Box::new(jwt))),
                        Value::Object(inner) => {
                            let inner = inner.clone();
                            document = inner;
                            credential(document)
                        }
                        _ => Err(Reason::NotACredential),
                    };
                }
                credential(document)
            }
            _ => Err(Reason::NotACredential),
        };
    }
    if text.starts_with('[') {
        json::read(text.as_bytes(), Limits::CREDENTIAL)?;
        return Err(Reason::NotACredential);
    }
    let is_jws = text.bytes().filter(|b| *b == b'.').count() == 2
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-_.+/=".contains(&b));
    if is_jws {
        return read_jwt(text).map(|jwt| Read::Jwt(Box::new(jwt)));
    }
    Err(Reason::NotACredential)
}

fn credential(document: Map<String, Value>) -> Result<Read, Reason> {
    if document.is_a("EnvelopedVerifiableCredential") {
        let id = document.text("id").unwrap_or_default();
        let jwt = ["data:application/vc+jwt,", "data:application/jwt,"]
            .iter()
            .find_map(|start| id.strip_prefix(start))
            .ok_or(Reason::NotACredential)?;
        return read_jwt(jwt).map(|jwt| Read::Jwt(Box::new(jwt)));
    }
    if document.contains_key("@context") || document.contains_key("credentialSubject") {
        Ok(Read::Json(document))
    } else {
        Err(Reason::NotACredential)
    }
}

/// Reads a file: JSON, a compact JWS, a PNG or an SVG with one baked in.
///
/// # Errors
/// The reason why it is none; [`Reason::OlderBadge`] for Open Badges 1 and 2, which nobody signed.
pub fn read(bytes: &[u8]) -> Result<Read, Reason> {
    let baked = |baked| match baked {
        Baked::Credential(text) => of_text(&text),
        Baked::Older(_) => Err(Reason::OlderBadge),
    };
    if bytes.starts_with(b"\x89PNG") {
        return unbake_png(bytes).and_then(baked);
    }
    if bytes.len() > Limits::CREDENTIAL.bytes * 4 {
        return Err(Reason::TooLarge(Limits::CREDENTIAL.bytes * 4 / 1024));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Reason::NotACredential)?;
    if text
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<')
    {
        return unbake_svg(text).and_then(baked);
    }
    of_text(text)
}
