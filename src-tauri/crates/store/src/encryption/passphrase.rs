//! The passphrase that wraps the key of a workspace.
//!
//! A random key encrypts; the passphrase only wraps that key, by Argon2id (RFC 9106).

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::{Aead, Payload};
use words::say;
use zeroize::Zeroizing;

use super::keys::{KEY_FILE, Master, NONCE, cipher};
use crate::error::StoreError;

/// RFC 9106, the second recommended choice: 64 MiB and three passes, here in one lane.
pub(super) const MEMORY_KIB: u32 = 65_536;
pub(super) const PASSES: u32 = 3;
/// A key file from outside may not ask for more: four times the memory, and sixteen times the
/// work, of what is asked for here.
const MOST_MEMORY_KIB: u32 = 4 * MEMORY_KIB;
const MOST_WORK: u64 = 16 * MEMORY_KIB as u64 * PASSES as u64;

/// What the wrapped key is bound to, in key files that say what it is for.
const BOUND_TO: &[u8] = b"credwright-key-2";

/// Numbers nobody can guess, from the caller. They are wiped when they are let go of.
#[derive(Clone)]
pub struct Secrets {
    /// The key of a workspace that gets one.
    pub key: Zeroizing<[u8; 32]>,
    /// Salt and nonce of the wrapping.
    pub wrapping: Zeroizing<[u8; 32]>,
}

/// How a key is wrapped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wrapping {
    pub memory_kib: u32,
    pub passes: u32,
    pub salt: Vec<u8>,
    /// Whether what is wrapped says what it is for.
    pub bound: bool,
}

fn derived(passphrase: &str, wrapping: &Wrapping) -> Result<Master, StoreError> {
    let unusable =
        |e: argon2::Error| StoreError::Unreadable(say::storage::key_file(e.to_string(), KEY_FILE));
    let work = u64::from(wrapping.memory_kib) * u64::from(wrapping.passes);
    if wrapping.memory_kib > MOST_MEMORY_KIB || work > MOST_WORK {
        return Err(StoreError::unreadable(KEY_FILE));
    }
    let parameters =
        Params::new(wrapping.memory_kib, wrapping.passes, 1, Some(32)).map_err(unusable)?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(passphrase.as_bytes(), &wrapping.salt, key.as_mut_slice())
        .map_err(unusable)?;
    Ok(key)
}

fn aad(wrapping: &Wrapping) -> &'static [u8] {
    if wrapping.bound { BOUND_TO } else { &[] }
}

/// Wraps a key anew.
pub(super) fn wrap(
    passphrase: &str,
    key: &[u8; 32],
    numbers: &[u8; 32],
) -> Result<(Wrapping, Vec<u8>), StoreError> {
    let (salt, rest) = numbers.split_at(16);
    let wrapping = Wrapping {
        memory_kib: MEMORY_KIB,
        passes: PASSES,
        salt: salt.to_vec(),
        bound: true,
    };
    // The salt makes the wrapping key new each time, so this nonce is never used twice with it.
    let mut nonce = [0; NONCE];
    nonce.iter_mut().zip(rest).for_each(|(n, r)| *n = *r);
    let payload = Payload {
        msg: key.as_slice(),
        aad: aad(&wrapping),
    };
    let sealed = cipher(&*derived(passphrase, &wrapping)?)
        .encrypt(&XNonce::from(nonce), payload)
        .map_err(|_| StoreError::Unreadable(say::storage::key_not_wrapped()))?;
    Ok((wrapping, [nonce.as_slice(), &sealed].concat()))
}

/// The key that a passphrase unwraps.
pub(super) fn unwrap(
    passphrase: &str,
    wrapping: &Wrapping,
    wrapped: &[u8],
) -> Result<Master, StoreError> {
    let unreadable = || StoreError::unreadable(KEY_FILE);
    let (nonce, sealed) = wrapped
        .split_first_chunk::<NONCE>()
        .ok_or_else(unreadable)?;
    let payload = Payload {
        msg: sealed,
        aad: aad(wrapping),
    };
    let opened = cipher(&*derived(passphrase, wrapping)?)
        .decrypt(&XNonce::from(*nonce), payload)
        .map_err(|_| StoreError::WrongPassphrase)?;
    let opened = Zeroizing::new(opened);
    as_key(&opened).ok_or_else(unreadable)
}

/// Bytes as a key, if they are as many.
pub(super) fn as_key(bytes: &[u8]) -> Option<Master> {
    let mut key = Zeroizing::new([0; 32]);
    if bytes.len() != key.len() {
        return None;
    }
    key.copy_from_slice(bytes);
    Some(key)
}
