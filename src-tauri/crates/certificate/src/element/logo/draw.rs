//! Drawing the logo.

use words::{printed, say};

use super::{LOGO, Logo};
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Reading, Sheet};

impl Draw for Logo {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        if sheet.has_picture(LOGO) {
            let area = sheet.area(frame);
            let name = &desk.facts.run.institution.legal_name;
            let words = printed(&desk.template.language).put(&say::printed::logo(name));
            sheet.piece(Reading::Figure(words), "", area);
            sheet.picture(LOGO, area, (self.alignment, self.vertical));
        }
        Ok(())
    }
}
