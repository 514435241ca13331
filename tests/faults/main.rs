//! What a workspace must survive. A short run by default; `CREDWRIGHT_LONG=1`, which
//! `cargo xtask test --long` sets, makes it a long one.
//!
//! Tests that need a mount of their own are reported as ignored, by name, where mounting
//! is not allowed.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    missing_docs
)]

mod clock;
mod disk;
mod full_disk;
mod index_damage;
mod kills;
mod last_record;
mod load;
mod power_cut;
mod read_only;

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
    let mounting = disk::may_mount();
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
        trial("a_clock_that_jumps_back", clock::jumps_back),
        on_a_mount("the_power_goes", power_cut::the_power_goes),
        on_a_mount(
            "a_disk_that_is_full_at_every_write",
            full_disk::at_every_write,
        ),
        on_a_mount("opening_on_a_full_disk", full_disk::opening),
        on_a_mount("a_folder_that_is_read_only", read_only::opened),
        on_a_mount("a_disk_that_goes_read_only_at_work", read_only::at_work),
    ];
    libtest_mimic::run(&Arguments::from_args(), tests).exit();
}
