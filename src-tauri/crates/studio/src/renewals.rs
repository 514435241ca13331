//! Certificates that run out, and renewing them in bulk.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use domain::certificate::{Certificate, RENEW_BEFORE, Standing};
use domain::people::Action;
use domain::{CohortId, Date};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::certificates::{IssueOptions, IssueReport};
use crate::error::StudioError;
use crate::progress::Progress;
use crate::records;
use crate::workspace::Studio;

/// A certificate that has run out, or is about to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RunningOut {
    /// Its serial.
    pub serial: String,
    /// The name on it.
    pub name: String,
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

impl Studio {
    fn today(&self) -> Result<Date, StudioError> {
        self.now().date().ok_or_else(|| {
            StudioError::refused("The computer's clock gives no date. Set it and try again.")
        })
    }

    /// Valid certificates whose last day is over, or is at most [`RENEW_BEFORE`] days away,
    /// those first that run out first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn running_out(&self) -> Result<Vec<RunningOut>, StudioError> {
        let today = self.today()?;
        let limit = today.plus_days(RENEW_BEFORE);
        let mut list: Vec<RunningOut> = self
            .list::<Certificate>(records::CERTIFICATE, "")?
            .into_iter()
            .map(|saved| saved.value)
            .filter(|c| c.standing == Standing::Valid)
            .filter_map(|c| {
                let last = c.valid_until.filter(|last| *last <= limit)?;
                Some(RunningOut {
                    over: last < today,
                    serial: c.serial,
                    name: c.name,
                    programme_code: c.programme_code,
                    programme_title: c.programme_title,
                    cohort_name: c.cohort_name,
                    valid_until: last,
                })
            })
            .collect();
        list.sort_by(|a, b| (&a.valid_until, &a.serial).cmp(&(&b.valid_until, &b.serial)));
        Ok(list)
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
                .get::<Certificate>(records::CERTIFICATE, serial)?
                .ok_or_else(|| StudioError::not_found("certificate", serial))?
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
