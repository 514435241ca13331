//! Credentials inside pictures: PNG and SVG (Open Badges 3.0, 5.3). What is baked is text: JSON, or
//! a compact JWS.

mod png;
mod svg;

pub use png::{bake_png, unbake_png};
pub use svg::{bake_svg, unbake_svg};

/// A picture may have so many bytes.
pub(crate) const MOST_BYTES: usize = 16 << 20;

/// What was found in a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Baked {
    /// A credential of Open Badges 3.0, JSON or JWS.
    Credential(String),
    /// An assertion of Open Badges 1 or 2: an address or JSON, which nobody signed.
    Older(String),
}
