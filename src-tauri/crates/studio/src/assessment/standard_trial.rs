//! Trying an assessment standard on invented learners.

use domain::RubricId;
use domain::assessment_standard::{AssessmentStandard, GradeScale, ScaleKind};
use domain::award::{Attempt, AwardPlan, Verdict, decide};
use domain::decimal::Decimal;
use domain::programme::{Assessment, AssessmentType};
use domain::rubric::{Criterion, Rubric, RubricKind, RubricLevel};
use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;
use words::say::assessment_standards as say;

use crate::core::error::StudioError;

/// An invented learner on whom a standard is tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TrialLearner {
    /// A name.
    pub name: String,
    /// Points from 0 to 4 for three criteria of a project that weighs 60 %; the first of them
    /// must be passed.
    pub project: Vec<Decimal>,
    /// Points from 0 to 4 for two criteria of a test that weighs 40 %.
    pub test: Vec<Decimal>,
    /// The test taken again, where it was.
    pub test_again: Option<Vec<Decimal>>,
    /// Days the project was late.
    pub days_late: u32,
}

fn trial_rubric(id: &str, titles: &[Message]) -> Rubric {
    let level = |points: u32| RubricLevel {
        id: format!("l{points}").as_str().into(),
        title: say::invented_level(points + 1).in_english(),
        points: Decimal::whole(points),
        lowest: None,
    };
    Rubric {
        id: RubricId(id.to_owned()),
        lineage: None,
        version: 1,
        kind: RubricKind::Analytic,
        title: id.to_owned(),
        language: "en".to_owned(),
        levels: (0..=4).map(level).collect(),
        criteria: titles
            .iter()
            .enumerate()
            .map(|(n, title)| Criterion {
                id: format!("{id}-{n}").as_str().into(),
                title: title.in_english(),
                weight: Decimal::ONE,
                outcome_ids: Vec::new(),
                descriptors: vec![String::new(); 5],
                must_pass: n == 0 && titles.len() == 3,
                cognitive_level: None,
            })
            .collect(),
        translations: Vec::new(),
    }
}

/// The programme on which standards are tried.
fn trial_plan(standard: AssessmentStandard) -> Result<AwardPlan, StudioError> {
    let project = trial_rubric(
        "project",
        &[
            say::invented_method(),
            say::invented_result(),
            say::invented_report(),
        ],
    );
    let test = trial_rubric(
        "test",
        &[say::invented_knowledge(), say::invented_application()],
    );
    let mut assessments = [
        Assessment::new(
            "project".into(),
            &say::project().in_english(),
            AssessmentType::Project,
        ),
        Assessment::new(
            "test".into(),
            &say::test().in_english(),
            AssessmentType::WrittenTest,
        ),
    ];
    for (assessment, weight) in assessments.iter_mut().zip([60, 40]) {
        assessment.weight = weight;
    }
    let pairs: Vec<(&Assessment, Option<&Rubric>)> = assessments
        .iter()
        .zip([&project, &test])
        .map(|(a, r)| (a, Some(r)))
        .collect();
    AwardPlan::new(standard, &pairs).map_err(StudioError::refused)
}

/// What a standard makes of invented learners. Changes nothing.
///
/// # Errors
/// When the standard or a score cannot be.
pub fn try_standard(
    standard: &AssessmentStandard,
    learners: &[TrialLearner],
) -> Result<Vec<Verdict>, StudioError> {
    standard.validate().map_err(StudioError::refused)?;
    let plan = trial_plan(standard.clone())?;
    let attempt = |number, points: &[Decimal], days_late| Attempt {
        number,
        points: points
            .iter()
            .map(|p| Some((*p).min(Decimal::whole(4))).filter(|p| p.is_sensible()))
            .collect(),
        absent: false,
        days_late,
    };
    Ok(learners
        .iter()
        .take(20)
        .map(|learner| {
            let mut test = vec![attempt(1, &learner.test, 0)];
            test.extend(learner.test_again.iter().map(|again| attempt(2, again, 0)));
            let project = vec![attempt(1, &learner.project, learner.days_late)];
            decide(&plan, &[project, test])
        })
        .collect())
}

/// The usual scale of a kind.
#[must_use]
pub fn usual_scale(kind: ScaleKind) -> GradeScale {
    GradeScale::of(kind)
}
