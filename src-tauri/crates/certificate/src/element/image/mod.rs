//! A picture.

mod draw;

use domain::institution::StoredImage;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A picture, whole and undistorted in its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "ImageElement")]
pub struct Image {
    /// The picture; nothing is drawn without one.
    pub picture: Option<StoredImage>,
    /// What a person hears who cannot see it; empty for decoration.
    pub alternative: String,
}
