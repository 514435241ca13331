//! Rosters: what a file is, in which letters, where its heading stands, which column is which field,
//! and what is asked before its rows are read.
//!
//! The steps stand on each other in this order: `sniff`, the letters, `grid` and the sheets, the
//! `headings` and the `content` of columns, `columns`, the `survey` of all rows, `rows`. What a person
//! answered (`answers`) holds over what was found out; the same file with the same answers gives the
//! same rows.

mod against;
mod answers;
mod columns;
mod content;
mod days;
mod deciding;
mod grade_column;
mod grid;
mod heading_row;
mod headings;
mod hidden_rows;
mod name_columns;
mod name_order;
mod name_parts;
mod no_learner;
mod number_column;
mod opened;
mod places;
mod questions;
mod reading;
mod rows;
mod seen;
mod sheet;
mod sheet_excel;
mod sheet_html;
mod sheet_open;
mod shown_number;
mod sniff;
mod survey;
mod typed;

pub use answers::{
    ColumnAnswer, DayNumbers, HeadingAnswer, ImportAnswers, LookedAtRows, NoNumber,
    ResultWordAnswer, UnsaidResult,
};
pub use opened::FileRead;
pub use questions::{Choice, Question, ShownRow, Topic};
pub use reading::{ColumnRead, Reading, read};
pub use rows::{Rows, Tally};
pub use typed::{TYPED, read_typed};
