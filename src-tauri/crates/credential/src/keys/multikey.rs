use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::kind::KeyKind;
use super::public::PublicKey;
use super::secret::SecretKey;
use crate::encoding::{base58_encode, multibase_decode};
use crate::reason::Reason;

// Multicodec, as two bytes of a varint (Controlled Identifiers 1.0, 2.2.2).
const ED25519_PUBLIC: [u8; 2] = [0xed, 0x01];
const P256_PUBLIC: [u8; 2] = [0x80, 0x24];
const ED25519_SECRET: [u8; 2] = [0x80, 0x26];
const P256_SECRET: [u8; 2] = [0x86, 0x26];

/// A key as `publicKeyMultibase` of a Multikey. RSA keys have none and give an empty text.
#[must_use]
pub fn public_to_multikey(key: &PublicKey) -> String {
    let prefix = match key.kind() {
        KeyKind::Ed25519 => ED25519_PUBLIC,
        KeyKind::P256 => P256_PUBLIC,
        KeyKind::Rsa => return String::new(),
    };
    let mut bytes = prefix.to_vec();
    bytes.extend(key.bytes());
    format!("z{}", base58_encode(&bytes))
}

/// Reads `publicKeyMultibase`.
///
/// # Errors
/// [`Reason::KeyKind`] for another kind of key; what [`PublicKey`] says; bases other than base58.
pub fn public_from_multikey(text: &str) -> Result<PublicKey, Reason> {
    if !text.starts_with('z') {
        return Err(Reason::NotMultibase);
    }
    let bytes = multibase_decode(text)?;
    match bytes.split_at_checked(2) {
        Some((prefix, key)) if prefix == ED25519_PUBLIC => PublicKey::ed25519(key),
        Some((prefix, key)) if prefix == P256_PUBLIC && key.len() == 33 => PublicKey::p256(key),
        Some((prefix, _)) if prefix != P256_PUBLIC => Err(Reason::KeyKind(format!(
            "{:02x}{:02x}",
            prefix.first().copied().unwrap_or_default(),
            prefix.last().copied().unwrap_or_default()
        ))),
        _ => Err(Reason::KeyUnreadable),
    }
}

/// Reads `secretKeyMultibase`.
///
/// # Errors
/// [`Reason::KeyUnreadable`] when it is none.
pub fn secret_from_multikey(text: &str) -> Result<SecretKey, Reason> {
    let bytes = Zeroizing::new(multibase_decode(text)?);
    match bytes.split_at_checked(2) {
        Some((prefix, key)) if prefix == ED25519_SECRET => {
            SecretKey::from_bytes(KeyKind::Ed25519, key)
        }
        Some((prefix, key)) if prefix == P256_SECRET => SecretKey::from_bytes(KeyKind::P256, key),
        _ => Err(Reason::KeyUnreadable),
    }
}

/// Eight bytes by which a printed claim names the key: the first of the SHA-256 of its
/// `publicKeyMultibase`.
#[must_use]
pub fn short_id(key: &PublicKey) -> [u8; 8] {
    let digest = Sha256::digest(public_to_multikey(key).as_bytes());
    let mut id = [0; 8];
    id.copy_from_slice(&digest[..8]);
    id
}
