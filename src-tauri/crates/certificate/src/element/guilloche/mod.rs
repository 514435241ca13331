//! A guilloche: many copies of one closed curve, each turned and scaled a little further, as on
//! bank notes. Hard to copy by hand; in the file the curve stands once.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

/// The rosette, as wide and high as its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "GuillocheElement")]
pub struct Guilloche {
    /// How many copies.
    pub curves: u16,
    /// How many lobes the curve has.
    pub lobes: u16,
    /// How far the last copy is turned, in degrees.
    #[specta(type = crate::Finite)]
    pub turn: f32,
    /// Size of the last copy, as a share of the first in per cent.
    #[specta(type = crate::Finite)]
    pub shrink: f32,
    /// Colour of the lines.
    pub colour: String,
    /// Weight of the lines in points.
    #[specta(type = crate::Finite)]
    pub weight: f32,
}
