//! Saving what markers give.

use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::scoring::{Marker, MarkingRefused, ScoreSheet};
use store::{Guard, Records, StoreError};
use words::say::scoring as say;

use crate::assessment::marking::{MarkingContext, MarkingOf};
use crate::core::error::StudioError;
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

impl Studio {
    /// Saves sheets of one marker, all or none. The first one begins the marking and pins the
    /// version of the rubric.
    ///
    /// # Errors
    /// When a sheet breaks a rule, was changed meanwhile, or the stage is closed.
    pub fn save_sheets(
        &self,
        of: &MarkingOf,
        marker: Marker,
        sheets: &[Saved<ScoreSheet>],
    ) -> Result<Vec<Saved<ScoreSheet>>, StudioError> {
        let permit = self.may(Action::Score)?;
        let context = self.marking(of)?;
        if context.parts.is_empty() {
            return Err(StudioError::refused(say::refused_nothing_to_score()));
        }
        if marker == Marker::Agreed {
            return Err(StudioError::refused(say::refused_agreed_by_hand()));
        }
        let me = self.session().clone();
        let ids_of = |marker| {
            let learners = sheets.iter().map(|s| &s.value.learner_id);
            learners.map(|l| of.sheet(marker, l)).collect::<Vec<_>>()
        };
        let mine = ids_of(marker);
        let first: Vec<Option<Saved<ScoreSheet>>> = match (marker, &me) {
            (Marker::First, _) | (Marker::Second, Some(_)) => {
                self.get_many(RecordKind::Score, &ids_of(Marker::First))?
            }
            _ => Vec::new(),
        };
        let (mut guards, mut writes, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for (n, saved) in sheets.iter().enumerate() {
            let learner = &saved.value.learner_id;
            let key = records::key(RecordKind::Learner, learner.as_str());
            let own = learner.as_str().strip_prefix(of.cohort.as_str());
            if !own.is_some_and(|rest| rest.starts_with('/')) || !self.store.exists(&key)? {
                return Err(StudioError::not_found(RecordKind::Learner, learner));
            }
            guards.push(Guard::Present(key));
            context
                .marking
                .value
                .may_mark(marker, learner)
                .map_err(StudioError::refused)?;
            let first = first.get(n).and_then(Option::as_ref);
            // A conflict would show what is hidden.
            if marker == Marker::First
                && first.is_some_and(|s| context.hides(&s.value, me.as_ref()))
            {
                return Err(StudioError::refused(MarkingRefused::Hidden));
            }
            // Who marked it the first time does not mark it the second time.
            let by_me =
                |s: &Saved<ScoreSheet>| s.value.marked_by.is_some() && s.value.marked_by == me;
            if marker == Marker::Second && first.is_some_and(by_me) {
                return Err(StudioError::refused(MarkingRefused::OwnWork));
            }
            saved
                .value
                .validate(&context.parts)
                .map_err(StudioError::refused)?;
            let sheet = ScoreSheet {
                marker,
                rubric_id: context.rubric_id().cloned(),
                marked_by: me.clone(),
                marked_at: self.now(),
                settlements: Vec::new(),
                ..saved.value.clone()
            };
            let id = of.sheet(marker, learner);
            guards.push(records::revision_is(RecordKind::Score, &id, saved.revision));
            writes.push(records::put(RecordKind::Score, &id, &sheet)?);
            kept.push(sheet);
        }
        let begun = if context.marking.revision == 0 {
            // Not to be undone: from here on the rubric is in use.
            self.begin_marking(&permit, &context)?
        } else {
            context.marking.revision
        };
        // A marking that is closed or moved meanwhile takes no more marks.
        let marking = records::key(RecordKind::Marking, &of.id());
        guards.push(Guard::RevisionIs(marking.clone(), begun));
        let what = match kept.as_slice() {
            [_] => say::step_score(&context.assessment.title),
            many => say::step_score_many(many.len(), &context.assessment.title),
        };
        let committed = match self.save_step(&permit, &what, guards, writes) {
            Err(StudioError::Store(StoreError::Conflict { key, .. })) if key == marking => {
                return Err(StudioError::refused(say::refused_changed_meanwhile()));
            }
            other => other?,
        };
        let saved = kept.into_iter().zip(mine).map(|(value, id)| Saved {
            revision: committed
                .revision(&records::key(RecordKind::Score, &id))
                .unwrap_or(0),
            value,
        });
        Ok(saved.collect())
    }

    /// Begins a marking, and says at which revision it is.
    fn begin_marking(&self, permit: &Permit, context: &MarkingContext) -> Result<u32, StudioError> {
        let id = context.of.id();
        let mut guards = vec![records::absent(RecordKind::Marking, &id)];
        if let Some(rubric) = context.rubric_id() {
            guards.push(records::present_at_save(
                RecordKind::Rubric,
                rubric.as_str(),
            ));
        }
        let write = records::put(RecordKind::Marking, &id, &context.marking.value)?;
        let what = say::step_begin(&context.assessment.title);
        let committed = self.commit(permit, &what, guards, vec![write])?;
        self.undo_history().clear();
        let key = records::key(RecordKind::Marking, &id);
        Ok(committed.revision(&key).unwrap_or(0))
    }
}
