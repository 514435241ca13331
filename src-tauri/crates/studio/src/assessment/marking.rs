//! A marking with everything it rests on: the assessment, the version of its rubric, the
//! standard, and how far it has come.

use std::collections::HashMap;

use domain::assessment_standard::AssessmentStandard;
use domain::programme::{Assessment, Programme};
use domain::record_kind::RecordKind;
use domain::rubric::Rubric;
use domain::scoring::{Marker, Marking, ScoreSheet, ScoredLevel, ScoredPart};
use domain::{LearnerId, ProfileId, RubricId};
use serde::{Deserialize, Serialize};
use specta::Type;
use words::say;

use crate::core::error::{Sought, StudioError};
use crate::core::records::Saved;
use crate::core::studio::Studio;

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
        let moderates = self.moderates();
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

    /// Whether the standard asks for a second marker.
    fn moderates(&self) -> bool {
        self.of.attempt == 1
            && self
                .standard
                .as_ref()
                .is_some_and(AssessmentStandard::moderates)
    }

    /// Whether a learner's work is being marked a second time, or may be: before the sample is
    /// drawn it may be anybody's.
    pub(crate) fn is_blind_for(&self, learner: &LearnerId) -> bool {
        let marking = &self.marking.value;
        let may_be = match &marking.sample {
            Some(sample) => sample.learner_ids.contains(learner),
            None => self.moderates(),
        };
        marking.second_closed.is_none() && may_be
    }

    /// Whether first marks are hidden from somebody: whoever may mark a second time sees nothing
    /// of them, wherever they look. Where nobody has a profile, markers cannot be told apart, and
    /// marks are hidden once the sample is drawn.
    pub(crate) fn hides(&self, sheet: &ScoreSheet, me: Option<&ProfileId>) -> bool {
        let own =
            sheet.marked_by.as_ref() == me && (me.is_some() || self.marking.value.sample.is_none());
        sheet.marker == Marker::First && !own && self.is_blind_for(&sheet.learner_id)
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
            return Err(StudioError::refused(say::scoring::refused_attempts()));
        }
        let assessment = programme
            .assessments
            .iter()
            .find(|a| a.id.as_str() == of.assessment)
            .cloned()
            .ok_or_else(|| StudioError::not_found(Sought::Assessment, &of.assessment))?;
        let begun = self.get::<Marking>(RecordKind::Marking, &of.id())?;
        let marking = match begun {
            Some(marking) => marking,
            None => {
                // A later attempt is scored with the version the first was scored with.
                let first = MarkingOf {
                    attempt: 1,
                    ..of.clone()
                };
                let first = self.get::<Marking>(RecordKind::Marking, &first.id())?;
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
                .get::<AssessmentStandard>(RecordKind::AssessmentStandard, id.as_str())?
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
            .beginning::<ScoreSheet>(RecordKind::Score, &of.sheets(marker))?
            .into_iter()
            .map(|saved| (saved.value.learner_id.clone(), saved))
            .collect())
    }
}
