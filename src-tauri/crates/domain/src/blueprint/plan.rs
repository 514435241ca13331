//! What an assessment should test: points by outcome and cognitive level.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::OutcomeId;
use crate::decimal::Decimal;

/// The cognitive process dimension of Bloom's revised taxonomy (Anderson and Krathwohl, 2001).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "named as the taxonomy names them")]
pub enum CognitiveLevel {
    Remember,
    Understand,
    Apply,
    Analyse,
    Evaluate,
    Create,
}

impl CognitiveLevel {
    /// All, lowest first.
    pub const ALL: [Self; 6] = [
        Self::Remember,
        Self::Understand,
        Self::Apply,
        Self::Analyse,
        Self::Evaluate,
        Self::Create,
    ];
}

/// A question or task with points of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentItem {
    /// Its identity within the assessment.
    pub id: crate::RubricPartId,
    /// What is asked, shortly.
    pub title: String,
    /// The outcome it measures.
    pub outcome_id: Option<OutcomeId>,
    /// The kind of thinking it asks for.
    pub cognitive_level: Option<CognitiveLevel>,
    /// The most points.
    pub points: Decimal,
}

/// Points an outcome should have at a cognitive level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BlueprintCell {
    /// The outcome.
    pub outcome_id: OutcomeId,
    /// The level.
    pub cognitive_level: CognitiveLevel,
    /// Points planned.
    pub points: Decimal,
}
