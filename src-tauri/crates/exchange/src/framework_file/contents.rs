//! What reading the file of a framework gave.

use domain::framework::{Competency, CompetencyKind, Framework};
use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;

/// A part of the file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Unreadable {
    /// Line of a table, or number of the item in a package, from 1.
    pub place: u32,
    /// What stood there, shortened.
    pub text: String,
    /// Why it could not be read.
    pub reason: Message,
}

/// A framework as read, before it is imported.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameworkFile {
    /// The framework.
    pub framework: Framework,
    /// Its competencies, in the order of the file.
    pub competencies: Vec<Competency>,
    /// What could not be read.
    pub unreadable: Vec<Unreadable>,
    /// Things to know that lost nothing, such as relations that are not kept yet.
    pub notes: Vec<Message>,
}

impl FrameworkFile {
    /// How many competencies are of a kind.
    #[must_use]
    pub fn count_of(&self, kind: CompetencyKind) -> u32 {
        let count = self.competencies.iter().filter(|c| c.kind == kind).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

pub(crate) fn shortened(text: &str) -> String {
    let short: String = text.chars().take(120).collect();
    if short.len() < text.len() {
        format!("{short}…")
    } else {
        short
    }
}
