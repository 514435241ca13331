//! What can stand on a certificate: one folder a kind, each the same shape. `mod.rs` says what
//! the element is, `draw.rs` how it is drawn and read aloud.
//!
//! Places are millimetres from the upper left corner of the trimmed page; sizes of type and
//! weights of lines are points. A new kind of element touches nothing but the lists in
//! here and in `draw.rs`.

mod background;
mod border;
mod desk;
mod draw;
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

pub use crate::frame::Frame;

pub(crate) use desk::Desk;
pub(crate) use draw::Draw;
pub(crate) use logo::LOGO;
pub(crate) use signature::picture_name;

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

impl Kind {
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
