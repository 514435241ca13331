//! Finding records by an index: page by page, or all of one thing.

use domain::record_kind::RecordKind;
use serde::de::DeserializeOwned;
use store::{Found, Range, Records, Within};

use crate::core::error::StudioError;
use crate::core::indexes::Index;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// How many entries are read at once where all of a range are wanted.
const AT_ONCE: usize = 1_000;
/// A page that is asked for has this many rows at most.
const MOST_IN_PAGE: usize = 1_000;

/// How many rows a page has, of those that were asked for.
pub(crate) fn rows_of_page(limit: u32) -> usize {
    usize::try_from(limit).map_or(MOST_IN_PAGE, |limit| limit.clamp(1, MOST_IN_PAGE))
}

/// A number as screens show it.
pub(crate) fn shown_count(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    /// A page of entries of an index. Values are not read.
    pub(crate) fn entries(
        &self,
        index: &Index,
        range: Range,
        limit: usize,
        after: Option<String>,
    ) -> Result<Found, StudioError> {
        let within = Within::new(index.kind, index.name, range, limit).after(after);
        Ok(self.store.within(&within)?)
    }

    /// How many entries of an index are in a range.
    pub(crate) fn count_of(&self, index: &Index, range: &Range) -> Result<u64, StudioError> {
        Ok(self.store.count_within(index.kind, index.name, range)?)
    }

    /// Whether an index holds anything in a range.
    pub(crate) fn any_in(&self, index: &Index, range: Range) -> Result<bool, StudioError> {
        Ok(!self.entries(index, range, 1, None)?.entries.is_empty())
    }

    /// The identities in a range, in order. The range must be of one thing, such as a cohort:
    /// it is held in memory.
    pub(crate) fn ids_in(&self, index: &Index, range: &Range) -> Result<Vec<String>, StudioError> {
        let mut ids = Vec::new();
        let mut after = None;
        loop {
            let found = self.entries(index, range.clone(), AT_ONCE, after)?;
            ids.extend(found.entries.into_iter().map(|entry| entry.key.id));
            match found.next {
                Some(next) => after = Some(next),
                None => return Ok(ids),
            }
        }
    }

    /// The records in a range, in order. The range must be of one thing, such as a cohort: it
    /// is held in memory.
    pub(crate) fn all_in<T: DeserializeOwned>(
        &self,
        index: &Index,
        range: &Range,
    ) -> Result<Vec<Saved<T>>, StudioError> {
        let mut all = Vec::new();
        let mut after = None;
        loop {
            let (page, next) = self.page_in(index, range.clone(), AT_ONCE, after, false)?;
            all.extend(page);
            match next {
                Some(next) => after = Some(next),
                None => return Ok(all),
            }
        }
    }

    /// A page of the records in a range, in order or backwards, and where to go on.
    pub(crate) fn page_in<T: DeserializeOwned>(
        &self,
        index: &Index,
        range: Range,
        limit: usize,
        after: Option<String>,
        backwards: bool,
    ) -> Result<(Vec<Saved<T>>, Option<String>), StudioError> {
        let mut within = Within::new(index.kind, index.name, range, limit).after(after);
        if backwards {
            within = within.backwards();
        }
        let page = self.store.records_within(&within)?;
        let records = page.records.into_iter().map(records::read);
        Ok((records.collect::<Result<_, _>>()?, page.next))
    }

    /// Several records of a kind, in the order asked for; `None` for one that is not there.
    pub(crate) fn get_many<T: DeserializeOwned>(
        &self,
        kind: RecordKind,
        ids: &[String],
    ) -> Result<Vec<Option<Saved<T>>>, StudioError> {
        let keys: Vec<_> = ids.iter().map(|id| records::key(kind, id)).collect();
        let found = self.store.get_many(&keys)?;
        found
            .into_iter()
            .map(|record| record.map(records::read).transpose())
            .collect()
    }
}
