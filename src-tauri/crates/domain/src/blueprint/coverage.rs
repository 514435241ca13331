//! What an assessment tests, against what it should.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::plan::CognitiveLevel;
use crate::OutcomeId;
use crate::decimal::{Decimal, Exact, Rounding};
use crate::programme::Assessment;
use crate::rubric::Rubric;

/// Whether an outcome has the points it should.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Coverage {
    /// As planned.
    AsPlanned,
    /// More than planned.
    Over,
    /// Less than planned, though something.
    Under,
    /// Planned, and not tested at all.
    NotTested,
}

/// A cell of the blueprint with what is planned and what is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CoverageCell {
    /// The outcome.
    pub outcome_id: OutcomeId,
    /// The level.
    pub cognitive_level: CognitiveLevel,
    /// Points planned.
    pub planned: Decimal,
    /// Points that items or criteria give, rounded to two digits.
    pub actual: Decimal,
    /// How they compare.
    pub coverage: Coverage,
}

/// What an assessment tests, against what it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CoverageReport {
    /// Every cell that is planned or tested.
    pub cells: Vec<CoverageCell>,
    /// Points planned in all.
    pub planned: Decimal,
    /// Points given in all.
    pub actual: Decimal,
    /// Points of items or criteria that name no outcome or no cognitive level.
    pub unplaced: Decimal,
}

/// How an actual number compares with the planned one.
fn coverage(planned: &Exact, actual: &Exact) -> Coverage {
    let nothing = Exact::zero();
    if *planned > nothing && *actual == nothing {
        Coverage::NotTested
    } else if actual > planned {
        Coverage::Over
    } else if actual < planned {
        Coverage::Under
    } else {
        Coverage::AsPlanned
    }
}

/// Holds what an assessment tests against its blueprint. A criterion that measures several
/// outcomes gives each an equal share of its points.
#[must_use]
pub fn coverage_of(assessment: &Assessment, rubric: Option<&Rubric>) -> CoverageReport {
    type Cells = BTreeMap<(OutcomeId, CognitiveLevel), (Exact, Exact)>;
    let mut cells: Cells = BTreeMap::new();
    let mut cell_of = |id: &OutcomeId, level, planned: &Exact, actual: &Exact| {
        let cell = cells
            .entry((id.clone(), level))
            .or_insert_with(|| (Exact::zero(), Exact::zero()));
        cell.0 = cell.0.clone() + planned;
        cell.1 = cell.1.clone() + actual;
    };
    for cell in &assessment.blueprint {
        cell_of(
            &cell.outcome_id,
            cell.cognitive_level,
            &cell.points.into(),
            &Exact::zero(),
        );
    }
    let (mut actual, mut unplaced) = (Exact::zero(), Exact::zero());
    let mut give = |outcomes: &[OutcomeId], level: Option<CognitiveLevel>, points: Exact| {
        actual = actual.clone() + &points;
        let many = u32::try_from(outcomes.len()).unwrap_or(u32::MAX);
        match level {
            Some(level) if many > 0 => {
                let share = points.over(&many.into());
                for id in outcomes {
                    cell_of(id, level, &Exact::zero(), &share);
                }
            }
            _ => unplaced = unplaced.clone() + &points,
        }
    };
    for item in &assessment.items {
        let outcomes: Vec<OutcomeId> = item.outcome_id.iter().cloned().collect();
        give(&outcomes, item.cognitive_level, item.points.into());
    }
    for criterion in rubric.map_or(&[][..], |r| &r.criteria) {
        let most = rubric.map_or(Decimal::ZERO, Rubric::most_points);
        give(
            &criterion.outcome_ids,
            criterion.cognitive_level,
            most.into(),
        );
    }
    let rounded = |number: &Exact| number.rounded(2, Rounding::HalfUp);
    let planned = assessment
        .blueprint
        .iter()
        .fold(Exact::zero(), |sum, cell| sum + &cell.points.into());
    CoverageReport {
        planned: rounded(&planned),
        actual: rounded(&actual),
        unplaced: rounded(&unplaced),
        cells: cells
            .into_iter()
            .map(
                |((outcome_id, cognitive_level), (planned, actual))| CoverageCell {
                    coverage: coverage(&planned, &actual),
                    outcome_id,
                    cognitive_level,
                    planned: rounded(&planned),
                    actual: rounded(&actual),
                },
            )
            .collect(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::plan::{AssessmentItem, BlueprintCell};
    use super::*;
    use crate::programme::{Assessment, AssessmentType};

    #[test]
    fn shows_what_is_over_and_under_tested() {
        let mut test = Assessment::new("a".into(), "Test", AssessmentType::WrittenTest);
        let plan = |id: &str, level, points| BlueprintCell {
            outcome_id: id.into(),
            cognitive_level: level,
            points: Decimal::whole(points),
        };
        let item = |id: &str, outcome: &str, level, points| AssessmentItem {
            id: id.into(),
            title: id.into(),
            outcome_id: (!outcome.is_empty()).then(|| outcome.into()),
            cognitive_level: Some(level),
            points: Decimal::whole(points),
        };
        use CognitiveLevel::{Analyse, Apply, Remember};
        test.blueprint = vec![
            plan("o1", Apply, 10),
            plan("o2", Analyse, 5),
            plan("o3", Apply, 4),
        ];
        test.items = vec![
            item("1", "o1", Apply, 6),
            item("2", "o1", Apply, 4),
            item("3", "o2", Analyse, 7),
            item("4", "o1", Remember, 3),
            item("5", "", Apply, 2),
        ];
        let report = coverage_of(&test, None);
        let of = |id: &str, level| {
            report
                .cells
                .iter()
                .find(|c| c.outcome_id.0 == id && c.cognitive_level == level)
                .unwrap()
                .coverage
        };
        assert_eq!(of("o1", Apply), Coverage::AsPlanned);
        assert_eq!(of("o2", Analyse), Coverage::Over);
        assert_eq!(of("o3", Apply), Coverage::NotTested);
        assert_eq!(of("o1", Remember), Coverage::Over);
        assert_eq!(
            (
                report.planned.to_string(),
                report.actual.to_string(),
                report.unplaced.to_string()
            ),
            ("19".into(), "22".into(), "2".into())
        );
    }
}
