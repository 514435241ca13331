//! What is still to be sealed: written in the key file, in the moment in which there is a new key.

use serde::{Deserialize, Serialize};

use crate::change::Tip;

/// A locking that is not finished. What was saved before it began was written without the present
/// key, and is believed up to there only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Sealing {
    /// The last save that was made without the present key.
    pub until: Tip,
    /// Whether no key vouched for the saves up to there: there was none, or one that could not.
    pub unvouched: bool,
}
