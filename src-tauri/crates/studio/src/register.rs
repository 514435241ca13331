//! The register: every certificate issued.

use domain::certificate::{Certificate, Standing};
use domain::people::Action;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::records;
use crate::search::{folded, score};
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
    fn register_matching(&self, query: &str) -> Result<Vec<Certificate>, StudioError> {
        let wanted = folded(query.trim());
        let mut list: Vec<Certificate> = self
            .list::<Certificate>(records::CERTIFICATE, "")?
            .into_iter()
            .map(|c| c.value)
            .filter(|c| {
                let texts = [
                    &c.name,
                    &c.latin_name,
                    &c.serial,
                    &c.learner_number,
                    &c.programme_title,
                    &c.programme_code,
                    &c.cohort_name,
                ];
                wanted.is_empty() || texts.into_iter().any(|text| score(text, &wanted) > 0)
            })
            .collect();
        list.sort_by(|a, b| b.serial.cmp(&a.serial));
        Ok(list)
    }

    /// Certificates that answer a query, newest first; all for an empty one.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn register(
        &self,
        query: &str,
        offset: u32,
        limit: u32,
    ) -> Result<RegisterPage, StudioError> {
        let list = self.register_matching(query)?;
        let revoked = list
            .iter()
            .filter(|c| c.standing != Standing::Valid)
            .count();
        Ok(RegisterPage {
            total: u32::try_from(list.len()).unwrap_or(u32::MAX),
            revoked: u32::try_from(revoked).unwrap_or(u32::MAX),
            certificates: list
                .into_iter()
                .skip(offset as usize)
                .take(limit as usize)
                .collect(),
        })
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
        Ok(report::register(&self.register_matching(query)?))
    }
}
