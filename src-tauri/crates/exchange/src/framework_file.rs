//! A competency framework in a file: which format it is, and what reading it gave.

use domain::framework::{Competency, CompetencyKind, Framework};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::ExchangeError;
use crate::{case, esco};

/// A part of the file that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Unreadable {
    /// Line of a table, or number of the item in a package, from 1.
    pub place: u32,
    /// What stood there, shortened.
    pub text: String,
    /// Why it could not be read.
    pub reason: String,
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
    pub notes: Vec<String>,
}

impl FrameworkFile {
    /// How many competencies are of a kind.
    #[must_use]
    pub fn count_of(&self, kind: CompetencyKind) -> u32 {
        let count = self.competencies.iter().filter(|c| c.kind == kind).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

/// Reads an ESCO table or a CASE package, whichever the bytes are.
///
/// # Errors
/// [`ExchangeError`] when they are neither, or beyond the limits.
pub fn read(bytes: &[u8]) -> Result<FrameworkFile, ExchangeError> {
    let first = bytes
        .iter()
        .find(|b| !b.is_ascii_whitespace() && !matches!(b, 0xEF | 0xBB | 0xBF));
    if first == Some(&b'{') {
        case::read(bytes)
    } else {
        esco::read(bytes)
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use domain::framework::FrameworkFormat;

    #[test]
    fn tells_the_formats_apart() {
        let case = read(include_bytes!("../tests/data/case-opensalt-sample.json")).unwrap();
        assert_eq!(case.framework.format, FrameworkFormat::Case);
        let esco = read(include_bytes!("../tests/data/esco-skills-en.csv")).unwrap();
        assert_eq!(esco.framework.format, FrameworkFormat::Esco);
        assert!(read(b"a picture").is_err());
    }
}
