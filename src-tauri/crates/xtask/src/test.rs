//! `cargo xtask test`: every check there is, in the order in which they are cheapest to fail.

use crate::step::{StepFailed, root, run, run_with};
use crate::{build, debian};

const DRIVER: &str = "2.1.0";

/// Installs what is missing and runs every test.
pub fn run_everything(long: bool) -> Result<(), StepFailed> {
    run("Formatting", "cargo", &["fmt", "--all", "--", "--check"])?;
    debian::install_missing(&debian::FOR_RUNNING)?;
    debian::install_missing(&debian::FOR_TESTS)?;
    install_driver()?;
    build::interface()?;
    build::check_interface()?;
    run(
        "Lints",
        "cargo",
        &[
            "clippy",
            "--locked",
            "--workspace",
            "--all-targets",
            "--features",
            build::FEATURES,
            "--",
            "-D",
            "warnings",
        ],
    )?;
    run(
        "Building the program",
        "cargo",
        &[
            "build",
            "--locked",
            "--workspace",
            "--features",
            build::FEATURES,
        ],
    )?;
    let program = root().join("target/debug/credwright").display().to_string();
    let variables = [
        ("CREDWRIGHT_APP", program.as_str()),
        ("CREDWRIGHT_LONG", "1"),
    ];
    run_with(
        "Tests",
        "cargo",
        &[
            "test",
            "--locked",
            "--workspace",
            "--lib",
            "--bins",
            "--tests",
            "--features",
            build::FEATURES,
        ],
        variables
            .get(..if long { 2 } else { 1 })
            .unwrap_or_default(),
    )
}

/// tauri-driver stands between the tests and WebKit's own driver.
pub fn install_driver() -> Result<(), StepFailed> {
    let there = std::process::Command::new("tauri-driver")
        .arg("--help")
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .is_ok();
    if there {
        return Ok(());
    }
    run(
        "Installing tauri-driver",
        "cargo",
        &["install", "tauri-driver", "--version", DRIVER, "--locked"],
    )
}
