//! Where the journal ends, held against who else remembers it.

use std::collections::BTreeSet;

use super::found::Found;
use crate::aside;
use crate::change::Tip;
use crate::disagreement::{Standing, disagreeing, findings, identity_in};
use crate::error::StoreError;
use crate::journal::identity::Identity;
use crate::journal::place::{Folders, files_in};
use crate::notice::{Finding, KnownBy, Notice};
use crate::witness::{Witness, accepted, hashes_of, in_backups};

/// The journal as an opening found it, and the notice that stands already.
pub(super) struct Ends<'e> {
    pub folders: &'e Folders,
    pub found: &'e Found,
    pub known: Option<&'e Notice>,
}

impl Ends<'_> {
    /// Holds what is remembered against the journal. `None` when nothing is wrong, or nothing
    /// that is not known already.
    pub(super) fn notice(
        &self,
        mut witnesses: Vec<Witness>,
        now: &str,
    ) -> Result<Option<Notice>, StoreError> {
        let (folders, found) = (self.folders, self.found);
        let end = found.index.newest();
        let identity = identity_in(folders, &found.layout);
        // Where the index fits, its save was met already; and in a journal of which not all is
        // read, a backup from before its end is looked up when the workspace is checked.
        let mut looked_up: BTreeSet<u64> = witnesses
            .iter()
            .filter(|w| found.rebuilt || !matches!(w.by, KnownBy::Backup(_) | KnownBy::Index))
            .map(|w| w.tip.sequence)
            .collect();
        looked_up.retain(|sequence| (1..end.sequence).contains(sequence));
        let hashes = hashes_of(folders, &looked_up)?;
        let mut against = disagreeing(witnesses.clone(), &end, identity, &hashes);
        if !against.is_empty() {
            against = self.all_against(&mut witnesses, &end, identity)?;
        }
        let mut notice = Notice {
            at: now.to_owned(),
            remembered: against.iter().map(|(w, _)| w.tip.clone()).collect(),
            findings: findings(&against, &end),
            ..Notice::default()
        };
        notice.remembered.sort_unstable_by_key(|tip| tip.sequence);
        notice.remembered.dedup();
        if notice.findings.is_empty() && found.walked.torn.as_ref().is_some_and(|t| t.complete) {
            notice.findings.push(Finding::DamagedRecord {
                sequence: end.sequence + 1,
                aside: None,
            });
        }
        let without = found.layout.base.is_none() && found.layout.segments.is_empty();
        let left = || {
            let archived = files_in(&folders.archive()).unwrap_or_default();
            aside::has_any(folders) || !archived.is_empty()
        };
        if notice.findings.is_empty() && self.known.is_none() && without && left() {
            notice.findings.push(Finding::NoJournal);
        }
        Ok(Some(notice).filter(|n| !n.findings.is_empty()))
    }

    /// Everybody who disagrees, once somebody does, but for what a person has answered or is
    /// still asked.
    fn all_against(
        &self,
        witnesses: &mut Vec<Witness>,
        end: &Tip,
        identity: Option<Identity>,
    ) -> Result<Vec<(Witness, Standing)>, StoreError> {
        let (folders, layout) = (self.folders, &self.found.layout);
        witnesses.retain(|w| !matches!(w.by, KnownBy::Backup(_)));
        witnesses.extend(in_backups(folders, usize::MAX));
        let wanted = witnesses.iter().map(|w| w.tip.sequence).collect();
        let hashes = hashes_of(folders, &wanted)?;
        let mut known = accepted(folders, layout)?;
        known.extend(self.known.iter().flat_map(|n| n.remembered.clone()));
        let mut against = disagreeing(std::mem::take(witnesses), end, identity, &hashes);
        against.retain(|(witness, _)| !known.contains(&witness.tip));
        Ok(against)
    }
}
