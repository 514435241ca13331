//! Templates, the press, the register, and everything that is accounted for there.

mod file_names;
pub mod fonts;
pub mod got_none;
mod held;
pub mod issue_plan;
pub mod issue_runs;
pub mod pages;
pub mod paper_stocks;
pub(crate) mod print_files;
pub mod printers;
mod proofs;
mod read_serial;
pub mod register;
pub mod renewals;
mod run_list;
mod serials;
pub mod template_trial;
pub mod templates;
pub mod turn;
pub mod void_serials;
