//! Whether the journal agrees with those who remember its saves.

use std::collections::{BTreeMap, BTreeSet};

use crate::change::Tip;
use crate::damage::Gap;
use crate::journal::identity::Identity;
use crate::journal::layout::Layout;
use crate::journal::place::Folders;
use crate::journal::reader::head_of;
use crate::notice::{Finding, KnownBy};
use crate::witness::Witness;

/// How a remembered save stands to the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The journal has it, or begins too late to tell.
    Agrees,
    /// The journal ends before it.
    Beyond,
    /// The journal has another save of that number, or is another workspace's.
    Another,
}

/// How a remembered save stands to a journal that ends with `end`. `hashes` are those of the
/// journal's saves so far as they were looked up.
pub(crate) fn standing(
    witness: &Witness,
    end: &Tip,
    identity: Option<Identity>,
    hashes: &BTreeMap<u64, String>,
) -> Standing {
    let Witness { tip, .. } = witness;
    if tip.sequence == 0 {
        return Standing::Agrees;
    }
    if identity.is_some() && witness.identity.is_some() && identity != witness.identity {
        return Standing::Another;
    }
    if tip.sequence > end.sequence {
        return Standing::Beyond;
    }
    let here = if tip.sequence == end.sequence {
        Some(&end.hash)
    } else {
        hashes.get(&tip.sequence)
    };
    match here {
        Some(hash) if *hash != tip.hash => Standing::Another,
        _ => Standing::Agrees,
    }
}

/// The workspace that the newest file that counts was written for.
pub(crate) fn identity_in(folders: &Folders, layout: &Layout) -> Option<Identity> {
    let files = layout.base.iter().chain(&layout.segments).rev();
    files
        .filter_map(|file| head_of(folders, &folders.path(*file), *file).ok())
        .find_map(|head| head.identity())
}

/// Those that a journal disagrees with, and how. A backup or an index of another workspace
/// is one that somebody put there, as long as anything here speaks for this one.
pub(crate) fn disagreeing(
    witnesses: Vec<Witness>,
    end: &Tip,
    identity: Option<Identity>,
    hashes: &BTreeMap<u64, String>,
) -> Vec<(Witness, Standing)> {
    let spoken_for = witnesses.iter().any(|witness| {
        witness.identity.is_some()
            && witness.identity == identity
            && standing(witness, end, identity, hashes) == Standing::Agrees
    });
    let stranger = |witness: &Witness| {
        witness.by != KnownBy::TipRecord
            && witness.identity.is_some()
            && witness.identity != identity
    };
    witnesses
        .into_iter()
        .filter(|witness| !(spoken_for && stranger(witness)))
        .map(|witness| {
            let how = standing(&witness, end, identity, hashes);
            (witness, how)
        })
        .filter(|(_, how)| *how != Standing::Agrees)
        .collect()
}

/// What disagreeing witnesses come to.
pub(crate) fn findings(disagreeing: &[(Witness, Standing)], end: &Tip) -> Vec<Finding> {
    let of = |wanted: Standing| {
        let mine = disagreeing.iter().filter(move |(_, how)| *how == wanted);
        let known_by: BTreeSet<KnownBy> = mine.clone().map(|(w, _)| w.by.clone()).collect();
        let last = mine.map(|(w, _)| w.tip.sequence).max();
        last.map(|last| (last, known_by.into_iter().collect::<Vec<_>>()))
    };
    let mut found = Vec::new();
    if let Some((sequence, known_by)) = of(Standing::Another) {
        found.push(Finding::OtherJournal { sequence, known_by });
    } else if let Some((last, known_by)) = of(Standing::Beyond) {
        found.push(Finding::Lost {
            saves: Gap {
                from: end.sequence + 1,
                to: last,
            },
            after: end.clone(),
            known_by,
            put_back: 0,
            aside: None,
        });
    }
    found
}
