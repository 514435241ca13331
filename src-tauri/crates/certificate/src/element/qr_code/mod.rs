//! The certificate's facts as a QR code (ISO/IEC 18004), readable without a network.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

/// The code, square in its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "QrCodeElement")]
pub struct QrCode {
    /// Colour of the dark modules.
    pub colour: String,
}
