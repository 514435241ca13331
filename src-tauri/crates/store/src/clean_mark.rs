//! The mark of an index that was left in order: it need not be counted through.

use std::path::{Path, PathBuf};

use crate::change::Tip;
use crate::disk::sync_folder;
use crate::index::Index;
use crate::journal::identity::Identity;
use crate::journal::place::Folders;
use crate::plain;
use crate::shared::Shared;

fn clean_mark(folders: &Folders) -> PathBuf {
    folders.index().join("clean")
}

fn text(path: &Path) -> Option<String> {
    String::from_utf8(plain::read(path).ok()?).ok()
}

fn with_sum(said: &str) -> String {
    format!("{said} {:08x}", crc32c::crc32c(said.as_bytes()))
}

/// What a mark says; one that was damaged says nothing.
fn without_sum(mark: &str) -> Option<&str> {
    let (said, _) = mark.rsplit_once(' ')?;
    (with_sum(said) == mark).then_some(said)
}

/// Flushes the index and marks it as left in order.
pub(crate) fn leave_clean(shared: &Shared) {
    let index = shared.index();
    if index.in_memory || index.flush().is_err() {
        return;
    }
    let tip = index.tip().map_or(String::new(), |t| {
        with_sum(&format!("{} {}", t.hash, t.sequence))
    });
    let path = clean_mark(&shared.folders);
    let marked = plain::write(&path, tip.as_bytes());
    // Without the mark the index is counted through at the next opening.
    if marked.is_ok() {
        let _ = sync_folder(&shared.folders.index());
    }
}

fn workspace_mark(folders: &Folders) -> PathBuf {
    folders.index().join("workspace")
}

/// The workspace that the index was made for, where it says so.
pub(crate) fn workspace(folders: &Folders) -> Option<Identity> {
    let mark = text(&workspace_mark(folders))?;
    Identity::from_text(without_sum(&mark)?)
}

/// Says which workspace the index is made for.
pub(crate) fn belongs_to(folders: &Folders, identity: Identity) {
    if workspace(folders) != Some(identity) {
        // Without it, what the index remembers counts as this workspace’s.
        let said = with_sum(&identity.to_string());
        let _ = plain::write(&workspace_mark(folders), said.as_bytes());
    }
}

/// The save after which the workspace was closed in order, where the mark names it.
pub(crate) fn says(folders: &Folders) -> Option<Tip> {
    let mark = text(&clean_mark(folders))?;
    let (hash, sequence) = without_sum(&mark)?.split_once(' ')?;
    blake3::Hash::from_hex(hash).ok()?;
    Some(Tip {
        sequence: sequence.parse().ok()?,
        hash: hash.to_owned(),
    })
}

/// Whether the index was left in order; the mark is taken away.
pub(crate) fn was_left_clean(folders: &Folders, index: &Index) -> bool {
    let path = clean_mark(folders);
    let mark = text(&path).unwrap_or_default();
    let _ = plain::remove_file(&path);
    !plain::exists(&path)
        && !mark.is_empty()
        && sync_folder(&folders.index()).is_ok()
        && index
            .tip()
            .is_some_and(|t| mark.split(' ').next() == Some(t.hash.as_str()))
}
