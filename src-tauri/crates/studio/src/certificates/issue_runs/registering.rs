//! Into the register: serials, sheets of numbered paper, and what a certificate replaces, in one
//! step with the counter.

use std::collections::HashMap;
use std::ops;

use certificate::CertificateError;
use domain::certificate::{Certificate, Snapshot, Standing};
use domain::paper_stock::PaperStock;
use domain::record_kind::RecordKind;
use domain::{CohortId, LearnerId};
use store::{Guard, Range, Records, Write};
use words::say::certificates as say;

use super::count;
use crate::certificates::run_list::RunList;
use crate::certificates::serials::Serials;
use crate::core::error::StudioError;
use crate::core::indexes::CERTIFICATE_RUN;
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;
use crate::credentials::shape::CredentialShape;
use crate::credentials::signer::{CredentialNumbers, Signatures};

/// Certificates read at once while a run is looked up.
const AT_ONCE: usize = 1_000;

/// Where serials and sheets were taken from.
pub(crate) struct Numbered {
    serials: Serials,
    stock: Option<Saved<PaperStock>>,
    credentials: Option<CredentialNumbers>,
}

/// Certificates as they enter the register, and the shapes of credentials that come with them.
#[derive(Default)]
pub(crate) struct Signed {
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) shapes: Vec<(String, CredentialShape)>,
}

impl Studio {
    /// Sheets that so many certificates need: one a page.
    fn sheets_for(&self, run: &Snapshot, certificates: usize) -> Result<u32, StudioError> {
        let pages = self.template_of(run)?.pages.len();
        Ok(count(certificates.saturating_mul(pages)))
    }

    /// Refuses a run for which there is not enough numbered paper.
    pub(super) fn enough_paper(
        &self,
        run: &Snapshot,
        certificates: usize,
    ) -> Result<(), StudioError> {
        let Some(id) = &run.stock else {
            return Ok(());
        };
        if self.template_of(run)?.labels.is_some() {
            return Err(StudioError::refused(say::press_refused_numbered_labels()));
        }
        let mut stock = self.paper_stock(id.as_str())?.value;
        let sheets = self.sheets_for(run, certificates)?;
        stock.take(sheets, &run.id).map_err(StudioError::refused)?;
        Ok(())
    }

    /// Gives certificates the next serials, sheets where the paper is numbered, and the anchor of
    /// the journal as it is now. Serials that were taken when the run was planned stay, unless
    /// somebody moved the counter meanwhile.
    pub(crate) fn number(
        &self,
        run: &Snapshot,
        list: &mut RunList,
        range: ops::Range<usize>,
    ) -> Result<Numbered, StudioError> {
        let serials = self.serials_of(run)?;
        if !list.follows(range.start, serials.last()) {
            list.counted_from(range.start, serials.last());
            let mut next = self.serials_of(run)?;
            for place in range.start..list.len() {
                let (_, number) = next.take_numbered(self)?;
                list.set_number(place, number);
            }
        }
        let stock = match &run.stock {
            Some(id) => Some(self.paper_stock(id.as_str())?),
            None => None,
        };
        list.set_anchor(range.clone(), &self.store.tip()?.to_string());
        if let Some(stock) = &stock {
            let pages = self.sheets_for(run, 1)?;
            let mut sheet = stock.value.next;
            for place in range.clone() {
                list.set_sheet(place, &stock.value.prefix, sheet);
                sheet = sheet.saturating_add(pages);
            }
        }
        let credentials = self.number_credentials(run.programme.version, list, range)?;
        Ok(Numbered {
            serials,
            stock,
            credentials,
        })
    }

    /// Gives certificates that are signed the next numbers of credentials.
    fn number_credentials(
        &self,
        version: u32,
        list: &mut RunList,
        range: ops::Range<usize>,
    ) -> Result<Option<CredentialNumbers>, StudioError> {
        if list.signer().is_none() {
            return Ok(None);
        }
        let before = self.credential_numbers()?;
        let mut numbers = self.credential_numbers()?;
        for place in range {
            let awarded = self.awarded_on(list.replaces(place), version)?;
            list.set_credential(place, numbers.take()?, awarded);
        }
        Ok(Some(before))
    }

    /// The certificates of a part as they enter the register, signed where the run is.
    pub(crate) fn signed(
        &self,
        list: &RunList,
        range: ops::Range<usize>,
        mut signatures: Option<&mut Signatures<'_>>,
    ) -> Result<Signed, StudioError> {
        let mut signed = Signed::default();
        for place in range {
            let missing = || StudioError::from(CertificateError::Missing(place + 1));
            let mut certificate = list.get(place).ok_or_else(missing)?;
            if let Some(signatures) = signatures.as_deref_mut() {
                let levels = self.levels_of(signatures, &certificate)?;
                signed
                    .shapes
                    .extend(signatures.sign(&mut certificate, levels)?);
            }
            signed.certificates.push(certificate);
        }
        Ok(signed)
    }

    /// Registers certificates with the serials they were given, in one step, and whatever else
    /// belongs to it. Refused when somebody else took a serial or a sheet in between.
    pub(crate) fn enter(
        &self,
        permit: &Permit,
        run: &Snapshot,
        (list, range): (&RunList, ops::Range<usize>),
        signed: &Signed,
        numbered: &mut Numbered,
        (mut guards, mut writes): (Vec<Guard>, Vec<Write>),
    ) -> Result<(), StudioError> {
        let count = range.len();
        if let Some(last) = range.clone().next_back() {
            numbered.serials.go_to(list.number(last));
        }
        let (guard, write) = numbered.serials.kept()?;
        guards.push(guard);
        writes.push(write);
        if let Some(stock) = &mut numbered.stock {
            let sheets = self.sheets_for(run, count)?;
            stock
                .value
                .take(sheets, &run.id)
                .map_err(StudioError::refused)?;
            let id = stock.value.id.as_str();
            guards.push(records::revision_is(
                RecordKind::PaperStock,
                id,
                stock.revision,
            ));
            writes.push(records::put(RecordKind::PaperStock, id, &stock.value)?);
        }
        if let Some(credentials) = &mut numbered.credentials {
            if let Some(last) = range
                .clone()
                .next_back()
                .and_then(|place| list.credential(place))
            {
                credentials.taken(last);
            }
            let (guard, write) = credentials.kept()?;
            guards.push(guard);
            writes.push(write);
        }
        for (name, shape) in &signed.shapes {
            if !self.has_shape(name)? {
                let kind = RecordKind::CredentialShape;
                guards.push(records::absent(kind, name));
                writes.push(records::put(kind, name, shape)?);
            }
        }
        for certificate in &signed.certificates {
            let serial = &certificate.serial;
            guards.push(records::absent(RecordKind::Certificate, serial));
            writes.push(records::put(RecordKind::Certificate, serial, certificate)?);
            if !certificate.replaces.is_empty() {
                let (guard, write) = self.replaced(certificate)?;
                guards.push(guard);
                writes.push(write);
            }
        }
        let what = say::press_step_issue(&run.programme.code, count);
        let committed = self.save_for_good_telling(permit, &what, guards, writes)?;
        numbered.serials.kept_at(&committed);
        if let Some(credentials) = &mut numbered.credentials {
            credentials.kept_at(&committed);
        }
        if let Some(stock) = &mut numbered.stock {
            let key = records::key(RecordKind::PaperStock, stock.value.id.as_str());
            stock.revision = committed.revision(&key).unwrap_or(stock.revision);
        }
        Ok(())
    }

    /// The certificate whose place another takes, marked so.
    fn replaced(&self, by: &Certificate) -> Result<(Guard, Write), StudioError> {
        let old = &by.replaces;
        let mut saved = self
            .get::<Certificate>(RecordKind::Certificate, old)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Certificate, old))?;
        saved.value.standing = Standing::Replaced {
            by: by.serial.clone(),
            at: self.now(),
        };
        Ok((
            records::revision_is(RecordKind::Certificate, old, saved.revision),
            records::put(RecordKind::Certificate, old, &saved.value)?,
        ))
    }

    /// The certificates of a run that are in the register, in the order in which they were
    /// printed: that of the learners. Serials need not be in order, where a pattern begins with
    /// the check digit.
    pub(super) fn registered(
        &self,
        run: &Snapshot,
        cohort: &CohortId,
    ) -> Result<RunList, StudioError> {
        let mine = Range::of(run.id.as_str());
        let mut found = RunList::of(run, None);
        if self.count_of(&CERTIFICATE_RUN, &mine)? == 0 {
            return Ok(found);
        }
        let learners = self.learners_by_name(cohort, |_| true)?;
        let places: HashMap<LearnerId, usize> = (0..learners.len())
            .filter_map(|place| Some((learners.at(place)?.id, place)))
            .collect();
        let mut keys = Vec::new();
        let mut after = None;
        loop {
            let (page, next) =
                self.page_in::<Certificate>(&CERTIFICATE_RUN, mine.clone(), AT_ONCE, after, false)?;
            for certificate in page.into_iter().map(|saved| saved.value) {
                let place = places.get(&certificate.learner_id).copied();
                keys.push((
                    place.unwrap_or(usize::MAX),
                    certificate.serial.clone(),
                    keys.len(),
                ));
                found.push(certificate, 0);
            }
            match next {
                Some(next) => after = Some(next),
                None => break,
            }
        }
        keys.sort_unstable();
        Ok(found.in_order(keys.into_iter().map(|(.., place)| place)))
    }
}
