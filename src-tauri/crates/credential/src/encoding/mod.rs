//! Base encodings, read strictly: a value has one spelling, and every other one is refused.

mod base58;
mod base64url;

pub use base58::{decode as base58_decode, encode as base58_encode};
pub use base64url::{decode as base64url_decode, encode as base64url_encode};

use crate::reason::Reason;

/// Multibase: `z` is base58btc, `u` is base64url without padding.
///
/// # Errors
/// [`Reason::NotMultibase`] for another base, or what the base says.
pub fn multibase_decode(text: &str) -> Result<Vec<u8>, Reason> {
    if let Some(rest) = text.strip_prefix('z') {
        base58_decode(rest)
    } else if let Some(rest) = text.strip_prefix('u') {
        base64url_decode(rest)
    } else {
        Err(Reason::NotMultibase)
    }
}
