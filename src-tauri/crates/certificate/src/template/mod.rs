//! Templates: which elements stand where, in which styles and colours, on which paper.

pub mod built_in;
mod check;
pub mod file;
mod label;
mod mark;
mod paper;
mod pictures;
mod style;

use domain::TemplateId;
use domain::certificate::Paper;
use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, say};

pub use built_in::{about, blank, built_in, built_in_words, find};
pub use check::{Finding, LIMITS};
pub use label::LabelSheet;
pub use style::{BrandColour, TextStyle};

use crate::element::Element;
use crate::sheet::Colour;

/// A template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "CertificateTemplate")]
pub struct Template {
    /// Its identity.
    pub id: TemplateId,
    /// The name people see.
    pub name: String,
    /// What it is like, in a sentence.
    pub description: String,
    /// Counts up whenever a page made with it would look different.
    pub version: u32,
    /// The paper, trimmed.
    pub paper: Paper,
    /// BCP 47 tag of its words.
    pub language: String,
    /// How far colour reaches over the trimmed edge, in millimetres; 0 for none.
    #[specta(type = crate::Finite)]
    pub bleed: f32,
    /// Whether marks show where to cut.
    pub crop_marks: bool,
    /// How far from the edge words must stay, in millimetres.
    #[specta(type = crate::Finite)]
    pub safe_area: f32,
    /// The colours of the brand, by name.
    pub colours: Vec<BrandColour>,
    /// The styles words are set in.
    pub styles: Vec<TextStyle>,
    /// Its pages.
    pub pages: Vec<TemplatePage>,
    /// Where several certificates stand on one sheet.
    #[serde(default)]
    pub labels: Option<LabelSheet>,
}

/// A page of a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TemplatePage {
    /// What stands on it, from the back to the front.
    pub elements: Vec<Element>,
    /// Guides that help to align, in millimetres.
    #[serde(default)]
    pub guides: Vec<Guide>,
}

/// A line on the canvas that is never printed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Guide {
    /// Whether it stands upright.
    pub upright: bool,
    /// Its distance from the left or the upper edge, in millimetres.
    #[specta(type = crate::Finite)]
    pub at: f32,
}

impl Template {
    /// All elements, page by page.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.pages.iter().flat_map(|page| &page.elements)
    }

    pub(crate) fn language_or<'t>(&'t self, language: &'t str) -> &'t str {
        if language.is_empty() {
            &self.language
        } else {
            language
        }
    }

    /// The bleed, within reason.
    pub(crate) fn bleed_mm(&self) -> f32 {
        self.bleed.clamp(0.0, 10.0)
    }

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

    pub(crate) fn style_finding(&self, id: &str) -> Option<Message> {
        let known = self.style(id).is_some();
        (!known).then(|| say::printing::finding_no_style(id))
    }
}
