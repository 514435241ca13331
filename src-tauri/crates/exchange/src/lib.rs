//! Reading and writing other systems' files.
//!
//! Every file is hostile until parsed: size, rows, columns and cells are limited,
//! and what cannot be read is named with its line, never dropped.

pub mod case;
mod code_pages;
pub mod encoding;
pub mod error;
pub mod esco;
pub mod framework_file;
mod json;
mod letters;
mod plausible;
pub mod programme_file;
pub mod ratings;
pub mod roster;
pub mod rubric_case;
pub mod rubric_table;
pub mod score_table;
mod separated;
pub mod table;

pub use error::ExchangeError;
