//! The register: every certificate issued.

use std::io::Write;
use std::path::Path;

use domain::certificate::{Certificate, RevokeRefused};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::table::TableStyle;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Range, Records, SearchFor};
use words::{Message, say};

use crate::core::error::StudioError;
use crate::core::indexes::{CERTIFICATE_EXPIRY, CERTIFICATE_ISSUED};
use crate::core::outside::stream_outside;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;
use crate::workspace::search::REVOKED;

/// A part of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RegisterPage {
    /// How many certificates answer.
    pub total: u32,
    /// How many of them were revoked.
    pub revoked: u32,
    /// This part of them.
    pub certificates: Vec<Certificate>,
    /// Where the next part begins; `None` after the last.
    pub next: Option<String>,
}

/// Certificates read at once while all are written.
const AT_ONCE: usize = 1_000;

fn in_register(query: &str, mark: &str, offset: usize, limit: usize) -> SearchFor {
    SearchFor {
        words: query.to_owned(),
        kind: RecordKind::Certificate.name().to_owned(),
        mark: mark.to_owned(),
        offset,
        limit,
        ..SearchFor::default()
    }
}

impl Studio {
    /// Certificates that answer a query, best first; all for an empty one, newest first. `after`
    /// is an earlier page's [`RegisterPage::next`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn register(
        &self,
        query: &str,
        after: Option<String>,
        limit: u32,
    ) -> Result<RegisterPage, StudioError> {
        let limit = limit as usize;
        let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        if query.trim().is_empty() {
            let (certificates, next) = if limit == 0 {
                (Vec::new(), None)
            } else {
                self.page_in::<Certificate>(&CERTIFICATE_ISSUED, Range::all(), limit, after, true)?
            };
            return Ok(RegisterPage {
                total: number(self.store.count(RecordKind::Certificate.name())?),
                revoked: number(self.count_of(&CERTIFICATE_EXPIRY, &Range::of("revoked"))?),
                certificates: certificates.into_iter().map(|c| c.value).collect(),
                next,
            });
        }
        let offset = after.and_then(|after| after.parse().ok()).unwrap_or(0);
        let revoked = self.store.find(&in_register(query, REVOKED, 0, 0))?.total;
        let (total, found) = self.hits::<Certificate>(&in_register(query, "", offset, limit))?;
        let end = offset.saturating_add(limit);
        Ok(RegisterPage {
            total: number(total),
            revoked: number(revoked),
            certificates: found.into_iter().map(|c| c.value).collect(),
            next: (limit > 0 && total > end as u64).then(|| end.to_string()),
        })
    }

    /// A certificate in the register.
    ///
    /// # Errors
    /// When there is none with this serial.
    pub fn certificate(&self, serial: &str) -> Result<Certificate, StudioError> {
        Ok(self
            .get::<Certificate>(RecordKind::Certificate, serial)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Certificate, serial))?
            .value)
    }

    /// The page of a certificate as it was printed.
    ///
    /// # Errors
    /// When there is no such certificate.
    pub fn certificate_page(&self, serial: &str) -> Result<Vec<u8>, StudioError> {
        let saved = self
            .get::<Certificate>(RecordKind::Certificate, serial)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Certificate, serial))?;
        self.page_of(&saved.value)
    }

    /// Revokes a certificate. Its serial may be written as somebody reads it from paper.
    ///
    /// # Errors
    /// Without a reason, or when it was revoked before.
    pub fn revoke(&self, serial: &str, reason: &str) -> Result<Certificate, StudioError> {
        let at = self.now();
        self.change_standing(
            serial,
            |serial| say::register::step_revoke(serial),
            |certificate| certificate.revoke(reason, at),
        )
    }

    fn change_standing(
        &self,
        serial: &str,
        what: impl FnOnce(&str) -> Message,
        change: impl FnOnce(&mut Certificate) -> Result<(), RevokeRefused>,
    ) -> Result<Certificate, StudioError> {
        let permit = self.may(Action::Issue)?;
        let serial = self.serial_meant(serial)?;
        let serial = serial.as_str();
        let mut saved = self
            .get::<Certificate>(RecordKind::Certificate, serial)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Certificate, serial))?;
        change(&mut saved.value).map_err(StudioError::refused)?;
        let guard = records::revision_is(RecordKind::Certificate, serial, saved.revision);
        self.save_for_good(
            &permit,
            &what(serial),
            vec![guard],
            vec![records::put(RecordKind::Certificate, serial, &saved.value)?],
        )?;
        Ok(saved.value)
    }

    /// Takes a certificate back for now. Its serial may be written as somebody reads it from paper.
    ///
    /// # Errors
    /// Without a reason, or when it does not hold.
    pub fn suspend(&self, serial: &str, reason: &str) -> Result<Certificate, StudioError> {
        let at = self.now();
        self.change_standing(
            serial,
            |serial| say::register::step_suspend(serial),
            |certificate| certificate.suspend(reason, at),
        )
    }

    /// Lets a certificate that is suspended hold again.
    ///
    /// # Errors
    /// When it is not suspended.
    pub fn reinstate(&self, serial: &str) -> Result<Certificate, StudioError> {
        self.change_standing(
            serial,
            |serial| say::register::step_reinstate(serial),
            Certificate::reinstate,
        )
    }

    /// Writes the certificates that answer a query as CSV, newest first. Returns how many.
    ///
    /// # Errors
    /// When the index cannot be read, or the file not written.
    pub fn export_register(
        &self,
        query: &str,
        style: &TableStyle,
        to: &Path,
    ) -> Result<u64, StudioError> {
        let mut written = 0;
        stream_outside(to, |file| {
            written = self.write_register(query, style, file)?;
            Ok(())
        })?;
        Ok(written)
    }

    /// As [`Studio::export_register`], to wherever it is wanted.
    ///
    /// # Errors
    /// As for [`Studio::export_register`].
    pub fn write_register(
        &self,
        query: &str,
        style: &TableStyle,
        to: impl Write,
    ) -> Result<u64, StudioError> {
        self.ask_to_export(Action::ExportRegister, &say::register::step_export())?;
        let anchor = self.store.tip()?.to_string();
        let failed = StudioError::file(Path::new("register.csv"));
        let mut register = report::Writer::begin(report::register(), style, to).map_err(failed)?;
        let mut written = 0;
        let mut add = |page: Vec<Saved<Certificate>>| {
            for certificate in page {
                register
                    .add(&certificate.value)
                    .map_err(StudioError::file(Path::new("register.csv")))?;
                written += 1;
            }
            Ok::<(), StudioError>(())
        };
        if query.trim().is_empty() {
            let mut after = None;
            loop {
                let all = Range::all();
                let (page, next) = self.page_in(&CERTIFICATE_ISSUED, all, AT_ONCE, after, true)?;
                add(page)?;
                match next {
                    Some(next) => after = Some(next),
                    None => break,
                }
            }
        } else {
            for serials in self.serials_found(query)?.chunks(AT_ONCE) {
                let found = self.get_many::<Certificate>(RecordKind::Certificate, serials)?;
                add(found.into_iter().flatten().collect())?;
            }
        }
        register
            .finish_with(&report::anchor_line(&anchor, style))
            .and_then(|mut to| to.flush())
            .map_err(StudioError::file(Path::new("register.csv")))?;
        Ok(written)
    }

    /// The serials of all certificates that answer a query, the highest first.
    fn serials_found(&self, query: &str) -> Result<Vec<String>, StudioError> {
        let total = self.store.find(&in_register(query, "", 0, 0))?.total;
        let all = usize::try_from(total).unwrap_or(usize::MAX);
        let found = self.store.find(&in_register(query, "", 0, all))?;
        let mut serials: Vec<String> = found.keys.into_iter().map(|key| key.id).collect();
        serials.sort_unstable_by(|a, b| b.cmp(a));
        Ok(serials)
    }
}
