//! Programmes through their lives, and the competency frameworks they are aligned to.

pub(crate) mod editing;
pub mod files;
pub mod frameworks;
pub mod listing;
