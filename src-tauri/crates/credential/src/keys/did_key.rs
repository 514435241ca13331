use super::multikey::{public_from_multikey, public_to_multikey};
use super::public::PublicKey;
use crate::reason::Reason;

/// The DID that a key is by itself.
#[must_use]
pub fn did_key(key: &PublicKey) -> String {
    format!("did:key:{}", public_to_multikey(key))
}

/// The verification method of a `did:key`.
#[must_use]
pub fn did_key_method(key: &PublicKey) -> String {
    let multikey = public_to_multikey(key);
    format!("did:key:{multikey}#{multikey}")
}

/// The key that a `did:key` is, with or without its fragment.
///
/// # Errors
/// [`Reason::KeyUnknown`] when the fragment names another key; what the key says.
pub fn public_of_did_key(text: &str) -> Result<PublicKey, Reason> {
    let unknown = || Reason::KeyUnknown(text.to_owned());
    let rest = text.strip_prefix("did:key:").ok_or_else(unknown)?;
    let (key, fragment) = rest.split_once('#').unwrap_or((rest, rest));
    if key != fragment {
        return Err(unknown());
    }
    public_from_multikey(key)
}
