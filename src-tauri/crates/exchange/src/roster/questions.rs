//! What is asked before anything of a roster is saved.

use domain::roster::RosterField;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;

use super::answers::ImportAnswers;

/// What a question is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Topic {
    /// Which sheet of a workbook is read.
    Sheet,
    /// In which letters the file is written.
    Encoding,
    /// Where the heading stands.
    Heading,
    /// Which column holds a field, or whether one is what it seems.
    Column(RosterField),
    /// What tells learners apart.
    Identity,
    /// In which order names are written.
    Names,
    /// In which order day and month stand.
    Dates,
    /// What a spreadsheet's day numbers are.
    DayNumbers,
    /// Who passed, where the file does not say it.
    Result,
    /// What a word in the column of results means.
    ResultWord(String),
    /// What becomes of rows without a number.
    NoNumber,
    /// Which rows to look at are taken in.
    LookAt,
}

/// A row that shows why something is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ShownRow {
    /// Its line.
    pub line: u32,
    /// What stands there.
    pub text: String,
}

/// A possible answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What it says.
    pub label: Message,
    /// How a few cells would read under it.
    pub samples: Vec<String>,
    /// What is answered with it, to be put on top of what was answered before.
    pub answers: ImportAnswers,
}

/// A question with the rows that show why, and its possible answers; the likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// What it is about.
    pub topic: Topic,
    /// The question.
    pub text: Message,
    /// Rows that show why.
    pub rows: Vec<ShownRow>,
    /// The answers.
    pub choices: Vec<Choice>,
}

impl Question {
    pub(super) fn new(topic: Topic, text: Message) -> Self {
        Self {
            topic,
            text,
            rows: Vec::new(),
            choices: Vec::new(),
        }
    }

    pub(super) fn shows(mut self, rows: Vec<ShownRow>) -> Self {
        self.rows = rows;
        self
    }

    pub(super) fn offers(
        mut self,
        label: Message,
        samples: Vec<String>,
        answers: ImportAnswers,
    ) -> Self {
        self.choices.push(Choice {
            label,
            samples,
            answers,
        });
        self
    }
}
