//! Text set in type: which face, which glyphs, how wide.

mod fit;
mod itemise;
mod paragraph;
mod shape;

pub(crate) use fit::{CAPITALS, DEPTH, fit};
pub use fit::{Fitted, Limits};
pub(crate) use paragraph::paragraph;
pub use shape::{Glyph, Line, Run, Shaper};
