//! What a person answered of how a roster is read. The same file with the same answers gives the same rows.

use std::collections::BTreeMap;

use domain::cohort::LearnerResult;
use domain::person_name::NameOrder;
use domain::roster::RosterField;
use domain::written_date::DateOrder;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::encoding::Encoding;
use crate::separated::Separator;

/// Where the heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum HeadingAnswer {
    /// In this line.
    Line(u32),
    /// There is none: the first row is a learner.
    None,
}

/// What a column is read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnAnswer {
    /// The column, counted from 0.
    pub at: u32,
    /// The field; `None` when it is not read.
    pub field: Option<RosterField>,
}

/// The result of learners of whom the file says none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum UnsaidResult {
    /// Everyone in it passed.
    Passed,
    /// Results are still to come.
    Pending,
    /// Those with a day of completion passed; of the others results are still to come.
    PassedWhereDated,
}

/// What a word in the column of results means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ResultWordAnswer {
    /// A result.
    Is(LearnerResult),
    /// Nothing: rows with it are left out.
    LeaveOut,
}

/// What becomes of rows without a number that have a mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum NoNumber {
    /// They are told apart by mail address.
    UseMail,
    /// They are left out.
    LeaveOut,
}

/// What becomes of a spreadsheet's day numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DayNumbers {
    /// Counted from 1900, as a rule.
    From1900,
    /// Counted from 1904, in old files of a Mac.
    From1904,
    /// They are no days: rows with them are left out.
    LeaveOut,
}

/// Which rows to look at are taken in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LookedAtRows {
    /// The lines of the rows that are taken in; the others are left out.
    pub take: Vec<u32>,
}

/// Everything that a person answered; what is left out is found out, or asked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportAnswers {
    /// The encoding of a text file.
    pub encoding: Option<Encoding>,
    /// What stands between cells of a text file.
    pub separator: Option<Separator>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// Where the heading stands.
    pub heading: Option<HeadingAnswer>,
    /// What columns are read as.
    pub columns: Vec<ColumnAnswer>,
    /// The order of day, month and year.
    pub dates: Option<DateOrder>,
    /// What day numbers are.
    pub day_numbers: Option<DayNumbers>,
    /// The order of names.
    pub names: Option<NameOrder>,
    /// The result of learners of whom the file says none.
    pub result: Option<UnsaidResult>,
    /// What words in the column of results mean, in small letters.
    pub result_words: BTreeMap<String, ResultWordAnswer>,
    /// What becomes of rows without a number.
    pub no_number: Option<NoNumber>,
    /// The rows to look at that are taken in, once somebody looked at them.
    pub looked_at: Option<LookedAtRows>,
}

impl ImportAnswers {
    /// These answers with others on top.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        let Self {
            encoding,
            separator,
            sheet,
            heading,
            columns,
            dates,
            day_numbers,
            names,
            result,
            result_words,
            no_number,
            looked_at,
        } = other;
        self.encoding = encoding.or(self.encoding);
        self.separator = separator.or(self.separator);
        self.sheet = sheet.clone().or(self.sheet);
        self.heading = heading.or(self.heading);
        self.columns
            .retain(|known| !columns.iter().any(|new| new.at == known.at));
        self.columns.extend(columns);
        self.dates = dates.or(self.dates);
        self.day_numbers = day_numbers.or(self.day_numbers);
        self.names = names.or(self.names);
        self.result = result.or(self.result);
        self.result_words
            .extend(result_words.iter().map(|(word, is)| (word.clone(), *is)));
        self.no_number = no_number.or(self.no_number);
        self.looked_at = looked_at.clone().or(self.looked_at);
        self
    }

    /// What a person said of a column.
    pub(super) fn field_of(&self, at: usize) -> Option<Option<RosterField>> {
        self.columns
            .iter()
            .find(|c| c.at as usize == at)
            .map(|c| c.field)
    }

    /// Whether a person said which column is read as this.
    pub(super) fn names_column_for(&self, field: RosterField) -> bool {
        self.columns.iter().any(|c| c.field == Some(field))
    }

    /// The answers that hold for another file of the same headings: how it is read, not what comes
    /// of it. Who passed, and who was looked at, is asked each time; so is in which letters a file is
    /// written, for those of another file read wrong without a word.
    #[must_use]
    pub fn for_next_time(&self) -> Self {
        Self {
            encoding: None,
            result: None,
            looked_at: None,
            heading: None,
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_of_a_file_and_its_letters_are_asked_each_time() {
        let answers = ImportAnswers {
            encoding: Some(Encoding::Windows1252),
            names: Some(NameOrder::GivenFirst),
            result: Some(UnsaidResult::Passed),
            looked_at: Some(LookedAtRows { take: vec![2] }),
            ..ImportAnswers::default()
        };
        let next = ImportAnswers {
            names: Some(NameOrder::GivenFirst),
            ..ImportAnswers::default()
        };
        assert_eq!(answers.for_next_time(), next);
    }
}
