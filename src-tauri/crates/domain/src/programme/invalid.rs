//! Why a programme cannot be saved, and the bounds it is held to.

use words::{Message, ToMessage, say};

/// The most ECTS credits of a programme: ten years of full-time study, which no programme has.
pub(super) const MOST_ECTS: u32 = 600;
/// The most hours of a programme: 30 to a credit, as the ECTS Users' Guide of 2015 has at most.
pub(super) const MOST_HOURS: u32 = 18_000;

/// Why a programme cannot be saved as it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum ProgrammeInvalid {
    /// A programme needs a code.
    NoCode,
    /// The code has characters that do not travel.
    BadCode(String),
    /// Text beyond all use.
    TooLong(&'static str, usize),
    /// Points that are none.
    BadNumber(String),
    /// An assessment that counts for more than all.
    BadWeight(String),
    /// A workload longer than a life of studies.
    BadWorkload,
    /// More parts than a programme can sensibly have.
    TooMany(&'static str, usize),
    /// Two parts with one identity.
    Twice(&'static str),
    /// A sign in a printed text that nobody sees, or that turns the text about.
    HiddenSign(&'static str, char),
}

impl ToMessage for ProgrammeInvalid {
    fn message(&self) -> Message {
        match self {
            Self::NoCode => say::programmes::no_code(),
            Self::BadCode(code) => say::programmes::bad_code(code),
            Self::TooLong(what, most) => say::programmes::too_long(*most, *what),
            Self::BadNumber(assessment) => say::programmes::bad_number(assessment),
            Self::BadWeight(assessment) => say::programmes::bad_weight(assessment),
            Self::BadWorkload => say::programmes::bad_workload(MOST_ECTS, MOST_HOURS),
            Self::TooMany(what, most) => say::programmes::too_many(*most, *what),
            Self::Twice(what) => say::programmes::twice(*what),
            Self::HiddenSign(what, sign) => {
                say::programmes::hidden_sign(format!("U+{:04X}", u32::from(*sign)), *what)
            }
        }
    }
}
