//! Moving scored work to a newer version of its rubric: a choice, with a list of what changes.

use domain::RubricId;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::rubric::{MoveOfScore, Rubric, ScoreMoves, move_scores};
use domain::scoring::{Marker, RubricMove, ScoreSheet};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Range;
use words::Message;
use words::say::scoring as say;

use crate::assessment::marking::{MarkingContext, MarkingOf, count, is_complete, parts_of};
use crate::core::error::StudioError;
use crate::core::indexes::{AWARD_COHORT, Guarding};
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// What moving would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricMovePlan {
    /// The version scored with.
    pub from_version: u32,
    /// The version to move to.
    pub to_version: u32,
    /// Criterion by criterion.
    pub changes: Vec<MoveOfScore>,
    /// Sheets that would be moved.
    pub sheets: u32,
    /// Sheets that would be complete no more.
    pub incomplete: u32,
    /// Why it cannot be done; nothing where it can.
    pub blocked: Option<Message>,
}

struct Moving {
    context: MarkingContext,
    after: Rubric,
    sheets: Vec<Saved<ScoreSheet>>,
    moves: ScoreMoves,
}

impl Studio {
    fn moving(&self, of: &MarkingOf, to: &RubricId) -> Result<Moving, StudioError> {
        let context = self.marking(of)?;
        let Some(before) = context.rubric.clone() else {
            return Err(StudioError::refused(say::refused_no_rubric()));
        };
        let after = self.rubric(to.as_str())?.value;
        if after.family() != before.family() {
            return Err(StudioError::refused(say::refused_other_rubric()));
        }
        let mut sheets = Vec::new();
        for marker in [Marker::First, Marker::Second, Marker::Agreed] {
            let mut list: Vec<_> = self.sheets(of, marker)?.into_values().collect();
            list.sort_by(|a, b| a.value.learner_id.cmp(&b.value.learner_id));
            sheets.extend(list);
        }
        let scores: Vec<_> = sheets.iter().map(|s| s.value.scores.clone()).collect();
        let moves = move_scores(&before, &after, &scores);
        Ok(Moving {
            context,
            after,
            sheets,
            moves,
        })
    }

    fn why_not_moved(&self, moving: &Moving) -> Result<Option<Message>, StudioError> {
        let cohort = &moving.context.of.cohort;
        let decided = self.any_in(&AWARD_COHORT, Range::of(cohort.as_str()))?;
        Ok(if decided {
            Some(say::refused_decided())
        } else if moving.context.marking.value.sample.is_some() {
            Some(say::refused_second_begun())
        } else {
            None
        })
    }

    /// Says what moving a marking's scored work to another version would change. Changes nothing.
    ///
    /// # Errors
    /// When there is no such marking or version.
    pub fn plan_rubric_move(
        &self,
        of: &MarkingOf,
        to: &RubricId,
    ) -> Result<RubricMovePlan, StudioError> {
        let moving = self.moving(of, to)?;
        let parts = parts_of(&moving.context.assessment, Some(&moving.after));
        let incomplete = moving
            .sheets
            .iter()
            .zip(&moving.moves.scores)
            .filter(|(sheet, scores)| {
                let after = ScoreSheet {
                    scores: (*scores).clone(),
                    ..sheet.value.clone()
                };
                is_complete(&sheet.value, &moving.context.parts) && !is_complete(&after, &parts)
            })
            .count();
        Ok(RubricMovePlan {
            from_version: moving.context.rubric.as_ref().map_or(0, |r| r.version),
            to_version: moving.after.version,
            sheets: count(moving.sheets.len()),
            incomplete: count(incomplete),
            blocked: self.why_not_moved(&moving)?,
            changes: moving.moves.changes,
        })
    }

    /// Moves scored work, and records who did and why. The first marking is opened again
    /// where scores were lost.
    ///
    /// # Errors
    /// When awards are decided, the second marking has begun, or no reason is given.
    pub fn move_to_rubric(
        &self,
        of: &MarkingOf,
        to: &RubricId,
        reason: &str,
    ) -> Result<(), StudioError> {
        let permit = self.may(Action::Moderate)?;
        let mut moving = self.moving(of, to)?;
        if let Some(blocked) = self.why_not_moved(&moving)? {
            return Err(StudioError::refused(blocked));
        }
        if reason.trim().is_empty() {
            return Err(StudioError::refused(say::refused_no_reason_to_move()));
        }
        let parts = parts_of(&moving.context.assessment, Some(&moving.after));
        let (mut guards, mut writes, mut complete) = (
            vec![
                AWARD_COHORT.none([of.cohort.as_str()]),
                records::present_at_save(RecordKind::Rubric, to.as_str()),
            ],
            Vec::new(),
            true,
        );
        for (saved, scores) in moving.sheets.iter().zip(&moving.moves.scores) {
            // Items of the assessment are no part of the rubric and stay.
            let items = saved.value.scores.iter().filter(|s| {
                moving
                    .context
                    .assessment
                    .items
                    .iter()
                    .any(|i| i.id == s.part_id)
            });
            let sheet = ScoreSheet {
                scores: scores.iter().chain(items).cloned().collect(),
                rubric_id: Some(to.clone()),
                ..saved.value.clone()
            };
            complete &= is_complete(&sheet, &parts);
            let id = of.sheet(sheet.marker, &sheet.learner_id);
            guards.push(records::revision_is(RecordKind::Score, &id, saved.revision));
            writes.push(records::put(RecordKind::Score, &id, &sheet)?);
        }
        let from = moving.context.rubric.as_ref().map(|r| r.id.clone());
        let entry = RubricMove {
            from: from.unwrap_or_else(|| to.clone()),
            to: to.clone(),
            reason: reason.trim().chars().take(2_000).collect(),
            by: self.session().clone(),
            at: self.now(),
        };
        let marking = &mut moving.context.marking.value;
        marking.rubric_id = Some(to.clone());
        marking.moves.push(entry);
        if !complete {
            marking.first_closed = None;
        }
        self.save_marking(
            &permit,
            of,
            &moving.context.marking,
            &say::step_move(&moving.context.assessment.title, moving.after.version),
            (guards, writes),
        )
    }
}
