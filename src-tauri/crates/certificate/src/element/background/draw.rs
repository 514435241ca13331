//! Drawing the background.

use domain::institution::StoredImage;

use super::Background;
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Area, PT_PER_MM, Reading, Sheet};

impl Draw for Background {
    fn draw(
        &self,
        _frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let bleed = desk.template.bleed_mm() * PT_PER_MM;
        let area = Area {
            x: -bleed,
            bottom: -bleed,
            width: sheet.size.0 + 2.0 * bleed,
            height: sheet.size.1 + 2.0 * bleed,
        };
        sheet.piece(Reading::Artifact, "", area);
        if !self.colour.is_empty() {
            let colour = desk.template.colour(&self.colour).operator("rg");
            sheet.path(format!(
                "q\n{colour}{:.2} {:.2} {:.2} {:.2} re f\nQ\n",
                area.x, area.bottom, area.width, area.height
            ));
        }
        if let Some(picture) = &self.picture {
            sheet.cover(&picture.hash, area);
        }
        Ok(())
    }

    fn pictures(&self) -> Vec<&StoredImage> {
        self.picture.iter().collect()
    }
}
