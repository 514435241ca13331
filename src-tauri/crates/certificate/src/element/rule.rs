//! A straight line, centred.

use super::{Colour, colour_operator};
use crate::sheet::{PT_PER_MM, Sheet};

/// A horizontal line.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Middle of the line.
    pub x: f32,
    /// Height of the line.
    pub y: f32,
    /// Length in millimetres.
    pub length: f32,
    /// Colour.
    pub colour: Colour,
}

impl Rule {
    pub(super) fn draw(&self, sheet: &mut Sheet<'_, '_>) {
        let (x, y) = sheet.place(self.x, self.y);
        let half = self.length * PT_PER_MM / 2.0;
        let colour = colour_operator(self.colour, "RG");
        sheet.path(
            format!(
                "q\n{colour}0.8 w {:.2} {y:.2} m {:.2} {y:.2} l S\nQ\n",
                x - half,
                x + half
            )
            .into_bytes(),
        );
    }
}
