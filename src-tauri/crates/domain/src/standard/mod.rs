//! Quality standards: clauses a programme is audited against.

pub mod european;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::check::CheckId;
use crate::{ClauseId, StandardId};

/// One requirement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Clause {
    /// Its identity within the standard.
    pub id: ClauseId,
    /// The number people cite.
    pub number: String,
    /// The short name.
    pub title: String,
    /// What it asks for.
    pub text: String,
    /// The part of the standard it stands in.
    pub part: String,
    /// Whether a programme must meet it.
    pub mandatory: bool,
    /// How much it counts in the score.
    pub weight: u32,
    /// The rule that checks it, where a rule can.
    pub check: Option<CheckId>,
}

/// A published standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct QualityStandard {
    /// Its identity.
    pub id: StandardId,
    /// The title.
    pub title: String,
    /// The edition.
    pub version: String,
    /// Where it is published.
    pub source: String,
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
