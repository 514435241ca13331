use serde_json::{Map, Value};

use crate::json::Fields;

/// What sort of credential it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Open Badges 3.0.
    Badge,
    /// An endorsement of Open Badges 3.0.
    Endorsement,
    /// A Comprehensive Learner Record 2.0.
    LearnerRecord,
    /// A Bitstring Status List.
    StatusList,
    /// A list of recognised issuers.
    IssuerList,
    /// Any other verifiable credential.
    Other,
}

/// The sort, by type.
#[must_use]
pub fn kind(document: &Map<String, Value>) -> Kind {
    let types = document.types();
    let has = |name| types.contains(&name);
    if has("AchievementCredential") || has("OpenBadgeCredential") {
        Kind::Badge
    } else if has("EndorsementCredential") {
        Kind::Endorsement
    } else if has("ClrCredential") {
        Kind::LearnerRecord
    } else if has("BitstringStatusListCredential") || has("StatusList2021Credential") {
        Kind::StatusList
    } else if has("RecognizedEntityCredential") {
        Kind::IssuerList
    } else {
        Kind::Other
    }
}
