//! `cargo xtask test`: every check there is, in the order in which they are cheapest to fail.

use crate::debian;
use crate::step::{StepFailed, run};

/// Installs what is missing and runs every test.
pub fn run_everything() -> Result<(), StepFailed> {
    run("Formatting", "cargo", &["fmt", "--all", "--", "--check"])?;
    debian::install_missing()?;
    run(
        "Lints",
        "cargo",
        &[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ],
    )?;
    run(
        "Tests",
        "cargo",
        &["test", "--locked", "--workspace", "--all-targets"],
    )
}
