//! JSON from outside, and its one canonical form.

mod canonical;
mod fields;
mod strict;

pub use canonical::canonical;
pub use fields::{Fields, is_absolute};
pub use strict::{Limits, read};
