//! Indexes as data: what of a record is held in order, so that records are found, counted
//! and held unique without reading them.

mod description;
mod evaluate;
mod indexes;
mod part_value;
mod within;

pub use description::{Form, IndexDescription, Part};
pub(crate) use evaluate::entries_of;
pub(crate) use indexes::Indexes;
pub use indexes::{Present, as_it_is};
pub use part_value::PartValue;
pub use within::{Entry, Found, Range, Within};
pub(crate) use within::{Next, Resolved};
