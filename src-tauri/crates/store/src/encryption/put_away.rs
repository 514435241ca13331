//! Files in a workspace's folder that are not the workspace's own: when it is locked they are sealed
//! under names that say nothing, and whoever has the passphrase can take them out again.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use words::say;

use super::vault::{Vault, open_file};
use crate::disk::sync_folder;
use crate::error::StoreError;
use crate::plain;
use crate::store::Store;

/// The folder they are put into.
pub(super) const PUT_AWAY: &str = "put-away";
const ENDING: &str = ".sealed";
/// A file is sealed in memory, and no larger (bytes).
pub(super) const LARGEST: u64 = 1 << 30;

/// Whether a name is that of a file that was put away.
pub(super) fn is_put_away(name: &str) -> bool {
    name.strip_suffix(ENDING)
        .is_some_and(|name| name.len() == 32 && name.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// A file that was put away when the workspace was locked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutAway {
    /// By which it is asked for.
    pub name: String,
    /// Where it lay in the workspace's folder, with slashes.
    pub was: String,
    /// Its size (bytes).
    pub size: u64,
}

fn folder(root: &Path) -> PathBuf {
    root.join(PUT_AWAY)
}

/// Seals a file under another name, and takes it away.
pub(super) fn put_away(
    root: &Path,
    path: &Path,
    was: &str,
    vault: &Vault,
) -> Result<(), StoreError> {
    let folder = folder(root);
    plain::ensure_folder(&folder).map_err(StoreError::disk(&folder))?;
    let bytes = plain::read(path).map_err(StoreError::disk(path))?;
    let mut content = u32::try_from(was.len())
        .unwrap_or(u32::MAX)
        .to_le_bytes()
        .to_vec();
    content.extend_from_slice(was.as_bytes());
    content.extend_from_slice(&bytes);
    // Two of the same name, one after the other, are two files.
    let mut named = was.as_bytes().to_vec();
    named.extend_from_slice(blake3::hash(&bytes).as_bytes());
    let place = folder.join(format!("{}{ENDING}", vault.neutral_name(&named)));
    plain::replace(&place, &vault.seal_file(&content)?).map_err(StoreError::disk(&place))?;
    sync_folder(&folder)?;
    plain::remove_file(path).map_err(StoreError::disk(path))
}

fn taken_apart(content: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = content.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (was, bytes) = rest.split_at_checked(length)?;
    Some((std::str::from_utf8(was).ok()?, bytes))
}

fn unreadable() -> StoreError {
    StoreError::Unreadable(say::storage::sealed_file())
}

impl Store {
    fn opened_put_away(&self, path: &Path) -> Result<Vec<u8>, StoreError> {
        let vault: Option<&Arc<Vault>> = self.shared.folders.vault.as_ref();
        let bytes = plain::read(path).map_err(StoreError::disk(path))?;
        open_file(vault.map(Arc::as_ref), bytes)
    }

    /// Files that were put away when the workspace was locked, by where they lay.
    ///
    /// # Errors
    /// [`StoreError::Locked`] without the key, or when one cannot be read.
    pub fn put_away_files(&self) -> Result<Vec<PutAway>, StoreError> {
        let folder = folder(self.folder());
        if !plain::exists(&folder) {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in plain::list(&folder).map_err(StoreError::disk(&folder))? {
            let Some(name) = entry.name().filter(|name| is_put_away(name)) else {
                continue;
            };
            let content = self.opened_put_away(&entry.path)?;
            let (was, bytes) = taken_apart(&content).ok_or_else(unreadable)?;
            found.push(PutAway {
                name: name.to_owned(),
                was: was.to_owned(),
                size: bytes.len() as u64,
            });
        }
        found.sort_by(|a, b| (&a.was, &a.name).cmp(&(&b.was, &b.name)));
        Ok(found)
    }

    /// Hands out a file that was put away, and takes it out of the folder once `keep` has it.
    ///
    /// # Errors
    /// When there is none of that name, it cannot be read, or `keep` refuses: it stays then.
    pub fn take_out<E: From<StoreError>>(
        &self,
        name: &str,
        keep: impl FnOnce(&str, &[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let path = folder(self.folder()).join(name);
        if !is_put_away(name) || !plain::is_file(&path) {
            return Err(StoreError::Misuse(say::storage::not_put_away(name)).into());
        }
        let content = self.opened_put_away(&path)?;
        let (was, bytes) = taken_apart(&content).ok_or_else(unreadable)?;
        keep(was, bytes)?;
        plain::remove_file(&path)
            .map_err(StoreError::disk(&path))
            .map_err(E::from)
    }
}
