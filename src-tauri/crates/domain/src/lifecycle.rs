//! The life of a programme version: draft, in review, approved, offered, retired.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

/// Where a programme version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ProgrammeState {
    /// Being written; may change freely.
    Draft,
    /// With the reviewers; findings may still be mended.
    InReview,
    /// Signed off; frozen.
    Approved,
    /// Open to learners; frozen.
    Offered,
    /// No longer offered; frozen.
    Retired,
}

/// A step in that life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LifecycleStep {
    /// The designer hands the draft to the reviewers.
    SendToReview,
    /// The designer or a reviewer takes it back to draft.
    ReturnToDraft,
    /// A reviewer signs it off, by deciding an audit.
    Approve,
    /// The institution opens it to learners.
    Offer,
    /// The institution closes it.
    Retire,
}

/// A step that is not open from where the version stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub struct StepRefused {
    /// Where it stands.
    pub from: ProgrammeState,
}

impl ToMessage for StepRefused {
    fn message(&self) -> Message {
        say::programmes::step_refused(self.from.key())
    }
}

impl ProgrammeState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::InReview,
        Self::Approved,
        Self::Offered,
        Self::Retired,
    ];

    /// Whether the content can no longer change. Approving freezes a version for ever.
    #[must_use]
    pub fn is_frozen(self) -> bool {
        matches!(self, Self::Approved | Self::Offered | Self::Retired)
    }

    /// Whether certificates may be issued for a version in this state.
    #[must_use]
    pub fn may_issue(self) -> bool {
        self.is_frozen()
    }

    /// The state as it is stored, by which messages choose their words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "inReview",
            Self::Approved => "approved",
            Self::Offered => "offered",
            Self::Retired => "retired",
        }
    }

    /// The state in words, as it stands in a list.
    #[must_use]
    pub fn label(self) -> Message {
        match self {
            Self::Draft => say::programmes::states_draft(),
            Self::InReview => say::programmes::states_in_review(),
            Self::Approved => say::programmes::states_approved(),
            Self::Offered => say::programmes::states_offered(),
            Self::Retired => say::programmes::states_retired(),
        }
    }

    /// The state in words, as it stands within a sentence after “is”.
    #[must_use]
    pub fn said(self) -> Message {
        say::programmes::state_said(self.key())
    }

    /// The state after a step.
    ///
    /// # Errors
    /// [`StepRefused`] when the step is not open from here.
    pub fn after(self, step: LifecycleStep) -> Result<Self, StepRefused> {
        use LifecycleStep as Step;
        Ok(match (self, step) {
            (Self::Draft, Step::SendToReview) => Self::InReview,
            (Self::InReview, Step::ReturnToDraft) => Self::Draft,
            (Self::InReview, Step::Approve) => Self::Approved,
            (Self::Approved, Step::Offer) => Self::Offered,
            (Self::Approved | Self::Offered, Step::Retire) => Self::Retired,
            _ => {
                return Err(StepRefused { from: self });
            }
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_version_never_thaws() {
        use LifecycleStep as Step;
        for state in [
            ProgrammeState::Approved,
            ProgrammeState::Offered,
            ProgrammeState::Retired,
        ] {
            for step in [
                Step::SendToReview,
                Step::ReturnToDraft,
                Step::Approve,
                Step::Offer,
                Step::Retire,
            ] {
                if let Ok(next) = state.after(step) {
                    assert!(next.is_frozen(), "{state:?} {step:?} {next:?}");
                }
            }
        }
    }

    #[test]
    fn the_usual_way() {
        use LifecycleStep as Step;
        let mut state = ProgrammeState::Draft;
        for step in [Step::SendToReview, Step::Approve, Step::Offer, Step::Retire] {
            state = state.after(step).unwrap();
        }
        assert_eq!(state, ProgrammeState::Retired);
        assert!(ProgrammeState::Draft.after(Step::Approve).is_err());
    }
}
