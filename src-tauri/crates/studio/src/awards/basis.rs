//! What a certificate rests on: the versions of rubrics and the decision, kept with it, so that
//! no later edit or deletion takes them away.

use std::collections::HashMap;

use domain::RubricId;
use domain::award::AwardDecision;
use domain::certificate::{AwardKept, Certificate, RubricKept};
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::rubric::Rubric;

use crate::core::error::StudioError;
use crate::core::studio::Studio;

pub(crate) struct AwardBasis {
    rubrics: HashMap<RubricId, RubricKept>,
    of_programme: Vec<RubricId>,
}

impl Studio {
    /// The rubrics of a programme, looked up once for a whole cohort.
    pub(crate) fn award_basis(&self, programme: &Programme) -> Result<AwardBasis, StudioError> {
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
        let mut basis = AwardBasis {
            rubrics: HashMap::new(),
            of_programme: of_programme.clone(),
        };
        self.know(&mut basis, of_programme.iter())?;
        Ok(basis)
    }

    /// Looks up the rubrics of what was decided, those that are not known yet.
    pub(crate) fn know_rubrics<'d>(
        &self,
        basis: &mut AwardBasis,
        decided: impl Iterator<Item = &'d AwardDecision>,
    ) -> Result<(), StudioError> {
        let of_decisions = decided.flat_map(|d| &d.rubrics);
        self.know(basis, of_decisions.map(|r| &r.rubric_id))
    }

    fn know<'r>(
        &self,
        basis: &mut AwardBasis,
        ids: impl Iterator<Item = &'r RubricId>,
    ) -> Result<(), StudioError> {
        for id in ids {
            if basis.rubrics.contains_key(id) {
                continue;
            }
            if let Some(rubric) = self.get::<Rubric>(RecordKind::Rubric, id.as_str())? {
                let kept = RubricKept {
                    id: id.clone(),
                    title: rubric.value.title,
                    version: rubric.value.version,
                };
                basis.rubrics.insert(id.clone(), kept);
            }
        }
        Ok(())
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
