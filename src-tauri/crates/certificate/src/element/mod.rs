//! What can stand on a certificate: one folder a kind, each the same shape. `mod.rs` says what
//! the element is, `draw.rs` how it is drawn and read aloud.
//!
//! Places are millimetres from the upper left corner of the trimmed page; sizes of type and
//! weights of lines are points. A new kind of element touches nothing but the list in here.

mod background;
mod border;
mod guilloche;
mod image;
mod line;
mod logo;
mod outcomes;
mod qr_code;
mod seal;
mod shape;
mod signature;
mod stacked_awards;
mod text;

use domain::institution::StoredImage;
use serde::{Deserialize, Serialize};
use specta::Type;

pub use background::Background;
pub use border::{Border, BorderDesign};
pub use guilloche::Guilloche;
pub use image::Image;
pub use line::Line;
pub use logo::Logo;
pub use outcomes::{Marker, Outcomes};
pub use qr_code::QrCode;
pub use seal::Seal;
pub use shape::{Form, Shape};
pub use signature::Signature;
pub use stacked_awards::StackedAwards;
pub use text::{Fit, Reads, Text};

pub(crate) use logo::LOGO;
pub(crate) use signature::picture_name;

use crate::error::CertificateError;
use crate::field::Facts;
use crate::font::FontLibrary;
use crate::sheet::Sheet;
use crate::template::Template;

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

/// An element on a page of a template.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[serde(rename = "TemplateElement")]
pub struct Element {
    /// Its identity within the template.
    pub id: String,
    /// What the layer is called; empty for the name of its kind.
    #[serde(default)]
    pub name: String,
    /// Where it stands.
    pub frame: Frame,
    /// Whether it stays where it is.
    #[serde(default)]
    pub locked: bool,
    /// Whether it is left out.
    #[serde(default)]
    pub hidden: bool,
    /// What it is.
    pub kind: Kind,
}

/// The kinds of elements.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "type")]
#[serde(rename = "ElementKind")]
pub enum Kind {
    /// Words, with fields in them.
    Text(Text),
    /// A picture.
    Image(Image),
    /// The institution's logo.
    Logo(Logo),
    /// A seal.
    Seal(Seal),
    /// A signature over a name and an office.
    Signature(Signature),
    /// The certificate's facts as a QR code.
    QrCode(QrCode),
    /// A straight line.
    Line(Line),
    /// A rectangle or an ellipse.
    Shape(Shape),
    /// Lines around the page.
    Border(Border),
    /// A rosette of fine lines.
    Guilloche(Guilloche),
    /// Colour or a picture behind everything.
    Background(Background),
    /// The learning outcomes, one below the other.
    Outcomes(Outcomes),
    /// Awards this one was stacked from.
    StackedAwards(StackedAwards),
}

/// What an element draws from.
pub(crate) struct Desk<'d> {
    pub template: &'d Template,
    pub library: &'d FontLibrary,
    pub facts: &'d Facts<'d>,
}

/// What every kind of element can do.
pub(crate) trait Draw {
    /// Whether it differs from learner to learner; what does not is drawn once a run.
    fn varies(&self) -> bool {
        false
    }

    /// Draws it, in pieces that say how they are read aloud.
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError>;

    /// Letters that a run's certificates need for it, each with the style they are set in.
    fn letters(&self, _desk: &Desk<'_>) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The pictures it needs, besides the institution's.
    fn pictures(&self) -> Vec<&StoredImage> {
        Vec::new()
    }

    /// What is wrong with it, in plain words.
    fn findings(&self, _template: &Template) -> Vec<String> {
        Vec::new()
    }
}

impl Kind {
    pub(crate) fn as_draw(&self) -> &dyn Draw {
        match self {
            Self::Text(element) => element,
            Self::Image(element) => element,
            Self::Logo(element) => element,
            Self::Seal(element) => element,
            Self::Signature(element) => element,
            Self::QrCode(element) => element,
            Self::Line(element) => element,
            Self::Shape(element) => element,
            Self::Border(element) => element,
            Self::Guilloche(element) => element,
            Self::Background(element) => element,
            Self::Outcomes(element) => element,
            Self::StackedAwards(element) => element,
        }
    }

    /// Which signatory it leaves a place for, from 0.
    #[must_use]
    pub fn signatory(&self) -> Option<usize> {
        match self {
            Self::Signature(signature) => Some(usize::from(signature.signatory)),
            _ => None,
        }
    }

    /// Whether it may reach over the edge of the page on purpose.
    #[must_use]
    pub fn fills_page(&self) -> bool {
        matches!(
            self,
            Self::Background(_) | Self::Guilloche(_) | Self::Border(_) | Self::Shape(_)
        )
    }
}

impl Element {
    /// Whether it differs from learner to learner.
    #[must_use]
    pub fn varies(&self) -> bool {
        self.kind.as_draw().varies()
    }

    pub(crate) fn draw(
        &self,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        if self.hidden {
            return Ok(());
        }
        sheet.element.clone_from(&self.id);
        self.kind.as_draw().draw(self.frame, sheet, desk)
    }
}
