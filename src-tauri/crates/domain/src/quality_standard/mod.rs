//! Quality standards: clauses a programme is audited against. The rules by which scores become
//! an award are an assessment standard.

pub mod european;

use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;

use crate::check::CheckId;
use crate::{ClauseId, QualityStandardId};

/// One requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Clause {
    /// Its identity within the standard.
    pub id: ClauseId,
    /// The number people cite.
    pub number: String,
    /// The short name.
    pub title: Message,
    /// What it asks for.
    pub text: Message,
    /// The part of the standard it stands in.
    pub part: Message,
    /// Whether a programme must meet it.
    pub mandatory: bool,
    /// How much it counts in the score.
    pub weight: u32,
    /// The rule that checks it, where a rule can.
    pub check: Option<CheckId>,
}

/// A published quality standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QualityStandard {
    /// Its identity.
    pub id: QualityStandardId,
    /// The title.
    pub title: Message,
    /// The edition.
    pub version: String,
    /// Where it is published.
    pub source: Message,
    /// What it asks for, in order.
    pub clauses: Vec<Clause>,
}

impl QualityStandard {
    /// The clause with this identity.
    #[must_use]
    pub fn clause(&self, id: &ClauseId) -> Option<&Clause> {
        self.clauses.iter().find(|c| c.id == *id)
    }
}
