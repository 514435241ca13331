//! The contexts that are built in.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::reason::Reason;
use json_ld::syntax::{Parse, Value};
use json_ld::{Iri, IriBuf, LoadError, Loader, RemoteDocument};

/// A context: its address, what it says, and the SHA-256 of that.
#[derive(Debug)]
pub struct Known {
    /// The address in `@context`.
    pub address: &'static str,
    /// The file, byte for byte as published.
    pub text: &'static str,
    /// Its SHA-256. That of credentials/v2 stands in W3C's Recommendation.
    pub sha256: &'static str,
}

macro_rules! known {
    ($($address:literal, $file:literal, $hash:literal;)*) => {
        [$(Known {
            address: $address,
            text: include_str!(concat!("../../contexts/", $file)),
            sha256: $hash,
        }),*]
    };
}

/// All of them.
pub static KNOWN: [Known; 20] = known! {
    "https://www.w3.org/ns/credentials/v2", "credentials-v2.jsonld", "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734";
    "https://www.w3.org/2018/credentials/v1", "credentials-v1.jsonld", "ab4ddd9a531758807a79a5b450510d61ae8d147eab966cc9a200c07095b0cdcc";
    "https://www.w3.org/ns/credentials/examples/v2", "credentials-examples-v2.jsonld", "57393fbc69d6efb9b9b5dc9cb6b9880b0944360abfe2eaf459c9e58cf2279d7c";
    "https://www.w3.org/ns/credentials/undefined-terms/v2", "credentials-undefined-terms-v2.jsonld", "82dab514ba44eb18f5d1b0f638c5e140c6a556fbfb5089601bdc0fa5eb8b2581";
    "https://www.w3.org/ns/credentials/status/v1", "credentials-status-v1.jsonld", "fda5add353231e6a6884a46b12e6c75464281900cb348284d9c360f62381d9f7";
    "https://www.w3.org/ns/did/v1", "did-v1.jsonld", "4f3eae5568c9c5f036a082088f9e192019ee06faa78973c87ff91d5421b88dad";
    "https://www.w3.org/ns/cid/v1", "cid-v1.jsonld", "ea216ecc1cb02cd39b693dba2250141e270ba0bf95890be107dd9a9e8e43de85";
    "https://w3id.org/security/data-integrity/v1", "security-data-integrity-v1.jsonld", "b5d829bd09aa7c42abc6efa0c8ed7635313b5487f37ccfce3ecd149ca9418554";
    "https://w3id.org/security/data-integrity/v2", "security-data-integrity-v2.jsonld", "67f21e6e33a6c14e5ccfd2fc7865f7474fb71a04af7e94136cb399dfac8ae8f4";
    "https://w3id.org/security/multikey/v1", "security-multikey-v1.jsonld", "ba2c182de2d92f7e47184bcca8fcf0beaee6d3986c527bf664c195bbc7c58597";
    "https://w3id.org/security/jwk/v1", "security-jwk-v1.jsonld", "0f14b62f6071aafe00df265770ea0c7508e118247d79b7d861a406d2aa00bece";
    "https://w3id.org/security/suites/ed25519-2020/v1", "suites-ed25519-2020.jsonld", "b9e1ab971fd8bf2c7553e0c4a9438e0b9450afde1ea1ca5b2492368b9f549588";
    "https://w3id.org/citizenship/v4rc1", "citizenship-v4rc1.jsonld", "5038c7383afd7ab2158f1b997913a8f60978a0abcf96e0b0d08e29f146d2db1e";
    "https://purl.imsglobal.org/spec/ob/v3p0/context.json", "ob-v3p0.json", "b077fa134d909d92c1dcd1c153f2af1b244aeb415967fdc1467d7fc5dd48ac10";
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json", "ob-v3p0-3.0.1.json", "d582f3564282fb3b709136d28412e78e70b678b4dbc2f0221f67d84932748355";
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json", "ob-v3p0-3.0.2.json", "00666ad080ba407687ed1846b7f5e7495f5019042b202a727de47c48a1755c53";
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", "ob-v3p0-3.0.3.json", "ef2fa9c7846dce233cc166b43639027278be4ee44f00bb1d45c75de2dd0cd761";
    "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json", "ob-v3p0-extensions.json", "146f85aa16effd7ca1da8056eb443f53ce1eca8a34186cb062832c0a97d889c3";
    "https://purl.imsglobal.org/spec/clr/v2p0/context.json", "clr-v2p0.json", "e198d7b517d74c5036434ce495086f67b10244709e9a3df9dcb7f8b1579b6167";
    "https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json", "clr-v2p0-2.0.1.json", "880f1902d4158f2f33ce06af41b90719977cd1ea337a9de2e41edb3ff5e543d6";
};

static PARSED: LazyLock<HashMap<&'static str, Value>> = LazyLock::new(|| {
    KNOWN
        .iter()
        .filter_map(|known| Some((known.address, Value::parse_str(known.text).ok()?.0)))
        .collect()
});

static ELEMENTS: LazyLock<serde_json::Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../contexts/own-elements-1.json")).unwrap_or_default()
});

/// The context of our own terms, which has no address: it stands whole in each credential.
#[must_use]
pub fn elements_context() -> &'static serde_json::Value {
    &ELEMENTS
}

/// Refuses a document that brings a context of its own which is not known. Its words are in no
/// statement, so that nobody signed it, and it can give each word another meaning: hide what is
/// said under one, or show what nobody said.
///
/// # Errors
/// [`Reason::ContextWritten`].
pub fn known_contexts_alone(document: &serde_json::Value) -> Result<(), Reason> {
    match document {
        serde_json::Value::Array(all) => all.iter().try_for_each(known_contexts_alone),
        serde_json::Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            if name != "@context" {
                return known_contexts_alone(value);
            }
            let one = std::slice::from_ref(value);
            let all = value.as_array().map_or(one, Vec::as_slice);
            let known = |context: &serde_json::Value| context.is_string() || *context == *ELEMENTS;
            if all.iter().all(known) {
                Ok(())
            } else {
                Err(Reason::ContextWritten)
            }
        }),
        _ => Ok(()),
    }
}

/// Whether the context of this address is built in.
#[must_use]
pub fn is_known(address: &str) -> bool {
    PARSED.contains_key(address)
}

#[derive(Debug, thiserror::Error)]
#[error("not built in")]
struct NotBuiltIn;

/// Gives the contexts that are built in, and no other.
pub(super) struct BuiltIn;

impl Loader for BuiltIn {
    async fn load(&self, url: &Iri) -> Result<RemoteDocument<IriBuf>, LoadError> {
        PARSED.get(url.as_str()).map_or_else(
            || Err(LoadError::new(url.to_owned(), NotBuiltIn)),
            |document| {
                Ok(RemoteDocument::new(
                    Some(url.to_owned()),
                    None,
                    document.clone(),
                ))
            },
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use sha2::Digest;

    #[test]
    fn each_context_is_the_published_one() {
        for known in &KNOWN {
            let hash = sha2::Sha256::digest(known.text.as_bytes());
            let hex: String = hash.iter().map(|b| format!("{b:02x}")).collect();
            assert_eq!(hex, known.sha256, "{}", known.address);
            assert!(is_known(known.address), "{}", known.address);
        }
        assert!(!is_known("https://www.w3.org/ns/credentials/v3"));
    }
}
