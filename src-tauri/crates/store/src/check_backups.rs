//! Holding what each backup remembers against the journal.

use crate::change::Tip;
use crate::disagreement::{Standing, disagreeing, findings, identity_in, standing};
use crate::error::StoreError;
use crate::journal::layout::Layout;
use crate::notice::{KnownBy, Notice};
use crate::store::Store;
use crate::witness::{Witness, accepted, hashes_of, in_backups};

/// What the backups say of a journal.
pub(crate) struct BackupsSay {
    /// What is wrong, what stood before included.
    pub notice: Option<Notice>,
    /// Backups of another branch, or of another workspace.
    pub others: Vec<String>,
}

/// Holds every backup against a journal that ended with `tip` when nothing was being written.
pub(crate) fn backups_against(store: &Store, tip: &Tip) -> Result<BackupsSay, StoreError> {
    let folders = &store.shared.folders;
    let layout = Layout::read(folders)?;
    let identity = identity_in(folders, &layout);
    let backups = in_backups(folders, usize::MAX);
    // The workspace speaks for itself, beside backups of another.
    let own = Witness {
        by: KnownBy::TipRecord,
        tip: tip.clone(),
        identity,
    };
    let wanted = backups.iter().map(|w| w.tip.sequence).collect();
    let hashes = hashes_of(folders, &wanted)?;
    let mut said = BackupsSay {
        notice: store.notice(),
        others: Vec::new(),
    };
    for witness in &backups {
        let stranger = witness.identity.is_some() && witness.identity != identity;
        let agrees = standing(witness, tip, identity, &hashes) == Standing::Agrees;
        if let KnownBy::Backup(name) = &witness.by
            && (stranger || !agrees)
        {
            said.others.push(name.clone());
        }
    }
    let all = backups.into_iter().chain([own]).collect();
    let mut against = disagreeing(all, tip, identity, &hashes);
    if against.is_empty() {
        return Ok(said);
    }
    let mut known = accepted(folders, &layout)?;
    known.extend(said.notice.iter().flat_map(|n| n.remembered.clone()));
    against.retain(|(witness, _)| !known.contains(&witness.tip));
    let found = findings(&against, tip);
    if !found.is_empty() {
        said.notice.get_or_insert_default().findings.extend(found);
    }
    Ok(said)
}
