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

/// The signed credential of a certificate, as it was issued: what differs from the others of its
/// run, and the signatures. Any reprint is put together from it, without a key.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CredentialKept {
    /// Its place among all that the workspace signed, from 0. Its status list and its bit there
    /// follow from it.
    pub number: u32,
    /// The day of the award, where a renewal keeps that of an earlier certificate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub awarded: Option<Date>,
    /// What credentials of its shape share: the name under which the workspace keeps it.
    pub shape: String,
    /// The values in the places where they differ, in the order of the shape.
    pub values: Vec<String>,
    /// The signature of the Data Integrity proof, as multibase.
    pub proof: String,
    /// The signature of the JWT, as base64url; empty where there was no key for one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub jwt: String,
    /// The text of the printed code; empty where the code says words that nobody signed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub code: String,
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
