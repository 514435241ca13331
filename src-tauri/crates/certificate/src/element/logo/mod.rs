//! The institution's logo.

mod draw;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::sheet::{Alignment, VerticalAlignment};

/// The name under which the press keeps the logo.
pub(crate) const LOGO: &str = "Logo";

/// The logo set in Settings, whole and undistorted in its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "LogoElement")]
pub struct Logo {
    /// Left, middle or right.
    pub alignment: Alignment,
    /// Upper edge, middle or lower edge.
    pub vertical: VerticalAlignment,
}
