//! Scoring: what is scored, by whom, and how far it has come.

use std::collections::HashMap;

use domain::assessment_standard::AssessmentStandard;
use domain::people::Action;
use domain::programme::{Assessment, Programme};
use domain::rubric::Rubric;
use domain::scoring::{
    Closed, Marker, Marking, MarkingRefused, Phrase, Sample, ScoreSheet, ScoredLevel, ScoredPart,
    draw,
};
use domain::{LearnerId, RubricId};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Guard, Write};

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// Which marking is meant: an attempt at an assessment in a cohort.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MarkingOf {
    /// The cohort.
    pub cohort: String,
    /// The assessment.
    pub assessment: String,
    /// 1 for the first attempt.
    pub attempt: u32,
}

impl MarkingOf {
    pub(crate) fn id(&self) -> String {
        format!("{}/{}/{}", self.cohort, self.assessment, self.attempt)
    }

    pub(crate) fn sheets(&self, marker: Marker) -> String {
        format!("{}/{}/", self.id(), marker.key())
    }

    pub(crate) fn sheet(&self, marker: Marker, learner: &LearnerId) -> String {
        let own = learner.as_str();
        let tail = own.rsplit_once('/').map_or(own, |(_, tail)| tail);
        format!("{}{tail}", self.sheets(marker))
    }
}

/// How far a marking has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum MarkingStage {
    /// Nobody has scored anything.
    NotBegun,
    /// The first marker is at work.
    FirstMarking,
    /// The first marker is done; nobody drew a sample yet, and the standard asks for one.
    ToSample,
    /// The second marker is at work.
    SecondMarking,
    /// Differences are being settled.
    Moderation,
    /// Ready for awards to be decided.
    Done,
}

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

/// What is scored in an assessment.
pub(crate) fn parts_of(assessment: &Assessment, rubric: Option<&Rubric>) -> Vec<ScoredPart> {
    let mut parts = Vec::new();
    if let Some(rubric) = rubric {
        let most = rubric.most_points();
        parts.extend(rubric.criteria.iter().map(|criterion| {
            ScoredPart {
                id: criterion.id.clone(),
                title: criterion.title.clone(),
                most,
                levels: rubric
                    .levels
                    .iter()
                    .zip(&criterion.descriptors)
                    .map(|(level, words)| ScoredLevel {
                        id: level.id.clone(),
                        title: level.title.clone(),
                        lowest: level.floor(),
                        points: level.points,
                        descriptor: words.clone(),
                    })
                    .collect(),
            }
        }));
    }
    parts.extend(assessment.items.iter().map(|item| ScoredPart {
        id: item.id.clone(),
        title: item.title.clone(),
        most: item.points,
        levels: Vec::new(),
    }));
    parts
}

/// Whether a sheet says something about every part.
pub(crate) fn is_complete(sheet: &ScoreSheet, parts: &[ScoredPart]) -> bool {
    sheet.absent
        || parts
            .iter()
            .all(|p| sheet.score(&p.id).is_some_and(|s| s.points.is_some()))
}

/// A marking with what it is about.
pub(crate) struct MarkingContext {
    pub of: MarkingOf,
    pub assessment: Assessment,
    pub marking: Saved<Marking>,
    pub rubric: Option<Rubric>,
    pub parts: Vec<ScoredPart>,
    pub standard: Option<AssessmentStandard>,
}

impl MarkingContext {
    pub(crate) fn stage(&self) -> MarkingStage {
        let marking = &self.marking.value;
        let moderates = self.of.attempt == 1
            && self
                .standard
                .as_ref()
                .is_some_and(AssessmentStandard::moderates);
        if self.marking.revision == 0 {
            MarkingStage::NotBegun
        } else if marking.first_closed.is_none() {
            MarkingStage::FirstMarking
        } else if marking.sample.is_none() {
            if moderates {
                MarkingStage::ToSample
            } else {
                MarkingStage::Done
            }
        } else if marking.second_closed.is_none() {
            MarkingStage::SecondMarking
        } else if marking.moderated.is_none() {
            MarkingStage::Moderation
        } else {
            MarkingStage::Done
        }
    }

    /// Whether a learner's work is being marked a second time right now.
    pub(crate) fn is_blind_for(&self, learner: &LearnerId) -> bool {
        let marking = &self.marking.value;
        let sample = marking.sample.as_ref();
        marking.second_closed.is_none() && sample.is_some_and(|s| s.learner_ids.contains(learner))
    }

    /// The version the work is scored with now.
    pub(crate) fn rubric_id(&self) -> Option<&RubricId> {
        self.marking.value.rubric_id.as_ref()
    }
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Studio {
    pub(crate) fn marking(&self, of: &MarkingOf) -> Result<MarkingContext, StudioError> {
        let cohort = self.cohort(&of.cohort)?;
        let programme = self.programme(cohort.programme_id.as_str())?.value;
        self.marking_in(of, programme)
    }

    pub(crate) fn marking_in(
        &self,
        of: &MarkingOf,
        programme: Programme,
    ) -> Result<MarkingContext, StudioError> {
        if of.attempt == 0 || of.attempt > 21 {
            return Err(StudioError::refused("Attempts are counted from 1 to 21."));
        }
        let assessment = programme
            .assessments
            .iter()
            .find(|a| a.id.as_str() == of.assessment)
            .cloned()
            .ok_or_else(|| StudioError::not_found("assessment", &of.assessment))?;
        let begun = self.get::<Marking>(records::MARKING, &of.id())?;
        let marking = match begun {
            Some(marking) => marking,
            None => {
                // A later attempt is scored with the version the first was scored with.
                let first = MarkingOf {
                    attempt: 1,
                    ..of.clone()
                };
                let first = self.get::<Marking>(records::MARKING, &first.id())?;
                let rubric = first.map_or(assessment.rubric_id.clone(), |m| m.value.rubric_id);
                Saved {
                    revision: 0,
                    value: Marking::new(
                        of.cohort.as_str().into(),
                        assessment.id.clone(),
                        of.attempt,
                        rubric,
                    ),
                }
            }
        };
        let rubric = match &marking.value.rubric_id {
            Some(id) => Some(self.rubric(id.as_str())?.value),
            None => None,
        };
        let standard = match &programme.assessment_standard_id {
            Some(id) => self
                .get::<AssessmentStandard>(records::ASSESSMENT_STANDARD, id.as_str())?
                .map(|s| s.value),
            None => None,
        };
        Ok(MarkingContext {
            of: of.clone(),
            parts: parts_of(&assessment, rubric.as_ref()),
            assessment,
            marking,
            rubric,
            standard,
        })
    }

    /// Every marking of a cohort, by assessment: the first attempt, begun or not, and each further
    /// one that has begun.
    pub(crate) fn attempts_of(
        &self,
        cohort: &str,
        programme: &Programme,
    ) -> Result<Vec<Vec<MarkingContext>>, StudioError> {
        let mut all = Vec::new();
        for assessment in &programme.assessments {
            let mut attempts = Vec::new();
            for attempt in 1..=21 {
                let of = MarkingOf {
                    cohort: cohort.to_owned(),
                    assessment: assessment.id.0.clone(),
                    attempt,
                };
                let context = self.marking_in(&of, programme.clone())?;
                if context.marking.revision == 0 && attempt > 1 {
                    break;
                }
                attempts.push(context);
            }
            all.push(attempts);
        }
        Ok(all)
    }

    /// Sheets of one marker, by learner.
    pub(crate) fn sheets(
        &self,
        of: &MarkingOf,
        marker: Marker,
    ) -> Result<HashMap<LearnerId, Saved<ScoreSheet>>, StudioError> {
        Ok(self
            .list::<ScoreSheet>(records::SCORE, &of.sheets(marker))?
            .into_iter()
            .map(|saved| (saved.value.learner_id.clone(), saved))
            .collect())
    }

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

    /// The phrases that markers use again.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn phrases(&self) -> Result<Saved<Vec<Phrase>>, StudioError> {
        Ok(self.get(records::PHRASES, "all")?.unwrap_or(Saved {
            revision: 0,
            value: Vec::new(),
        }))
    }

    /// Saves them.
    ///
    /// # Errors
    /// When one is too long, stands twice, or was changed meanwhile.
    pub fn save_phrases(
        &self,
        saved: &Saved<Vec<Phrase>>,
    ) -> Result<Saved<Vec<Phrase>>, StudioError> {
        self.may(Action::Score)?;
        let mut shorts: Vec<&str> = saved.value.iter().map(|p| p.short.as_str()).collect();
        shorts.sort_unstable();
        shorts.dedup();
        let long = saved
            .value
            .iter()
            .any(|p| p.text.chars().count() > 2_000 || p.short.chars().count() > 40);
        if long || saved.value.len() > 500 || shorts.len() != saved.value.len() {
            return Err(StudioError::refused(
                "A phrase has at most 2,000 characters and a short form of its own, of at most 40. Nothing was changed.",
            ));
        }
        let guard = records::revision_is(records::PHRASES, "all", saved.revision);
        self.save(
            "Change phrases",
            vec![guard],
            vec![records::put(records::PHRASES, "all", &saved.value)?],
        )?;
        self.phrases()
    }
}
