//! Programmes: the credential that is offered, with everything its certificate must say.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::blueprint::{AssessmentItem, BlueprintCell};
use crate::decimal::Decimal;
use crate::framework::{Alignment, CompetencyKind};
use crate::lifecycle::ProgrammeState;
use crate::{
    AssessmentId, AssessmentStandardId, Date, OutcomeId, ProfileId, ProgrammeId, RubricId,
    Timestamp,
};

/// The scale on which a level is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LevelScale {
    /// European Qualifications Framework, 1 to 8.
    Eqf,
    /// The cycles of the European Higher Education Area.
    QfEhea,
    /// A national framework, named in [`Level::scale_name`].
    National,
}

/// The level of the learning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Level {
    /// Which scale.
    pub scale: LevelScale,
    /// The name of a national framework; empty for the European ones.
    pub scale_name: String,
    /// The level on that scale, such as `6` or `first cycle`.
    pub value: String,
}

impl Level {
    /// `EQF level 6`, or the national form.
    #[must_use]
    pub fn in_words(&self) -> String {
        match self.scale {
            LevelScale::Eqf => format!("EQF level {}", self.value),
            LevelScale::QfEhea => format!("QF-EHEA {}", self.value),
            LevelScale::National => format!("{} level {}", self.scale_name, self.value),
        }
    }
}

/// How learners take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Participation {
    /// In a room.
    Onsite,
    /// Over a network.
    Online,
    /// Both.
    Blended,
}

/// Supervision and identity verification during assessment, in the words of Annex I.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Supervision {
    /// Unsupervised with no identity verification.
    Unsupervised,
    /// Supervised with no identity verification.
    Supervised,
    /// Supervised online or onsite with identity verification.
    SupervisedWithIdentity,
}

/// Whether the credential stands alone or counts towards another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Stackability {
    /// Not said yet.
    NotStated,
    /// Complete in itself.
    StandAlone,
    /// Counts towards the programmes with these codes.
    StacksTowards {
        /// Programme codes.
        codes: Vec<String>,
    },
}

/// What a partner does for a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PartnerRole {
    /// Helped design it.
    CoDesigns,
    /// Says publicly that it is worth having.
    Endorses,
    /// Accepts it when hiring or admitting.
    Recognises,
    /// Teaches or hosts part of it.
    Delivers,
}

/// An employer or body that stands behind a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: PartnerRole,
    /// What was agreed, in a sentence.
    pub note: String,
}

/// What a learner can do at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// Its identity within the programme.
    pub id: OutcomeId,
    /// One sentence beginning with a verb that can be observed.
    pub text: String,
    /// The competencies it leads to.
    pub alignments: Vec<Alignment>,
}

/// The sort of assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AssessmentType {
    /// Questions answered in writing.
    WrittenTest,
    /// A task done under watch.
    PracticalTest,
    /// Work gathered over time.
    Portfolio,
    /// A larger piece of work.
    Project,
    /// A situation acted out.
    Simulation,
    /// Questions answered aloud.
    OralExamination,
    /// Work watched where it is done.
    WorkplaceObservation,
}

impl AssessmentType {
    /// The sort in plain words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::WrittenTest => "written test",
            Self::PracticalTest => "practical test",
            Self::Portfolio => "portfolio",
            Self::Project => "project",
            Self::Simulation => "simulation",
            Self::OralExamination => "oral examination",
            Self::WorkplaceObservation => "workplace observation",
        }
    }
}

/// How outcomes are assessed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Assessment {
    /// Its identity within the programme.
    pub id: AssessmentId,
    /// What learners call it.
    pub title: String,
    /// The sort.
    pub assessment_type: AssessmentType,
    /// Share of the result, in per cent.
    pub weight: u32,
    /// The outcomes it measures.
    pub outcome_ids: Vec<OutcomeId>,
    /// The version of a rubric it is marked with.
    pub rubric_id: Option<RubricId>,
    /// Questions or tasks with points of their own.
    #[serde(default)]
    pub items: Vec<AssessmentItem>,
    /// Points each outcome should have at each cognitive level.
    #[serde(default)]
    pub blueprint: Vec<BlueprintCell>,
    /// Supervision and identity verification, where it differs from the programme's.
    #[serde(default)]
    pub supervision: Option<Supervision>,
    /// Adjustments that learners who need them can have, such as 25 % more time.
    #[serde(default)]
    pub adjustments: Vec<String>,
    /// Whether no award is made without passing it.
    #[serde(default)]
    pub must_pass: bool,
    /// Its own pass mark in per cent, set by a panel.
    #[serde(default)]
    pub cut_score: Option<Decimal>,
}

impl Assessment {
    /// An assessment that carries the whole result and says nothing else yet.
    #[must_use]
    pub fn new(id: AssessmentId, title: &str, assessment_type: AssessmentType) -> Self {
        Self {
            id,
            title: title.to_owned(),
            assessment_type,
            weight: 100,
            outcome_ids: Vec::new(),
            rubric_id: None,
            items: Vec::new(),
            blueprint: Vec::new(),
            supervision: None,
            adjustments: Vec::new(),
            must_pass: false,
            cut_score: None,
        }
    }

    fn validate(&self) -> Result<(), ProgrammeInvalid> {
        for (name, count, most) in [
            ("items in an assessment", self.items.len(), 500),
            ("cells in a blueprint", self.blueprint.len(), 1_200),
            ("adjustments", self.adjustments.len(), 50),
        ] {
            if count > most {
                return Err(ProgrammeInvalid::TooMany(name, most));
            }
        }
        let words = self.items.iter().map(|i| &i.title).chain(&self.adjustments);
        if words
            .chain([&self.title])
            .any(|t| t.chars().count() > 1_000)
        {
            return Err(ProgrammeInvalid::TooLong("An assessment's text", 1_000));
        }
        let points = self.items.iter().map(|i| i.points);
        let planned = self.blueprint.iter().map(|c| c.points);
        if !points.chain(planned).all(Decimal::is_sensible)
            || self.cut_score.is_some_and(|c| !c.is_percent())
        {
            return Err(ProgrammeInvalid::BadNumber(self.title.clone()));
        }
        Ok(())
    }
}

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
    /// The level in words, empty if none.
    pub level: String,
    /// Hundredths of an ECTS credit.
    pub ects_hundredths: Option<u32>,
}

/// Why a programme cannot be saved as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProgrammeInvalid {
    /// A programme needs a code.
    #[error("A programme needs a code, such as ADS-1. Your other changes are kept.")]
    NoCode,
    /// The code has characters that do not travel.
    #[error("The code “{0}” may hold letters, digits, hyphens and dots only, 32 at most.")]
    BadCode(String),
    /// Text beyond all use.
    #[error("{0} is longer than {1} characters. Shorten it and save again.")]
    TooLong(&'static str, usize),
    /// Points that are none.
    #[error(
        "“{0}” has points or a cut score that cannot be. Use numbers that are not negative, and at most 100 for a cut score."
    )]
    BadNumber(String),
    /// More parts than a programme can sensibly have.
    #[error("A programme can have at most {1} {0}.")]
    TooMany(&'static str, usize),
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
            version: self.version + 1,
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
            ("The title", &self.title, 300),
            ("The description", &self.description, 10_000),
            ("Quality assurance", &self.quality_assurance, 10_000),
            ("Prerequisites", &self.prerequisites, 10_000),
            ("Further information", &self.further_information, 10_000),
        ] {
            if text.chars().count() > most {
                return Err(ProgrammeInvalid::TooLong(name, most));
            }
        }
        if self.outcomes.iter().any(|o| o.text.chars().count() > 1_000) {
            return Err(ProgrammeInvalid::TooLong("An outcome", 1_000));
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
        self.assessments.iter().try_for_each(Assessment::validate)
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

    /// Workload in words: `3 ECTS credits, 75 hours`; empty if not stated.
    #[must_use]
    pub fn workload_in_words(&self) -> String {
        let ects = self
            .ects_hundredths
            .map(|n| format!("{} ECTS credits", ects_in_words(n)));
        let hours = self.workload_hours.map(|n| format!("{n} hours"));
        [ects, hours]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ")
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
            level: self.level.as_ref().map(Level::in_words).unwrap_or_default(),
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
    fn the_next_version_is_a_draft() {
        let mut programme = Programme::draft("p1".into(), "A", "T");
        programme.state = ProgrammeState::Offered;
        let next = programme.next_version("p2".into());
        assert_eq!((next.version, next.state), (2, ProgrammeState::Draft));
        assert_eq!(next.title, "T");
    }
}
