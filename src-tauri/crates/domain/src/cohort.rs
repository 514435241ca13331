//! Cohorts and the learners in them.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use crate::hidden_signs::tidy;
use crate::{CohortId, Date, LearnerId, ProgrammeId};

/// A group of learners on one programme version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Cohort {
    /// Its identity.
    pub id: CohortId,
    /// The programme version they follow.
    pub programme_id: ProgrammeId,
    /// The name, such as Autumn 2026.
    pub name: String,
}

/// Whether a learner has earned the award.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LearnerResult {
    /// Earned it.
    Passed,
    /// Did not.
    Failed,
    /// Not known yet.
    Pending,
}

impl LearnerResult {
    /// The result in words.
    #[must_use]
    pub fn label(self) -> Message {
        match self {
            Self::Passed => say::common::results_passed(),
            Self::Failed => say::common::results_failed(),
            Self::Pending => say::common::results_pending(),
        }
    }
}

/// A learner in a cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Learner {
    /// Its identity: the cohort's and the institution's number together.
    pub id: LearnerId,
    /// The cohort.
    pub cohort_id: CohortId,
    /// The institution's number for the learner; unique within the cohort.
    pub number: String,
    /// The name as the learner writes it, in any script.
    pub name: String,
    /// The name in Latin letters, where `name` is in another script.
    pub latin_name: String,
    /// Mail address.
    pub email: String,
    /// Passed, failed or not known.
    pub result: LearnerResult,
    /// The grade, where one is given.
    pub grade: String,
    /// The day the learner finished.
    pub completed_on: Option<Date>,
    /// Numbers that were corrected, the newest last: certificates and lists may still carry them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_numbers: Vec<String>,
}

impl Learner {
    /// The number, then those that were corrected, the newest first.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.number.as_str())
            .chain(self.earlier_numbers.iter().rev().map(String::as_str))
    }

    /// Whether this is the learner's number, or was before it was corrected.
    #[must_use]
    pub fn had_number(&self, number: &str) -> bool {
        self.numbers().any(|own| own == number)
    }
}

/// A name as it is compared: canonical form (NFC), hidden signs and outer space gone, inner space single.
///
/// Letters are never changed: what is stored and printed is what was written.
#[must_use]
pub fn tidy_name(name: &str) -> String {
    tidy(name).0
}

/// The key under which two names count as the same: tidy, and without case.
#[must_use]
pub fn name_key(name: &str) -> String {
    tidy_name(name).to_lowercase()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn tidying_keeps_every_letter() {
        assert_eq!(tidy_name("  Gwenllian   W\u{302}yn "), "Gwenllian Ŵyn");
        assert_eq!(tidy_name("अनुष्का श्रीवास्तव"), "अनुष्का श्रीवास्तव");
        assert_eq!(name_key("ÞÓRDÍS"), "þórdís");
    }
}
