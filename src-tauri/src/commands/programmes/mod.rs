//! Programmes and frameworks.

pub(crate) mod editing;
pub(crate) mod frameworks;
