//! Certificates on paper, as other people's programs see them.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic
)]

mod fixture;
mod names;
mod once;
mod pictures;
mod press;
mod scripts;
mod words;
