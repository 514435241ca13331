//! Names of people: how they are put together from parts, and what no name is.

mod comma;
mod customs;
mod doubts;
mod no_person;
mod parts;
mod script;

pub use comma::{CommaName, comma_name, is_suffix};
pub use customs::family_first_by_custom;
pub use doubts::{LookedAt, looked_at};
pub use no_person::{begins_totals, form_of_address, is_stand_in, is_test_student, no_person};
pub use parts::{NameOrder, NameParts};
pub use script::{east_asian, writes_no_spaces};
