//! Scoring: what is scored, by whom, and how far it has come.

use std::collections::HashMap;

use domain::assessment_standard::AssessmentStandard;
use domain::people::Action;
use domain::scoring::{
    Closed, Marker, Marking, MarkingRefused, Sample, ScoreSheet, ScoredPart, draw,
};
use domain::{LearnerId, RubricId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Write};

use crate::error::StudioError;
use crate::marking::{MarkingContext, MarkingOf, MarkingStage, count, is_complete};
use crate::records::{self, Saved};
use crate::workspace::Studio;

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
    /// Why nothing can be scored; empty where it can.
    pub problem: String,
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
        let learners = self.learners(cohort)?;
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
                learners: count(learners.len()),
                scored: count(scored),
                problem: if context.parts.is_empty() {
                    "It has neither a rubric nor items.".to_owned()
                } else {
                    String::new()
                },
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
        sheets.retain(|s| {
            let own = me.is_some() && s.value.marked_by == me;
            marker != Marker::First || own || !context.is_blind_for(&s.value.learner_id)
        });
        let hidden = count(all - sheets.len());
        sheets.sort_by(|a, b| a.value.learner_id.cmp(&b.value.learner_id));
        let newer_rubric = match &context.rubric {
            Some(rubric) => self
                .rubrics()?
                .into_iter()
                .find(|r| r.older.contains(&rubric.id))
                .map(|r| r.id),
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
        self.may(Action::Score)?;
        let context = self.marking(of)?;
        if context.parts.is_empty() {
            return Err(StudioError::refused(
                "This assessment has neither a rubric nor items. Nothing was changed.",
            ));
        }
        if marker == Marker::Agreed {
            return Err(StudioError::refused(
                "Agreed marks follow from settling differences. Nothing was changed.",
            ));
        }
        let me = self.session().clone();
        let first = match (marker, &me) {
            (Marker::Second, Some(_)) => self.sheets(of, Marker::First)?,
            _ => HashMap::new(),
        };
        let known: std::collections::HashSet<LearnerId> = self
            .learners(&of.cohort)?
            .into_iter()
            .map(|l| l.id)
            .collect();
        let (mut guards, mut writes, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        for saved in sheets {
            let learner = &saved.value.learner_id;
            if !known.contains(learner) {
                return Err(StudioError::not_found("learner", learner));
            }
            context
                .marking
                .value
                .may_mark(marker, learner)
                .map_err(StudioError::refused)?;
            // Who marked it the first time does not mark it the second time.
            if first
                .get(learner)
                .is_some_and(|s| s.value.marked_by.is_some() && s.value.marked_by == me)
            {
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
            guards.push(records::revision_is(records::SCORE, &id, saved.revision));
            writes.push(records::put(records::SCORE, &id, &sheet)?);
            kept.push(Saved {
                revision: saved.revision + 1,
                value: sheet,
            });
        }
        if context.marking.revision == 0 {
            // Not to be undone: from here on the rubric is in use.
            self.begin_marking(&context)?;
        }
        let what = match kept.as_slice() {
            [_] => format!("Score {}", context.assessment.title),
            many => format!(
                "Score {} learners in {}",
                many.len(),
                context.assessment.title
            ),
        };
        self.save(&what, guards, writes)?;
        Ok(kept)
    }

    fn begin_marking(&self, context: &MarkingContext) -> Result<(), StudioError> {
        let id = context.of.id();
        self.save_for_good(
            &format!("Begin scoring {}", context.assessment.title),
            vec![records::absent(records::MARKING, &id)],
            vec![records::put(records::MARKING, &id, &context.marking.value)?],
        )
    }

    pub(crate) fn closed_now(&self) -> Closed {
        Closed {
            by: self.session().clone(),
            at: self.now(),
        }
    }

    pub(crate) fn save_marking(
        &self,
        of: &MarkingOf,
        saved: &Saved<Marking>,
        what: &str,
        (mut guards, mut writes): (Vec<Guard>, Vec<Write>),
    ) -> Result<(), StudioError> {
        let id = of.id();
        guards.push(records::revision_is(records::MARKING, &id, saved.revision));
        writes.push(records::put(records::MARKING, &id, &saved.value)?);
        self.save_for_good(what, guards, writes)
    }

    /// Closes the first or the second marking.
    ///
    /// # Errors
    /// When learners have no complete marks.
    pub fn close_marking(&self, of: &MarkingOf, marker: Marker) -> Result<(), StudioError> {
        self.may(Action::Score)?;
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
        self.save_marking(
            of,
            &context.marking,
            &format!("Close the marking of {}", context.assessment.title),
            Default::default(),
        )
    }

    /// Opens the first marking again: the sample and what followed from it are given up.
    ///
    /// # Errors
    /// When nothing is closed, or the second marking has begun.
    pub fn reopen_marking(&self, of: &MarkingOf) -> Result<(), StudioError> {
        self.may(Action::Moderate)?;
        let mut context = self.marking(of)?;
        if !self
            .identities(records::SCORE, &of.sheets(Marker::Second))?
            .is_empty()
        {
            return Err(StudioError::refused(
                "The second marking has begun, and would no longer be blind. Settle differences instead. Nothing was changed.",
            ));
        }
        let marking = &mut context.marking.value;
        marking.first_closed = None;
        marking.sample = None;
        marking.second_closed = None;
        marking.moderated = None;
        self.save_marking(
            of,
            &context.marking,
            &format!("Open the marking of {} again", context.assessment.title),
            Default::default(),
        )
    }

    /// Draws the sample that is marked a second time, by the rule of the standard.
    ///
    /// # Errors
    /// When the first marking is not closed, or a sample is drawn already.
    pub fn draw_sample(&self, of: &MarkingOf, seed: &str) -> Result<Sample, StudioError> {
        self.may(Action::Moderate)?;
        let mut context = self.marking(of)?;
        let seed = seed.trim();
        if seed.is_empty() || seed.chars().count() > 100 {
            return Err(StudioError::refused(
                "Give the draw a seed of at most 100 characters: with it, the same sample can be drawn again.",
            ));
        }
        if context.marking.value.first_closed.is_none() || context.marking.value.sample.is_some() {
            return Err(StudioError::refused(
                "A sample is drawn once, when the first marking is closed. Nothing was changed.",
            ));
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
            of,
            &context.marking,
            &format!("Draw a sample of {}", context.assessment.title),
            Default::default(),
        )?;
        Ok(sample)
    }
}
