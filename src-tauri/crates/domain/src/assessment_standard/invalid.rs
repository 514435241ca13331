//! Why an assessment standard cannot be saved.

use words::{Message, ToMessage, say};

/// Why a standard cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum AssessmentStandardInvalid {
    /// No title, or one beyond all use.
    Title,
    /// A share that is none.
    Percent(&'static str),
    /// A number beyond all use.
    TooLarge(&'static str, u32),
    /// Grades that do not fall.
    Scale(String),
}

impl ToMessage for AssessmentStandardInvalid {
    fn message(&self) -> Message {
        use say::assessment_standards as say;
        match self {
            Self::Title => say::bad_title(),
            Self::Percent(what) => say::bad_percent(*what),
            Self::TooLarge(what, most) => say::too_large_number(*most, *what),
            Self::Scale(grade) => say::bad_scale(grade),
        }
    }
}
