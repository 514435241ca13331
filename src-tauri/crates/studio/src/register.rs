//! The register: every certificate issued.

use domain::certificate::Certificate;
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{PageOf, Records, SearchFor};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::search::REVOKED;
use crate::workspace::Studio;

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
}

impl Studio {
    fn in_register(&self, query: &str, mark: &str, offset: u32, limit: u32) -> SearchFor {
        SearchFor {
            words: query.to_owned(),
            kind: records::CERTIFICATE.to_owned(),
            mark: mark.to_owned(),
            offset: offset as usize,
            limit: limit as usize,
            ..SearchFor::default()
        }
    }

    /// Certificates that answer a query, best first; all for an empty one, newest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn register(
        &self,
        query: &str,
        offset: u32,
        limit: u32,
    ) -> Result<RegisterPage, StudioError> {
        let number = |count: u64| u32::try_from(count).unwrap_or(u32::MAX);
        let revoked = self
            .store
            .find(&self.in_register(query, REVOKED, 0, 0))?
            .total;
        let (total, certificates) = if query.trim().is_empty() {
            let total = self.store.count(records::CERTIFICATE)?;
            (
                total,
                self.newest_certificates(offset as usize, limit as usize)?,
            )
        } else {
            self.hits::<Certificate>(&self.in_register(query, "", offset, limit))?
        };
        Ok(RegisterPage {
            total: number(total),
            revoked: number(revoked),
            certificates: certificates.into_iter().map(|c| c.value).collect(),
        })
    }

    fn newest_certificates(
        &self,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<Saved<Certificate>>, StudioError> {
        let page = self.store.page(&PageOf {
            kind: records::CERTIFICATE.to_owned(),
            backwards: true,
            limit: offset.saturating_add(limit),
            ..PageOf::default()
        })?;
        page.records
            .into_iter()
            .skip(offset)
            .map(records::read)
            .collect()
    }

    /// The page of a certificate as it was printed.
    ///
    /// # Errors
    /// When there is no such certificate.
    pub fn certificate_page(&self, serial: &str) -> Result<Vec<u8>, StudioError> {
        let saved = self
            .get::<Certificate>(records::CERTIFICATE, serial)?
            .ok_or_else(|| StudioError::not_found("certificate", serial))?;
        self.page_of(&saved.value)
    }

    /// Revokes a certificate.
    ///
    /// # Errors
    /// Without a reason, or when it was revoked before.
    pub fn revoke(&self, serial: &str, reason: &str) -> Result<Certificate, StudioError> {
        self.may(Action::Issue)?;
        let mut saved = self
            .get::<Certificate>(records::CERTIFICATE, serial)?
            .ok_or_else(|| StudioError::not_found("certificate", serial))?;
        saved
            .value
            .revoke(reason, self.now())
            .map_err(StudioError::refused)?;
        let guard = records::revision_is(records::CERTIFICATE, serial, saved.revision);
        self.save_for_good(
            &format!("Revoke {serial}"),
            vec![guard],
            vec![records::put(records::CERTIFICATE, serial, &saved.value)?],
        )?;
        Ok(saved.value)
    }

    /// The certificates that answer a query as CSV.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn register_csv(&self, query: &str) -> Result<Vec<u8>, StudioError> {
        let mut list: Vec<Certificate> = if query.trim().is_empty() {
            self.newest_certificates(0, usize::MAX)?
        } else {
            let total = self.store.find(&self.in_register(query, "", 0, 0))?.total;
            let all = u32::try_from(total).unwrap_or(u32::MAX);
            self.hits(&self.in_register(query, "", 0, all))?.1
        }
        .into_iter()
        .map(|c| c.value)
        .collect();
        list.sort_by(|a, b| b.serial.cmp(&a.serial));
        Ok(report::register(&list))
    }
}
