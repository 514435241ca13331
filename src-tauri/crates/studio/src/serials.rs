//! The next serials of a run, past those that are taken.

use domain::certificate::PrintRun;
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Records, Write};

use crate::error::StudioError;
use crate::records;
use crate::workspace::Studio;

#[derive(Default, Serialize, Deserialize)]
struct Counter {
    last: u32,
}

/// Where a run's serials have got to.
pub(crate) struct Serials {
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
    pub(crate) fn take(&mut self, studio: &Studio, run: &PrintRun) -> Result<String, StudioError> {
        loop {
            self.last = self.last.checked_add(1).ok_or_else(|| {
                StudioError::refused("The counter of serials is at its end. Change the pattern.")
            })?;
            let serial = run
                .institution
                .serial(&run.programme.code, &run.issued_on, self.last);
            if !studio.is_serial_taken(&serial)? {
                return Ok(serial);
            }
        }
    }

    /// Moves the counter to the last serial taken, unless somebody else moved it meanwhile.
    pub(crate) fn kept(&self) -> Result<(Guard, Write), StudioError> {
        let counter = Counter { last: self.last };
        Ok((
            records::revision_is(records::COUNTER, &self.counter, self.revision),
            records::put(records::COUNTER, &self.counter, &counter)?,
        ))
    }
}

impl Studio {
    /// The serials of a run: a counter for each programme, each year or both, as its pattern says.
    pub(crate) fn serials(&self, run: &PrintRun) -> Result<Serials, StudioError> {
        let counter = run
            .institution
            .serial_counter(&run.programme.code, &run.issued_on);
        let saved = self.get::<Counter>(records::COUNTER, &counter)?;
        let (revision, last) = saved.map_or((0, 0), |c| (c.revision, c.value.last));
        Ok(Serials {
            counter,
            revision,
            last,
        })
    }

    fn is_serial_taken(&self, serial: &str) -> Result<bool, StudioError> {
        for kind in [records::CERTIFICATE, records::VOID_SERIAL] {
            if self.store.get(&Key::new(kind, serial))?.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
