//! The key of a workspace and the passphrase that wraps it.
//!
//! A random key encrypts; the passphrase only wraps that key, so that it can be changed
//! without writing anything else anew. The wrapping key comes from the passphrase by
//! Argon2id (RFC 9106).

use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::XNonce;
use chacha20poly1305::aead::Aead;
use serde::{Deserialize, Serialize};
use words::say;

use super::vault::{NONCE, Vault, cipher};
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::plain;

/// The file that holds the wrapped key.
pub(crate) const KEY_FILE: &str = "key.json";
/// RFC 9106, the second recommended choice: 64 MiB and three passes, here in one lane.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
/// A key file from outside may not ask for more: four times the memory, and sixteen times the
/// work, of what is asked for here.
const MOST_MEMORY_KIB: u32 = 4 * MEMORY_KIB;
const MOST_WORK: u64 = 16 * MEMORY_KIB as u64 * PASSES as u64;

/// Numbers nobody can guess, from the caller.
#[derive(Clone)]
pub struct Secrets {
    /// The key of a workspace that gets one.
    pub key: [u8; 32],
    /// Salt and nonce of the wrapping.
    pub wrapping: [u8; 32],
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct KeyFile {
    format: String,
    version: u32,
    derivation: Derivation,
    /// The key, encrypted; or as it is when no passphrase is asked for any more.
    wrapped: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Derivation {
    #[serde(rename_all = "camelCase")]
    Argon2id {
        memory_kib: u32,
        passes: u32,
        salt: String,
    },
    None,
}

const FORMAT: &str = "credwright-key";

fn derived(
    passphrase: &str,
    salt: &[u8],
    memory_kib: u32,
    passes: u32,
) -> Result<[u8; 32], StoreError> {
    let unusable =
        |e: argon2::Error| StoreError::Unreadable(say::storage::key_file(e.to_string(), KEY_FILE));
    let parameters = Params::new(memory_kib, passes, 1, Some(32)).map_err(unusable)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(unusable)?;
    Ok(key)
}

fn key_path(folder: &Path) -> PathBuf {
    folder.join(KEY_FILE)
}

fn write_key(folder: &Path, file: &KeyFile) -> Result<(), StoreError> {
    let path = key_path(folder);
    let json = serde_json::to_vec_pretty(file).map_err(StoreError::unreadable)?;
    plain::replace_secret(&path, &json).map_err(StoreError::disk(&path))?;
    sync_folder(folder)
}

fn wrap(
    folder: &Path,
    passphrase: &str,
    key: &[u8; 32],
    wrapping: &[u8; 32],
) -> Result<(), StoreError> {
    let (salt, rest) = wrapping.split_at(16);
    let wrapping_key = derived(passphrase, salt, MEMORY_KIB, PASSES)?;
    // The salt makes the wrapping key new each time, so this nonce is never used twice with it.
    let mut nonce = [0; NONCE];
    nonce.iter_mut().zip(rest).for_each(|(n, r)| *n = *r);
    let sealed = cipher(&wrapping_key)
        .encrypt(&XNonce::from(nonce), key.as_slice())
        .map_err(|_| StoreError::Unreadable(say::storage::key_not_wrapped()))?;
    let wrapped = [nonce.as_slice(), &sealed].concat();
    write_key(
        folder,
        &KeyFile {
            format: FORMAT.to_owned(),
            version: 1,
            derivation: Derivation::Argon2id {
                memory_kib: MEMORY_KIB,
                passes: PASSES,
                salt: STANDARD.encode(salt),
            },
            wrapped: STANDARD.encode(wrapped),
        },
    )
}

fn read_key(folder: &Path) -> Result<KeyFile, StoreError> {
    let path = key_path(folder);
    let bytes = plain::read(&path).map_err(StoreError::disk(&path))?;
    let unreadable = || StoreError::unreadable(KEY_FILE);
    let file: KeyFile = serde_json::from_slice(&bytes).map_err(|_| unreadable())?;
    match file.format == FORMAT {
        true if file.version > 1 => Err(StoreError::Newer),
        true => Ok(file),
        false => Err(unreadable()),
    }
}

/// How a workspace's key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LockState {
    /// Nothing in it is encrypted.
    Open,
    /// A passphrase is asked for.
    Locked,
    /// It is encrypted, but no passphrase is asked for any more.
    KeyInside,
}

/// How a workspace's key is kept.
///
/// # Errors
/// When there is a key file that cannot be read.
pub fn lock_state(folder: &Path) -> Result<LockState, StoreError> {
    if !plain::exists(&key_path(folder)) {
        return Ok(LockState::Open);
    }
    Ok(match read_key(folder)?.derivation {
        Derivation::Argon2id { .. } => LockState::Locked,
        Derivation::None => LockState::KeyInside,
    })
}

fn unwrapped(folder: &Path, passphrase: &str) -> Result<[u8; 32], StoreError> {
    let file = read_key(folder)?;
    let unreadable = || StoreError::unreadable(KEY_FILE);
    let wrapped = STANDARD.decode(&file.wrapped).map_err(|_| unreadable())?;
    match file.derivation {
        Derivation::None => wrapped.try_into().map_err(|_| unreadable()),
        Derivation::Argon2id {
            memory_kib,
            passes,
            salt,
        } => {
            let work = u64::from(memory_kib) * u64::from(passes);
            if memory_kib > MOST_MEMORY_KIB || work > MOST_WORK {
                return Err(unreadable());
            }
            let salt = STANDARD.decode(salt).map_err(|_| unreadable())?;
            let wrapping_key = derived(passphrase, &salt, memory_kib, passes)?;
            let (nonce, sealed) = wrapped
                .split_first_chunk::<NONCE>()
                .ok_or_else(unreadable)?;
            cipher(&wrapping_key)
                .decrypt(&XNonce::from(*nonce), sealed)
                .map_err(|_| StoreError::WrongPassphrase)?
                .try_into()
                .map_err(|_| unreadable())
        }
    }
}

/// Wraps the key anew with another passphrase.
///
/// # Errors
/// [`StoreError::WrongPassphrase`], or when the key file cannot be written; then the old
/// passphrase still opens it.
pub fn change_passphrase(
    folder: &Path,
    old: &str,
    new: &str,
    wrapping: &[u8; 32],
) -> Result<(), StoreError> {
    let key = unwrapped(folder, old)?;
    wrap(folder, new, &key, wrapping)
}

/// Asks for no passphrase any more: the key is kept as it is, beside what it opens.
///
/// # Errors
/// [`StoreError::WrongPassphrase`], or when the key file cannot be written.
pub fn remove_passphrase(folder: &Path, passphrase: &str) -> Result<(), StoreError> {
    let key = unwrapped(folder, passphrase)?;
    write_key(
        folder,
        &KeyFile {
            format: FORMAT.to_owned(),
            version: 1,
            derivation: Derivation::None,
            wrapped: STANDARD.encode(key),
        },
    )
}

impl Vault {
    /// Makes a key for a workspace and wraps it. Nothing is encrypted by that yet.
    ///
    /// # Errors
    /// When the key file cannot be written.
    pub fn create(
        folder: &Path,
        passphrase: &str,
        secrets: &Secrets,
        private: &'static [&'static str],
    ) -> Result<Self, StoreError> {
        wrap(folder, passphrase, &secrets.key, &secrets.wrapping)?;
        Ok(Self::of(&secrets.key, private))
    }

    /// Opens a workspace's key. The passphrase is not looked at where none is asked for.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`].
    pub fn unlock(
        folder: &Path,
        passphrase: &str,
        private: &'static [&'static str],
    ) -> Result<Self, StoreError> {
        Ok(Self::of(&unwrapped(folder, passphrase)?, private))
    }
}
