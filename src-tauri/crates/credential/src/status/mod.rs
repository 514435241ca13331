//! Bitstring Status List 1.0 (W3C Recommendation of 2025-05-15), and the older
//! `1EdTechRevocationList`.

mod bits;
mod list;
mod lookup;

pub use bits::{Bits, LEAST_ENTRIES, MOST_ENTRIES};
pub use list::{Purpose, StatusList, old_revocation_list, status_list};
pub use lookup::{Entry, Look, entry, look, look_in_old_list};
