//! What an import of learners would do: every row is classed, none is dropped.

mod by_hand;
mod classify;
mod field;
mod in_file;
mod known;
mod row;
mod same_person;
mod totals;

pub use by_hand::{Noticed, held_against};
pub use classify::{Import, classify, to_write};
pub use field::RosterField;
pub use row::{ClassedRow, Entry, RosterRow, RowClass, free_learner_id, learner_id};
pub use same_person::{may_be_one_person, quite_another_name};
pub use totals::RosterTotals;
