//! Where something stands on a page.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A box on the page in millimetres, from the upper left corner of the trimmed page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Frame {
    /// Left edge.
    #[specta(type = crate::Finite)]
    pub x: f32,
    /// Upper edge.
    #[specta(type = crate::Finite)]
    pub y: f32,
    /// Width.
    #[specta(type = crate::Finite)]
    pub width: f32,
    /// Height.
    #[specta(type = crate::Finite)]
    pub height: f32,
}

impl Frame {
    /// A box.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }
}
