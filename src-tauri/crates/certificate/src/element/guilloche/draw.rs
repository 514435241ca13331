//! Drawing a guilloche.

use std::f32::consts::TAU;

use super::Guilloche;
use crate::element::{Desk, Draw, Frame};
use crate::error::CertificateError;
use crate::sheet::{Reading, Sheet};

/// The curve is drawn in a square this wide, with whole numbers: short text, fine enough.
const GRID: f32 = 2_000.0;

impl Guilloche {
    fn point(&self, angle: f32) -> (f32, f32) {
        let lobes = f32::from(self.lobes.clamp(2, 24));
        let radius = 0.64 + 0.27 * (lobes * angle).sin() + 0.09 * (2.0 * lobes * angle).cos();
        let half = GRID / 2.0;
        (radius * half * angle.cos(), radius * half * angle.sin())
    }

    fn curve(&self) -> String {
        let segments = 4 * self.lobes.clamp(2, 24);
        let step = TAU / f32::from(segments);
        // The tangent, for a cubic Bézier through each piece (Hermite form).
        let slope = |angle: f32| {
            let ((ax, ay), (bx, by)) = (self.point(angle - 0.002), self.point(angle + 0.002));
            (
                (bx - ax) / 0.004 * step / 3.0,
                (by - ay) / 0.004 * step / 3.0,
            )
        };
        let (x, y) = self.point(0.0);
        let mut out = format!("{x:.0} {y:.0} m\n");
        for piece in 0..segments {
            let (from, to) = (f32::from(piece) * step, f32::from(piece + 1) * step);
            let ((ax, ay), (bx, by)) = (self.point(from), self.point(to));
            let ((sx, sy), (tx, ty)) = (slope(from), slope(to));
            out += &format!(
                "{:.0} {:.0} {:.0} {:.0} {bx:.0} {by:.0} c\n",
                ax + sx,
                ay + sy,
                bx - tx,
                by - ty
            );
        }
        out + "s\n"
    }
}

impl Draw for Guilloche {
    fn draw(
        &self,
        frame: Frame,
        sheet: &mut Sheet<'_, '_>,
        desk: &Desk<'_>,
    ) -> Result<(), CertificateError> {
        let area = sheet.area(frame);
        let centre = (area.x + area.width / 2.0, area.bottom + area.height / 2.0);
        let (wide, high) = (area.width / GRID, area.height / GRID);
        let curves = self.curves.clamp(1, 200);
        let last = (self.shrink / 100.0).clamp(0.05, 3.0);
        let matrices = (0..curves)
            .map(|number| {
                let part = f32::from(number) / f32::from(curves);
                let angle = (self.turn * part).to_radians();
                let scale = 1.0 + (last - 1.0) * part;
                let (sin, cos) = angle.sin_cos();
                [
                    wide * scale * cos,
                    high * scale * sin,
                    -wide * scale * sin,
                    high * scale * cos,
                    centre.0,
                    centre.1,
                ]
            })
            .collect();
        // The matrix scales the pen as well.
        let weight = self.weight.clamp(0.02, 5.0) / ((wide + high) / 2.0).max(0.001);
        let colour = desk.template.colour(&self.colour).operator("RG");
        sheet.piece(Reading::Artifact, "", area);
        sheet.repeated(format!("{colour}{weight:.1} w\n{}", self.curve()), matrices);
        Ok(())
    }
}
