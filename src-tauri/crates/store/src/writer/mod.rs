//! The one writer: it takes change sets in turn, holds each against its guards, and commits
//! what stands together with one sync.

mod group;
mod guards;
mod outcome;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::sync::Arc;

use self::group::{Group, Wanted};
pub(crate) use self::outcome::{Outcome, Waiting};
use crate::change::{AuditEntry, ChangeSet, Committed, Tip, Write};
use crate::error::StoreError;
use crate::index::row::Row;
use crate::index::{Applied, Index, Written};
use crate::journal::Journal;
use crate::journal::frame::{Head, HeadWrite, State, encode};
use crate::journal::place::Place;
use crate::rebuild::rebuild;
use crate::search::{At, SearchThread};
use crate::shared::Shared;

/// What a commit says besides what it writes.
#[derive(Default)]
struct Besides {
    checkpoint: Option<String>,
    mac: Option<String>,
    accepted: Vec<Tip>,
}

/// What only one at a time may hold.
pub(crate) struct Writer {
    pub(crate) shared: Arc<Shared>,
    pub(crate) journal: Journal,
    search: Option<Arc<SearchThread>>,
}

impl Writer {
    pub(crate) fn new(shared: Arc<Shared>, journal: Journal) -> Self {
        Self {
            shared,
            journal,
            search: None,
        }
    }

    pub(crate) fn with_search(self, search: Option<Arc<SearchThread>>) -> Self {
        Self { search, ..self }
    }

    pub(crate) fn commit_group(&mut self, sets: Vec<Waiting>) {
        if sets.is_empty() {
            return;
        }
        let alone = sets.len() == 1;
        let mut again: Vec<(ChangeSet, Arc<Outcome>, bool)> = Vec::new();
        if let Err(error) = self.journal.rotate_if_long() {
            refuse(sets.into_iter().map(|(_, reply)| reply), &error);
            return;
        }
        let mut group = Group {
            alone,
            ..Group::default()
        };
        for (changes, reply) in sets {
            if !alone {
                again.push((changes.clone(), reply.clone(), false));
            }
            let mut staged = self.stage(&mut group, &changes);
            if matches!(staged, Err(StoreError::Index(_))) && self.remake_index().is_ok() {
                staged = self.stage(&mut group, &changes);
            }
            match staged {
                Ok(committed) => {
                    if let Some((.., stood)) = again.last_mut() {
                        *stood = true;
                    }
                    group.waiting.push((reply, committed));
                }
                Err(error) => reply.set(Err(error)),
            }
        }
        if let Some(last) = group.applied.last() {
            let tip = Tip {
                sequence: last.sequence,
                hash: last.hash.clone(),
            };
            if let Err(error) = self.journal.append(&group.frames, tip) {
                // One that is too large for the disk must not take the others with it.
                if matches!(error, StoreError::Full) && group.waiting.len() > 1 {
                    for (changes, reply, _) in again.into_iter().filter(|(.., stood)| *stood) {
                        self.commit_group(vec![(changes, reply)]);
                    }
                } else {
                    refuse(group.waiting.into_iter().map(|(reply, _)| reply), &error);
                }
                return;
            }
            // The commits are on the disk: an index that fails now is made anew.
            if self.shared.index().apply(&group.applied).is_err() {
                // One that cannot be made anew now is at the next opening.
                let _ = self.remake_index();
            }
            self.tell_search(group.applied);
        }
        for (reply, committed) in group.waiting {
            reply.set(Ok(committed));
        }
    }

    /// Search takes up what was changed a moment later.
    fn tell_search(&self, applied: Vec<Applied>) {
        let (Some(search), Some(tip)) = (&self.search, self.shared.index().tip()) else {
            return;
        };
        let keys = applied.into_iter().flat_map(|a| a.writes).map(|w| w.key);
        search.changed(At::of(&tip), keys.collect());
    }

    /// Makes the index anew from the journal, in memory when the disk does not take it.
    pub(crate) fn remake_index(&self) -> Result<(), StoreError> {
        let made = rebuild(&self.shared.folders, self.shared.indexes, false, &|_| {})?;
        self.shared.set_index(made.index);
        Ok(())
    }

    fn stage(&mut self, group: &mut Group, changes: &ChangeSet) -> Result<Committed, StoreError> {
        if self.journal.is_broken() {
            return Err(StoreError::CannotTell);
        }
        let index = self.shared.index();
        if !changes.request.is_empty() {
            let known = match group.requests.get(&changes.request) {
                Some(sequence) => Some(*sequence),
                None => index.request(&changes.request)?,
            };
            if let Some(sequence) = known {
                return repeated(&index, group, changes, sequence);
            }
        }
        if let Some(bad) = changes.writes.iter().find(|w| !w.key().is_storable()) {
            return Err(StoreError::bad_key(bad.key()));
        }
        let wanted = group.wanted(&index, &changes.writes)?;
        self.hold(group, &changes.guards, &wanted)?;
        let (request, audit) = (changes.request.clone(), changes.audit.clone());
        self.write(group, wanted, request, audit, Besides::default())
    }

    fn write(
        &mut self,
        group: &mut Group,
        wanted: Vec<Wanted<'_>>,
        request: String,
        audit: AuditEntry,
        besides: Besides,
    ) -> Result<Committed, StoreError> {
        let last = group.applied.last();
        let sequence = last.map_or(self.journal.tip.sequence, |a| a.sequence) + 1;
        let previous = last.map_or_else(|| self.journal.tip.hash.clone(), |a| a.hash.clone());
        let mut state = last.map_or_else(|| self.shared.index().state(), |a| a.state);
        let schema = self.shared.indexes.schema;
        let mut head_writes = Vec::with_capacity(wanted.len());
        let mut raws = Vec::with_capacity(wanted.len());
        let mut olds = Vec::with_capacity(wanted.len());
        for wanted in wanted {
            let was = wanted.was();
            if wanted.value.is_none() && was.is_none() {
                continue;
            }
            let revision = wanted.old.as_ref().map_or(0, |r| r.revision) + 1;
            if let Some(was) = was {
                state.loses(State::hash_of(wanted.key, was.revision, was.sequence));
            }
            if wanted.value.is_some() {
                state.gains(State::hash_of(wanted.key, revision, sequence));
            }
            head_writes.push(HeadWrite {
                kind: wanted.key.kind.clone(),
                id: wanted.key.id.clone(),
                revision,
                schema,
                at: None,
                before: wanted.old.as_ref().map(|r| r.frame),
                origin: None,
            });
            raws.push(wanted.value.cloned());
            olds.push((wanted.old, wanted.entries));
        }
        let mut head = Head {
            sequence,
            previous,
            request,
            audit,
            label: None,
            state,
            checkpoint: besides.checkpoint,
            mac: besides.mac,
            accepted: besides.accepted,
            end: false,
            writes: head_writes,
        };
        let encoded = encode(&mut head, &raws, self.shared.folders.vault.as_deref())?;
        let place = Place {
            file: self.journal.id,
            offset: self.journal.length + group.bytes,
        };
        let mut committed = Committed {
            sequence,
            ..Committed::default()
        };
        let mut applied = Applied {
            sequence,
            hash: encoded.hash.clone(),
            frame: place,
            end: place.offset + encoded.bytes.len() as u64,
            request: head.request.clone(),
            state,
            writes: Vec::with_capacity(head.writes.len()),
        };
        for (write, (old, entries)) in head.writes.iter().zip(olds) {
            let key = write.key();
            let row = Row {
                revision: write.revision,
                sequence,
                schema: write.schema,
                frame: place,
                spot: write.at.and_then(|at| encoded.spot(place, at)),
                before: write.before,
                entries,
            };
            if row.spot.is_some() {
                committed.revisions.push((key.clone(), write.revision));
            }
            if !group.alone {
                group.rows.insert(key.clone(), row.clone());
            }
            applied.writes.push(Written {
                key,
                row,
                old: Some(old),
            });
        }
        if !head.request.is_empty() {
            group.requests.insert(head.request, sequence);
        }
        group.bytes += encoded.bytes.len() as u64;
        group.frames.push(encoded);
        group.applied.push(applied);
        Ok(committed)
    }

    /// Commits that a checkpoint was written, with its hash.
    pub(crate) fn vouch(&mut self, audit: AuditEntry, hash: String) -> Result<(), StoreError> {
        let changes = ChangeSet {
            audit,
            ..ChangeSet::default()
        };
        let vault = self.shared.folders.vault.as_ref();
        let besides = Besides {
            mac: vault.map(|vault| vault.vouch(&self.journal.tip, &hash)),
            checkpoint: Some(hash),
            ..Besides::default()
        };
        self.commit_now_with(changes, besides)
    }

    /// Commits that a person goes on without other ends that somebody remembers.
    pub(crate) fn accept(
        &mut self,
        changes: ChangeSet,
        accepted: Vec<Tip>,
    ) -> Result<(), StoreError> {
        let besides = Besides {
            accepted,
            ..Besides::default()
        };
        self.commit_now_with(changes, besides)
    }

    /// Commits on this thread, for work that holds the writer.
    pub(crate) fn commit_now(&mut self, changes: ChangeSet) -> Result<(), StoreError> {
        self.commit_now_with(changes, Besides::default())
    }

    fn commit_now_with(&mut self, changes: ChangeSet, besides: Besides) -> Result<(), StoreError> {
        let mut group = Group {
            alone: true,
            ..Group::default()
        };
        let wanted = group.wanted(&self.shared.index(), &changes.writes)?;
        self.write(&mut group, wanted, changes.request, changes.audit, besides)?;
        if let Some(last) = group.applied.last() {
            let tip = Tip {
                sequence: last.sequence,
                hash: last.hash.clone(),
            };
            self.journal.append(&group.frames, tip)?;
            self.shared.index().apply(&group.applied)?;
            self.tell_search(group.applied);
        }
        Ok(())
    }
}

/// A request that was committed before: what its records stand at.
fn repeated(
    index: &Index,
    group: &Group,
    changes: &ChangeSet,
    sequence: u64,
) -> Result<Committed, StoreError> {
    let mut committed = Committed {
        sequence,
        repeated: true,
        ..Committed::default()
    };
    let mut seen = HashSet::new();
    for key in changes.writes.iter().map(Write::key) {
        if seen.insert(key)
            && let Some(row) = group.live_row(index, key)?
        {
            committed.revisions.push((key.clone(), row.revision));
        }
    }
    Ok(committed)
}

fn refuse(replies: impl Iterator<Item = Arc<Outcome>>, error: &StoreError) {
    for reply in replies {
        let same = match error {
            StoreError::Full => StoreError::Full,
            StoreError::ReadOnly(why) => StoreError::ReadOnly(*why),
            StoreError::Disk { path, error } => StoreError::Disk {
                path: path.clone(),
                error: std::io::Error::new(error.kind(), error.to_string()),
            },
            _ => StoreError::CannotTell,
        };
        reply.set(Err(same));
    }
}
