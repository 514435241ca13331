//! The fields that a column of a list can be read as.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

/// A field of the roster that a column can be mapped to.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "camelCase")]
pub enum RosterField {
    /// The institution's number for the learner.
    Number,
    /// The whole name.
    Name,
    /// Given name, joined with the family name where there is no whole one.
    GivenName,
    /// What stands between given and family name: a middle name, a patronymic.
    MiddleName,
    /// What stands before the family name: van der.
    Infix,
    /// Family name.
    FamilyName,
    /// The second family name.
    SecondFamilyName,
    /// What follows the name: Jr.
    Suffix,
    /// The name in Latin letters.
    LatinName,
    /// Mail address.
    Email,
    /// Passed or failed.
    Result,
    /// Grade.
    Grade,
    /// The day the learner finished.
    CompletedOn,
}

impl RosterField {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 13] = [
        Self::Number,
        Self::Name,
        Self::GivenName,
        Self::MiddleName,
        Self::Infix,
        Self::FamilyName,
        Self::SecondFamilyName,
        Self::Suffix,
        Self::LatinName,
        Self::Email,
        Self::Result,
        Self::Grade,
        Self::CompletedOn,
    ];

    /// What it is called.
    #[must_use]
    pub fn label(self) -> Message {
        use say::cohorts as say;
        match self {
            Self::Number => say::roster_fields_number(),
            Self::Name => say::roster_fields_name(),
            Self::GivenName => say::roster_fields_given_name(),
            Self::MiddleName => say::roster_fields_middle_name(),
            Self::Infix => say::roster_fields_infix(),
            Self::FamilyName => say::roster_fields_family_name(),
            Self::SecondFamilyName => say::roster_fields_second_family_name(),
            Self::Suffix => say::roster_fields_suffix(),
            Self::LatinName => say::roster_fields_latin_name(),
            Self::Email => say::roster_fields_email(),
            Self::Result => say::roster_fields_result(),
            Self::Grade => say::roster_fields_grade(),
            Self::CompletedOn => say::roster_fields_completed_on(),
        }
    }

    /// Whether it is a part of a name.
    #[must_use]
    pub fn is_part_of_name(self) -> bool {
        matches!(
            self,
            Self::GivenName
                | Self::MiddleName
                | Self::Infix
                | Self::FamilyName
                | Self::SecondFamilyName
                | Self::Suffix
        )
    }
}
