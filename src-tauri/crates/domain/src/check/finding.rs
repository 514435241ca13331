//! What a rule says: how well a clause is met, and where to mend it.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;

/// The rules there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for the clause it checks")]
pub enum CheckId {
    LearnerIdentified,
    Title,
    Country,
    AwardingBody,
    DateOfIssuing,
    LearningOutcomes,
    Workload,
    Level,
    TypeOfAssessment,
    Participation,
    QualityAssurance,
    Prerequisites,
    Supervision,
    Stackability,
    Transparency,
    Relevance,
    ValidAssessment,
    LearningPathways,
    Recognition,
    Authentic,
}

/// How well a clause is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Rating {
    /// Met in full.
    Met,
    /// Met in part.
    Partly,
    /// Not met.
    NotMet,
    /// Does not apply to this programme.
    NotApplicable,
}

/// A place in the programme editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for the field it opens")]
pub enum ProgrammeField {
    Title,
    Description,
    AwardingBody,
    Country,
    Level,
    Workload,
    Languages,
    Participation,
    Prerequisites,
    Supervision,
    QualityAssurance,
    Stackability,
    Partners,
    Outcomes,
    Assessments,
}

/// Where to mend something, and what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Pointer {
    /// The field to open.
    pub field: ProgrammeField,
    /// The outcome or assessment it is about.
    pub item_id: Option<String>,
    /// `Outcome 4`, or nothing.
    pub label: Message,
    /// What stands there now, or what is wrong with it.
    pub text: Message,
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckResult {
    /// How well the clause is met, as far as a rule can tell.
    pub rating: Rating,
    /// What was found.
    pub message: Message,
    /// Where to mend it.
    pub pointers: Vec<Pointer>,
}

impl CheckResult {
    /// Everything it says: the finding, then each pointer's label and text.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        let pointers = self.pointers.iter().flat_map(|p| [&p.label, &p.text]);
        std::iter::once(&self.message).chain(pointers)
    }

    pub(super) fn met(message: Message) -> Self {
        Self {
            rating: Rating::Met,
            message,
            pointers: Vec::new(),
        }
    }

    pub(super) fn at(rating: Rating, message: Message, field: ProgrammeField) -> Self {
        let pointer = Pointer {
            field,
            item_id: None,
            label: Message::default(),
            text: Message::default(),
        };
        Self {
            rating,
            message,
            pointers: vec![pointer],
        }
    }

    pub(super) fn items(rating: Rating, message: Message, pointers: Vec<Pointer>) -> Self {
        Self {
            rating,
            message,
            pointers,
        }
    }
}
