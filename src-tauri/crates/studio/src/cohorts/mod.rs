//! Cohorts and the rosters their learners come from.

mod by_code;
pub(crate) mod by_name;
pub mod cohort;
pub mod learners;
mod look_at_question;
mod read_before;
pub mod roster_import;
mod taking_out;
