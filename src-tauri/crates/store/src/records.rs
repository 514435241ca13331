//! What every backend of the store promises. `tests/conformance.rs` holds each to it.

use crate::change::{ChangeSet, Committed, Key, Page, PageOf, Past, Record, Tip};
use crate::error::StoreError;

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
    /// before is not committed again; its first number is returned.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] with what is stored, [`StoreError::Duplicate`],
    /// [`StoreError::Taken`], [`StoreError::Full`], [`StoreError::ReadOnly`],
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

    /// A part of a kind, in order of the identities' bytes.
    ///
    /// *Promise:* going on from cursor to cursor meets every record that was there all
    /// the while exactly once, whatever is committed meanwhile.
    ///
    /// # Errors
    /// When it cannot be read.
    fn page(&self, of: &PageOf) -> Result<Page, StoreError>;

    /// The records of a kind that hold a value in a [`crate::Lookup`] field, in order.
    ///
    /// # Errors
    /// When it cannot be read, or the field is none that is looked up.
    fn holding(&self, kind: &str, field: &str, value: &str) -> Result<Vec<Key>, StoreError>;

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
    fn past(&self, key: &Key) -> Result<Past, StoreError>;

    /// The newest commit.
    ///
    /// # Errors
    /// When it cannot be read.
    fn tip(&self) -> Result<Tip, StoreError>;

    /// Every record of a kind whose identity begins with `prefix`.
    ///
    /// # Errors
    /// When it cannot be read.
    fn list(&self, kind: &str, prefix: &str) -> Result<Vec<Record>, StoreError> {
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
