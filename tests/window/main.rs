//! The real window under a virtual display.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod cohort_editing;
mod designer;
mod designer_sheets;
mod hands;
mod keeping;
mod locked;
mod lost_end;
mod main_job;
mod passing_on;
mod press_room;
mod press_run;
mod pseudo_language;
mod room_to_work;
mod roster_conversation;
mod roster_file;
mod sample_screens;
mod scoring;
mod signing;
mod typing;
