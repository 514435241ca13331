//! Styles and colours that a template's elements share.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A colour of the brand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BrandColour {
    /// The name elements know it by.
    pub name: String,
    /// `#0F5C4D`.
    pub value: String,
}

/// How words are set.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TextStyle {
    /// Its identity within the template.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The font's PostScript name: a bundled one, or one of the institution's.
    pub font: String,
    /// Size in points.
    #[specta(type = crate::Finite)]
    pub size: f32,
    /// The smallest size it may be made to fit, in points.
    #[specta(type = crate::Finite)]
    pub smallest: f32,
    /// Distance of lines, in sizes.
    #[specta(type = crate::Finite)]
    pub leading: f32,
    /// Space after each letter, in thousandths of an em.
    #[specta(type = crate::Finite)]
    pub spacing: f32,
    /// Colour, by name or `#0F5C4D`.
    pub colour: String,
    /// Whether words are set in capitals.
    pub capitals: bool,
}
