//! Scoring: what is scored, by whom, and how far it has come.

use domain::assessment_standard::AssessmentStandard;
use domain::people::Action;
use domain::record_kind::RecordKind;
use domain::scoring::{
    Closed, Marker, Marking, MarkingRefused, Sample, ScoreSheet, ScoredPart, draw,
};
use domain::{LearnerId, RubricId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Range, Write};
use words::Message;
use words::say::scoring as say;

use crate::assessment::families::RUBRICS;
use crate::assessment::marking::{MarkingOf, MarkingStage, count, is_complete};
use crate::core::error::StudioError;
use crate::core::finding::shown_count;
use crate::core::indexes::LEARNER_RESULT;
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// A marking in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MarkingSummary {
    /// Which.
    pub of: MarkingOf,
    /// The assessment's title.
    pub title: String,
    /// How far it has come.
    pub stage: MarkingStage,
    /// Learners in the cohort.
    pub learners: u32,
    /// Learners with a complete first sheet.
    pub scored: u32,
    /// Why nothing can be scored; nothing where it can.
    pub problem: Option<Message>,
}

/// A learner as a marker sees one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LearnerToScore {
    /// The learner.
    pub id: LearnerId,
    /// The number.
    pub number: String,
    /// The name.
    pub name: String,
}

/// Everything a marker needs on screen, and nothing of what another marker gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MarkingView {
    /// Which.
    pub of: MarkingOf,
    /// Whose marks are shown.
    pub marker: Marker,
    /// The assessment.
    pub title: String,
    /// How far it has come.
    pub stage: MarkingStage,
    /// The marking and its revision; revision 0 before anything was scored.
    pub marking: Saved<Marking>,
    /// What is scored.
    pub parts: Vec<ScoredPart>,
    /// Who is scored: everyone, or for the second marker the sample.
    pub learners: Vec<LearnerToScore>,
    /// Sheets that are there, with their revisions.
    pub sheets: Vec<Saved<ScoreSheet>>,
    /// Adjustments that learners who need them can have.
    pub adjustments: Vec<String>,
    /// The rubric's version, for display; 0 without a rubric.
    pub rubric_version: u32,
    /// A newer version to which scored work could be moved.
    pub newer_rubric: Option<RubricId>,
    /// Whether marks can be changed.
    pub open: bool,
    /// First sheets that are not shown, because their learners are being marked a second time.
    pub hidden: u32,
}

impl Studio {
    /// Every marking of a cohort: one for each assessment, and one for each further attempt
    /// that has begun.
    ///
    /// # Errors
    /// When there is no such cohort.
    pub fn markings(&self, cohort: &str) -> Result<Vec<MarkingSummary>, StudioError> {
        let learners = self.count_of(&LEARNER_RESULT, &Range::of(cohort))?;
        let programme = self
            .programme(self.cohort(cohort)?.programme_id.as_str())?
            .value;
        let mut list = Vec::new();
        for context in self.attempts_of(cohort, &programme)?.into_iter().flatten() {
            let sheets = self.sheets(&context.of, Marker::First)?;
            let scored = sheets
                .values()
                .filter(|s| is_complete(&s.value, &context.parts))
                .count();
            list.push(MarkingSummary {
                title: context.assessment.title.clone(),
                stage: context.stage(),
                learners: shown_count(learners),
                scored: count(scored),
                problem: context.parts.is_empty().then(say::nothing_to_score),
                of: context.of,
            });
        }
        Ok(list)
    }

    /// The grid of one marker. Nothing of another marker's marks is in it.
    ///
    /// # Errors
    /// When there is no such cohort or assessment, or agreed marks are asked for too early.
    pub fn marking_view(&self, of: &MarkingOf, marker: Marker) -> Result<MarkingView, StudioError> {
        let context = self.marking(of)?;
        let marking = &context.marking.value;
        if marker == Marker::Agreed && !marking.may_compare() {
            return Err(StudioError::refused(MarkingRefused::NotYet));
        }
        let learners: Vec<LearnerToScore> = self
            .learners(&of.cohort)?
            .into_iter()
            .filter(|l| match (marker, &marking.sample) {
                (Marker::First, _) => true,
                (_, Some(sample)) => sample.learner_ids.contains(&l.id),
                (_, None) => false,
            })
            .map(|l| LearnerToScore {
                id: l.id,
                number: l.number,
                name: l.name,
            })
            .collect();
        let me = self.session().clone();
        let mut sheets: Vec<Saved<ScoreSheet>> = self.sheets(of, marker)?.into_values().collect();
        let all = sheets.len();
        // The second marker works without sight of the first marks, wherever they look.
        sheets.retain(|s| !context.hides(&s.value, me.as_ref()));
        let hidden = count(all - sheets.len());
        sheets.sort_by(|a, b| a.value.learner_id.cmp(&b.value.learner_id));
        let newer_rubric = match &context.rubric {
            Some(rubric) => self
                .newest_of(&RUBRICS, rubric.family().as_str())?
                .map(RubricId)
                .filter(|newest| *newest != rubric.id),
            None => None,
        };
        let probe = learners.first().map(|l| l.id.clone()).unwrap_or_default();
        Ok(MarkingView {
            of: of.clone(),
            marker,
            title: context.assessment.title.clone(),
            stage: context.stage(),
            open: marking.may_mark(marker, &probe).is_ok(),
            parts: context.parts,
            learners,
            sheets,
            hidden,
            adjustments: context.assessment.adjustments,
            rubric_version: context.rubric.map_or(0, |r| r.version),
            newer_rubric,
            marking: context.marking,
        })
    }

    pub(crate) fn closed_now(&self) -> Closed {
        Closed {
            by: self.session().clone(),
            at: self.now(),
        }
    }

    pub(crate) fn save_marking(
        &self,
        permit: &Permit,
        of: &MarkingOf,
        saved: &Saved<Marking>,
        what: &Message,
        (mut guards, mut writes): (Vec<Guard>, Vec<Write>),
    ) -> Result<(), StudioError> {
        let id = of.id();
        guards.push(records::revision_is(
            RecordKind::Marking,
            &id,
            saved.revision,
        ));
        writes.push(records::put(RecordKind::Marking, &id, &saved.value)?);
        self.save_for_good(permit, what, guards, writes)
    }

    /// Closes the first or the second marking.
    ///
    /// # Errors
    /// When learners have no complete marks.
    pub fn close_marking(&self, of: &MarkingOf, marker: Marker) -> Result<(), StudioError> {
        let permit = self.may(Action::Score)?;
        let mut context = self.marking(of)?;
        let wanted: Vec<LearnerId> = match (marker, &context.marking.value.sample) {
            (Marker::First, _) if of.attempt == 1 => self
                .learners(&of.cohort)?
                .into_iter()
                .map(|l| l.id)
                .collect(),
            // A further attempt is made by those who have a sheet for it.
            (Marker::First, _) => self.sheets(of, Marker::First)?.into_keys().collect(),
            (Marker::Second, Some(sample)) => sample.learner_ids.clone(),
            _ => return Err(StudioError::refused(MarkingRefused::NotYet)),
        };
        let marking = &context.marking.value;
        let closed = match marker {
            Marker::First => &marking.first_closed,
            _ => &marking.second_closed,
        };
        if closed.is_some() {
            // Who closed it, and when, stays on record.
            return Err(StudioError::refused(MarkingRefused::Closed));
        }
        let sheets = self.sheets(of, marker)?;
        let missing = wanted
            .iter()
            .filter(|id| {
                !sheets
                    .get(id)
                    .is_some_and(|s| is_complete(&s.value, &context.parts))
            })
            .count();
        if missing > 0 || wanted.is_empty() {
            return Err(StudioError::refused(MarkingRefused::Incomplete(count(
                missing,
            ))));
        }
        let closed = Some(self.closed_now());
        let marking = &mut context.marking.value;
        match marker {
            Marker::First => marking.first_closed = closed,
            _ => marking.second_closed = closed,
        }
        let guards = sheets.iter().map(|(learner, sheet)| {
            let id = of.sheet(marker, learner);
            records::revision_is(RecordKind::Score, &id, sheet.revision)
        });
        self.save_marking(
            &permit,
            of,
            &context.marking,
            &say::step_close(&context.assessment.title),
            (guards.collect(), Vec::new()),
        )
    }

    /// Opens the first marking again: the sample and what followed from it are given up.
    ///
    /// # Errors
    /// When nothing is closed, or the second marking has begun.
    pub fn reopen_marking(&self, of: &MarkingOf) -> Result<(), StudioError> {
        let permit = self.may(Action::Moderate)?;
        let mut context = self.marking(of)?;
        if self.has_any(RecordKind::Score, &of.sheets(Marker::Second))? {
            return Err(StudioError::refused(say::refused_no_longer_blind()));
        }
        let marking = &mut context.marking.value;
        marking.first_closed = None;
        marking.sample = None;
        marking.second_closed = None;
        marking.moderated = None;
        self.save_marking(
            &permit,
            of,
            &context.marking,
            &say::step_reopen(&context.assessment.title),
            Default::default(),
        )
    }

    /// Draws the sample that is marked a second time, by the rule of the standard.
    ///
    /// # Errors
    /// When the first marking is not closed, or a sample is drawn already.
    pub fn draw_sample(&self, of: &MarkingOf, seed: &str) -> Result<Sample, StudioError> {
        let permit = self.may(Action::Moderate)?;
        let mut context = self.marking(of)?;
        let seed = seed.trim();
        if seed.is_empty() || seed.chars().count() > 100 {
            return Err(StudioError::refused(say::refused_seed()));
        }
        if context.marking.value.first_closed.is_none() || context.marking.value.sample.is_some() {
            return Err(StudioError::refused(say::refused_drawn_once()));
        }
        let id = AssessmentStandard::usual("usual".into(), "usual");
        let standard = context.standard.clone().unwrap_or(id);
        let results = self.results_of(&context)?;
        let wish = standard.sample_wish(seed);
        let sample = Sample {
            of: count(results.len()),
            learner_ids: draw(&results, standard.pass_mark, &wish),
            wish,
            drawn_by: self.session().clone(),
            drawn_at: self.now(),
        };
        context.marking.value.sample = Some(sample.clone());
        self.save_marking(
            &permit,
            of,
            &context.marking,
            &say::step_draw(&context.assessment.title),
            Default::default(),
        )?;
        Ok(sample)
    }
}
