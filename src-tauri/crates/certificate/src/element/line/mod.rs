//! A straight line.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

/// A line through the middle of its frame, along the longer side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "LineElement")]
pub struct Line {
    /// Colour.
    pub colour: String,
    /// Weight in points.
    #[specta(type = crate::Finite)]
    pub weight: f32,
    /// Length of dashes and gaps in points; 0 for a whole line.
    #[specta(type = crate::Finite)]
    pub dash: f32,
}
