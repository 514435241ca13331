//! Automatic checks: what a rule can say about a programme without a reviewer.

mod clauses;
mod finding;
mod rules;

pub use clauses::{ClauseCheck, run_all};
pub use finding::{CheckId, CheckResult, Pointer, ProgrammeField, Rating};
pub use rules::run;
