//! What a person can do with Credwright: each use case once, called by the desktop
//! shell and by the terminal program. Nothing here knows of windows.

pub mod agreement;
pub mod assessment_standards;
pub mod audits;
pub mod awards;
pub mod backups;
pub mod certificates;
pub mod clock;
pub mod cohorts;
pub mod error;
pub mod frameworks;
mod history;
pub mod institution;
pub mod issue_plan;
mod kept_files;
pub mod locking;
mod migration;
pub mod moderation;
pub mod opening;
mod outside;
pub mod packages;
pub mod panels;
pub mod past;
pub mod people;
mod print_files;
pub mod programmes;
pub mod progress;
mod records;
pub mod register;
pub mod roster_import;
pub mod rubric_files;
pub mod rubric_moves;
pub mod rubrics;
mod sample;
pub mod score_files;
pub mod scoring;
pub mod search;
pub mod standards;
pub mod workspace;

pub use clock::{Clock, Ids, RandomIds, SystemClock};
pub use error::StudioError;
pub use history::HistoryState;
pub use outside::{read_outside, write_outside};
pub use progress::{Progress, ProgressState};
pub use records::Saved;
pub use workspace::Studio;
