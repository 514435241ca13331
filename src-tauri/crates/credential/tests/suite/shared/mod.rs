//! The vectors that this crate and `verify.html` answer alike: `tests/vectors/cases.json`.
//! `CREDWRIGHT_WRITE_VECTORS=1` writes it; what changes there is read before it is committed.

mod answers;
mod changed;
mod made;
mod questions;
mod settings;

pub use settings::known;
