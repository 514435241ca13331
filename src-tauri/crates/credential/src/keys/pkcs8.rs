use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use zeroize::Zeroizing;

use super::kind::KeyKind;
use super::secret::SecretKey;
use crate::reason::Reason;

/// A key as PKCS #8 in PEM (RFC 5958), readable by OpenSSL and the like. It is not encrypted.
///
/// # Errors
/// [`Reason::KeyUnreadable`] when it cannot be written, which no key does.
pub fn secret_to_pkcs8(key: &SecretKey) -> Result<Zeroizing<String>, Reason> {
    let bytes = key.bytes();
    let written = match key.kind() {
        KeyKind::Ed25519 => {
            // Version 1: OpenSSL before 3.0 does not read the public half of version 2.
            ed25519_dalek::pkcs8::KeypairBytes {
                secret_key: *bytes,
                public_key: None,
            }
            .to_pkcs8_pem(LineEnding::LF)
        }
        _ => p256::SecretKey::from_slice(bytes.as_slice())
            .map_err(|_| Reason::KeyUnreadable)?
            .to_pkcs8_pem(LineEnding::LF),
    };
    written.map_err(|_| Reason::KeyUnreadable)
}

/// Reads a key from PKCS #8 in PEM, Ed25519 or P-256.
///
/// # Errors
/// [`Reason::KeyEncrypted`] when it is encrypted, [`Reason::KeyUnreadable`] when it is none.
pub fn secret_from_pkcs8(pem: &str) -> Result<SecretKey, Reason> {
    if pem.contains("ENCRYPTED") {
        return Err(Reason::KeyEncrypted);
    }
    let pem = pem.trim();
    if let Ok(key) = ed25519_dalek::SigningKey::from_pkcs8_pem(pem) {
        return SecretKey::from_bytes(KeyKind::Ed25519, key.as_bytes());
    }
    let key = p256::SecretKey::from_pkcs8_pem(pem).map_err(|_| Reason::KeyUnreadable)?;
    SecretKey::from_bytes(KeyKind::P256, Zeroizing::new(key.to_bytes()).as_slice())
}
