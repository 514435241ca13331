//! What a workspace must survive. A short run by default; `CREDWRIGHT_LONG=1`, which
//! `cargo xtask test --long` sets, makes it a long one.
//!
//! Tests that need a mount of their own, or strace, are reported as ignored, by name, where
//! that is not allowed or not there.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

mod clock;
mod cuts;
mod disk;
mod forged;
#[path = "../../src-tauri/crates/store/tests/forging/mod.rs"]
mod forging;
mod full_disk;
mod index_damage;
mod kept;
mod kills;
mod last_record;
mod load;
#[path = "../../src-tauri/crates/store/tests/locked/mod.rs"]
mod locked;
mod locking;
mod power_cut;
mod read_only;
mod restores;
mod steps;
mod strangers;

use libtest_mimic::{Arguments, Trial};

/// How often something is tried: a few times, or as often as a long run asks for.
fn rounds(short: u64, long: u64) -> u64 {
    if std::env::var_os("CREDWRIGHT_LONG").is_some() {
        long
    } else {
        short
    }
}

fn trial(name: &'static str, test: fn()) -> Trial {
    Trial::test(name, move || {
        test();
        Ok(())
    })
}

fn main() {
    // The same program is the writer that is killed.
    if let Some(folder) = std::env::var_os(load::FOLDER) {
        load::write_for_ever(folder.as_ref());
    }
    if let Ok(what) = std::env::var(restores::RESTORE) {
        restores::restore_and_end(&what);
    }
    if let Some(folder) = std::env::var_os(steps::FOLDER) {
        steps::work(folder.as_ref());
    }
    let mounting = disk::may_mount();
    let tracing = steps::may_trace();
    let at_each_step = |name, test| trial(name, test).with_ignored_flag(!tracing);
    let on_a_mount = |name, test| trial(name, test).with_ignored_flag(!mounting);
    let tests = vec![
        trial("killed_at_random_moments", kills::killed_at_random_moments),
        trial(
            "the_last_record_cut_at_every_byte",
            last_record::cut_at_every_byte,
        ),
        trial(
            "an_index_deleted_cut_or_flipped",
            index_damage::deleted_cut_or_flipped,
        ),
        trial(
            "corruptions_under_the_index_in_the_whole_program",
            index_damage::in_the_whole_program,
        ),
        trial(
            "the_journal_of_the_sample_cut_anywhere",
            cuts::the_sample_cut_anywhere,
        ),
        trial("the_last_save_flipped", cuts::the_last_save_flipped),
        trial(
            "a_forged_journal_is_told_by_whoever_is_left_and_by_anchors",
            forged::told_by_whoever_is_left_and_by_anchors,
        ),
        at_each_step("a_repair_killed_at_each_step", steps::repair_from_backups),
        at_each_step("a_giving_up_killed_at_each_step", steps::repair_without),
        at_each_step("a_compaction_killed_at_each_step", steps::compaction),
        at_each_step("a_mended_end_killed_at_each_step", steps::mended_end),
        at_each_step(
            "a_locking_killed_at_each_step",
            locking::killed_at_each_step,
        ),
        at_each_step(
            "a_new_key_killed_at_each_step",
            locking::a_new_key_killed_at_each_step,
        ),
        at_each_step(
            "a_locking_killed_again_as_it_goes_on",
            locking::going_on_killed_at_each_step,
        ),
        trial(
            "wrong_passphrases_are_held_up",
            locking::wrong_passphrases_are_held_up,
        ),
        trial("a_clock_that_jumps_back", clock::jumps_back),
        trial("clocks_and_backups", clock::backups_are_kept),
        trial(
            "restores_killed_at_random_moments",
            restores::killed_at_random_moments,
        ),
        trial(
            "nothing_opens_what_is_unfinished",
            restores::nothing_opens_what_is_unfinished,
        ),
        trial("links_in_a_workspace", strangers::links),
        trial("links_beside_exports", strangers::exports),
        trial("kept_files_lost_and_put_back", kept::lost_and_put_back),
        on_a_mount("making_on_a_full_disk", full_disk::making),
        on_a_mount("the_power_goes", power_cut::the_power_goes),
        on_a_mount(
            "a_disk_that_is_full_at_every_write",
            full_disk::at_every_write,
        ),
        on_a_mount("opening_on_a_full_disk", full_disk::opening),
        on_a_mount("a_folder_that_is_read_only", read_only::opened),
        on_a_mount("a_disk_that_goes_read_only_at_work", read_only::at_work),
        on_a_mount(
            "reading_beside_one_who_works",
            read_only::beside_one_who_works,
        ),
    ];
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
