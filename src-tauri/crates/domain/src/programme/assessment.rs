//! The assessments of a programme.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use super::elements::Supervision;
use super::invalid::ProgrammeInvalid;
use crate::blueprint::{AssessmentItem, BlueprintCell};
use crate::decimal::Decimal;
use crate::{AssessmentId, OutcomeId, RubricId};

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
    /// The type in words.
    #[must_use]
    pub fn label(self) -> Message {
        use say::programmes as say;
        match self {
            Self::WrittenTest => say::assessment_types_written_test(),
            Self::PracticalTest => say::assessment_types_practical_test(),
            Self::Portfolio => say::assessment_types_portfolio(),
            Self::Project => say::assessment_types_project(),
            Self::Simulation => say::assessment_types_simulation(),
            Self::OralExamination => say::assessment_types_oral_examination(),
            Self::WorkplaceObservation => say::assessment_types_workplace_observation(),
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

    pub(super) fn validate(&self) -> Result<(), ProgrammeInvalid> {
        for (name, count, most) in [
            ("items", self.items.len(), 500),
            ("blueprint", self.blueprint.len(), 1_200),
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
            return Err(ProgrammeInvalid::TooLong("assessment", 1_000));
        }
        let points = self.items.iter().map(|i| i.points);
        let planned = self.blueprint.iter().map(|c| c.points);
        if !points.chain(planned).all(Decimal::is_sensible)
            || self.cut_score.is_some_and(|c| !c.is_percent())
        {
            return Err(ProgrammeInvalid::BadNumber(self.title.clone()));
        }
        if self.weight > 100 {
            return Err(ProgrammeInvalid::BadWeight(self.title.clone()));
        }
        Ok(())
    }
}
