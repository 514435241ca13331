//! Why a file as a whole cannot be read.

use domain::programme::ProgrammeInvalid;
use domain::rubric::RubricInvalid;
use words::{Message, ToMessage, say};

/// A file that cannot be read at all. A single bad row is not an error but a report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum ExchangeError {
    /// More bytes than any honest file has: the most, in megabytes.
    TooLarge(usize),
    /// More of something than the program takes in: the most, and of what.
    TooMany(usize, &'static str),
    /// Nothing in it.
    Empty,
    /// A column that must be there is not: which, and the columns there are.
    NoColumn(&'static str, Vec<String>),
    /// JSON that is none, and where that shows.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The byte in it, from 1.
        column: usize,
    },
    /// JSON that ends in the middle.
    CutOff,
    /// JSON in other letters than UTF-8 or UTF-16: the line where that shows.
    NotUtf8(usize),
    /// A name that stands twice where it must stand once.
    Twice(String),
    /// Several CASE packages in one file: their titles.
    SeveralPackages(Vec<String>),
    /// A list of ESCO that holds no skills.
    EscoWithoutSkills,
    /// JSON that is no CASE package.
    NotCase,
    /// A CASE package without an identity of its own.
    CaseWithoutIdentifier,
    /// JSON that is no programme of ours.
    NotAProgramme,
    /// A programme of a later format.
    NewerProgramme,
    /// A programme with a value that does not belong where it stands.
    ProgrammeField(String),
    /// A programme that lacks a field.
    ProgrammeLacks(String),
    /// A programme that breaks a rule.
    Programme(ProgrammeInvalid),
    /// A programme that brings a rubric which breaks a rule.
    RubricOfProgramme(RubricInvalid),
    /// JSON that holds no rubrics.
    NoRubrics,
    /// A rubric that breaks a rule: its title, and which rule.
    RubricNamed(String, RubricInvalid),
    /// The only rubric of a file breaks a rule.
    Rubric(RubricInvalid),
    /// The column of a level does not say how many points it is worth: its heading.
    LevelWithoutPoints(String),
    /// A line that cannot be read, in a file that is taken whole or not at all.
    InLine(u32, Message),
}

impl ToMessage for ExchangeError {
    fn message(&self) -> Message {
        use say::files as say;
        match self {
            Self::TooLarge(most) => say::too_large(*most),
            Self::TooMany(most, what) => say::too_many(*most, *what),
            Self::Empty => say::empty(),
            Self::NoColumn(wanted, columns) => say::no_column(columns, *wanted),
            Self::NotJson { line, column } => say::not_json(*column, *line),
            Self::CutOff => say::cut_off(),
            Self::NotUtf8(line) => say::not_utf8(*line),
            Self::Twice(name) => say::name_twice(name),
            Self::SeveralPackages(titles) => say::several_packages(titles),
            Self::EscoWithoutSkills => say::esco_without_skills(),
            Self::NotCase => say::not_case(),
            Self::CaseWithoutIdentifier => say::case_without_identifier(),
            Self::NotAProgramme => say::not_a_programme(),
            Self::NewerProgramme => say::newer_programme(),
            Self::ProgrammeField(field) => say::programme_refused(say::field_unreadable(field)),
            Self::ProgrammeLacks(field) => say::programme_refused(say::field_lacking(field)),
            Self::Programme(why) => say::programme_refused(why.message()),
            Self::RubricOfProgramme(why) => say::programme_refused(why.message()),
            Self::NoRubrics => say::no_rubrics(),
            Self::RubricNamed(title, why) => say::rubric_refused(title, why.message()),
            Self::Rubric(why) => why.message(),
            Self::LevelWithoutPoints(heading) => say::level_without_points(heading),
            Self::InLine(line, what) => say::in_line(*line, what.clone()),
        }
    }
}

/// Refuses files over `megabytes`.
pub(crate) fn limit_size(bytes: &[u8], megabytes: usize) -> Result<(), ExchangeError> {
    if bytes.len() > megabytes * 1_000_000 {
        return Err(ExchangeError::TooLarge(megabytes));
    }
    if bytes.is_empty() {
        return Err(ExchangeError::Empty);
    }
    Ok(())
}
