//! What every backend of the store promises. `tests/conformance.rs` holds each to it.

use crate::change::{
    ChangeSet, Committed, Key, KeyPage, Page, PageOf, ReadCount, Record, Tip, Versions,
};
use crate::error::StoreError;
use crate::indexed::{Found, Range, Within};

/// Records that many callers read and change at once.
///
/// A backend may be shared between threads. It never runs a caller's code inside a
/// transaction: callers hand over data, so that the same interface can stand before a
/// database on another machine.
pub trait Records: Send + Sync {
    /// Commits a change set whole, or refuses it whole.
    ///
    /// *Promise:* when this returns `Ok`, the change survives the end of the process and
    /// of the machine's power, if the backend survives anything at all; every read that
    /// begins afterwards sees all of it. When it returns an error other than
    /// [`StoreError::CannotTell`], nothing of it is or will ever be seen. Change sets
    /// that are handed over at once are committed one after another: each is held
    /// against its guards as the one before left things. A request that was committed
    /// before is not committed again; its first number is returned. What a caller needs to go
    /// on, the revisions, is in what is returned.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] with what is stored, [`StoreError::Duplicate`],
    /// [`StoreError::Missing`], [`StoreError::Taken`] (also by an index that is described as
    /// unique), [`StoreError::StillHeld`], [`StoreError::Full`], [`StoreError::ReadOnly`],
    /// [`StoreError::Damaged`], or [`StoreError::CannotTell`] when it is not known
    /// whether it was written: ask again with the same request after opening again.
    fn commit(&self, changes: ChangeSet) -> Result<Committed, StoreError>;

    /// One record, as the newest commit left it.
    ///
    /// *Promise:* what is returned is what was committed, byte for byte; storage that
    /// returns something else makes an error, never a wrong value.
    ///
    /// # Errors
    /// When it cannot be read.
    fn get(&self, key: &Key) -> Result<Option<Record>, StoreError>;

    /// Many records at once, in the order of their keys; `None` for one there is not.
    ///
    /// *Promise:* as [`Records::get`] for each. What the records share in storage is read and
    /// unpacked once, whatever the order of the keys. A commit made meanwhile may be seen for
    /// some and not for others.
    ///
    /// # Errors
    /// When one cannot be read.
    fn get_many(&self, keys: &[Key]) -> Result<Vec<Option<Record>>, StoreError>;

    /// Whether there is a record, without reading it.
    ///
    /// # Errors
    /// When it cannot be told.
    fn exists(&self, key: &Key) -> Result<bool, StoreError>;

    /// A part of a kind, in order of the identities' bytes.
    ///
    /// *Promise:* going on from cursor to cursor meets every record that was there all
    /// the while exactly once, whatever is committed meanwhile.
    ///
    /// # Errors
    /// When it cannot be read.
    fn page(&self, of: &PageOf) -> Result<Page, StoreError>;

    /// The keys of [`Records::page`], without reading a record.
    ///
    /// *Promise:* that of `page`.
    ///
    /// # Errors
    /// When they cannot be read.
    fn keys(&self, of: &PageOf) -> Result<KeyPage, StoreError>;

    /// Entries of an index in order of their parts, then of the identities' bytes, without
    /// reading a record.
    ///
    /// *Promise:* the index holds what the newest commit left, no more and no less. Going on
    /// from cursor to cursor meets every entry that was there all the while exactly once,
    /// whatever is committed meanwhile; an entry whose record changed its parts may be met
    /// where it was, where it is, in both places or in neither. No more entries are looked at
    /// than are handed out, and one.
    ///
    /// In a locked workspace text of private kinds is held blinded: it is found by equality,
    /// and comes in an order that means nothing, with [`crate::PartValue::Blinded`] in its
    /// place; cursors work. Days, flags, numbers and tags of private kinds are in clear: they
    /// say when and how many, never who.
    ///
    /// # Errors
    /// [`StoreError::Misuse`] when there is no such index, a value does not fit it, or the
    /// cursor is of none; [`StoreError::NoOrder`] for bounds on text that is blinded; or when
    /// it cannot be read.
    fn within(&self, wanted: &Within) -> Result<Found, StoreError>;

    /// The records of [`Records::within`], in its order. One that has several entries comes
    /// with each.
    ///
    /// *Promise:* a record comes as it is now, also if it changed after its entry was read;
    /// one that went meanwhile is left out, so that a page may be shorter than its limit and
    /// not be the last.
    ///
    /// # Errors
    /// Those of `within` and [`Records::get_many`].
    fn records_within(&self, wanted: &Within) -> Result<Page, StoreError> {
        let found = self.within(wanted)?;
        let keys: Vec<Key> = found.entries.into_iter().map(|e| e.key).collect();
        Ok(Page {
            records: self.get_many(&keys)?.into_iter().flatten().collect(),
            next: found.next,
        })
    }

    /// How many entries of an index are in a range, without reading a record.
    ///
    /// *Promise:* one counter is read when the range is of whole parts and no more of them
    /// than the index counts ([`crate::IndexDescription::counted`]); else the entries are
    /// counted one by one.
    ///
    /// # Errors
    /// Those of [`Records::within`].
    fn count_within(&self, kind: &str, index: &str, range: &Range) -> Result<u64, StoreError>;

    /// How many records of a kind there are, without reading them.
    ///
    /// # Errors
    /// When it cannot be read.
    fn count(&self, kind: &str) -> Result<u64, StoreError>;

    /// Every version of a record, newest first, deletions included; empty for one that
    /// never was.
    ///
    /// *Promise:* a version once committed is never changed.
    ///
    /// # Errors
    /// When it cannot be read.
    fn versions(&self, key: &Key) -> Result<Versions, StoreError>;

    /// The newest commit.
    ///
    /// # Errors
    /// When it cannot be read.
    fn tip(&self) -> Result<Tip, StoreError>;

    /// What was read so far, so that a test can hold a use case to it.
    fn reads(&self) -> ReadCount;

    /// Every record of a kind whose identity begins with `prefix`, read into memory.
    ///
    /// It costs as much as the workspace is large: it is for exports, migrations and tests,
    /// never for what a screen or a command asks. Those use [`Records::within`] or
    /// [`Records::page`].
    ///
    /// # Errors
    /// When it cannot be read.
    fn every(&self, kind: &str, prefix: &str) -> Result<Vec<Record>, StoreError> {
        let mut of = PageOf {
            kind: kind.to_owned(),
            prefix: prefix.to_owned(),
            limit: 4_096,
            ..PageOf::default()
        };
        let mut found = Vec::new();
        loop {
            let page = self.page(&of)?;
            found.extend(page.records);
            match page.next {
                Some(next) => of.after = Some(next),
                None => return Ok(found),
            }
        }
    }
}
