//! Two lines around the page.

use super::{Colour, colour_operator};
use crate::sheet::Sheet;

/// Two thin lines, the inner one paler.
#[derive(Debug, Clone, PartialEq)]
pub struct Border {
    /// Distance of the outer line from the edge, in millimetres.
    pub outer: f32,
    /// Distance of the inner line.
    pub inner: f32,
    /// Colour of the outer line.
    pub colour: Colour,
    /// Colour of the inner line.
    pub inner_colour: Colour,
}

impl Border {
    pub(super) fn draw(&self, sheet: &mut Sheet<'_, '_>) {
        let (width, height) = sheet.size();
        let mut operators = String::from("q\n");
        for (distance, colour, weight) in [
            (self.outer, self.colour, 0.8),
            (self.inner, self.inner_colour, 0.5),
        ] {
            let d = distance * crate::sheet::PT_PER_MM;
            operators += &colour_operator(colour, "RG");
            operators += &format!(
                "{weight} w {d:.2} {d:.2} {:.2} {:.2} re S\n",
                width - 2.0 * d,
                height - 2.0 * d
            );
        }
        operators += "Q\n";
        sheet.path(operators.into_bytes());
    }
}
