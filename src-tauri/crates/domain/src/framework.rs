//! Competency frameworks and the competencies in them.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{CompetencyId, FrameworkId, Timestamp};

/// The format a framework came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum FrameworkFormat {
    /// The skills pillar of ESCO as CSV.
    Esco,
    /// A 1EdTech CASE package as JSON.
    Case,
}

/// A published list of competencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Framework {
    /// Its identity here; the same source file gives the same one.
    pub id: FrameworkId,
    /// The title, such as ESCO.
    pub title: String,
    /// Who publishes it.
    pub publisher: String,
    /// The format it was read from.
    pub format: FrameworkFormat,
    /// The words its terms of use ask for.
    pub attribution: String,
    /// The language of its labels (BCP 47); empty where nobody said it.
    #[serde(default)]
    pub language: String,
    /// How many competencies it holds.
    pub competency_count: u32,
    /// When it was last imported.
    pub imported_at: Timestamp,
}

/// What sort of competency it is. UNESCO and the European approach ask for both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CompetencyKind {
    /// Tied to an occupation, a sector or a subject.
    Technical,
    /// Useful in all work: communication, teamwork, initiative.
    Transversal,
}

/// What a competency is called in another language than its framework was first imported in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OtherLabels {
    /// The language (BCP 47).
    pub language: String,
    /// The label.
    pub label: String,
    /// Other labels for the same thing.
    pub alternative_labels: Vec<String>,
}

/// One competency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Competency {
    /// Its identity here.
    pub id: CompetencyId,
    /// The framework it belongs to.
    pub framework_id: FrameworkId,
    /// The publisher's address for it.
    pub uri: String,
    /// The publisher's short code, where there is one.
    pub code: String,
    /// The label people read.
    pub label: String,
    /// Other labels for the same thing.
    pub alternative_labels: Vec<String>,
    /// Technical or transversal.
    pub kind: CompetencyKind,
    /// The publisher's level or type, such as `cross-sector` or `Standard`.
    pub category: String,
    /// The competency this one is part of.
    pub parent_uri: Option<String>,
    /// The others that it is part of, too.
    #[serde(default)]
    pub other_parent_uris: Vec<String>,
    /// Its place in the order of its framework, from 1; 0 where that has none but the alphabet.
    #[serde(default)]
    pub place: u32,
    /// Whether the publisher no longer uses it.
    #[serde(default)]
    pub obsolete: bool,
    /// Its labels in other languages, by language.
    #[serde(default)]
    pub other_labels: Vec<OtherLabels>,
}

impl Competency {
    /// Takes over the labels of the same competency in another language.
    pub fn add_labels(&mut self, language: &str, label: &str, alternative_labels: &[String]) {
        self.other_labels.retain(|known| known.language != language);
        self.other_labels.push(OtherLabels {
            language: language.to_owned(),
            label: label.to_owned(),
            alternative_labels: alternative_labels.to_vec(),
        });
        self.other_labels
            .sort_by(|a, b| a.language.cmp(&b.language));
    }
}

/// How an outcome points at a competency: enough to read it without the framework at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Alignment {
    /// The competency.
    pub competency_id: CompetencyId,
    /// Its label when it was chosen.
    pub label: String,
    /// The framework's title when it was chosen.
    pub framework: String,
    /// The publisher's address for it.
    pub uri: String,
    /// Technical or transversal.
    pub kind: CompetencyKind,
}
