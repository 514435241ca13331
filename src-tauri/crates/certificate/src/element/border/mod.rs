//! Lines around the page.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

/// How a border is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum BorderDesign {
    /// One line.
    Single,
    /// A line, and a finer one inside.
    Double,
    /// A broad band with a fine line inside.
    Band,
    /// Two lines that meet in ornaments at the corners.
    Corners,
    /// Four angles at the corners, and nothing between.
    Angles,
}

/// Lines along the edges of its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "BorderElement")]
pub struct Border {
    /// How it is made.
    pub design: BorderDesign,
    /// Colour of the outer line.
    pub colour: String,
    /// Colour of the inner line.
    pub inner_colour: String,
    /// Weight of the outer line in points.
    #[specta(type = crate::Finite)]
    pub weight: f32,
    /// Distance of the inner line in millimetres.
    #[specta(type = crate::Finite)]
    pub gap: f32,
}
