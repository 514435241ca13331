//! Signatures: the picture over a line, name and office under it.

use super::{Alignment, Colour, Facts, colour_operator};
use crate::error::CertificateError;
use crate::font::FontRole;
use crate::sheet::{PT_PER_MM, Sheet};
use crate::text::Limits;

/// The name under which the press keeps a signature.
pub(crate) fn picture_name(number: usize) -> String {
    format!("Signature{number}")
}

/// Up to four signatures, spread to the left and right of the middle.
#[derive(Debug, Clone, PartialEq)]
pub struct Signatures {
    /// Height of the lines people sign on.
    pub y: f32,
    /// Length of a line, in millimetres.
    pub length: f32,
    /// Left ends of the lines, in the order of the signatories.
    pub places: Vec<f32>,
    /// Colour of names.
    pub ink: Colour,
    /// Colour of offices.
    pub pale: Colour,
}

impl Signatures {
    pub(super) fn draw(
        &self,
        sheet: &mut Sheet<'_, '_>,
        facts: &Facts<'_>,
    ) -> Result<(), CertificateError> {
        let length = self.length * PT_PER_MM;
        for (number, (signatory, place)) in facts
            .run
            .institution
            .signatories
            .iter()
            .zip(&self.places)
            .enumerate()
        {
            let (x, y) = sheet.place(*place, self.y);
            let colour = colour_operator(self.ink, "RG");
            sheet.path(
                format!(
                    "q\n{colour}0.6 w {x:.2} {y:.2} m {:.2} {y:.2} l S\nQ\n",
                    x + length
                )
                .into_bytes(),
            );
            sheet.picture(
                &picture_name(number),
                x + 8.0,
                y + 2.0,
                length * 0.8,
                42.0,
                Alignment::Left,
            );
            let limits = Limits {
                size: 9.2,
                smallest: 6.0,
                width: length,
                lines: 2,
                leading: 1.2,
                spacing: 0.0,
                around: false,
            };
            let last = sheet.text(
                &signatory.name,
                FontRole::StrongFact,
                (x, y - 13.0),
                Alignment::Left,
                &limits,
                self.ink,
            )?;
            sheet.text(
                &signatory.role,
                FontRole::Fact,
                (x, last - 11.5),
                Alignment::Left,
                &limits,
                self.pale,
            )?;
        }
        Ok(())
    }
}
