//! Certificates that expire, and renewing them in bulk.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use domain::certificate::{Certificate, RENEW_BEFORE};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::{CohortId, Date};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Range;
use words::say;

use crate::certificates::pages::{IssueOptions, IssueReport};
use crate::core::error::StudioError;
use crate::core::indexes::CERTIFICATE_EXPIRY;
use crate::core::progress::Progress;
use crate::core::studio::Studio;

/// A certificate that has run out, or is about to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Expiring {
    /// Its serial.
    pub serial: String,
    /// The name on it.
    pub name: String,
    /// The learner's number.
    pub learner_number: String,
    /// The programme's code.
    pub programme_code: String,
    /// The programme's title as printed.
    pub programme_title: String,
    /// The cohort's name.
    pub cohort_name: String,
    /// Its last day.
    pub valid_until: Date,
    /// Whether that day is over.
    pub over: bool,
}

/// A part of the certificates that expire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ExpiringPage {
    /// This part of them.
    pub certificates: Vec<Expiring>,
    /// Where the next part begins; `None` after the last.
    pub next: Option<String>,
}

impl Studio {
    fn today(&self) -> Result<Date, StudioError> {
        self.now()
            .date()
            .ok_or_else(|| StudioError::refused(say::errors::no_date()))
    }

    /// Valid certificates whose last day is over, or is at most [`RENEW_BEFORE`] days away,
    /// those first that run out first. `after` is an earlier page's [`ExpiringPage::next`].
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn expiring(&self, after: Option<String>, limit: u32) -> Result<ExpiringPage, StudioError> {
        let today = self.today()?;
        let last = today.plus_days(RENEW_BEFORE);
        let range = Range::of("valid")
            .at_least("0001-01-01")
            .at_most(last.as_str());
        let (found, next) =
            self.page_in::<Certificate>(&CERTIFICATE_EXPIRY, range, limit as usize, after, false)?;
        let certificates = found
            .into_iter()
            .filter_map(|saved| {
                let c = saved.value;
                let last = c.valid_until?;
                Some(Expiring {
                    over: last < today,
                    serial: c.serial,
                    name: c.name,
                    learner_number: c.learner_number,
                    programme_code: c.programme_code,
                    programme_title: c.programme_title,
                    cohort_name: c.cohort_name,
                    valid_until: last,
                })
            })
            .collect();
        Ok(ExpiringPage { certificates, next })
    }

    /// Renews certificates: a run of the press for each cohort, for these learners alone. Each
    /// new certificate takes the place of the old one.
    ///
    /// # Errors
    /// As for [`Studio::issue`]; cohorts that were printed before stay so.
    pub fn renew(
        &self,
        serials: &[String],
        options: &IssueOptions,
        out: &Path,
        progress: &Progress<'_>,
    ) -> Result<IssueReport, StudioError> {
        self.may(Action::Issue)?;
        let mut by_cohort: BTreeMap<CohortId, Vec<String>> = BTreeMap::new();
        let mut seen = HashSet::new();
        for serial in serials.iter().filter(|s| seen.insert(s.as_str())) {
            let held = self
                .get::<Certificate>(RecordKind::Certificate, serial)?
                .ok_or_else(|| StudioError::not_found(RecordKind::Certificate, serial))?
                .value;
            by_cohort
                .entry(held.cohort_id)
                .or_default()
                .push(held.learner_number);
        }
        let mut whole = IssueReport::default();
        for (cohort, numbers) in by_cohort {
            let mine = IssueOptions {
                again: numbers,
                only_again: true,
                ..options.clone()
            };
            let report = self.issue(cohort.as_str(), &mine, out, progress)?;
            whole.issued += report.issued;
            whole.files.extend(report.files);
            whole.left_out.extend(report.left_out);
            whole.notes.extend(report.notes);
        }
        Ok(whole)
    }
}
