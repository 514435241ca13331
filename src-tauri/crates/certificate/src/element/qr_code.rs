//! The certificate's facts as a QR code (ISO/IEC 18004), readable without a network.

use fast_qr::{ECL, QRBuilder};

use super::{Colour, Facts};
use crate::error::CertificateError;
use crate::sheet::{PT_PER_MM, Sheet};

/// The code.
#[derive(Debug, Clone, PartialEq)]
pub struct QrCode {
    /// Left edge.
    pub x: f32,
    /// Lower edge.
    pub y: f32,
    /// Side, in millimetres.
    pub side: f32,
    /// Colour of the dark modules.
    pub colour: Colour,
}

impl QrCode {
    pub(super) fn draw(
        &self,
        sheet: &mut Sheet<'_, '_>,
        facts: &Facts<'_>,
    ) -> Result<(), CertificateError> {
        let Some(certificate) = facts.certificate else {
            return Ok(());
        };
        let text = certificate.qr_text(&facts.run.institution);
        let code = QRBuilder::new(text.into_bytes())
            .ecl(ECL::M)
            .build()
            .map_err(|_| CertificateError::QrCode)?;
        let modules = (0..code.size)
            .flat_map(|row| (0..code.size).map(move |column| (row, column)))
            .map(|(row, column)| u8::from(code[row].get(column).is_some_and(|m| m.value())))
            .collect();
        let (x, y) = sheet.place(self.x, self.y);
        sheet.qr_code(modules, code.size, x, y, self.side * PT_PER_MM, self.colour);
        Ok(())
    }
}
