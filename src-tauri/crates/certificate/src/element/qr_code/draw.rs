//! Drawing the QR code.

use qrcodegen::{Mask, QrCodeEcc, QrSegment, Version};
use words::{printed, say};

use super::QrCode;
use crate::element::{Desk, Draw, Element, Frame, Kind};
use crate::error::CertificateError;
use crate::sheet::{Reading, Sheet};
use crate::template::Template;

/// One mask for all codes. ISO/IEC 18004, 7.8.3 has an encoder try all eight and keep the one
/// that scores best; that takes ten times as long as the rest of the page. A code names its
/// mask and any reader reads any of them; `tests/qr_codes.rs` reads a thousand back.
const MASK: u8 = 3;

/// How the text of a signed code begins.
const SIGNED: &str = "CW1:";

fn encoded(text: &str) -> Result<qrcodegen::QrCode, CertificateError> {
    // Codes that are signed are of letters for which ISO/IEC 18004 has a denser mode. They hold
    // more than words do: larger modules are read where more correction is not, and what is left of
    // a version goes into correction.
    let segments = QrSegment::make_segments(text);
    let is_dense = text.starts_with(SIGNED);
    let correction = if is_dense {
        QrCodeEcc::Low
    } else {
        QrCodeEcc::Medium
    };
    qrcodegen::QrCode::encode_segments_advanced(
        &segments,
        correction,
        Version::MIN,
        Version::MAX,
        Some(Mask::new(MASK)),
        is_dense,
    )
    .map_err(|_| CertificateError::QrCode)
}

impl Template {
    /// How wide a module of the smallest code on its pages would be for a text, in millimetres;
    /// none where there is no code, or it does not hold the text.
    #[must_use]
    pub fn finest_code_mm(&self, text: &str) -> Option<f32> {
        let code = |element: &&Element| !element.hidden && matches!(element.kind, Kind::QrCode(_));
        let sides = self.elements().filter(code);
        let smallest = sides
            .map(|element| element.frame.width.min(element.frame.height))
            .min_by(f32::total_cmp)?;
        let modules = encoded(text).ok()?.size();
        Some(smallest / modules as f32)
    }
}

impl Draw for QrCode {
    fn varies(&self) -> bool {
        true
    }

    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let Some(certificate) = desk.facts.certificate else {
            return Ok(());
        };
        let text = certificate.qr_text(&desk.facts.run.institution);
        let code = encoded(&text)?;
        let count = code.size();
        let mut mask = Vec::with_capacity(usize::try_from(count * (count + 7) / 8).unwrap_or(0));
        for row in 0..count {
            for first in (0..count).step_by(8) {
                // Modules beyond the edge count as light.
                mask.push((0..8).fold(0_u8, |bits, n| {
                    bits << 1 | u8::from(!code.get_module(first + n, row))
                }));
            }
        }
        let area = sheet.area(frame);
        let words =
            printed(&desk.template.language).put(&say::printed::qr_code(&certificate.serial));
        sheet.piece(Reading::Figure(words), "", area);
        sheet.qr_code(
            mask,
            usize::try_from(count).unwrap_or(0),
            area,
            desk.template.colour(&self.colour),
        );
        Ok(())
    }
}
