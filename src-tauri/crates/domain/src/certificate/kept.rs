//! What a certificate was made from, kept with it as it was then.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::award::AwardDecision;
use crate::decimal::Decimal;
use crate::{AssessmentStandardId, Date, ProfileId, RubricId, Timestamp};

/// A font a run was printed with, kept with the workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FontKept {
    /// Its PostScript name.
    pub name: String,
    /// Which font of a collection, from 0.
    pub index: u32,
    /// BLAKE3 of its file, in hex.
    pub hash: String,
}

/// An award that this one was stacked from, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StackedAward {
    /// The programme's title.
    pub title: String,
    /// The serial of the certificate.
    pub serial: String,
    /// The day it was issued.
    pub issued_on: Date,
}

/// The version of a rubric that a learner's work was marked with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RubricKept {
    /// The version's identity.
    pub id: RubricId,
    /// The title.
    pub title: String,
    /// The version's number.
    pub version: u32,
}

/// The decision that a certificate follows from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AwardKept {
    /// The version of the assessment standard.
    pub standard_id: AssessmentStandardId,
    /// The standard's title.
    pub standard_title: String,
    /// The version's number.
    pub standard_version: u32,
    /// The rounded result in per cent.
    pub percent: Option<Decimal>,
    /// Who decided.
    pub decided_by: Option<ProfileId>,
    /// When.
    pub decided_at: Timestamp,
}

impl From<&AwardDecision> for AwardKept {
    fn from(decision: &AwardDecision) -> Self {
        Self {
            standard_id: decision.standard_id.clone(),
            standard_title: decision.standard_title.clone(),
            standard_version: decision.standard_version,
            percent: decision.verdict.percent,
            decided_by: decision.decided_by.clone(),
            decided_at: decision.decided_at.clone(),
        }
    }
}
