//! The signed claim in a printed code, verifiable offline. `LAYOUT.md` beside this file says how it
//! is laid out, with vectors.

mod cbor;
mod facts;
mod fields;
mod read;
mod write;

pub use facts::{Claim, Size};
pub use read::{ReadClaim, read_claim, verify_claim};
pub use write::printed;

/// How a printed code is laid out, with vectors, for whoever writes a verifier: Markdown.
pub const LAYOUT: &str = include_str!("LAYOUT.md");
