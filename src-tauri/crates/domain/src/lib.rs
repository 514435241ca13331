//! What things are and which rules bind them.
//!
//! Plain types and pure functions: nothing here opens a file, reads a clock or
//! knows of a window. Times and ids are handed in, so that the same input
//! always gives the same result.

pub mod agreement;
pub mod assessment_standard;
pub mod audit;
pub mod award;
pub mod blueprint;
pub mod certificate;
pub mod check;
pub mod cohort;
pub mod decimal;
pub mod difference;
pub mod file_name;
pub mod framework;
pub mod id;
pub mod institution;
pub mod language;
pub mod lifecycle;
pub mod outcome_verb;
pub mod paper_stock;
pub mod people;
pub mod programme;
pub mod retention;
pub mod roster;
pub mod rubric;
pub mod scoring;
pub mod serial;
pub mod spreadsheet;
pub mod standard;
pub mod standard_setting;
pub mod time;

pub use id::*;
pub use time::{Date, Timestamp};
