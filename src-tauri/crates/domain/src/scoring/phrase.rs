//! Phrases for comments.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A phrase that markers use again and again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Phrase {
    /// A few letters that stand for it, typed after a slash.
    pub short: String,
    /// What the learner reads.
    pub text: String,
}
