//! The decision at the end of an audit, and what stands in its way.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use super::standing::Score;
use crate::Timestamp;

/// What an audit came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AuditOutcome {
    /// The version is approved and frozen.
    Approved,
    /// It goes back to its designers.
    ReturnedForChanges,
}

/// The decision at the end, signed by name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Decision {
    /// What it came to.
    pub outcome: AuditOutcome,
    /// Who signed.
    pub signed_by: String,
    /// When.
    pub signed_at: Timestamp,
    /// Why.
    pub reason: String,
    /// The score at that moment.
    pub score: Score,
    /// The profile of who signed; empty where there are none.
    #[serde(default)]
    pub profile: String,
    /// Who signed designed the version, which the institution allowed.
    #[serde(default)]
    pub own_work: bool,
}

/// Why a decision cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum DecisionRefused {
    /// Decided already.
    AlreadyDecided,
    /// Clauses without a word on them.
    ClausesToDo(u32),
    /// A mandatory clause is not met.
    MandatoryNotMet(String, Message),
    /// Nobody signs.
    NoSignature,
}

impl ToMessage for DecisionRefused {
    fn message(&self) -> Message {
        match self {
            Self::AlreadyDecided => say::audits::already_decided(),
            Self::ClausesToDo(count) => say::audits::clauses_to_do(*count),
            Self::MandatoryNotMet(number, title) => {
                say::audits::mandatory_not_met(number, title.clone())
            }
            Self::NoSignature => say::audits::no_signature(),
        }
    }
}
