//! The levels of rubrics that a learner reached, as a credential says them.

use std::collections::HashMap;
use std::sync::Arc;

use credential::badge::{LearnerResult, ResultDescription, RubricLevel};
use domain::RubricId;
use domain::award::{AttemptStanding, AwardDecision};
use domain::certificate::{Certificate, Snapshot};
use domain::record_kind::RecordKind;
use domain::rubric::Rubric;

use crate::core::error::StudioError;
use crate::core::studio::Studio;
use crate::credentials::addresses::uuid;

/// Criteria of one credential at most: beyond them its file would be larger than its page.
const MOST: usize = 60;

/// Rubrics that were looked up in a run; `None` for one that is gone.
#[derive(Default)]
pub(crate) struct RubricsOfRun(HashMap<RubricId, Option<Arc<Rubric>>>);

/// The criteria that a learner was scored on, and the level reached in each.
#[derive(Debug, Default)]
pub(crate) struct LevelsReached {
    pub(super) descriptions: Vec<ResultDescription>,
    pub(super) results: Vec<LearnerResult>,
}

/// An address that is the same for the same thing, whoever the learner is.
fn address(parts: &[&str]) -> String {
    uuid(parts.join("\n").as_bytes())
}

impl LevelsReached {
    /// Adds a criterion of a rubric, and the level at `reached` among its levels.
    fn add(&mut self, did: &str, (assessment, rubric): (&str, &Rubric), at: usize, reached: usize) {
        let Some(criterion) = rubric.criteria.get(at) else {
            return;
        };
        let of = [did, "rubric", rubric.id.as_str(), criterion.id.as_str()];
        let level_id = |id: &str| address(&[of.as_slice(), &[id]].concat());
        let levels: Vec<RubricLevel> = rubric
            .levels
            .iter()
            .zip(&criterion.descriptors)
            .map(|(level, descriptor)| RubricLevel {
                id: level_id(level.id.as_str()),
                name: level.title.trim().to_owned(),
                description: Some(descriptor.trim().to_owned()).filter(|text| !text.is_empty()),
                points: Some(level.points.to_string()),
            })
            .collect();
        let Some(level) = levels.get(reached) else {
            return;
        };
        let id = address(&[of.as_slice(), &["of", assessment]].concat());
        self.results.push(LearnerResult {
            description: Some(id.clone()),
            level: Some(level.id.clone()),
            ..LearnerResult::default()
        });
        self.descriptions.push(ResultDescription {
            id,
            name: format!("{assessment}: {}", criterion.title.trim()),
            kind: "RubricCriterionLevel".to_owned(),
            levels,
            ..ResultDescription::default()
        });
    }
}

impl Studio {
    fn rubric_of_run(
        &self,
        known: &mut RubricsOfRun,
        id: &RubricId,
        language: &str,
    ) -> Result<Option<Arc<Rubric>>, StudioError> {
        if let Some(rubric) = known.0.get(id) {
            return Ok(rubric.clone());
        }
        let saved = self.get::<Rubric>(RecordKind::Rubric, id.as_str())?;
        let rubric = saved.map(|saved| Arc::new(saved.value.in_language(language)));
        known.0.insert(id.clone(), rubric.clone());
        Ok(rubric)
    }

    /// The levels that a certificate's learner reached, by the decision that the certificate rests
    /// on. None where the award was decided anew since, or the work was not scored with rubrics.
    pub(crate) fn levels_reached(
        &self,
        run: &Snapshot,
        did: &str,
        certificate: &Certificate,
        known: &mut RubricsOfRun,
    ) -> Result<LevelsReached, StudioError> {
        let mut reached = LevelsReached::default();
        let Some(kept) = &certificate.award else {
            return Ok(reached);
        };
        let id = certificate.learner_id.as_str();
        let Some(decision) = self
            .get::<AwardDecision>(RecordKind::Award, id)?
            .map(|saved| saved.value)
            .filter(|decision| decision.decided_at == kept.decided_at)
        else {
            return Ok(reached);
        };
        let language = run.programme.languages.first().map_or("en", String::as_str);
        for part in &decision.verdict.explanation.parts {
            let assessment = run
                .programme
                .assessments
                .iter()
                .find(|one| one.title == part.title);
            let of_assessment = assessment.and_then(|assessment| {
                let mut rubrics = decision.rubrics.iter();
                rubrics.find(|one| one.assessment_id == assessment.id)
            });
            let counted = part
                .attempts
                .iter()
                .find(|attempt| attempt.standing == AttemptStanding::Counts && !attempt.absent);
            let (Some(of_assessment), Some(counted)) = (of_assessment, counted) else {
                continue;
            };
            let Some(rubric) = self.rubric_of_run(known, &of_assessment.rubric_id, language)?
            else {
                continue;
            };
            // Questions of a test are lines, too, and have no levels.
            if counted.lines.len() != rubric.criteria.len() {
                continue;
            }
            for (at, line) in counted.lines.iter().enumerate() {
                let level = line.points.and_then(|points| rubric.level_of(points));
                let place =
                    level.and_then(|level| rubric.levels.iter().position(|one| one.id == level.id));
                if let Some(place) = place
                    && reached.results.len() < MOST
                {
                    reached.add(did, (part.title.trim(), &rubric), at, place);
                }
            }
        }
        Ok(reached)
    }
}
