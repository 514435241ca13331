//! The file that holds the wrapped key, and what is said with it: which keys there were before,
//! and whether everything is sealed already.
//!
//! It is written whole and in one step. So there is no moment in which there is a key and nothing
//! says that what was there before is still to be sealed with it. What it says besides the key is
//! vouched for with the key, so that nobody without it can change that.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::keys::{Generation, KEY_FILE, Keys, Master};
use super::passphrase::{Wrapping, as_key, unwrap, wrap};
use super::sealing::Sealing;
use super::vault::{Private, Vault};
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::plain;

const FORMAT: &str = "credwright-key";
/// Says what it is for, and which keys there were before.
const VERSION: u32 = 2;
/// The first version, whose key binds nothing to its place.
const UNBOUND: u32 = 1;
/// It is no larger (bytes).
pub(super) const LARGEST_KEY_FILE: u64 = 16 << 20;
/// No workspace has had so many keys.
const MOST_OLDER: usize = 10_000;

#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct KeyFile {
    format: String,
    version: u32,
    derivation: Derivation,
    /// The key, encrypted; or as it is when no passphrase is asked for any more.
    wrapped: String,
    /// Keys from before, newest first, each sealed with the present one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    older: Vec<String>,
    /// What is still to be sealed with the present key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealing: Option<Sealing>,
    /// Vouches for all of the above but the wrapping.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    mac: String,
}

#[derive(Clone, Serialize, Deserialize)]
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

fn unreadable() -> StoreError {
    StoreError::unreadable(KEY_FILE)
}

fn path(folder: &Path) -> PathBuf {
    folder.join(KEY_FILE)
}

impl KeyFile {
    fn parse(bytes: &[u8]) -> Result<Self, StoreError> {
        let file: Self = serde_json::from_slice(bytes).map_err(|_| unreadable())?;
        match file.format == FORMAT {
            true if file.version > VERSION => Err(StoreError::Newer),
            true if file.version == 0 || file.older.len() > MOST_OLDER => Err(unreadable()),
            true => Ok(file),
            false => Err(unreadable()),
        }
    }

    fn read(folder: &Path) -> Result<Self, StoreError> {
        let path = path(folder);
        Self::parse(&plain::read(&path).map_err(StoreError::disk(&path))?)
    }

    fn to_bytes(&self) -> Result<Vec<u8>, StoreError> {
        serde_json::to_vec_pretty(self).map_err(StoreError::unreadable)
    }

    fn write(&self, folder: &Path) -> Result<(), StoreError> {
        let path = path(folder);
        plain::replace_secret(&path, &self.to_bytes()?).map_err(StoreError::disk(&path))?;
        sync_folder(folder)
    }

    /// What its code vouches for.
    fn said(&self) -> Result<Vec<u8>, StoreError> {
        serde_json::to_vec(&(self.version, &self.older, &self.sealing))
            .map_err(StoreError::unreadable)
    }

    fn generation(&self) -> Generation {
        if self.version == UNBOUND {
            Generation::Unbound
        } else {
            Generation::Bound
        }
    }

    fn key(&self, passphrase: &str) -> Result<Master, StoreError> {
        let wrapped =
            zeroize::Zeroizing::new(STANDARD.decode(&self.wrapped).map_err(|_| unreadable())?);
        match &self.derivation {
            Derivation::None => as_key(&wrapped).ok_or_else(unreadable),
            Derivation::Argon2id {
                memory_kib,
                passes,
                salt,
            } => {
                let wrapping = Wrapping {
                    memory_kib: *memory_kib,
                    passes: *passes,
                    salt: STANDARD.decode(salt).map_err(|_| unreadable())?,
                    bound: self.generation() == Generation::Bound,
                };
                unwrap(passphrase, &wrapping, &wrapped)
            }
        }
    }

    fn vault(&self, passphrase: &str, private: Private) -> Result<Vault, StoreError> {
        let current = Keys::of(self.key(passphrase)?, self.generation());
        if !current.is_bound() {
            return Ok(Vault::of(current, Vec::new(), None, private));
        }
        let mac = blake3::Hash::from_hex(&self.mac).map_err(|_| unreadable())?;
        if current.file_mac(&self.said()?) != mac {
            return Err(unreadable());
        }
        let opened = |sealed: &String| {
            let sealed = STANDARD.decode(sealed).ok()?;
            let opened = zeroize::Zeroizing::new(current.open(&[b"older-key"], &sealed)?);
            let (generation, key) = opened.split_first()?;
            let generation = Generation::numbered(*generation)?;
            Some(Keys::of(as_key(key)?, generation))
        };
        let older: Option<Vec<Keys>> = self.older.iter().map(opened).collect();
        let older = older.ok_or_else(unreadable)?;
        Ok(Vault::of(current, older, self.sealing.clone(), private))
    }

    /// Puts a code in that vouches for what it says.
    fn vouched(mut self, keys: &Keys) -> Result<Self, StoreError> {
        self.mac = keys.file_mac(&self.said()?).to_hex().to_string();
        Ok(self)
    }
}

fn wrapped_by(
    passphrase: &str,
    key: &[u8; 32],
    numbers: &[u8; 32],
) -> Result<(Derivation, String), StoreError> {
    let (wrapping, wrapped) = wrap(passphrase, key, numbers)?;
    let derivation = Derivation::Argon2id {
        memory_kib: wrapping.memory_kib,
        passes: wrapping.passes,
        salt: STANDARD.encode(wrapping.salt),
    };
    Ok((derivation, STANDARD.encode(wrapped)))
}

fn sealed_older(current: &Keys, older: &[&Keys]) -> Result<Vec<String>, StoreError> {
    let seal = |keys: &&Keys| {
        let mut plain = zeroize::Zeroizing::new(vec![keys.generation.number()]);
        plain.extend_from_slice(keys.master());
        let sealed = current.seal(&[b"older-key"], &plain)?;
        Ok(STANDARD.encode(sealed))
    };
    older.iter().map(seal).collect()
}

/// Writes the file of a new key, beside which it lies as it is where no passphrase is asked for.
/// From this moment everything is to be sealed with it.
pub(super) fn write_new(
    folder: &Path,
    passphrase: Option<&str>,
    (key, numbers): (&[u8; 32], &[u8; 32]),
    before: Option<&Vault>,
    sealing: Sealing,
) -> Result<(), StoreError> {
    let mut master = Master::default();
    master.copy_from_slice(key);
    let current = Keys::of(master, Generation::Bound);
    let older: Vec<&Keys> = before
        .iter()
        .flat_map(|vault| std::iter::once(&vault.current).chain(&vault.older))
        .collect();
    let (derivation, wrapped) = match passphrase {
        Some(passphrase) => wrapped_by(passphrase, key, numbers)?,
        None => (Derivation::None, STANDARD.encode(key)),
    };
    KeyFile {
        format: FORMAT.to_owned(),
        version: VERSION,
        derivation,
        wrapped,
        older: sealed_older(&current, &older)?,
        sealing: Some(sealing),
        mac: String::new(),
    }
    .vouched(&current)?
    .write(folder)
}

/// Writes that everything is sealed.
pub(super) fn write_finished(folder: &Path, vault: &Vault) -> Result<(), StoreError> {
    let file = KeyFile {
        sealing: None,
        ..KeyFile::read(folder)?
    };
    file.vouched(&vault.current)?.write(folder)
}

/// The key file for a backup of before: opened by the present passphrase, it says that what the
/// backup holds is still to be sealed.
pub(super) fn for_backup(
    folder: &Path,
    vault: &Vault,
    sealing: Sealing,
) -> Result<Vec<u8>, StoreError> {
    let file = KeyFile {
        sealing: Some(sealing),
        ..KeyFile::read(folder)?
    };
    file.vouched(&vault.current)?.to_bytes()
}

/// What the key file of a backup is, beside the present key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InBackup {
    /// It holds the present key.
    Present,
    /// It holds an earlier one, by which everything that is private was sealed.
    Earlier,
    /// It holds one of an earlier program, which left more in the open, or cannot be read.
    Unbound,
}

/// Which key a key file in a backup holds, told by what vouches for it.
pub(super) fn in_backup(bytes: &[u8], vault: &Vault) -> InBackup {
    let Ok(file) = KeyFile::parse(bytes) else {
        return InBackup::Unbound;
    };
    if file.generation() == Generation::Unbound {
        return InBackup::Unbound;
    }
    let mac = blake3::Hash::from_hex(&file.mac);
    match (mac, file.said()) {
        (Ok(mac), Ok(said)) if vault.current.file_mac(&said) == mac => InBackup::Present,
        _ => InBackup::Earlier,
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
    if !plain::exists(&path(folder)) {
        return Ok(LockState::Open);
    }
    Ok(match KeyFile::read(folder)?.derivation {
        Derivation::Argon2id { .. } => LockState::Locked,
        Derivation::None => LockState::KeyInside,
    })
}

/// Whether the key of a workspace is one of an earlier program, which binds nothing to its place.
///
/// # Errors
/// When there is a key file that cannot be read.
pub fn has_earlier_key(folder: &Path) -> Result<bool, StoreError> {
    Ok(plain::exists(&path(folder)) && KeyFile::read(folder)?.generation() == Generation::Unbound)
}

/// Asks for no passphrase any more: the key is kept as it is, beside what it opens.
///
/// # Errors
/// [`StoreError::WrongPassphrase`], or when the key file cannot be written.
pub fn remove_passphrase(folder: &Path, passphrase: &str) -> Result<(), StoreError> {
    let file = KeyFile::read(folder)?;
    let key = file.key(passphrase)?;
    KeyFile {
        derivation: Derivation::None,
        wrapped: STANDARD.encode(key.as_slice()),
        ..file
    }
    .write(folder)
}

impl Vault {
    /// Opens a workspace's key. The passphrase is not looked at where none is asked for.
    ///
    /// # Errors
    /// [`StoreError::WrongPassphrase`].
    pub fn unlock(folder: &Path, passphrase: &str, private: Private) -> Result<Self, StoreError> {
        KeyFile::read(folder)?.vault(passphrase, private)
    }
}
