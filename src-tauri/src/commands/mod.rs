//! Commands the window may call: a few lines each, one file a room.

pub(crate) mod assessment;
pub(crate) mod awards;
pub(crate) mod certificates;
pub(crate) mod cohorts;
pub(crate) mod credentials;
pub(crate) mod institution;
pub(crate) mod language;
pub(crate) mod packages;
pub(crate) mod people;
pub(crate) mod programmes;
pub(crate) mod quality;
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
