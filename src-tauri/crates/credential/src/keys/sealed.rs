//! A key at rest: its 32 bytes encrypted under a key that Argon2id makes of a passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::kind::KeyKind;
use super::multikey::{public_from_multikey, public_to_multikey};
use super::secret::SecretKey;
use crate::encoding::{base64url_decode, base64url_encode};
use crate::reason::Reason;

/// RFC 9106, the second recommended choice: 64 MiB and three passes, here in one lane.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
/// What a file from outside may ask for at most.
const MOST_MEMORY_KIB: u32 = 4 * MEMORY_KIB;
const MOST_PASSES: u32 = 16;
const SALT: usize = 16;
const NONCE: usize = 24;

/// A sealed key, as it is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SealedKey {
    /// What it is of.
    pub kind: KeyKind,
    /// Its public half, as multikey. It is bound into the seal.
    pub public_key: String,
    /// Argon2id's memory in KiB.
    pub memory_kib: u32,
    /// Argon2id's passes.
    pub passes: u32,
    /// Salt, base64url.
    pub salt: String,
    /// Nonce, base64url.
    pub nonce: String,
    /// XChaCha20-Poly1305 over the 32 bytes, base64url.
    pub sealed: String,
}

impl SealedKey {
    /// What the seal binds besides the key: nothing of it can be exchanged unseen.
    fn bound(&self) -> Vec<u8> {
        format!(
            "credwright key 1\n{}\n{}\n{}\n{}",
            self.kind.name(),
            self.public_key,
            self.memory_kib,
            self.passes
        )
        .into_bytes()
    }

    fn cipher(&self, passphrase: &str, salt: &[u8]) -> Result<XChaCha20Poly1305, Reason> {
        let parameters = Params::new(self.memory_kib, self.passes, 1, Some(32))
            .map_err(|_| Reason::KeyUnreadable)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
            .hash_password_into(passphrase.as_bytes(), salt, key.as_mut_slice())
            .map_err(|_| Reason::KeyUnreadable)?;
        XChaCha20Poly1305::new_from_slice(key.as_slice()).map_err(|_| Reason::KeyUnreadable)
    }
}

/// Seals a key under a passphrase. `random` are 40 bytes nobody can guess, used once.
///
/// # Errors
/// [`Reason::KeyUnreadable`] when the machine lacks the memory.
pub fn seal(key: &SecretKey, passphrase: &str, random: &[u8; 40]) -> Result<SealedKey, Reason> {
    let (salt, nonce) = random.split_at(SALT);
    let mut sealed = SealedKey {
        kind: key.kind(),
        public_key: public_to_multikey(&key.public()),
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        salt: base64url_encode(salt),
        nonce: base64url_encode(nonce),
        sealed: String::new(),
    };
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| Reason::KeyUnreadable)?;
    let bytes = key.bytes();
    let bound = sealed.bound();
    let payload = Payload {
        msg: bytes.as_slice(),
        aad: &bound,
    };
    let cipher = sealed.cipher(passphrase, salt)?;
    let text = cipher
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| Reason::KeyUnreadable)?;
    sealed.sealed = base64url_encode(text);
    Ok(sealed)
}

/// Opens a sealed key.
///
/// # Errors
/// [`Reason::WrongPassphrase`] when the passphrase is another one, or the sealed key was changed;
/// [`Reason::KeyUnreadable`] for one that is no sealed key, or asks for too much memory.
pub fn unseal(sealed: &SealedKey, passphrase: &str) -> Result<SecretKey, Reason> {
    if sealed.memory_kib > MOST_MEMORY_KIB || sealed.passes > MOST_PASSES {
        return Err(Reason::KeyUnreadable);
    }
    let salt = base64url_decode(&sealed.salt)?;
    let nonce: [u8; NONCE] = base64url_decode(&sealed.nonce)?
        .try_into()
        .map_err(|_| Reason::KeyUnreadable)?;
    let text = base64url_decode(&sealed.sealed)?;
    let bound = sealed.bound();
    let payload = Payload {
        msg: &text,
        aad: &bound,
    };
    let bytes = sealed
        .cipher(passphrase, &salt)?
        .decrypt(&XNonce::from(nonce), payload)
        .map(Zeroizing::new)
        .map_err(|_| Reason::WrongPassphrase)?;
    let key = SecretKey::from_bytes(sealed.kind, &bytes)?;
    if key.public() == public_from_multikey(&sealed.public_key)? {
        Ok(key)
    } else {
        Err(Reason::KeyUnreadable)
    }
}
