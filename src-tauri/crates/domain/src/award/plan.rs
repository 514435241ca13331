//! What a learner of a programme is asked for: assessments with their criteria, resolved
//! from the programme, its rubrics and the standard it adopted.

use words::{Message, ToMessage, say};

use crate::assessment_standard::{AssessmentStandard, MinimumPerCriterion, Weights};
use crate::decimal::{Decimal, Exact};
use crate::programme::Assessment;
use crate::rubric::Rubric;
use crate::{AssessmentId, RubricPartId};

/// A criterion or item, as the award rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedCriterion {
    /// Its identity.
    pub id: RubricPartId,
    /// Its title.
    pub title: String,
    /// Its weight beside the others.
    pub weight: Decimal,
    /// The most points.
    pub most: Decimal,
    /// Whether no award is made without it.
    pub must_pass: bool,
    /// The least points the standard asks of it.
    pub minimum: Option<Exact>,
}

/// An assessment, as the award rules see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPart {
    /// Its identity.
    pub id: AssessmentId,
    /// Its title.
    pub title: String,
    /// Its weight beside the others.
    pub weight: Decimal,
    /// Whether no award is made without it.
    pub must_pass: bool,
    /// What it must reach to be passed, in per cent.
    pub pass_mark: Decimal,
    /// What is scored.
    pub criteria: Vec<PlannedCriterion>,
}

/// What is asked for, and by which rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwardPlan {
    /// The rules.
    pub standard: AssessmentStandard,
    /// What is scored.
    pub parts: Vec<PlanPart>,
}

/// Why no award can be decided.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum PlanFault {
    /// Nothing is assessed.
    NoAssessments,
    /// Nothing is scored.
    NothingToScore(String),
    /// Nothing weighs in an assessment.
    NothingWeighs(String),
    /// No assessment weighs.
    NoAssessmentWeighs,
}

impl ToMessage for PlanFault {
    fn message(&self) -> Message {
        use say::awards as say;
        match self {
            Self::NoAssessments => say::plan_no_assessments(),
            Self::NothingToScore(title) => say::plan_nothing_to_score(title),
            Self::NothingWeighs(title) => say::plan_nothing_weighs(title),
            Self::NoAssessmentWeighs => say::plan_no_assessment_weighs(),
        }
    }
}

/// The criteria or items of an assessment, in the order in which they are scored.
fn criteria_of(
    assessment: &Assessment,
    rubric: Option<&Rubric>,
    standard: &AssessmentStandard,
) -> Vec<PlannedCriterion> {
    let mut list = Vec::new();
    if let Some(rubric) = rubric {
        let most = rubric.most_points();
        let mut floors: Vec<Decimal> = rubric.levels.iter().map(|l| l.floor()).collect();
        floors.sort_unstable();
        let minimum = match standard.minimum {
            MinimumPerCriterion::None => None,
            MinimumPerCriterion::Level { place } => {
                let place = usize::try_from(place.max(1) - 1).unwrap_or(usize::MAX);
                floors.get(place).or(floors.last()).map(|f| Exact::from(*f))
            }
            MinimumPerCriterion::Share { percent } => {
                Some((Exact::from(most) * &percent.into()).over(&100.into()))
            }
        };
        list.extend(rubric.criteria.iter().map(|c| PlannedCriterion {
            id: c.id.clone(),
            title: c.title.clone(),
            weight: c.weight,
            most,
            must_pass: c.must_pass,
            minimum: minimum.clone(),
        }));
    }
    list.extend(assessment.items.iter().map(|item| PlannedCriterion {
        id: item.id.clone(),
        title: item.title.clone(),
        // Items count by their points.
        weight: item.points,
        most: item.points,
        must_pass: false,
        minimum: None,
    }));
    list
}

impl AwardPlan {
    /// Resolves what is asked for. Each assessment comes with the rubric it is scored with.
    ///
    /// # Errors
    /// [`PlanFault`] when nothing could be decided.
    pub fn new(
        standard: AssessmentStandard,
        assessments: &[(&Assessment, Option<&Rubric>)],
    ) -> Result<Self, PlanFault> {
        if assessments.is_empty() {
            return Err(PlanFault::NoAssessments);
        }
        let mut parts = Vec::with_capacity(assessments.len());
        for (assessment, rubric) in assessments {
            let criteria = criteria_of(assessment, *rubric, &standard);
            if criteria.is_empty() {
                return Err(PlanFault::NothingToScore(assessment.title.clone()));
            }
            let weighs = criteria
                .iter()
                .any(|c| c.weight > Decimal::ZERO && c.most > Decimal::ZERO);
            if !weighs {
                return Err(PlanFault::NothingWeighs(assessment.title.clone()));
            }
            let own = assessment.cut_score.filter(|_| standard.use_cut_scores);
            parts.push(PlanPart {
                id: assessment.id.clone(),
                title: assessment.title.clone(),
                weight: match standard.weights {
                    Weights::Programme => Decimal::whole(assessment.weight),
                    Weights::Equal => Decimal::ONE,
                },
                must_pass: assessment.must_pass,
                pass_mark: own.unwrap_or(standard.pass_mark),
                criteria,
            });
        }
        if parts.iter().all(|p| p.weight == Decimal::ZERO) {
            return Err(PlanFault::NoAssessmentWeighs);
        }
        Ok(Self { standard, parts })
    }

    /// What the result must reach, rounded as the result is: the standard's pass mark, or the
    /// one weighed from the assessments' cut scores.
    #[must_use]
    pub fn pass_mark(&self) -> Decimal {
        if self
            .parts
            .iter()
            .all(|p| p.pass_mark == self.standard.pass_mark)
        {
            return self.standard.pass_mark;
        }
        let (mut sum, mut weights) = (Exact::zero(), Exact::zero());
        for part in &self.parts {
            sum = sum + &(Exact::from(part.pass_mark) * &part.weight.into());
            weights = weights + &part.weight.into();
        }
        sum.over(&weights)
            .rounded(self.standard.places, self.standard.rounding)
    }
}
