//! What a certificate rests on: the versions of rubrics and the decision, kept with it, so that
//! no later edit or deletion takes them away.

use std::collections::{BTreeMap, HashMap};

use domain::award::AwardDecision;
use domain::certificate::{AwardKept, Certificate, RubricKept};
use domain::programme::Programme;
use domain::rubric::Rubric;
use domain::{LearnerId, RubricId};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

pub(crate) struct AwardBasis {
    rubrics: HashMap<RubricId, RubricKept>,
    of_programme: Vec<RubricId>,
}

impl Studio {
    /// The rubrics of a programme and of what was decided, looked up once for a whole cohort.
    pub(crate) fn award_basis(
        &self,
        programme: &Programme,
        decided: &BTreeMap<LearnerId, Saved<AwardDecision>>,
    ) -> Result<AwardBasis, StudioError> {
        let mut of_programme: Vec<RubricId> = Vec::new();
        for id in programme
            .assessments
            .iter()
            .filter_map(|a| a.rubric_id.as_ref())
        {
            if !of_programme.contains(id) {
                of_programme.push(id.clone());
            }
        }
        let of_decisions = decided.values().flat_map(|d| &d.value.rubrics);
        let all = of_programme
            .iter()
            .chain(of_decisions.map(|r| &r.rubric_id));
        let mut rubrics: HashMap<RubricId, RubricKept> = HashMap::new();
        for id in all {
            if rubrics.contains_key(id) {
                continue;
            }
            if let Some(rubric) = self.get::<Rubric>(records::RUBRIC, id.as_str())? {
                let kept = RubricKept {
                    id: id.clone(),
                    title: rubric.value.title,
                    version: rubric.value.version,
                };
                rubrics.insert(id.clone(), kept);
            }
        }
        Ok(AwardBasis {
            rubrics,
            of_programme,
        })
    }
}

impl AwardBasis {
    /// Keeps with a certificate what it rests on.
    pub(crate) fn keep(&self, certificate: &mut Certificate, decision: Option<&AwardDecision>) {
        let mut ids: Vec<&RubricId> = Vec::new();
        match decision {
            Some(decision) => {
                for rubric in &decision.rubrics {
                    if !ids.contains(&&rubric.rubric_id) {
                        ids.push(&rubric.rubric_id);
                    }
                }
            }
            None => ids.extend(&self.of_programme),
        }
        let rubrics = ids.into_iter().filter_map(|id| self.rubrics.get(id));
        certificate.rubrics = rubrics.cloned().collect();
        certificate.award = decision.map(AwardKept::from);
    }
}
