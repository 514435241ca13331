//! Programmes: the credential that is offered, with everything its certificate must say.

mod assessment;
mod elements;
mod invalid;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

pub use self::assessment::{Assessment, AssessmentType};
pub use self::elements::{
    Level, LevelScale, Outcome, Participation, Partner, PartnerRole, Stackability, Supervision,
};
pub use self::invalid::ProgrammeInvalid;

use self::invalid::{MOST_ECTS, MOST_HOURS};
use crate::framework::CompetencyKind;
use crate::hidden_signs::{tidy, unprintable};
use crate::lifecycle::ProgrammeState;
use crate::{AssessmentStandardId, Date, OutcomeId, ProfileId, ProgrammeId, Timestamp};

/// One version of a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Programme {
    /// Identity of this version.
    pub id: ProgrammeId,
    /// The code that all versions share, such as `ADS-1`.
    pub code: String,
    /// 1 for the first version.
    pub version: u32,
    /// Where it stands.
    pub state: ProgrammeState,
    /// The title as printed.
    pub title: String,
    /// What it is and for whom, in a few sentences.
    pub description: String,
    /// Who awards it; the institution unless another body does.
    pub awarding_body: String,
    /// ISO 3166-1 alpha-2 country code of the issuer.
    pub country: String,
    /// The level of the learning.
    pub level: Option<Level>,
    /// Notional workload in hours.
    pub workload_hours: Option<u32>,
    /// Notional workload in hundredths of an ECTS credit (150 is 1.5 ECTS).
    pub ects_hundredths: Option<u32>,
    /// Languages of teaching and assessment, BCP 47.
    pub languages: Vec<String>,
    /// How learners take part.
    pub participation: Option<Participation>,
    /// What a learner needs before enrolling.
    pub prerequisites: String,
    /// Supervision and identity verification.
    pub supervision: Option<Supervision>,
    /// The quality assurance that stands behind it.
    pub quality_assurance: String,
    /// The last day of its accreditation, where it is limited.
    #[serde(default)]
    pub accredited_until: Option<Date>,
    /// Stand-alone, or what it counts towards.
    pub stackability: Stackability,
    /// How long an award holds, in months; `None` for ever.
    pub validity_months: Option<u32>,
    /// Anything else a reader should know.
    pub further_information: String,
    /// Employers and bodies behind it.
    pub partners: Vec<Partner>,
    /// What a learner can do at the end, in order.
    pub outcomes: Vec<Outcome>,
    /// How that is assessed.
    pub assessments: Vec<Assessment>,
    /// The version of an assessment standard it adopts; without one, results come with the
    /// roster.
    #[serde(default)]
    pub assessment_standard_id: Option<AssessmentStandardId>,
    /// When it was approved.
    pub approved_at: Option<Timestamp>,
    /// Who wrote this version: they do not sign off its audit.
    #[serde(default)]
    pub designed_by: Vec<ProfileId>,
}

fn has_twice<'i>(mut ids: impl Iterator<Item = &'i str>) -> bool {
    let mut seen = BTreeSet::new();
    ids.any(|id| !seen.insert(id))
}

/// A programme in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProgrammeSummary {
    /// Identity of the version.
    pub id: ProgrammeId,
    /// The code.
    pub code: String,
    /// The version.
    pub version: u32,
    /// Where it stands.
    pub state: ProgrammeState,
    /// The title.
    pub title: String,
    /// The level in words, where there is one.
    pub level: Option<Message>,
    /// Hundredths of an ECTS credit.
    pub ects_hundredths: Option<u32>,
}

impl Programme {
    /// An empty draft.
    #[must_use]
    pub fn draft(id: ProgrammeId, code: &str, title: &str) -> Self {
        Self {
            id,
            code: code.to_owned(),
            version: 1,
            state: ProgrammeState::Draft,
            title: title.to_owned(),
            description: String::new(),
            awarding_body: String::new(),
            country: String::new(),
            level: None,
            workload_hours: None,
            ects_hundredths: None,
            languages: Vec::new(),
            participation: None,
            prerequisites: String::new(),
            supervision: None,
            quality_assurance: String::new(),
            accredited_until: None,
            stackability: Stackability::NotStated,
            validity_months: None,
            further_information: String::new(),
            partners: Vec::new(),
            outcomes: Vec::new(),
            assessments: Vec::new(),
            assessment_standard_id: None,
            approved_at: None,
            designed_by: Vec::new(),
        }
    }

    /// The next version as a draft, everything else as it was.
    #[must_use]
    pub fn next_version(&self, id: ProgrammeId) -> Self {
        Self {
            id,
            version: self.version.saturating_add(1),
            state: ProgrammeState::Draft,
            approved_at: None,
            designed_by: Vec::new(),
            ..self.clone()
        }
    }

    /// Checks what every saved programme must keep to, however unfinished.
    ///
    /// # Errors
    /// [`ProgrammeInvalid`] names the first rule broken.
    pub fn validate(&self) -> Result<(), ProgrammeInvalid> {
        let code = self.code.trim();
        if code.is_empty() {
            return Err(ProgrammeInvalid::NoCode);
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        if code.len() > 32 || !code.chars().all(plain) || code.starts_with('.') {
            return Err(ProgrammeInvalid::BadCode(code.chars().take(40).collect()));
        }
        for (name, text, most) in [
            ("title", &self.title, 300),
            ("description", &self.description, 10_000),
            ("qualityAssurance", &self.quality_assurance, 10_000),
            ("prerequisites", &self.prerequisites, 10_000),
            ("furtherInformation", &self.further_information, 10_000),
        ] {
            if text.chars().count() > most {
                return Err(ProgrammeInvalid::TooLong(name, most));
            }
        }
        if self.outcomes.iter().any(|o| o.text.chars().count() > 1_000) {
            return Err(ProgrammeInvalid::TooLong("outcome", 1_000));
        }
        for (name, count, most) in [
            ("outcomes", self.outcomes.len(), 200),
            ("assessments", self.assessments.len(), 100),
            ("partners", self.partners.len(), 200),
        ] {
            if count > most {
                return Err(ProgrammeInvalid::TooMany(name, most));
            }
        }
        if self.workload_hours.is_some_and(|hours| hours > MOST_HOURS)
            || self.ects_hundredths.is_some_and(|n| n > MOST_ECTS * 100)
        {
            return Err(ProgrammeInvalid::BadWorkload);
        }
        if has_twice(self.outcomes.iter().map(|o| o.id.as_str())) {
            return Err(ProgrammeInvalid::Twice("outcomes"));
        }
        if has_twice(self.assessments.iter().map(|a| a.id.as_str())) {
            return Err(ProgrammeInvalid::Twice("assessments"));
        }
        for (name, text) in self.printed() {
            // Outcomes may be written in lines, and are broken anew in print.
            let mut lines = text.split(['\n', '\r', '\t']);
            let found = match name {
                "outcome" | "assessment" => lines.find_map(unprintable),
                _ => unprintable(text),
            };
            if let Some(sign) = found {
                return Err(ProgrammeInvalid::HiddenSign(name, sign));
            }
        }
        self.assessments.iter().try_for_each(Assessment::validate)
    }

    /// The texts that are printed on one line or broken by the press, with what each is.
    fn printed(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let fixed = [
            ("title", self.title.as_str()),
            ("awardingBody", &self.awarding_body),
        ];
        let outcomes = self.outcomes.iter().map(|o| ("outcome", o.text.as_str()));
        let assessments = self.assessments.iter();
        let assessments = assessments.map(|a| ("assessment", a.title.as_str()));
        let partners = self.partners.iter().map(|p| ("partner", p.name.as_str()));
        fixed
            .into_iter()
            .chain(outcomes)
            .chain(assessments)
            .chain(partners)
    }

    /// Takes away what nobody sees from the texts of a programme that comes from outside.
    pub fn tidy(&mut self) {
        self.code = self.code.trim().to_owned();
        let partners = self.partners.iter_mut().map(|p| &mut p.name);
        let outcomes = self.outcomes.iter_mut().map(|o| &mut o.text);
        let assessments = self.assessments.iter_mut().map(|a| &mut a.title);
        let lines = [&mut self.title, &mut self.awarding_body];
        for text in lines
            .into_iter()
            .chain(outcomes)
            .chain(assessments)
            .chain(partners)
        {
            *text = tidy(text).0;
        }
    }

    /// The assessments that measure an outcome.
    pub fn assessments_of<'a>(
        &'a self,
        outcome: &'a OutcomeId,
    ) -> impl Iterator<Item = &'a Assessment> {
        self.assessments
            .iter()
            .filter(move |a| a.outcome_ids.contains(outcome))
    }

    /// How many outcomes lead to a competency of this kind.
    #[must_use]
    pub fn outcomes_of_kind(&self, kind: CompetencyKind) -> usize {
        self.outcomes
            .iter()
            .filter(|o| o.alignments.iter().any(|a| a.kind == kind))
            .count()
    }

    /// The workload in words.
    #[must_use]
    pub fn workload(&self) -> Message {
        use say::programmes as say;
        match (self.ects_hundredths.map(ects_in_words), self.workload_hours) {
            (Some(ects), Some(hours)) => say::workload_both(ects, hours),
            (Some(ects), None) => say::workload_credits(ects),
            (None, Some(hours)) => say::workload_hours(hours),
            (None, None) => say::workload_none(),
        }
    }

    /// The row this programme has in lists.
    #[must_use]
    pub fn summary(&self) -> ProgrammeSummary {
        ProgrammeSummary {
            id: self.id.clone(),
            code: self.code.clone(),
            version: self.version,
            state: self.state,
            title: self.title.clone(),
            level: self.level.as_ref().map(Level::label),
            ects_hundredths: self.ects_hundredths,
        }
    }
}

/// Hundredths of a credit as people write them: `3`, `1.5`, `0.25`.
#[must_use]
pub fn ects_in_words(hundredths: u32) -> String {
    let whole = hundredths / 100;
    match hundredths % 100 {
        0 => whole.to_string(),
        part if part % 10 == 0 => format!("{whole}.{}", part / 10),
        part => format!("{whole}.{part:02}"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn credits_read_as_people_write_them() {
        assert_eq!(ects_in_words(300), "3");
        assert_eq!(ects_in_words(150), "1.5");
        assert_eq!(ects_in_words(25), "0.25");
        assert_eq!(ects_in_words(105), "1.05");
    }

    #[test]
    fn a_code_is_needed_and_travels() {
        let mut programme = Programme::draft("p".into(), "", "T");
        assert_eq!(programme.validate(), Err(ProgrammeInvalid::NoCode));
        programme.code = "../x".into();
        assert!(matches!(
            programme.validate(),
            Err(ProgrammeInvalid::BadCode(_))
        ));
        programme.code = "ADS-1.2".into();
        assert_eq!(programme.validate(), Ok(()));
    }

    #[test]
    fn numbers_that_no_programme_has_are_refused() {
        let mut programme = Programme::draft("p".into(), "A-1", "T");
        programme.workload_hours = Some(18_001);
        assert_eq!(programme.validate(), Err(ProgrammeInvalid::BadWorkload));
        programme.workload_hours = Some(18_000);
        programme.ects_hundredths = Some(60_001);
        assert_eq!(programme.validate(), Err(ProgrammeInvalid::BadWorkload));
        programme.ects_hundredths = Some(60_000);
        assert_eq!(programme.validate(), Ok(()));
        let mut test = Assessment::new("a".into(), "Test", AssessmentType::Project);
        test.weight = 101;
        programme.assessments = vec![test];
        assert_eq!(
            programme.validate(),
            Err(ProgrammeInvalid::BadWeight("Test".into()))
        );
    }

    #[test]
    fn the_next_version_is_a_draft() {
        let mut programme = Programme::draft("p1".into(), "A", "T");
        programme.state = ProgrammeState::Offered;
        let next = programme.next_version("p2".into());
        assert_eq!((next.version, next.state), (2, ProgrammeState::Draft));
        assert_eq!(next.title, "T");
    }
}
