//! Lists of recognised issuers: an agency says whose keys are whose, and what they may award. The
//! shape is that of W3C's Recognized Entities, under a context of our own until theirs is stable.

mod list;
mod read;
mod write;

pub use list::{IssuerList, Listed, ListedKey, Standing};
pub use read::read_issuer_list;
pub use write::issuer_list;
