//! Sealing what is private: values and files, by XChaCha20-Poly1305.
//!
//! A sealed thing's nonce is a keyed hash of what is in it: the same content gives the
//! same bytes, and two contents never share a nonce.

use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use words::say;

use crate::change::Tip;
use crate::error::StoreError;

/// What a sealed file begins with.
pub(crate) const SEALED: &[u8] = b"CWSEAL1\n";
pub(super) const NONCE: usize = 24;

/// Seals and opens what is private.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    hashing: [u8; 32],
    private: &'static [&'static str],
}

pub(super) fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

impl Vault {
    pub(super) fn of(key: &[u8; 32], private: &'static [&'static str]) -> Self {
        Self {
            cipher: cipher(key),
            hashing: blake3::derive_key("credwright 2026 vault hashing", key),
            private,
        }
    }

    pub(crate) fn guards(&self, kind: &str) -> bool {
        self.private.contains(&kind)
    }

    pub(crate) fn seal(&self, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let hash = blake3::keyed_hash(&self.hashing, plain);
        let mut nonce = [0; NONCE];
        nonce
            .iter_mut()
            .zip(hash.as_bytes())
            .for_each(|(n, h)| *n = *h);
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), plain)
            .map_err(|_| StoreError::Unreadable(say::storage::value_not_sealed()))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(crate) fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
        self.cipher.decrypt(&XNonce::from(*nonce), rest).ok()
    }

    /// A value by which a record is looked up, so that it says nothing.
    pub(crate) fn blind(&self, text: &str) -> String {
        blake3::keyed_hash(&self.hashing, text.as_bytes())
            .to_hex()
            .to_string()
    }

    /// Vouches for a checkpoint that is committed after a save, so that nobody without the key
    /// can put another in its place.
    pub(crate) fn vouch(&self, after: &Tip, checkpoint: &str) -> String {
        let key = blake3::derive_key("credwright 2026 vouching for a checkpoint", &self.hashing);
        let said = format!("{} {} {checkpoint}", after.sequence, after.hash);
        blake3::keyed_hash(&key, said.as_bytes())
            .to_hex()
            .to_string()
    }

    /// A file's bytes sealed, with their mark.
    pub(crate) fn seal_file(&self, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        Ok([SEALED, &self.seal(plain)?].concat())
    }
}

/// A file's bytes as they were, whether they are sealed or not.
pub(crate) fn open_file(vault: Option<&Vault>, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
    let Some(sealed) = bytes.strip_prefix(SEALED) else {
        return Ok(bytes);
    };
    vault
        .ok_or(StoreError::Locked)?
        .open(sealed)
        .ok_or_else(|| StoreError::Unreadable(say::storage::sealed_file()))
}
