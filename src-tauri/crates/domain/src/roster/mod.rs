//! What an import of learners would do: every row is classed, none is dropped.

mod classify;
mod field;
mod in_file;
mod known;
mod row;
mod same_person;
mod totals;

pub use classify::{Import, classify, to_write};
pub use field::RosterField;
pub use row::{ClassedRow, Entry, RosterRow, RowClass, learner_id};
pub use same_person::{may_be_one_person, quite_another_name};
pub use totals::RosterTotals;
