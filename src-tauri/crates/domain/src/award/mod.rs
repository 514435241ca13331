//! Awards: what scores and an assessment standard add up to, and why.

mod decide;
mod explanation;
mod plan;
mod recompute;

use serde::{Deserialize, Serialize};
use specta::Type;
use words::AsShown;

pub use decide::decide;
pub use explanation::{
    AttemptExplained, AttemptStanding, AwardRule, Explanation, LineExplained, PartExplained,
    RuleExplained,
};
pub use plan::{AwardPlan, PlanFault, PlanPart, PlannedCriterion};
pub use recompute::{Recomputed, recompute};

use crate::cohort::LearnerResult;
use crate::decimal::Decimal;
use crate::{
    AssessmentId, AssessmentStandardId, CohortId, LearnerId, ProfileId, RubricId, Timestamp,
};

/// One attempt of a learner at an assessment, as the award rules see it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Attempt {
    /// 1 for the first.
    pub number: u32,
    /// Points, in the order of the plan's criteria; `None` where none were given yet.
    pub points: Vec<Option<Decimal>>,
    /// Nothing was handed in.
    pub absent: bool,
    /// Days after the day it was due.
    pub days_late: u32,
}

/// Everything a learner was scored on: attempts by assessment, in the order of the plan.
pub type Work = Vec<Vec<Attempt>>;

/// What was decided, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Verdict {
    /// Passed, failed, or not known yet because scores are missing.
    pub result: LearnerResult,
    /// The rounded result in per cent; `None` while scores are missing.
    pub percent: Option<Decimal>,
    /// The grade; empty while scores are missing.
    pub grade: String,
    /// Every step from the scores to the result.
    pub explanation: Explanation,
}

impl Verdict {
    /// Whether both decide the same from the same facts.
    #[must_use]
    pub fn same_decision(&self, other: &Self) -> bool {
        (self.result, self.percent, &self.grade) == (other.result, other.percent, &other.grade)
            && self.explanation.same_facts(&other.explanation)
    }
}

/// An award decision in the record of a learner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AwardDecision {
    /// The learner.
    pub learner_id: LearnerId,
    /// The learner's name at that time; empty in decisions from before it was kept.
    #[serde(default)]
    pub learner_name: String,
    /// The cohort.
    pub cohort_id: CohortId,
    /// The version of the standard it was decided by.
    pub standard_id: AssessmentStandardId,
    /// That version's number, for readers.
    pub standard_version: u32,
    /// The standard's title at that time.
    pub standard_title: String,
    /// The versions of rubrics the work was scored with, by assessment.
    pub rubrics: Vec<RubricOfAssessment>,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub decided_by: Option<ProfileId>,
    /// When.
    pub decided_at: Timestamp,
    /// The explanation in the words in which it was shown to who decided; `None` in decisions from
    /// before it was kept, whose explanations are words themselves.
    #[serde(default)]
    pub as_shown: Option<AsShown>,
}

/// Which version of a rubric an assessment was scored with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricOfAssessment {
    /// The assessment.
    pub assessment_id: AssessmentId,
    /// The version's identity.
    pub rubric_id: RubricId,
    /// Its number.
    pub version: u32,
}
