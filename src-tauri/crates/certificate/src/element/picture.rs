//! The institution's logo.

use super::Alignment;
use crate::sheet::{PT_PER_MM, Sheet};

/// The name under which the press keeps the logo.
pub(crate) const LOGO: &str = "Logo";

/// The logo, centred in a box and resting on its lower edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    /// Middle of the box.
    pub x: f32,
    /// Lower edge of the box.
    pub y: f32,
    /// Width of the box, in millimetres.
    pub width: f32,
    /// Height of the box.
    pub height: f32,
}

impl Logo {
    pub(super) fn draw(&self, sheet: &mut Sheet<'_, '_>) {
        let (x, y) = sheet.place(self.x, self.y);
        let (width, height) = (self.width * PT_PER_MM, self.height * PT_PER_MM);
        sheet.picture(LOGO, x - width / 2.0, y, width, height, Alignment::Centre);
    }
}
