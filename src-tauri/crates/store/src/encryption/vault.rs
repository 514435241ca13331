//! Sealing what is private, and vouching for what is not: values, files, names of records and
//! whole saves, by XChaCha20-Poly1305 and keyed BLAKE3.
//!
//! A workspace has one key at a time. Keys that it had before open its past, which is sealed as
//! a whole with the present one; they are kept in the key file, wrapped by the present key.

use std::borrow::Cow;
use std::sync::{PoisonError, RwLock};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use words::say;

use super::keys::{KEY_ID, Keys, MAC};
use super::sealing::Sealing;
use crate::change::{Key, Tip};
use crate::error::StoreError;

/// Sealed by a key that binds to no place.
const SEALED_1: &[u8] = b"CWSEAL1\n";
/// Sealed by the key whose number follows.
const SEALED_2: &[u8] = b"CWSEAL2\n";
/// Bytes by which a sealed file is told from others.
pub(crate) const SEALED_MARK: usize = SEALED_2.len();
/// What the last part of a name begins with that is sealed.
const HIDDEN: char = '~';

/// Whether bytes are a sealed file's.
pub(crate) fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(SEALED_1) || bytes.starts_with(SEALED_2)
}

/// What is private in a workspace, by kinds of records.
#[derive(Debug, Clone, Copy, Default)]
pub struct Private {
    /// Kinds whose values are sealed.
    pub kinds: &'static [&'static str],
    /// Those of them whose records are named after a person: the last part of the name, behind the
    /// last slash, is sealed too.
    pub names: &'static [&'static str],
}

/// Seals and opens what is private.
pub struct Vault {
    pub(super) current: Keys,
    /// Keys from before, newest first.
    pub(super) older: Vec<Keys>,
    private: Private,
    sealing: RwLock<Option<Sealing>>,
}

impl std::fmt::Debug for Vault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(std::any::type_name::<Self>())
    }
}

impl Vault {
    pub(super) fn of(
        current: Keys,
        older: Vec<Keys>,
        sealing: Option<Sealing>,
        private: Private,
    ) -> Self {
        Self {
            current,
            older,
            private,
            sealing: RwLock::new(sealing),
        }
    }

    /// The number of its present key.
    pub(crate) fn id(&self) -> [u8; KEY_ID] {
        self.current.id
    }

    /// Whether what it seals is bound to its place, and saves are vouched for. The key of a
    /// workspace that was locked by an earlier program does neither, until it gets a new one.
    pub(crate) fn binds(&self) -> bool {
        self.current.is_bound()
    }

    /// What is still to be sealed, while a locking is not finished.
    pub(crate) fn sealing(&self) -> Option<Sealing> {
        let sealing = self.sealing.read().unwrap_or_else(PoisonError::into_inner);
        sealing.clone()
    }

    /// Everything is sealed.
    pub(super) fn finished(&self) {
        *self.sealing.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    fn keys(&self) -> impl Iterator<Item = &Keys> {
        std::iter::once(&self.current).chain(&self.older)
    }

    pub(crate) fn guards(&self, kind: &str) -> bool {
        self.private.kinds.contains(&kind)
    }

    /// Seals what belongs to a place.
    pub(crate) fn seal(&self, place: &[&[u8]], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.current.seal(place, plain)
    }

    /// Opens what was sealed at a place by a key that binds.
    pub(crate) fn open(&self, place: &[&[u8]], sealed: &[u8]) -> Option<Vec<u8>> {
        self.keys()
            .filter(|keys| keys.is_bound())
            .find_map(|keys| keys.open(place, sealed))
    }

    /// Opens what was sealed by a key that binds to no place.
    pub(crate) fn open_unbound(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        self.keys()
            .filter(|keys| !keys.is_bound())
            .find_map(|keys| keys.open(&[], sealed))
    }

    /// A value by which a record is looked up, so that it says nothing.
    pub(crate) fn blind(&self, text: &str) -> String {
        self.current.blind(text)
    }

    /// Vouches for a checkpoint that is committed after a save, so that nobody without the key
    /// can put another in its place.
    pub(crate) fn vouch(&self, after: &Tip, checkpoint: &str) -> String {
        self.current.vouch(&said_of(after, checkpoint))
    }

    /// Whether a key of this workspace vouched for a checkpoint.
    pub(crate) fn vouched(&self, after: &Tip, checkpoint: &str, mac: &str) -> bool {
        let said = said_of(after, checkpoint);
        self.keys().any(|keys| keys.vouch(&said) == mac)
    }

    /// Vouches for bytes at a place.
    pub(crate) fn mac(&self, parts: &[&[u8]]) -> [u8; MAC] {
        *self.current.mac(parts).as_bytes()
    }

    /// Whether bytes at a place are vouched for by the present key, or by an earlier one where
    /// that counts: in what is sealed as a whole, and while not all of it is.
    pub(crate) fn is_vouched(&self, parts: &[&[u8]], mac: &[u8; MAC], earlier: bool) -> bool {
        let mac = blake3::Hash::from_bytes(*mac);
        let mut keys = self.keys().take(if earlier { usize::MAX } else { 1 });
        keys.any(|keys| keys.is_bound() && keys.mac(parts) == mac)
    }

    /// A file's bytes sealed, with their mark.
    pub(crate) fn seal_file(&self, plain: &[u8]) -> Result<Vec<u8>, StoreError> {
        if !self.binds() {
            return Ok([SEALED_1, &self.seal(&[], plain)?].concat());
        }
        let sealed = self.seal(&[b"file"], plain)?;
        Ok([SEALED_2, &self.current.id, &sealed].concat())
    }

    /// Whether the present key sealed a file that begins so.
    pub(crate) fn sealed_this(&self, beginning: &[u8]) -> bool {
        beginning
            .strip_prefix(SEALED_2)
            .is_some_and(|rest| rest.starts_with(&self.current.id))
    }

    /// A name for something that is not to be known by its own.
    pub(crate) fn neutral_name(&self, name: &[u8]) -> String {
        let mac = self.current.mac(&[b"neutral-name", name]);
        mac.to_hex()
            .as_str()
            .get(..32)
            .unwrap_or_default()
            .to_owned()
    }
}

fn said_of(after: &Tip, checkpoint: &str) -> String {
    format!("{} {} {checkpoint}", after.sequence, after.hash)
}

/// Names of records: those that are named after a person are sealed wherever they are written.
impl Vault {
    /// Whether records are known by other names outside than within.
    pub(crate) fn hides(&self, kind: &str) -> bool {
        self.binds() && self.private.names.contains(&kind)
    }

    /// The identity of a record as it is written.
    pub(crate) fn stored_id<'i>(&self, kind: &str, id: &'i str) -> Cow<'i, str> {
        if !self.hides(kind) {
            return Cow::Borrowed(id);
        }
        let (before, own) = parted(id);
        if own.starts_with(HIDDEN) {
            return Cow::Borrowed(id);
        }
        match self.seal(&place_of_name(kind, before), own.as_bytes()) {
            Ok(sealed) => Cow::Owned(format!("{before}{HIDDEN}{}", BASE64.encode(sealed))),
            // What is as short as a name is always sealed.
            Err(_) => Cow::Borrowed(id),
        }
    }

    /// The identity of a record as it is known outside.
    pub(crate) fn known_id<'i>(&self, kind: &str, id: &'i str) -> Cow<'i, str> {
        let (before, own) = parted(id);
        let opened = own
            .strip_prefix(HIDDEN)
            .filter(|_| self.private.names.contains(&kind))
            .and_then(|sealed| BASE64.decode(sealed).ok())
            .and_then(|sealed| self.open(&place_of_name(kind, before), &sealed))
            .and_then(|own| String::from_utf8(own).ok());
        match opened {
            Some(own) => Cow::Owned(format!("{before}{own}")),
            None => Cow::Borrowed(id),
        }
    }

    /// A record as it is written with the present key, whichever key wrote it.
    pub(crate) fn stored_anew(&self, key: Key) -> Key {
        if !self.hides(&key.kind) {
            return key;
        }
        let known = self.known_id(&key.kind, &key.id);
        let id = self.stored_id(&key.kind, &known).into_owned();
        Key { id, ..key }
    }
}

/// A name up to its last slash, and the rest.
fn parted(id: &str) -> (&str, &str) {
    id.split_at(id.rfind('/').map_or(0, |at| at + 1))
}

fn place_of_name<'n>(kind: &'n str, before: &'n str) -> [&'n [u8]; 3] {
    [b"name", kind.as_bytes(), before.as_bytes()]
}

/// A file's bytes as they were, whether they are sealed or not.
pub(crate) fn open_file(vault: Option<&Vault>, bytes: Vec<u8>) -> Result<Vec<u8>, StoreError> {
    if !is_sealed(&bytes) {
        return Ok(bytes);
    }
    let vault = vault.ok_or(StoreError::Locked)?;
    let opened = match bytes.strip_prefix(SEALED_2) {
        Some(rest) => rest.split_first_chunk::<KEY_ID>().and_then(|(id, sealed)| {
            let by = vault.keys().find(|keys| keys.id == *id)?;
            by.open(&[b"file"], sealed)
        }),
        None => bytes
            .strip_prefix(SEALED_1)
            .and_then(|sealed| vault.open_unbound(sealed)),
    };
    opened.ok_or_else(|| StoreError::Unreadable(say::storage::sealed_file()))
}
