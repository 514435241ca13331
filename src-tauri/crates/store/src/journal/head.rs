//! What a commit says of itself, and the state it leads to.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use serde::{Deserialize, Serialize};
use words::say;

use super::place::Place;
use crate::change::{AuditEntry, Key, Tip};
use crate::encryption::Vault;
use crate::error::StoreError;

/// A commit without its values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Head {
    pub sequence: u64,
    /// Hash of the frame before.
    pub previous: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub request: String,
    pub audit: AuditEntry,
    /// What was done, sealed, in a workspace with a key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The state after it.
    pub state: State,
    /// Hash of the checkpoint that this commit vouches for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checkpoint: Option<String>,
    /// Vouches for the checkpoint with the workspace's key, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mac: Option<String>,
    /// Ends that the journal had before, or that others remember, and that a person accepted
    /// to go on without. In a checkpoint: in its first frame, those of all it stands for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accepted: Vec<Tip>,
    /// In a checkpoint: this is its last frame.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub end: bool,
    pub writes: Vec<HeadWrite>,
}

impl Head {
    fn label_place(&self) -> [u8; 8] {
        self.sequence.to_le_bytes()
    }

    /// Puts in what was done: sealed where there is a key, for it may say a name.
    pub(super) fn seal_label(
        &mut self,
        vault: Option<&Vault>,
        said: &str,
    ) -> Result<(), StoreError> {
        match vault.filter(|vault| vault.binds() && !said.is_empty()) {
            Some(vault) => {
                let place = self.label_place();
                let sealed = vault.seal(&[b"label", &place], said.as_bytes())?;
                self.label = Some(BASE64.encode(sealed));
            }
            None => said.clone_into(&mut self.audit.what),
        }
        Ok(())
    }

    /// Opens what was done, if that is sealed. Without the key it is told that it is.
    pub(super) fn open_label(&mut self, vault: Option<&Vault>) {
        let Some(label) = self.label.take() else {
            return;
        };
        let place = self.label_place();
        let opened = vault.and_then(|vault| {
            let sealed = BASE64.decode(&label).ok()?;
            String::from_utf8(vault.open(&[b"label", &place], &sealed)?).ok()
        });
        self.audit.what = opened.unwrap_or_else(|| say::storage::label_sealed().stored());
    }
}

/// What is written, without the value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct HeadWrite {
    pub kind: String,
    pub id: String,
    #[serde(rename = "rev")]
    pub revision: u32,
    pub schema: u16,
    /// Block and place in it; `None` when deleted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<(u32, u16)>,
    /// Where the revision before was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Place>,
    /// In a checkpoint: the commit that wrote it, and where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<(u64, Place)>,
}

impl HeadWrite {
    pub(crate) fn key(&self) -> Key {
        Key::new(&self.kind, &self.id)
    }
}

/// What the workspace holds after a commit, so that an index can be held against it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct State {
    /// Records there are.
    pub live: u64,
    /// Sum of a hash of each record's key, revision and commit: the same for the same
    /// records, in whatever order they came.
    pub digest: u128,
}

impl Serialize for State {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        (self.live, format!("{:032x}", self.digest)).serialize(s)
    }
}

impl<'de> Deserialize<'de> for State {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let (live, digest) = <(u64, String)>::deserialize(d)?;
        let digest = u128::from_str_radix(&digest, 16).map_err(serde::de::Error::custom)?;
        Ok(Self { live, digest })
    }
}

impl State {
    pub(crate) fn hash_of(key: &Key, revision: u32, sequence: u64) -> u128 {
        let mut hasher = blake3::Hasher::new();
        hasher.update(key.kind.as_bytes());
        hasher.update(&[0]);
        hasher.update(key.id.as_bytes());
        hasher.update(&[0]);
        hasher.update(&revision.to_le_bytes());
        hasher.update(&sequence.to_le_bytes());
        let hash = hasher.finalize();
        hash.as_bytes()
            .first_chunk::<16>()
            .map_or(0, |b| u128::from_le_bytes(*b))
    }

    pub(crate) fn gains(&mut self, hash: u128) {
        self.live = self.live.wrapping_add(1);
        self.digest = self.digest.wrapping_add(hash);
    }

    pub(crate) fn loses(&mut self, hash: u128) {
        self.live = self.live.wrapping_sub(1);
        self.digest = self.digest.wrapping_sub(hash);
    }
}
