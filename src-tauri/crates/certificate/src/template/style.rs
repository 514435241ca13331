//! Styles and colours that a template's elements share.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Template;
use crate::element::Desk;
use crate::error::CertificateError;
use crate::field::capitals;
use crate::font::FontRole;
use crate::sheet::{Alignment, Colour, Setting, VerticalAlignment};
use crate::text::Limits;

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

impl Template {
    /// A colour by name or value; the ink of print where there is no such colour.
    pub(crate) fn colour(&self, name: &str) -> Colour {
        let named = self.colours.iter().find(|c| c.name == name);
        Colour::hex(named.map_or(name, |c| c.value.as_str())).unwrap_or(Colour(0x1C, 0x24, 0x30))
    }

    /// A style by identity.
    #[must_use]
    pub fn style(&self, id: &str) -> Option<&TextStyle> {
        self.styles.iter().find(|s| s.id == id)
    }

    pub(crate) fn style_finding(&self, id: &str) -> Option<String> {
        self.style(id).is_none().then(|| {
            format!("There is no style “{id}”. The words are set as usual text until you choose another.")
        })
    }
}

impl Desk<'_> {
    /// What a style says, for words in a box this wide (points) on at most so many lines.
    pub(crate) fn setting(
        &self,
        style: &str,
        width: f32,
        lines: usize,
    ) -> Result<Setting, CertificateError> {
        let style = self.template.style(style);
        let size = style.map_or(11.0, |s| s.size).clamp(2.0, 300.0);
        let face = match style {
            Some(style) => self.library.named(&style.font).ok_or_else(|| {
                CertificateError::Font(
                    style.font.clone(),
                    "this workspace does not have it. Add the font in Settings, or choose another in the template’s styles".to_owned(),
                )
            })?,
            None => FontRole::Body.face(),
        };
        Ok(Setting {
            face,
            limits: Limits {
                size,
                smallest: style.map_or(size, |s| s.smallest).clamp(2.0, size),
                width,
                lines,
                leading: style.map_or(1.25, |s| s.leading).clamp(0.8, 4.0),
                spacing: style.map_or(0.0, |s| s.spacing).clamp(-100.0, 1_000.0),
            },
            colour: self
                .template
                .colour(style.map_or("", |s| s.colour.as_str())),
            alignment: Alignment::Left,
            vertical: VerticalAlignment::Top,
        })
    }

    /// The words, in capitals where the style says so.
    pub(crate) fn cased(&self, style: &str, language: &str, words: &str) -> String {
        if self.template.style(style).is_some_and(|s| s.capitals) {
            capitals(language, words)
        } else {
            words.to_owned()
        }
    }
}
