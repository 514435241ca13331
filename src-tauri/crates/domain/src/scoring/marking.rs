//! How far marking has come, and who may mark when.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use super::sample::Sample;
use super::sheet::Marker;
use crate::{AssessmentId, CohortId, LearnerId, ProfileId, RubricId, Timestamp};

/// Who closed a stage, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Closed {
    /// Who.
    pub by: Option<ProfileId>,
    /// When.
    pub at: Timestamp,
}

/// Scored work that was moved to another version of the rubric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricMove {
    /// From.
    pub from: RubricId,
    /// To.
    pub to: RubricId,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: Option<ProfileId>,
    /// When.
    pub at: Timestamp,
}

/// How far the marking of one attempt at an assessment has come in a cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Marking {
    /// The cohort.
    pub cohort_id: CohortId,
    /// The assessment.
    pub assessment_id: AssessmentId,
    /// 1 for the first attempt.
    pub attempt: u32,
    /// The version of the rubric it is marked with.
    pub rubric_id: Option<RubricId>,
    /// The first marker is done.
    pub first_closed: Option<Closed>,
    /// Who is marked a second time.
    pub sample: Option<Sample>,
    /// The second marker is done.
    pub second_closed: Option<Closed>,
    /// Every difference is settled.
    pub moderated: Option<Closed>,
    /// Moves to other versions of the rubric.
    pub moves: Vec<RubricMove>,
}

impl Marking {
    /// Marking that has not begun.
    #[must_use]
    pub fn new(
        cohort_id: CohortId,
        assessment_id: AssessmentId,
        attempt: u32,
        rubric_id: Option<RubricId>,
    ) -> Self {
        Self {
            cohort_id,
            assessment_id,
            attempt,
            rubric_id,
            first_closed: None,
            sample: None,
            second_closed: None,
            moderated: None,
            moves: Vec::new(),
        }
    }

    /// Whether this marker may change marks now.
    ///
    /// # Errors
    /// [`MarkingRefused`] when the stage is closed, or has not begun.
    pub fn may_mark(&self, marker: Marker, learner: &LearnerId) -> Result<(), MarkingRefused> {
        match marker {
            Marker::First if self.first_closed.is_some() => Err(MarkingRefused::Closed),
            Marker::Second if self.second_closed.is_some() => Err(MarkingRefused::Closed),
            Marker::Second
                if !self
                    .sample
                    .as_ref()
                    .is_some_and(|s| s.learner_ids.contains(learner)) =>
            {
                Err(MarkingRefused::NotInSample)
            }
            Marker::Agreed if self.second_closed.is_none() => Err(MarkingRefused::NotYet),
            Marker::Agreed if self.moderated.is_some() => Err(MarkingRefused::Closed),
            _ => Ok(()),
        }
    }

    /// Whether marks of one marker may be seen beside those of the other: only once both are
    /// done: the second is given without sight of the first.
    #[must_use]
    pub fn may_compare(&self) -> bool {
        self.first_closed.is_some() && self.second_closed.is_some()
    }
}

/// Why marks cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum MarkingRefused {
    /// The stage is closed.
    Closed,
    /// Not a learner who is marked a second time.
    NotInSample,
    /// Both markers must be done.
    NotYet,
    /// One person marks once.
    OwnWork,
    /// The marks that are there are another marker's, and hidden for now.
    Hidden,
    /// A settled difference has a reason.
    NoReason,
    /// Marks are missing.
    Incomplete(u32),
    /// Differences are open.
    Unsettled(u32),
}

impl ToMessage for MarkingRefused {
    fn message(&self) -> Message {
        use say::scoring as say;
        match self {
            Self::Closed => say::refused_closed(),
            Self::NotInSample => say::refused_not_in_sample(),
            Self::NotYet => say::refused_not_yet(),
            Self::OwnWork => say::refused_own_work(),
            Self::Hidden => say::refused_hidden(),
            Self::NoReason => say::refused_no_reason(),
            Self::Incomplete(count) => say::refused_incomplete(*count),
            Self::Unsettled(count) => say::refused_unsettled(*count),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_marker_is_blind_to_the_other_until_both_are_done() {
        let mut marking = Marking::new("c".into(), "a".into(), 1, None);
        let learner = "l".into();
        assert_eq!(marking.may_mark(Marker::First, &learner), Ok(()));
        assert_eq!(
            marking.may_mark(Marker::Second, &learner),
            Err(MarkingRefused::NotInSample)
        );
        assert_eq!(
            marking.may_mark(Marker::Agreed, &learner),
            Err(MarkingRefused::NotYet)
        );
        let closed = Some(Closed {
            by: None,
            at: Timestamp("2026-11-24T10:00:00Z".into()),
        });
        marking.first_closed.clone_from(&closed);
        assert_eq!(
            marking.may_mark(Marker::First, &learner),
            Err(MarkingRefused::Closed)
        );
        assert!(!marking.may_compare());
        marking.second_closed = closed;
        assert!(marking.may_compare());
        assert_eq!(marking.may_mark(Marker::Agreed, &learner), Ok(()));
    }
}
