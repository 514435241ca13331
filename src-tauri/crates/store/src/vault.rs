//! Locking a workspace: what is private in it is encrypted at rest.
//!
//! A random key encrypts; the passphrase only wraps that key, so that it can be changed
//! without writing anything else anew. Values and files are sealed with
//! XChaCha20-Poly1305; the wrapping key comes from the passphrase by Argon2id (RFC 9106).
//! A sealed thing's nonce is a keyed hash of what is in it: the same content gives the
//! same bytes, and two contents never share a nonce.

use std::path::{Path, PathBuf};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};

use crate::error::StoreError;

/// The file that holds the wrapped key.
pub(crate) const KEY_FILE: &str = "key.json";
/// What a sealed file begins with.
pub(crate) const SEALED: &[u8] = b"CWSEAL1\n";
const NONCE: usize = 24;
/// RFC 9106, the second recommended choice: 64 MiB and three passes, here in one lane.
const MEMORY_KIB: u32 = 65_536;
const PASSES: u32 = 3;
/// A key file from outside may not ask for more.
const MOST_MEMORY_KIB: u32 = 1 << 20;
const MOST_PASSES: u32 = 50;

/// Seals and opens what is private.
pub struct Vault {
    cipher: XChaCha20Poly1305,
    hashing: [u8; 32],
    private: &'static [&'static str],
}

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
    let unusable = |e: argon2::Error| StoreError::Unreadable(format!("{KEY_FILE}: {e}"));
    let parameters = Params::new(memory_kib, passes, 1, Some(32)).map_err(unusable)?;
    let mut key = [0; 32];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
        .hash_password_into(passphrase.as_bytes(), salt, &mut key)
        .map_err(unusable)?;
    Ok(key)
}

fn cipher(key: &[u8; 32]) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key))
}

fn key_path(folder: &Path) -> PathBuf {
    folder.join(KEY_FILE)
}

fn write_key(folder: &Path, file: &KeyFile) -> Result<(), StoreError> {
    let path = key_path(folder);
    let part = folder.join(format!("{KEY_FILE}.part"));
    let json =
        serde_json::to_vec_pretty(file).map_err(|e| StoreError::Unreadable(e.to_string()))?;
    std::fs::File::create(&part)
        .and_then(|mut out| {
            std::io::Write::write_all(&mut out, &json)?;
            out.sync_all()
        })
        .and_then(|()| std::fs::rename(&part, &path))
        .map_err(StoreError::disk(&path))?;
    crate::journal::place::sync_folder(folder)
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
        .map_err(|_| StoreError::Unreadable("the key could not be wrapped".to_owned()))?;
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
    let bytes = std::fs::read(&path).map_err(StoreError::disk(&path))?;
    let unreadable = || StoreError::Unreadable(KEY_FILE.to_owned());
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
    if !key_path(folder).exists() {
        return Ok(LockState::Open);
    }
    Ok(match read_key(folder)?.derivation {
        Derivation::Argon2id { .. } => LockState::Locked,
        Derivation::None => LockState::KeyInside,
    })
}

impl Vault {
    fn of(key: &[u8; 32], private: &'static [&'static str]) -> Self {
        Self {
            cipher: cipher(key),
            hashing: blake3::derive_key("credwright 2026 vault hashing", key),
            private,
        }
    }

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
            .map_err(|_| StoreError::Unreadable("a value could not be sealed".to_owned()))?;
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
        .ok_or_else(|| StoreError::Unreadable("a sealed file".to_owned()))
}

fn unwrapped(folder: &Path, passphrase: &str) -> Result<[u8; 32], StoreError> {
    let file = read_key(folder)?;
    let unreadable = || StoreError::Unreadable(KEY_FILE.to_owned());
    let wrapped = STANDARD.decode(&file.wrapped).map_err(|_| unreadable())?;
    match file.derivation {
        Derivation::None => wrapped.try_into().map_err(|_| unreadable()),
        Derivation::Argon2id {
            memory_kib,
            passes,
            salt,
        } => {
            if memory_kib > MOST_MEMORY_KIB || passes > MOST_PASSES {
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
