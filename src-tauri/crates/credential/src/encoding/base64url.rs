use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::reason::Reason;

/// Bytes in base64url without padding.
#[must_use]
pub fn encode(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Reads base64url without padding. Bits that are left over must be zero, so that there is one
/// spelling.
///
/// # Errors
/// [`Reason::NotBase64Url`] when it is none.
pub fn decode(text: &str) -> Result<Vec<u8>, Reason> {
    URL_SAFE_NO_PAD
        .decode(text)
        .map_err(|_| Reason::NotBase64Url)
}
