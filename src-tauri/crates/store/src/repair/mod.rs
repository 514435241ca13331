//! The way back after damage: what a backup still has is put where it was; what none has
//! is given up by name, and everything else kept.

mod give_up;
mod heal;
mod repaired;
mod run;

pub use repaired::Repaired;
pub use run::repair;
