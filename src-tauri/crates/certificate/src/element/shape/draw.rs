//! Drawing a shape.

use super::{Form, Shape};
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Area, PT_PER_MM, Reading, Sheet};

/// How far a Bézier's handles reach for a quarter of a circle.
const ROUND: f32 = 0.552_285;

/// A closed path with rounded corners, `rx` and `ry` in points.
pub(crate) fn rounded(area: Area, rx: f32, ry: f32) -> String {
    let (left, right) = (area.x, area.x + area.width);
    let (bottom, top) = (area.bottom, area.top());
    let (kx, ky) = (rx * (1.0 - ROUND), ry * (1.0 - ROUND));
    format!(
        "{:.2} {bottom:.2} m {:.2} {bottom:.2} l {:.2} {bottom:.2} {right:.2} {:.2} {right:.2} {:.2} c \
         {right:.2} {:.2} l {right:.2} {:.2} {:.2} {top:.2} {:.2} {top:.2} c \
         {:.2} {top:.2} l {:.2} {top:.2} {left:.2} {:.2} {left:.2} {:.2} c \
         {left:.2} {:.2} l {left:.2} {:.2} {:.2} {bottom:.2} {:.2} {bottom:.2} c h ",
        left + rx,
        right - rx,
        right - kx,
        bottom + ky,
        bottom + ry,
        top - ry,
        top - ky,
        right - kx,
        right - rx,
        left + rx,
        left + kx,
        top - ky,
        top - ry,
        bottom + ry,
        bottom + ky,
        left + kx,
        left + rx,
    )
}

impl Draw for Shape {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let (fill, stroke) = (!self.fill.is_empty(), !self.stroke.is_empty());
        let operator = match (fill, stroke) {
            (true, true) => "B",
            (true, false) => "f",
            (false, true) => "S",
            (false, false) => return Ok(()),
        };
        let area = sheet.area(frame);
        let path = match self.form {
            Form::Rectangle { radius } if radius > 0.0 => {
                let most = area.width.min(area.height) / 2.0;
                let radius = (radius * PT_PER_MM).min(most);
                rounded(area, radius, radius)
            }
            Form::Rectangle { .. } => format!(
                "{:.2} {:.2} {:.2} {:.2} re ",
                area.x, area.bottom, area.width, area.height
            ),
            Form::Ellipse => rounded(area, area.width / 2.0, area.height / 2.0),
        };
        let mut operators = String::from("q\n");
        if fill {
            operators += &desk.template.colour(&self.fill).operator("rg");
        }
        if stroke {
            operators += &desk.template.colour(&self.stroke).operator("RG");
            operators += &format!("{:.2} w ", self.weight.clamp(0.05, 100.0));
        }
        sheet.piece(Reading::Artifact, "", area);
        sheet.path(format!("{operators}{path}{operator}\nQ\n"));
        Ok(())
    }
}
