//! A person's answer to what is wrong with the journal's end: what can still be read is saved
//! again, the rest is named, and the journal goes on. The answer is a save of its own.

use std::collections::BTreeSet;

use words::say::storage as say;
use words::{Message, ToMessage};

use crate::backup::frames_in_backups;
use crate::change::{AuditEntry, ChangeSet, Key, Tip, Write};
use crate::damage::Gap;
use crate::disagreement::{disagreeing, identity_in};
use crate::encryption::{is_sealed, open_file};
use crate::error::StoreError;
use crate::journal::frame::Frame;
use crate::journal::layout::Layout;
use crate::notice::{Finding, Notice};
use crate::plain;
use crate::salvage::remains;
use crate::store::Store;
use crate::witness::{accepted, beside, hashes_of, in_backups};

/// What an answer came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answered {
    /// What was wrong.
    pub findings: Vec<Finding>,
    /// Records that were read from damaged saves and saved again.
    pub salvaged: Vec<Key>,
    /// Records of damaged saves that could not be read, or whose place is taken by now.
    pub gone: Vec<Key>,
    /// Saves that were taken from backups.
    pub taken: u64,
    /// Saves that nothing has.
    pub lost: Vec<Gap>,
}

impl Store {
    /// What is wrong with the journal's end, until it is answered.
    #[must_use]
    pub fn notice(&self) -> Option<Notice> {
        self.standing().clone()
    }

    /// Records that damaged saves wrote and that cannot be read there, so far as these say it.
    ///
    /// # Errors
    /// When what was kept of them cannot be read.
    pub fn unreadable(&self) -> Result<Vec<Key>, StoreError> {
        let Some(notice) = self.notice() else {
            return Ok(Vec::new());
        };
        let keys = self.remains_of(&notice)?.1.into_iter().collect();
        Ok(self.known_keys(keys))
    }

    /// Goes on with the journal as it is: saves again what can be read of damaged saves and
    /// what backups have of others, and writes into the journal what it goes on without.
    ///
    /// # Errors
    /// When nothing can be written; the notice stands then.
    pub fn answer(&self, audit: &AuditEntry) -> Result<Answered, StoreError> {
        let _held = self.maintain();
        let notice = self.notice().unwrap_or_default();
        let mut answered = Answered {
            findings: notice.findings.clone(),
            ..Answered::default()
        };
        self.take_from_backups(&notice, audit, &mut answered)?;
        self.salvage(&notice, audit, &mut answered)?;
        let remembered = self.remembered_elsewhere(&notice)?;
        if !answered.findings.is_empty() || !remembered.is_empty() {
            let changes = ChangeSet {
                audit: AuditEntry {
                    what: answered.message().stored(),
                    ..audit.clone()
                },
                ..ChangeSet::default()
            };
            self.open_writer()?
                .with_writer(|writer| writer.accept(changes, remembered))?;
        }
        Notice::take_away(&self.shared.folders)?;
        self.standing().set(None);
        answered.salvaged = self.known_keys(answered.salvaged);
        answered.gone = self.known_keys(answered.gone);
        Ok(answered)
    }

    /// Other ends that somebody remembers, and that nobody accepted yet.
    fn remembered_elsewhere(&self, notice: &Notice) -> Result<Vec<Tip>, StoreError> {
        let folders = &self.shared.folders;
        let layout = Layout::read(folders)?;
        let mut witnesses = beside(folders);
        witnesses.extend(in_backups(folders, usize::MAX));
        let wanted = witnesses.iter().map(|w| w.tip.sequence).collect();
        let hashes = hashes_of(folders, &wanted)?;
        let end = self.shared.index().newest();
        let against = disagreeing(witnesses, &end, identity_in(folders, &layout), &hashes);
        let mut tips = notice.remembered.clone();
        tips.extend(against.into_iter().map(|(witness, _)| witness.tip));
        let known = accepted(folders, &layout)?;
        tips.retain(|tip| !known.contains(tip));
        tips.sort_unstable_by(|a, b| (a.sequence, &a.hash).cmp(&(b.sequence, &b.hash)));
        tips.dedup();
        Ok(tips)
    }

    /// Saves again what backups have of saves that a repair had to go on without.
    fn take_from_backups(
        &self,
        notice: &Notice,
        audit: &AuditEntry,
        answered: &mut Answered,
    ) -> Result<(), StoreError> {
        let folders = &self.shared.folders;
        let known = accepted(folders, &Layout::read(folders)?)?;
        let frames = frames_in_backups(folders, &notice.holes, &known);
        answered.taken = frames.len() as u64;
        for hole in &notice.holes {
            for sequence in hole.gap.from..=hole.gap.to {
                if frames.contains_key(&sequence) {
                    continue;
                }
                match answered.lost.last_mut() {
                    Some(gap) if gap.to + 1 == sequence => gap.to = sequence,
                    _ => answered.lost.push(Gap {
                        from: sequence,
                        to: sequence,
                    }),
                }
            }
        }
        for frame in frames.into_values() {
            self.take_frame(&frame, audit)?;
        }
        Ok(())
    }

    /// A record that was written a while ago, as it is called on the disk by now.
    fn as_written_now(&self, key: Key) -> Key {
        match self.shared.folders.vault.as_deref() {
            Some(vault) => vault.stored_anew(key),
            None => key,
        }
    }

    fn take_frame(&self, frame: &Frame, audit: &AuditEntry) -> Result<(), StoreError> {
        let vault = self.shared.folders.vault.clone();
        let index = self.shared.index();
        let mut writes = Vec::new();
        for (write, value) in frame
            .head
            .writes
            .iter()
            .zip(frame.values(vault.as_deref())?)
        {
            let key = self.as_written_now(write.key());
            let row = index.row(&key)?;
            if row.is_some_and(|row| row.revision >= write.revision) {
                continue;
            }
            writes.push(match value {
                Some(value) => Write::put(
                    key,
                    self.shared.indexes.shaped(&write.kind, write.schema, value),
                ),
                None => Write::Delete(key),
            });
        }
        if writes.is_empty() {
            return Ok(());
        }
        let changes = ChangeSet {
            writes,
            audit: AuditEntry {
                what: say::step_taken_back(Message::from_stored(&frame.head.audit.what)).stored(),
                ..audit.clone()
            },
            ..ChangeSet::default()
        };
        self.open_writer()?.with_writer(|w| w.commit_now(changes))
    }

    /// Whole values of damaged saves where nothing newer stands, and the other records that
    /// those saves say they wrote.
    fn remains_of(&self, notice: &Notice) -> Result<(Vec<Write>, BTreeSet<Key>), StoreError> {
        let folders = &self.shared.folders;
        let index = self.shared.index();
        let mut writes = Vec::new();
        let mut gone = BTreeSet::new();
        for name in notice.kept() {
            let path = folders.aside().join(name);
            let Ok(bytes) = plain::read(&path) else {
                continue;
            };
            let sealed = is_sealed(&bytes);
            let Ok(bytes) = open_file(folders.vault.as_deref(), bytes) else {
                continue;
            };
            for remains in remains(&bytes, folders.vault.as_deref(), sealed) {
                let mut whole = BTreeSet::new();
                for (key, revision, value) in remains.values {
                    let key = self.as_written_now(key);
                    whole.insert(key.clone());
                    let row = index.row(&key)?;
                    if row.is_some_and(|row| row.revision >= revision) {
                        continue;
                    }
                    let schema = remains.head.as_ref().and_then(|head| {
                        let mine = head
                            .writes
                            .iter()
                            .find(|write| self.as_written_now(write.key()) == key)?;
                        Some(mine.schema)
                    });
                    let indexes = self.shared.indexes;
                    let value = indexes.shaped(&key.kind, schema.unwrap_or(indexes.schema), value);
                    writes.push(Write::put(key, value));
                }
                for write in remains.head.iter().flat_map(|head| &head.writes) {
                    let key = self.as_written_now(write.key());
                    let newer = index
                        .row(&key)?
                        .is_some_and(|r| r.revision >= write.revision);
                    if !whole.contains(&key) && !newer {
                        gone.insert(key);
                    }
                }
            }
        }
        Ok((writes, gone))
    }

    fn salvage(
        &self,
        notice: &Notice,
        audit: &AuditEntry,
        answered: &mut Answered,
    ) -> Result<(), StoreError> {
        let (writes, mut gone) = self.remains_of(notice)?;
        let save = |writes: Vec<Write>| {
            self.open_writer()?.commit(ChangeSet {
                writes,
                audit: AuditEntry {
                    what: say::step_salvaged().stored(),
                    ..audit.clone()
                },
                ..ChangeSet::default()
            })
        };
        let keys = |writes: &[Write]| writes.iter().map(|w| w.key().clone()).collect::<Vec<_>>();
        if writes.is_empty() || save(writes.clone()).is_ok() {
            answered.salvaged = keys(&writes);
        } else {
            // One whose name is another's by now does not keep the others out.
            for write in writes {
                let key = write.key().clone();
                match save(vec![write]) {
                    Ok(_) => answered.salvaged.push(key),
                    Err(StoreError::Taken { .. }) => {
                        gone.insert(key);
                    }
                    Err(error) => return Err(error),
                }
            }
        }
        answered.gone = gone.into_iter().collect();
        Ok(())
    }
}

impl ToMessage for Answered {
    fn message(&self) -> Message {
        let mut more: Vec<Message> = self.findings.iter().map(Finding::message).collect();
        if self.taken > 0 {
            more.push(say::step_answered_taken(self.taken));
        }
        if !self.lost.is_empty() {
            more.push(say::step_answered_lost(self.lost.iter().map(Gap::message)));
        }
        if !self.salvaged.is_empty() {
            more.push(say::step_answered_salvaged(self.salvaged.len()));
        }
        if !self.gone.is_empty() {
            more.push(say::step_answered_gone(self.gone.len()));
        }
        more.insert(0, say::step_answered());
        // Two and two, since messages hold each other only so deep.
        while more.len() > 1 {
            more = more.chunks(2).map(one_of_two).collect();
        }
        more.pop().unwrap_or_default()
    }
}

fn one_of_two(pair: &[Message]) -> Message {
    match pair {
        [first, next] => say::then(first.clone(), next.clone()),
        _ => pair.first().cloned().unwrap_or_default(),
    }
}
