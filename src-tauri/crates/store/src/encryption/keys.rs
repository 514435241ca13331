//! The keys that come from the one key of a workspace: one for each use.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use words::say;
use zeroize::Zeroizing;

use crate::error::StoreError;

/// The file that holds the wrapped key.
pub(crate) const KEY_FILE: &str = "key.json";
pub(super) const NONCE: usize = 24;
/// Bytes of the number by which a key is told from others. It is no secret.
pub(crate) const KEY_ID: usize = 8;
/// Bytes of a message authentication code.
pub(crate) const MAC: usize = 32;

/// A key: random, wiped from memory when it is let go of.
pub(crate) type Master = Zeroizing<[u8; 32]>;

/// What a key can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Generation {
    /// It seals values and files, and binds them to no place (Credwright of November 2026).
    Unbound,
    /// It binds what it seals to its place, and vouches for whole saves.
    Bound,
}

impl Generation {
    pub(super) fn number(self) -> u8 {
        match self {
            Self::Unbound => 1,
            Self::Bound => 2,
        }
    }

    pub(super) fn numbered(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Unbound),
            2 => Some(Self::Bound),
            _ => None,
        }
    }
}

/// One key of a workspace, and what is derived from it.
pub(super) struct Keys {
    pub generation: Generation,
    pub id: [u8; KEY_ID],
    master: Master,
    cipher: XChaCha20Poly1305,
    hashing: Master,
    blinding: Master,
    vouching: Master,
    saves: Master,
    file: Master,
}

pub(super) fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

fn derived(context: &str, from: &[u8; 32]) -> Master {
    Zeroizing::new(blake3::derive_key(context, from))
}

fn not_sealed() -> StoreError {
    StoreError::Unreadable(say::storage::value_not_sealed())
}

/// Feeds parts into a hash so that no two lists of parts look alike.
fn feed(hasher: &mut blake3::Hasher, parts: &[&[u8]]) {
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
}

impl Keys {
    pub(super) fn of(master: Master, generation: Generation) -> Self {
        let mut id = [0; KEY_ID];
        let named = blake3::derive_key("credwright 2026 number of a key", master.as_slice());
        id.iter_mut().zip(named).for_each(|(i, n)| *i = n);
        match generation {
            Generation::Unbound => {
                let hashing = derived("credwright 2026 vault hashing", &master);
                Self {
                    generation,
                    id,
                    cipher: cipher(&master),
                    blinding: hashing.clone(),
                    vouching: derived("credwright 2026 vouching for a checkpoint", &hashing),
                    saves: derived("credwright 2026 vouching for a save", &master),
                    file: derived("credwright 2026 vouching for a key file", &master),
                    hashing,
                    master,
                }
            }
            Generation::Bound => Self {
                generation,
                id,
                cipher: cipher(&derived("credwright 2026 sealing", &master)),
                hashing: derived("credwright 2026 nonces", &master),
                blinding: derived("credwright 2026 blinding", &master),
                vouching: derived("credwright 2026 vouching for checkpoints", &master),
                saves: derived("credwright 2026 vouching for a save", &master),
                file: derived("credwright 2026 vouching for a key file", &master),
                master,
            },
        }
    }

    pub(super) fn is_bound(&self) -> bool {
        self.generation == Generation::Bound
    }

    pub(super) fn master(&self) -> &[u8; 32] {
        &self.master
    }

    /// Seals what belongs to a place. The nonce is a keyed hash of both: the same content at the
    /// same place gives the same bytes, and nothing else ever shares a nonce with it.
    pub(super) fn seal(&self, place: &[&[u8]], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        let mut hasher = blake3::Hasher::new_keyed(&self.hashing);
        let aad = match self.generation {
            Generation::Unbound => Vec::new(),
            Generation::Bound => {
                feed(&mut hasher, place);
                feed(&mut hasher, &[&[]]);
                joined(place)
            }
        };
        hasher.update(plain);
        let mut nonce = [0; NONCE];
        let hash = hasher.finalize();
        nonce
            .iter_mut()
            .zip(hash.as_bytes())
            .for_each(|(n, h)| *n = *h);
        let payload = Payload {
            msg: plain,
            aad: &aad,
        };
        let sealed = self
            .cipher
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| not_sealed())?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(super) fn open(&self, place: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, rest) = sealed.split_first_chunk::<NONCE>()?;
        let aad = match self.generation {
            Generation::Unbound => Vec::new(),
            Generation::Bound => joined(place),
        };
        let payload = Payload {
            msg: rest,
            aad: &aad,
        };
        self.cipher.decrypt(&XNonce::from(*nonce), payload).ok()
    }

    /// A hash by which a text is compared, and that says nothing without the key.
    pub(super) fn blind(&self, text: &str) -> String {
        blake3::keyed_hash(&self.blinding, text.as_bytes())
            .to_hex()
            .to_string()
    }

    pub(super) fn vouch(&self, said: &str) -> String {
        blake3::keyed_hash(&self.vouching, said.as_bytes())
            .to_hex()
            .to_string()
    }

    pub(super) fn mac(&self, parts: &[&[u8]]) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new_keyed(&self.saves);
        feed(&mut hasher, parts);
        hasher.finalize()
    }

    /// Vouches for what a key file says besides the key.
    pub(super) fn file_mac(&self, said: &[u8]) -> blake3::Hash {
        blake3::keyed_hash(&self.file, said)
    }
}

fn joined(parts: &[&[u8]]) -> Vec<u8> {
    let mut joined = Vec::new();
    for part in parts {
        joined.extend_from_slice(&(part.len() as u64).to_le_bytes());
        joined.extend_from_slice(part);
    }
    joined
}
