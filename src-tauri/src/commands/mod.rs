//! Commands the window may call: a few lines each, one file a room.

pub(crate) mod assessment_standards;
pub(crate) mod audits;
pub(crate) mod awards;
pub(crate) mod backups;
pub(crate) mod certificates;
pub(crate) mod cohorts;
pub(crate) mod frameworks;
pub(crate) mod history;
pub(crate) mod institution;
pub(crate) mod packages;
pub(crate) mod panels;
pub(crate) mod paper_stocks;
pub(crate) mod past;
pub(crate) mod people;
pub(crate) mod programmes;
pub(crate) mod register;
pub(crate) mod rubrics;
pub(crate) mod scoring;
pub(crate) mod search;
pub(crate) mod standards;
pub(crate) mod templates;
pub(crate) mod workspace;

use serde::Serialize;
use specta::Type;

/// A file or folder a person chose. The window knows it by its token only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Chosen {
    /// What to hand back to the shell.
    pub token: String,
    /// What to show.
    pub name: String,
}
