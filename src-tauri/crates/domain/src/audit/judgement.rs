//! What a reviewer says of a clause, and who gave it.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use crate::check::Rating;
use crate::{ClauseId, Date, ProfileId, Timestamp};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Must be mended before approval.
    Major,
    /// Should be mended by the date given.
    Minor,
    /// Worth a thought.
    Observation,
}

/// A file kept in the workspace under the hash of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EvidenceFile {
    /// BLAKE3 of its content, in hex.
    pub hash: String,
    /// The name it had when it was attached.
    pub file_name: String,
    /// Its size in bytes.
    pub size: u32,
}

/// What a judgement rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The document or place.
    pub title: String,
    /// Page, section or quotation.
    pub detail: String,
    /// The document itself, where it was attached.
    pub file: Option<EvidenceFile>,
}

/// Who gave a judgement. It is entered by whoever is signed in, never as a caller or a file says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Given {
    /// The person; `None` where nobody has a profile.
    pub by: Option<ProfileId>,
    /// The person's name then.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// Whom a file named, that the person took the judgement in from; empty when it was given here.
    pub file_says: String,
}

/// A reviewer's word on one clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Judgement {
    /// The clause.
    pub clause_id: ClauseId,
    /// How well it is met; `None` until judged.
    pub rating: Option<Rating>,
    /// What was found, or why it is met.
    pub note: String,
    /// How serious it is, where it is not met.
    pub severity: Option<Severity>,
    /// Who mends it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// What the judgement rests on.
    pub evidence: Vec<Evidence>,
    /// Who gave it; `None` in judgements from before it was kept.
    #[serde(default)]
    pub given: Option<Given>,
}

impl Judgement {
    /// Whether it says the same, whoever gave it.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        let given = other.given.clone();
        Self {
            given,
            ..self.clone()
        } == *other
    }
}

/// A judgement that somebody else gave, and that a file would change.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub struct GivenByOther {
    /// The clause.
    pub clause: ClauseId,
    /// Who gave it.
    pub name: String,
}

impl ToMessage for GivenByOther {
    fn message(&self) -> Message {
        say::audits::given_by_other(self.clause.as_str(), &self.name)
    }
}
