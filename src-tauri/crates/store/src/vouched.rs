//! Checkpoints, as commits vouch for them: by hash, and where there is a key, with it.

use crate::change::Tip;
use crate::damage::JournalFault;
use crate::journal::checkpoint;
use crate::journal::frame::Frame;
use crate::journal::place::{FileId, Folders};
use crate::plain;

/// A checkpoint that a commit vouches for.
pub(crate) struct Vouched {
    /// The commit that it stands for.
    after: Tip,
    hash: String,
    mac: Option<String>,
}

/// The checkpoint that a commit vouches for, if it does.
pub(crate) fn vouch(frame: &Frame) -> Option<Vouched> {
    Some(Vouched {
        after: Tip {
            sequence: frame.head.sequence.saturating_sub(1),
            hash: frame.head.previous.clone(),
        },
        hash: frame.head.checkpoint.clone()?,
        mac: frame.head.mac.clone(),
    })
}

/// Checkpoints that are not the ones that were vouched for, or not with the workspace's key.
/// Those of before it had one, or of before checkpoints were vouched for with it, come first.
pub(crate) fn not_vouched_for(
    folders: &Folders,
    vouched: &[Vouched],
) -> Vec<(FileId, JournalFault)> {
    let mut found = Vec::new();
    for Vouched { after, hash, .. } in vouched {
        let file = FileId::Checkpoint(after.sequence);
        if plain::exists(&folders.path(file))
            && checkpoint::hash_of(folders, file).is_ok_and(|found| found != *hash)
        {
            found.push((file, JournalFault::CheckpointOther));
        }
    }
    let Some(vault) = &folders.vault else {
        return found;
    };
    for Vouched { after, hash, mac } in vouched.iter().skip_while(|v| v.mac.is_none()) {
        let by_key = mac
            .as_ref()
            .is_some_and(|mac| vault.vouched(after, hash, mac));
        if !by_key {
            let file = FileId::Checkpoint(after.sequence);
            found.push((file, JournalFault::CheckpointKey));
        }
    }
    found
}
