//! Cohorts and the learners in them.

use serde::{Deserialize, Serialize};
use specta::Type;
use unicode_normalization::UnicodeNormalization;

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
    /// Reads what rosters hold: passed, pass, yes, 1, failed, no, 0, pending, or nothing;
    /// and the same in the languages whose headings are known.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.trim().to_lowercase().as_str() {
            "passed" | "pass" | "yes" | "y" | "1" | "true" | "completed" | "complete"
            | "awarded" | "bestanden" | "ja" | "réussi" | "admis" | "oui" | "aprobado"
            | "aprobada" | "sí" | "aprovado" | "aprovada" | "sim" | "promosso" | "promossa"
            | "zaliczony" | "zaliczone" | "tak" | "godkänd" => Self::Passed,
            "failed" | "fail" | "no" | "n" | "0" | "false" | "not passed" | "did not pass"
            | "nicht bestanden" | "nein" | "échoué" | "refusé" | "non" | "suspenso"
            | "reprovado" | "reprovada" | "não" | "bocciato" | "bocciata" | "niezaliczony"
            | "niezaliczone" | "nie" | "underkänd" | "nej" => Self::Failed,
            "" | "pending" | "in progress" | "open" | "offen" | "en cours" => Self::Pending,
            _ => return None,
        })
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
}

/// A name as it is compared: canonical form (NFC), outer space gone, inner space single.
///
/// Letters are never changed: what is stored and printed is what was written.
#[must_use]
pub fn tidy_name(name: &str) -> String {
    let composed: String = name.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
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

    #[test]
    fn reads_results() {
        assert_eq!(
            LearnerResult::parse(" Passed "),
            Some(LearnerResult::Passed)
        );
        assert_eq!(LearnerResult::parse(""), Some(LearnerResult::Pending));
        assert_eq!(LearnerResult::parse("perhaps"), None);
    }
}
