//! Reports as CSV (RFC 4180, UTF-8 with a byte order mark, so that spreadsheets read
//! every script), with cells that a spreadsheet would run as a formula made harmless.
//!
//! A report is a list of columns, each with its name for machines, its title and its cell.

mod audit;
mod awards;
mod csv;
mod left_out;
mod register;

pub use crate::audit::audit;
pub use crate::csv::{Writer, csv};
pub use awards::{AwardLine, awards};
pub use left_out::{LeftOut, left_out, rows_left_out};
pub use register::{anchor_line, register};
