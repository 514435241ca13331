//! A rectangle or an ellipse.

pub(crate) mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

/// The outline.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
#[serde(rename = "ShapeForm")]
pub enum Form {
    /// Four corners.
    Rectangle {
        /// Radius of the corners in millimetres.
        #[specta(type = crate::Finite)]
        radius: f32,
    },
    /// As wide and high as its frame.
    Ellipse,
}

/// A shape that fills its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ShapeElement")]
pub struct Shape {
    /// The outline.
    pub form: Form,
    /// Colour inside; empty for none.
    pub fill: String,
    /// Colour of the line; empty for none.
    pub stroke: String,
    /// Weight of the line in points.
    #[specta(type = crate::Finite)]
    pub weight: f32,
}
