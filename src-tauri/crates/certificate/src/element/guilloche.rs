//! A guilloche: many copies of one closed curve, each turned a little further, as on
//! bank notes. Hard to copy by hand, cheap to draw.

use std::f32::consts::TAU;

use super::{Colour, colour_operator};
use crate::sheet::Sheet;

/// The rosette.
#[derive(Debug, Clone, PartialEq)]
pub struct Guilloche {
    /// How many copies.
    pub curves: u16,
    /// How many lobes the curve has.
    pub lobes: u16,
    /// Colour of the lines.
    pub colour: Colour,
}

impl Guilloche {
    fn point(&self, angle: f32, turn: f32, size: (f32, f32)) -> (f32, f32) {
        let lobes = f32::from(self.lobes);
        let radius = 0.36
            + 0.15 * (lobes * angle + 2.2 * turn).sin()
            + 0.05 * (2.0 * lobes * angle - turn).cos();
        let scale = 1.0 - 0.22 * turn;
        (
            size.0 / 2.0 + radius * scale * size.0 * 1.16 * (angle + 0.55 * turn).cos(),
            size.1 / 2.0 + radius * scale * size.1 * 1.24 * (angle + 0.55 * turn).sin(),
        )
    }

    pub(super) fn draw(&self, sheet: &mut Sheet<'_, '_>) {
        let size = sheet.size();
        // Quarters of a point as whole numbers: short text, and finer than a hairline.
        let mut operators = format!(
            "q\n{}.25 0 0 .25 0 0 cm .88 w\n",
            colour_operator(self.colour, "RG")
        );
        // Three pieces a lobe are smooth but loose: up to 19 points from `point` on A4, which
        // an ornament can bear, for a quarter less to store than four pieces.
        let segments = 3 * self.lobes.max(2);
        let step = TAU / f32::from(segments);
        for curve in 0..self.curves {
            let turn = f32::from(curve) / f32::from(self.curves);
            let at = |angle: f32| {
                let (x, y) = self.point(angle, turn, size);
                (x * 4.0, y * 4.0)
            };
            // The tangent, for a cubic Bézier through each piece (Hermite form).
            let slope = |angle: f32| {
                let ((ax, ay), (bx, by)) = (at(angle - 0.002), at(angle + 0.002));
                (
                    (bx - ax) / 0.004 * step / 3.0,
                    (by - ay) / 0.004 * step / 3.0,
                )
            };
            let (x, y) = at(0.0);
            operators += &format!("{x:.0} {y:.0} m\n");
            for piece in 0..segments {
                let (from, to) = (f32::from(piece) * step, f32::from(piece + 1) * step);
                let ((ax, ay), (bx, by)) = (at(from), at(to));
                let ((sx, sy), (tx, ty)) = (slope(from), slope(to));
                operators += &format!(
                    "{:.0} {:.0} {:.0} {:.0} {bx:.0} {by:.0} c\n",
                    ax + sx,
                    ay + sy,
                    bx - tx,
                    by - ty
                );
            }
            operators += "s\n";
        }
        operators += "Q\n";
        sheet.path(operators.into_bytes());
    }
}
