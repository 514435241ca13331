//! A seal: a scalloped disc with rings and a few letters, or a picture of one.

mod draw;

use domain::institution::StoredImage;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A round seal in the middle of its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "SealElement")]
pub struct Seal {
    /// A picture of the seal; the drawn one without.
    pub picture: Option<StoredImage>,
    /// Colour of the disc.
    pub colour: String,
    /// Colour of rings and letters.
    pub ink: String,
    /// How many scallops its edge has.
    pub scallops: u16,
    /// The letters in the middle, such as initials; fields may stand in them.
    pub letters: String,
    /// Style of the letters; they are made smaller to fit.
    pub style: String,
    /// What a person hears who cannot see it.
    pub alternative: String,
}
