//! Drawing a line.

use super::Line;
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Reading, Sheet};

impl Draw for Line {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let area = sheet.area(frame);
        let colour = desk.template.colour(&self.colour).operator("RG");
        let dash = if self.dash > 0.0 {
            format!("[{:.2}] 0 d ", self.dash.clamp(0.1, 100.0))
        } else {
            String::new()
        };
        let (x, y) = (area.x + area.width / 2.0, area.bottom + area.height / 2.0);
        let (from, to) = if area.width >= area.height {
            ((area.x, y), (area.x + area.width, y))
        } else {
            ((x, area.bottom), (x, area.top()))
        };
        sheet.piece(Reading::Artifact, "", area);
        sheet.path(format!(
            "q\n{colour}{dash}{:.2} w {:.2} {:.2} m {:.2} {:.2} l S\nQ\n",
            self.weight.clamp(0.05, 50.0),
            from.0,
            from.1,
            to.0,
            to.1
        ));
        Ok(())
    }
}
