//! The next serials of a programme, past those that are taken.

use domain::Date;
use domain::certificate::Snapshot;
use domain::institution::Institution;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};
use store::{Committed, Guard, Records, Write};
use words::say;

use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;

#[derive(Default, Serialize, Deserialize)]
struct Counter {
    last: u32,
}

/// Where the serials of a programme have got to.
pub(crate) struct Serials {
    institution: Institution,
    code: String,
    day: Date,
    counter: String,
    revision: u32,
    last: u32,
}

impl Serials {
    /// The next one that neither a certificate nor a void entry has. Some are taken before the
    /// counter reaches them where the register of another workspace was merged into this one, or
    /// where the pattern was another one before.
    ///
    /// # Errors
    /// When there is no number left.
    pub(crate) fn take(&mut self, studio: &Studio) -> Result<String, StudioError> {
        self.take_numbered(studio).map(|(serial, _)| serial)
    }

    /// The next one, and its running number.
    ///
    /// # Errors
    /// As for [`Self::take`].
    pub(crate) fn take_numbered(&mut self, studio: &Studio) -> Result<(String, u32), StudioError> {
        loop {
            self.last = self
                .last
                .checked_add(1)
                .ok_or_else(|| StudioError::refused(say::certificates::stock_serials_at_end()))?;
            let serial = self.institution.serial(&self.code, &self.day, self.last);
            if !studio.is_serial_taken(&serial)? {
                return Ok((serial, self.last));
            }
        }
    }

    /// Where the counter stands.
    pub(crate) fn last(&self) -> u32 {
        self.last
    }

    /// Goes on to a running number whose serial was taken before.
    pub(crate) fn go_to(&mut self, last: u32) {
        self.last = last;
    }

    /// What was kept stands at this revision.
    pub(crate) fn kept_at(&mut self, committed: &Committed) {
        let key = records::key(RecordKind::Counter, &self.counter);
        if let Some(revision) = committed.revision(&key) {
            self.revision = revision;
        }
    }

    /// Moves the counter to the last serial taken, unless somebody else moved it meanwhile.
    pub(crate) fn kept(&self) -> Result<(Guard, Write), StudioError> {
        let counter = Counter { last: self.last };
        Ok((
            records::revision_is(RecordKind::Counter, &self.counter, self.revision),
            records::put(RecordKind::Counter, &self.counter, &counter)?,
        ))
    }
}

impl Studio {
    /// The serials of a programme on a day: a counter for each programme, each year or both, as
    /// the institution's pattern says.
    pub(crate) fn serials(
        &self,
        institution: Institution,
        code: &str,
        day: &Date,
    ) -> Result<Serials, StudioError> {
        let counter = institution.serial_counter(code, day);
        let saved = self.get::<Counter>(RecordKind::Counter, &counter)?;
        let (revision, last) = saved.map_or((0, 0), |c| (c.revision, c.value.last));
        Ok(Serials {
            institution,
            code: code.to_owned(),
            day: day.clone(),
            counter,
            revision,
            last,
        })
    }

    /// The serials of a run, by the institution as it was then.
    pub(crate) fn serials_of(&self, run: &Snapshot) -> Result<Serials, StudioError> {
        self.serials(run.institution.clone(), &run.programme.code, &run.issued_on)
    }

    fn is_serial_taken(&self, serial: &str) -> Result<bool, StudioError> {
        for kind in [RecordKind::Certificate, RecordKind::VoidSerial] {
            if self.store.exists(&records::key(kind, serial))? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
