//! Moderation: two markers' differences, settled by somebody who says why.

use std::collections::HashMap;

use domain::LearnerId;
use domain::agreement::{Figure, ItemQuality, Ratings, agreement, consistency, item_quality};
use domain::decimal::{Decimal, Exact};
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::scoring::{
    Difference, Marker, MarkingRefused, ScoreSheet, ScoredPart, Settlement, differences, settle,
};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::Guard;
use words::say::scoring as say;

use crate::assessment::marking::{MarkingContext, MarkingOf, MarkingStage, count};
use crate::assessment::scoring::LearnerToScore;
use crate::core::error::StudioError;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// Differences of a marking, and how far the markers agree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ModerationView {
    /// How far the marking has come.
    pub stage: MarkingStage,
    /// Learners marked twice.
    pub learners: Vec<LearnerToScore>,
    /// What is scored.
    pub parts: Vec<ScoredPart>,
    /// Where the two differ.
    pub differences: Vec<Difference>,
    /// Differences that are neither small nor settled.
    pub open: u32,
    /// How far they agree, over all criteria of all learners.
    pub figures: Vec<Figure>,
}

/// How well an assessment measures, from the first marker's scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QualityView {
    /// Each criterion or item.
    pub items: Vec<ItemQuality>,
    /// How far they hang together.
    pub consistency: Figure,
}

fn points_of(sheet: &ScoreSheet, part: &ScoredPart) -> Option<f64> {
    if sheet.absent {
        return None;
    }
    sheet.score(&part.id)?.points.map(Decimal::approximately)
}

impl Studio {
    /// What each learner's first sheet makes in per cent, for drawing a sample.
    pub(crate) fn results_of(
        &self,
        context: &MarkingContext,
    ) -> Result<Vec<(LearnerId, Exact)>, StudioError> {
        let sheets = self.sheets(&context.of, Marker::First)?;
        let weights: HashMap<_, Decimal> = context
            .rubric
            .iter()
            .flat_map(|r| r.criteria.iter().map(|c| (&c.id, c.weight)))
            .collect();
        let mut list: Vec<(LearnerId, Exact)> = sheets
            .into_values()
            .map(|saved| {
                let (mut sum, mut all) = (Exact::zero(), Exact::zero());
                for part in &context.parts {
                    let weight = Exact::from(weights.get(&part.id).copied().unwrap_or(part.most));
                    let given = saved.value.score(&part.id).and_then(|s| s.points);
                    let points = if saved.value.absent { None } else { given };
                    let share = Exact::from(points.unwrap_or_default()).over(&part.most.into());
                    sum = sum + &(share * &weight);
                    all = all + &weight;
                }
                (saved.value.learner_id, Exact::percent_of(&sum, &all))
            })
            .collect();
        list.sort();
        Ok(list)
    }

    fn marked_twice(
        &self,
        context: &MarkingContext,
    ) -> Result<Vec<(ScoreSheet, ScoreSheet, Option<ScoreSheet>)>, StudioError> {
        if !context.marking.value.may_compare() {
            return Err(StudioError::refused(MarkingRefused::NotYet));
        }
        let mut first = self.sheets(&context.of, Marker::First)?;
        let mut agreed = self.sheets(&context.of, Marker::Agreed)?;
        let mut list: Vec<_> = self
            .sheets(&context.of, Marker::Second)?
            .into_values()
            .filter_map(|second| {
                let id = &second.value.learner_id;
                let own = first.remove(id)?.value;
                let settled = agreed.remove(id).map(|s| s.value);
                Some((own, second.value, settled))
            })
            .collect();
        list.sort_by(|a, b| a.0.learner_id.cmp(&b.0.learner_id));
        Ok(list)
    }

    fn open_differences(
        &self,
        context: &MarkingContext,
    ) -> Result<(Vec<Difference>, u32), StudioError> {
        let tolerance = context
            .standard
            .as_ref()
            .map_or(Decimal::whole(10), |s| s.moderation.tolerance);
        let found: Vec<Difference> = self
            .marked_twice(context)?
            .iter()
            .flat_map(|(first, second, agreed)| {
                differences(first, second, agreed.as_ref(), &context.parts, tolerance)
            })
            .collect();
        let open = found
            .iter()
            .filter(|d| !d.within_tolerance && d.settled.is_none())
            .count();
        Ok((found, count(open)))
    }

    /// Differences between the two markers. Shown only once both are done.
    ///
    /// # Errors
    /// When they are not.
    pub fn moderation_view(&self, of: &MarkingOf) -> Result<ModerationView, StudioError> {
        let context = self.marking(of)?;
        let twice = self.marked_twice(&context)?;
        let (found, open) = self.open_differences(&context)?;
        let ratings: Ratings = twice
            .iter()
            .flat_map(|(first, second, _)| {
                context
                    .parts
                    .iter()
                    .map(|part| vec![points_of(first, part), points_of(second, part)])
            })
            .collect();
        let learners = self
            .learners(&of.cohort)?
            .into_iter()
            .filter(|l| twice.iter().any(|t| t.0.learner_id == l.id))
            .map(|l| LearnerToScore {
                id: l.id,
                number: l.number,
                name: l.name,
            })
            .collect();
        Ok(ModerationView {
            stage: context.stage(),
            learners,
            differences: found,
            open,
            figures: agreement(&ratings),
            parts: context.parts,
        })
    }

    /// Settles a difference.
    ///
    /// # Errors
    /// Without a reason, with points that cannot be, or when moderation is closed.
    pub fn settle_difference(
        &self,
        of: &MarkingOf,
        learner: &LearnerId,
        part: &str,
        agreed: Decimal,
        reason: &str,
    ) -> Result<(), StudioError> {
        let permit = self.may(Action::Moderate)?;
        let context = self.marking(of)?;
        context
            .marking
            .value
            .may_mark(Marker::Agreed, learner)
            .map_err(StudioError::refused)?;
        let (found, _) = self.open_differences(&context)?;
        let difference = found
            .into_iter()
            .find(|d| d.learner_id == *learner && d.part_id.as_str() == part)
            .ok_or_else(|| StudioError::refused(say::refused_no_difference()))?;
        let first = self
            .sheets(of, Marker::First)?
            .remove(learner)
            .ok_or_else(|| StudioError::not_found(RecordKind::Learner, learner))?;
        let id = of.sheet(Marker::Agreed, learner);
        let here: Option<Saved<ScoreSheet>> = self.get(RecordKind::Score, &id)?;
        let revision = here.as_ref().map_or(0, |s| s.revision);
        let settlement = Settlement {
            part_id: difference.part_id,
            first: difference.first,
            second: difference.second,
            agreed,
            reason: reason.trim().chars().take(2_000).collect(),
            by: self.session().clone(),
            at: self.now(),
        };
        let sheet = settle(here.map(|s| s.value), &first.value, settlement)
            .map_err(StudioError::refused)?;
        sheet
            .validate(&context.parts)
            .map_err(StudioError::refused)?;
        let marking = records::key(RecordKind::Marking, &of.id());
        let guards = vec![
            records::revision_is(RecordKind::Score, &id, revision),
            // What is settled is what both markers gave, in a moderation that is open.
            records::revision_is(
                RecordKind::Score,
                &of.sheet(Marker::First, learner),
                first.revision,
            ),
            Guard::RevisionIs(marking, context.marking.revision),
        ];
        self.save(
            &permit,
            &say::step_settle(&context.assessment.title),
            guards,
            vec![records::put(RecordKind::Score, &id, &sheet)?],
        )
    }

    /// Closes moderation.
    ///
    /// # Errors
    /// When differences are open.
    pub fn close_moderation(&self, of: &MarkingOf) -> Result<(), StudioError> {
        let permit = self.may(Action::Moderate)?;
        let mut context = self.marking(of)?;
        let (_, open) = self.open_differences(&context)?;
        if open > 0 {
            return Err(StudioError::refused(MarkingRefused::Unsettled(open)));
        }
        context.marking.value.moderated = Some(self.closed_now());
        self.save_marking(
            &permit,
            of,
            &context.marking,
            &say::step_close_moderation(&context.assessment.title),
            Default::default(),
        )
    }

    /// How well an assessment measures.
    ///
    /// # Errors
    /// When there is no such assessment.
    pub fn quality_view(&self, of: &MarkingOf) -> Result<QualityView, StudioError> {
        let context = self.marking(of)?;
        let mut sheets: Vec<Saved<ScoreSheet>> =
            self.sheets(of, Marker::First)?.into_values().collect();
        sheets.sort_by(|a, b| a.value.learner_id.cmp(&b.value.learner_id));
        let scores: Ratings = sheets
            .iter()
            .filter(|s| !s.value.absent)
            .map(|s| {
                context
                    .parts
                    .iter()
                    .map(|p| points_of(&s.value, p))
                    .collect()
            })
            .collect();
        let titles: Vec<String> = context.parts.iter().map(|p| p.title.clone()).collect();
        let most: Vec<f64> = context
            .parts
            .iter()
            .map(|p| p.most.approximately())
            .collect();
        Ok(QualityView {
            items: item_quality(&titles, &most, &scores),
            consistency: consistency(&scores),
        })
    }
}
