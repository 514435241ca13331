//! Drawing a border.

use super::{Border, BorderDesign};
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Area, PT_PER_MM, Reading, Sheet};

fn inset(area: Area, by: f32) -> Area {
    Area {
        x: area.x + by,
        bottom: area.bottom + by,
        width: (area.width - 2.0 * by).max(0.0),
        height: (area.height - 2.0 * by).max(0.0),
    }
}

fn box_of(area: Area) -> String {
    format!(
        "{:.2} {:.2} {:.2} {:.2} re S\n",
        area.x, area.bottom, area.width, area.height
    )
}

/// A line that turns inwards at each corner, in a quarter of a circle around it.
fn notched(area: Area, notch: f32) -> String {
    let (left, right) = (area.x, area.x + area.width);
    let (bottom, top) = (area.bottom, area.top());
    let k = notch * 0.552_285;
    format!(
        "{:.2} {bottom:.2} m {:.2} {bottom:.2} l {:.2} {:.2} {:.2} {:.2} {right:.2} {:.2} c \
         {right:.2} {:.2} l {:.2} {:.2} {:.2} {:.2} {:.2} {top:.2} c \
         {:.2} {top:.2} l {:.2} {:.2} {:.2} {:.2} {left:.2} {:.2} c \
         {left:.2} {:.2} l {:.2} {:.2} {:.2} {:.2} {:.2} {bottom:.2} c s\n",
        left + notch,
        right - notch,
        right - notch,
        bottom + k,
        right - k,
        bottom + notch,
        bottom + notch,
        top - notch,
        right - k,
        top - notch,
        right - notch,
        top - k,
        right - notch,
        left + notch,
        left + notch,
        top - k,
        left + k,
        top - notch,
        top - notch,
        bottom + notch,
        left + k,
        bottom + notch,
        left + notch,
        bottom + k,
        left + notch,
    )
}

fn angles(area: Area, arm: f32) -> String {
    let (left, right) = (area.x, area.x + area.width);
    let (bottom, top) = (area.bottom, area.top());
    let mut out = String::new();
    for (x, y, dx, dy) in [
        (left, bottom, arm, arm),
        (right, bottom, -arm, arm),
        (right, top, -arm, -arm),
        (left, top, arm, -arm),
    ] {
        out += &format!(
            "{:.2} {y:.2} m {x:.2} {y:.2} l {x:.2} {:.2} l S\n",
            x + dx,
            y + dy
        );
    }
    out
}

impl Draw for Border {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let area = sheet.area(frame);
        let gap = self.gap.clamp(0.0, 40.0) * PT_PER_MM;
        let weight = self.weight.clamp(0.1, 60.0);
        let outer = desk.template.colour(&self.colour).operator("RG");
        let inner = desk.template.colour(&self.inner_colour).operator("RG");
        let mut operators = format!("q\n{outer}{weight:.2} w\n");
        let fine = format!("{inner}0.5 w\n");
        match self.design {
            BorderDesign::Single => operators += &box_of(area),
            BorderDesign::Double => {
                operators += &box_of(area);
                operators += &fine;
                operators += &box_of(inset(area, gap));
            }
            BorderDesign::Band => {
                operators += &box_of(inset(area, weight / 2.0));
                operators += &fine;
                operators += &box_of(inset(area, weight + gap));
            }
            BorderDesign::Corners => {
                let notch = 5.0 * PT_PER_MM;
                operators += &notched(area, notch);
                operators += &fine;
                operators += &notched(inset(area, gap), notch);
                for (x, y) in [
                    (area.x, area.bottom),
                    (area.x + area.width, area.bottom),
                    (area.x, area.top()),
                    (area.x + area.width, area.top()),
                ] {
                    let r = notch * 0.32;
                    operators += &format!(
                        "{:.2} {y:.2} m {x:.2} {:.2} l {:.2} {y:.2} l {x:.2} {:.2} l s\n",
                        x - r,
                        y + r,
                        x + r,
                        y - r
                    );
                }
            }
            BorderDesign::Angles => {
                operators += &angles(area, 14.0 * PT_PER_MM);
                operators += &fine;
                operators += &angles(inset(area, gap), 10.0 * PT_PER_MM);
            }
        }
        sheet.piece(Reading::Artifact, "", area);
        sheet.path(operators + "Q\n");
        Ok(())
    }
}
