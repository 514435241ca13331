//! Into the register: serials, sheets of numbered paper, and what a certificate replaces, in one
//! step with the counter.

use std::collections::HashMap;

use domain::certificate::{Certificate, PrintRun, Standing};
use domain::{LearnerId, PrintRunId};
use store::{Guard, Write};

use super::count;
use crate::error::StudioError;
use crate::records;
use crate::serials::Serials;
use crate::workspace::Studio;

impl Studio {
    /// Sheets that so many certificates need: one a page.
    fn sheets_for(&self, run: &PrintRun, certificates: usize) -> Result<u32, StudioError> {
        let pages = self.template_of(run)?.pages.len();
        Ok(count(certificates.saturating_mul(pages)))
    }

    /// Refuses a run for which there is not enough numbered paper.
    pub(super) fn enough_paper(
        &self,
        run: &PrintRun,
        certificates: usize,
    ) -> Result<(), StudioError> {
        let Some(id) = &run.stock else {
            return Ok(());
        };
        if self.template_of(run)?.labels.is_some() {
            return Err(StudioError::refused(
                "Numbered paper holds one certificate a sheet, and this template prints several. Choose another template, or no numbered paper.",
            ));
        }
        let mut stock = self.paper_stock(id.as_str())?.value;
        let sheets = self.sheets_for(run, certificates)?;
        stock.take(sheets, &run.id).map_err(StudioError::refused)?;
        Ok(())
    }

    /// Gives certificates the next serials. Returns how far the counter has come.
    pub(super) fn number(
        &self,
        run: &PrintRun,
        certificates: &mut [Certificate],
    ) -> Result<Serials, StudioError> {
        let mut serials = self.serials(run)?;
        let (mut sheet, pages) = match &run.stock {
            Some(id) => (
                Some(self.paper_stock(id.as_str())?.value),
                self.sheets_for(run, 1)?,
            ),
            None => (None, 0),
        };
        for certificate in certificates {
            if let Some(stock) = &mut sheet {
                certificate.sheet = stock.label(stock.next);
                stock.next += pages;
            }
            certificate.serial = serials.take(self, run)?;
        }
        Ok(serials)
    }

    /// Registers certificates with the serials they were given, in one step. Refused when
    /// somebody else took a serial in between.
    pub(super) fn enter(
        &self,
        run: &PrintRun,
        certificates: &[Certificate],
        serials: &Serials,
        mut guards: Vec<Guard>,
        mut writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        let (guard, write) = serials.kept()?;
        guards.push(guard);
        writes.push(write);
        if let Some(stock) = &run.stock {
            let mut saved = self.paper_stock(stock.as_str())?;
            let sheets = self.sheets_for(run, certificates.len())?;
            saved
                .value
                .take(sheets, &run.id)
                .map_err(StudioError::refused)?;
            let id = stock.as_str();
            guards.push(records::revision_is(
                records::PAPER_STOCK,
                id,
                saved.revision,
            ));
            writes.push(records::put(records::PAPER_STOCK, id, &saved.value)?);
        }
        for certificate in certificates {
            let serial = &certificate.serial;
            guards.push(records::absent(records::CERTIFICATE, serial));
            writes.push(records::put(records::CERTIFICATE, serial, certificate)?);
            if !certificate.replaces.is_empty() {
                let (guard, write) = self.replaced(certificate)?;
                guards.push(guard);
                writes.push(write);
            }
        }
        let what = format!(
            "Issue {} certificates of {}",
            certificates.len(),
            run.programme.code
        );
        self.save_for_good(&what, guards, writes)
    }

    /// The certificate whose place another takes, marked so.
    fn replaced(&self, by: &Certificate) -> Result<(Guard, Write), StudioError> {
        let old = &by.replaces;
        let mut saved = self
            .get::<Certificate>(records::CERTIFICATE, old)?
            .ok_or_else(|| StudioError::not_found("certificate", old))?;
        saved.value.standing = Standing::Replaced {
            by: by.serial.clone(),
            at: self.now(),
        };
        Ok((
            records::revision_is(records::CERTIFICATE, old, saved.revision),
            records::put(records::CERTIFICATE, old, &saved.value)?,
        ))
    }

    /// Registers certificates in one step, each with the next serial, and whatever else belongs
    /// to it.
    pub(crate) fn register_some(
        &self,
        run: &PrintRun,
        certificates: &mut [Certificate],
        guards: Vec<Guard>,
        writes: Vec<Write>,
    ) -> Result<(), StudioError> {
        let serials = self.number(run, certificates)?;
        self.enter(run, certificates, &serials, guards, writes)
    }

    /// The certificates of a run that are in the register, in the order in which they were
    /// printed: that of the learners. Serials need not be in order, where a pattern begins with
    /// the check digit.
    pub(super) fn registered(&self, run: &PrintRunId) -> Result<Vec<Certificate>, StudioError> {
        let mut mine: Vec<Certificate> = self
            .list::<Certificate>(records::CERTIFICATE, "")?
            .into_iter()
            .map(|saved| saved.value)
            .filter(|certificate| certificate.run_id == *run)
            .collect();
        let learners = match mine.first() {
            Some(certificate) => self.learners(certificate.cohort_id.as_str())?,
            None => Vec::new(),
        };
        let places: HashMap<LearnerId, usize> =
            learners.into_iter().map(|l| l.id).zip(0..).collect();
        mine.sort_by_cached_key(|c| {
            let place = places.get(&c.learner_id).copied().unwrap_or(usize::MAX);
            (place, c.serial.clone())
        });
        Ok(mine)
    }
}
