//! The learning outcomes, one below the other.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

/// What stands before each outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "OutcomeMarker")]
pub enum Marker {
    /// Nothing.
    None,
    /// A dot.
    Dot,
    /// Its number.
    Number,
}

/// A table of the programme's outcomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "OutcomesElement")]
pub struct Outcomes {
    /// Style of the outcomes.
    pub style: String,
    /// What stands before each.
    pub marker: Marker,
    /// Columns, one or two.
    pub columns: u8,
    /// Colour of the lines between rows; empty for none.
    pub rules: String,
}
