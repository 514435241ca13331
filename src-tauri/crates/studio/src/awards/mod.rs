//! Decisions by an assessment standard, what certificates rest on, and feedback.

pub mod award_list;
pub(crate) mod basis;
pub mod deciding;
pub mod feedback;
