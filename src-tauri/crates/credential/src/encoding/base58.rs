use crate::reason::Reason;

/// More is no key and no signature; and decoding takes time by the square of the length.
const MOST: usize = 1024;

/// Bytes in Bitcoin's base58.
#[must_use]
pub fn encode(bytes: &[u8]) -> String {
    bs58::encode(bytes).into_string()
}

/// Reads base58.
///
/// # Errors
/// [`Reason::NotBase58`] for a sign outside the alphabet, or a text that is too long for a key or
/// a signature.
pub fn decode(text: &str) -> Result<Vec<u8>, Reason> {
    if text.is_empty() || text.len() > MOST {
        return Err(Reason::NotBase58);
    }
    bs58::decode(text).into_vec().map_err(|_| Reason::NotBase58)
}
