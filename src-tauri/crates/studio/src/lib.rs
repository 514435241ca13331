//! What a person can do with Credwright: each use case once, called by the desktop shell and
//! by the terminal program. Nothing here knows of windows. Each folder is a room of the
//! program; `core` is what they all stand on, and imports none of them.

pub mod assessment;
pub mod awards;
pub mod certificates;
pub mod cohorts;
pub mod core;
pub mod credentials;
pub mod institution;
pub mod packages;
pub mod people;
pub mod programmes;
pub mod quality;
mod sample;
pub mod workspace;

pub use crate::core::clock::{Clock, Ids, RandomIds, SystemClock};
pub use crate::core::error::StudioError;
pub use crate::core::outside::{read_outside, write_outside};
pub use crate::core::progress::{Progress, ProgressState};
pub use crate::core::records::Saved;
pub use crate::core::studio::Studio;
