//! Who gets no certificate when a cohort is printed, and why.

use std::collections::{HashMap, HashSet};

use domain::certificate::IssueClass;
use domain::cohort::Learner;
use domain::record_kind::RecordKind;
use serde::{Deserialize, Serialize};

use crate::certificates::issue_plan::PlannedCertificate;
use crate::certificates::pages::IssueOptions;
use crate::core::error::StudioError;
use crate::core::finding::shown_count;
use crate::core::records::Saved;
use crate::core::studio::Studio;

/// Who gets none of a cohort. Nobody who passed, or was named by hand, is only counted, unless
/// they hold a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GotNone {
    /// Learners to look at, and those who were named by hand and get none all the same.
    pub named: Vec<PlannedCertificate>,
    /// Learners who hold one already.
    pub already_hold: u32,
    /// Learners who did not pass, or whose result is not known.
    pub not_eligible: u32,
}

impl Studio {
    /// Who gets no certificate when a cohort is printed. Names that no font covers are found when
    /// the pages are made, and stand in the report of the run.
    ///
    /// # Errors
    /// When there is no such cohort or template.
    pub fn who_gets_none(
        &self,
        cohort: &str,
        options: &IssueOptions,
    ) -> Result<GotNone, StudioError> {
        let cohort = self.cohort(cohort)?;
        let run = self.new_run(&cohort, options)?;
        let by_hand: HashSet<&str> = options.again.iter().map(String::as_str).collect();
        let mut named = Vec::new();
        let (mut already_hold, mut not_eligible) = (0, 0);
        self.prepare_for(run, &cohort, options, &HashMap::new(), |row| {
            let asked_for = by_hand.contains(row.number.as_str()) && !row.class.is_issued();
            already_hold += u64::from(row.class == IssueClass::AlreadyHolds && !asked_for);
            not_eligible += u64::from(row.class.is_not_eligible() && !asked_for);
            if row.class.is_to_look_at() || asked_for {
                named.push(row);
            }
        })?;
        Ok(GotNone {
            named,
            already_hold: shown_count(already_hold),
            not_eligible: shown_count(not_eligible),
        })
    }

    /// Those of some numbers that nobody in a cohort has.
    ///
    /// # Errors
    /// When there is no such cohort.
    pub fn numbers_of_nobody(
        &self,
        cohort: &str,
        numbers: &[String],
    ) -> Result<Vec<String>, StudioError> {
        let cohort = self.cohort(cohort)?;
        let mut nobody: HashSet<&str> = numbers.iter().map(|number| number.trim()).collect();
        let beginning = format!("{}/", cohort.id);
        self.each_beginning(RecordKind::Learner, &beginning, |saved: Saved<Learner>| {
            nobody.remove(saved.value.number.trim());
        })?;
        let unknown = numbers
            .iter()
            .filter(|number| nobody.contains(number.trim()));
        Ok(unknown.cloned().collect())
    }
}
