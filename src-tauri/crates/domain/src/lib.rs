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
pub mod double_encoding;
pub mod file_name;
pub mod framework;
pub mod grade_words;
pub mod hidden_signs;
pub mod id;
pub mod institution;
pub mod language;
pub mod learner_number;
pub mod lifecycle;
pub mod mail_address;
pub mod month_names;
pub mod outcome_verb;
pub mod paper_stock;
pub mod people;
pub mod person_name;
pub mod programme;
pub mod quality_standard;
pub mod record_kind;
pub mod result_words;
pub mod retention;
pub mod roster;
pub mod rubric;
pub mod scoring;
pub mod serial;
pub mod spreadsheet;
pub mod standard_setting;
pub mod table;
pub mod time;
pub mod written_date;

pub use id::*;
pub use time::{Date, Timestamp};
