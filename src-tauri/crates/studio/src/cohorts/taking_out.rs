//! Taking learners out of a cohort, with what was scored of them.

use std::collections::{BTreeSet, HashSet};

use domain::LearnerId;
use domain::cohort::Learner;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::scoring::Marking;
use store::{Guard, Range, Write};
use words::say::cohorts as say;

use crate::core::error::StudioError;
use crate::core::indexes::MARKING_COHORT;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// Learners that are taken out at once, at most.
const MOST_AT_ONCE: usize = 10_000;

impl Studio {
    /// Takes learners out of a cohort, with their scores, as one step. What was issued stays in the
    /// register. Returns how many there were.
    ///
    /// # Errors
    /// When one of them is in another cohort, the award of one was decided, or they are more than
    /// 10,000.
    pub fn remove_learners(&self, cohort: &str, ids: &[String]) -> Result<u32, StudioError> {
        let permit = self.may(Action::KeepCohorts)?;
        let cohort = self.cohort(cohort)?;
        let ids: BTreeSet<&String> = ids.iter().collect();
        if ids.len() > MOST_AT_ONCE {
            return Err(StudioError::refused(say::learner_too_many(MOST_AT_ONCE)));
        }
        let ids: Vec<String> = ids.into_iter().cloned().collect();
        let found = self.get_many::<Learner>(RecordKind::Learner, &ids)?;
        let (mut guards, mut writes, mut gone) = (Vec::new(), Vec::new(), HashSet::new());
        for Saved { revision, value } in found.into_iter().flatten() {
            if value.cohort_id != cohort.id {
                return Err(StudioError::refused(say::learner_elsewhere(&value.name)));
            }
            let id = value.id.as_str();
            if self.is_awarded(id)? {
                return Err(StudioError::refused(say::learner_decided(&value.name)));
            }
            guards.push(records::revision_is(RecordKind::Learner, id, revision));
            guards.push(records::absent(RecordKind::Award, id));
            writes.push(Write::Delete(records::key(RecordKind::Learner, id)));
            gone.insert(value.id);
        }
        let count = u32::try_from(gone.len()).unwrap_or(u32::MAX);
        if count == 0 {
            return Ok(0);
        }
        let sheets = self.sheets_of(cohort.id.as_str(), &gone)?;
        let sheets = sheets.iter().map(|id| records::key(RecordKind::Score, id));
        writes.extend(sheets.map(Write::Delete));
        self.leave_samples(cohort.id.as_str(), &gone, &mut guards, &mut writes)?;
        let what = say::learner_step_remove(&cohort.name, count);
        self.save(&permit, &what, guards, writes)?;
        Ok(count)
    }

    /// Takes learners out of the samples for second marking, which could not be finished else.
    fn leave_samples(
        &self,
        cohort: &str,
        gone: &HashSet<LearnerId>,
        guards: &mut Vec<Guard>,
        writes: &mut Vec<Write>,
    ) -> Result<(), StudioError> {
        let ids = self.ids_in(&MARKING_COHORT, &Range::of(cohort))?;
        let markings = self.get_many::<Marking>(RecordKind::Marking, &ids)?;
        for (id, saved) in ids.iter().zip(markings) {
            let Some(Saved {
                revision,
                value: mut marking,
            }) = saved
            else {
                continue;
            };
            let Some(sample) = &mut marking.sample else {
                continue;
            };
            let before = sample.learner_ids.len();
            sample.learner_ids.retain(|learner| !gone.contains(learner));
            if sample.learner_ids.len() != before {
                guards.push(records::revision_is(RecordKind::Marking, id, revision));
                writes.push(records::put(RecordKind::Marking, id, &marking)?);
            }
        }
        Ok(())
    }
}
