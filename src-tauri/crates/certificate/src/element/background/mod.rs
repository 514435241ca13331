//! Colour or a picture behind everything.

mod draw;

use domain::institution::StoredImage;
use serde::{Deserialize, Serialize};
use specta::Type;

/// The ground of the page, out to the edge of the bleed whatever its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "BackgroundElement")]
pub struct Background {
    /// Colour; empty for none.
    pub colour: String,
    /// A picture that covers the page.
    pub picture: Option<StoredImage>,
}
