//! What can stand on a certificate: one file a kind, each the same shape.
//!
//! Places are millimetres on A4 landscape from the upper left corner; sizes of
//! type are points. A new kind of element touches nothing but this list.

mod border;
mod guilloche;
mod picture;
mod qr_code;
mod rule;
mod signature;
mod text;

use domain::certificate::{Certificate, PrintRun};

pub use border::Border;
pub use guilloche::Guilloche;
pub(crate) use picture::LOGO;
pub use picture::Logo;
pub use qr_code::QrCode;
pub use rule::Rule;
pub use signature::Signatures;
pub(crate) use signature::picture_name;
pub use text::{Field, Text};

use crate::error::CertificateError;
use crate::sheet::Sheet;

/// What elements draw from. `certificate` is there only for elements that vary.
pub struct Facts<'f> {
    /// What the run shares.
    pub run: &'f PrintRun,
    /// The one certificate.
    pub certificate: Option<&'f Certificate>,
}

/// An element on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Element {
    /// Lines around the page.
    Border(Border),
    /// A rosette of fine lines in the background.
    Guilloche(Guilloche),
    /// A straight line.
    Rule(Rule),
    /// Words, fixed or from a field.
    Text(Text),
    /// The institution's logo.
    Logo(Logo),
    /// Signatures over names and offices.
    Signatures(Signatures),
    /// The certificate's facts as a QR code.
    QrCode(QrCode),
}

impl Element {
    /// Whether it differs from learner to learner; what does not is drawn once a run.
    #[must_use]
    pub fn varies(&self) -> bool {
        match self {
            Self::Text(text) => text.varies(),
            Self::QrCode(_) => true,
            _ => false,
        }
    }

    /// Draws it.
    ///
    /// # Errors
    /// [`CertificateError`] when its text or picture cannot be set.
    pub fn draw(
        &self,
        sheet: &mut Sheet<'_, '_>,
        facts: &Facts<'_>,
    ) -> Result<(), CertificateError> {
        match self {
            Self::Border(element) => element.draw(sheet),
            Self::Guilloche(element) => element.draw(sheet),
            Self::Rule(element) => element.draw(sheet),
            Self::Text(element) => element.draw(sheet, facts)?,
            Self::Logo(element) => element.draw(sheet),
            Self::Signatures(element) => element.draw(sheet, facts)?,
            Self::QrCode(element) => element.draw(sheet, facts)?,
        }
        Ok(())
    }
}

pub use crate::sheet::{Alignment, Colour};

/// Colour operator for lines (`RG`) or areas (`rg`).
pub(crate) fn colour_operator(colour: Colour, operator: &str) -> String {
    let part = |n: u8| (f32::from(n) / 255.0 * 1000.0).round() / 1000.0;
    format!(
        "{} {} {} {operator}\n",
        part(colour.0),
        part(colour.1),
        part(colour.2)
    )
}
