//! What a programme says in fixed terms: its level, form, supervision and place among others, and
//! the partners and outcomes it names.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

use crate::OutcomeId;
use crate::framework::Alignment;

/// The scale on which a level is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LevelScale {
    /// European Qualifications Framework, 1 to 8.
    Eqf,
    /// The cycles of the European Higher Education Area.
    QfEhea,
    /// A national framework, named in [`Level::scale_name`].
    National,
}

/// The level of the learning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Level {
    /// Which scale.
    pub scale: LevelScale,
    /// The name of a national framework; empty for the European ones.
    pub scale_name: String,
    /// The level on that scale, such as `6` or `first cycle`.
    pub value: String,
}

impl Level {
    /// The level in words.
    #[must_use]
    pub fn label(&self) -> Message {
        match self.scale {
            LevelScale::Eqf => say::programmes::level_of("eqf", &self.value),
            LevelScale::QfEhea => say::programmes::level_of("qfEhea", &self.value),
            LevelScale::National => {
                say::programmes::level_of_national(&self.scale_name, &self.value)
            }
        }
    }
}

/// How learners take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Participation {
    /// In a room.
    Onsite,
    /// Over a network.
    Online,
    /// Both.
    Blended,
}

/// Supervision and identity verification during assessment, in the words of Annex I.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Supervision {
    /// Unsupervised with no identity verification.
    Unsupervised,
    /// Supervised with no identity verification.
    Supervised,
    /// Supervised online or onsite with identity verification.
    SupervisedWithIdentity,
}

/// Whether the credential stands alone or counts towards another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Stackability {
    /// Not said yet.
    NotStated,
    /// Complete in itself.
    StandAlone,
    /// Counts towards the programmes with these codes.
    StacksTowards {
        /// Programme codes.
        codes: Vec<String>,
    },
}

/// What a partner does for a programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PartnerRole {
    /// Helped design it.
    CoDesigns,
    /// Says publicly that it is worth having.
    Endorses,
    /// Accepts it when hiring or admitting.
    Recognises,
    /// Teaches or hosts part of it.
    Delivers,
}

/// An employer or body that stands behind a programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Partner {
    /// Its name.
    pub name: String,
    /// What it does.
    pub role: PartnerRole,
    /// What was agreed, in a sentence.
    pub note: String,
}

/// What a learner can do at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// Its identity within the programme.
    pub id: OutcomeId,
    /// One sentence beginning with a verb that can be observed.
    pub text: String,
    /// The competencies it leads to.
    pub alignments: Vec<Alignment>,
}
