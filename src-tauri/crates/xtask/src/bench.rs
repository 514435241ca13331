//! `cargo xtask bench`: what the main job takes, in a release build, beside peers.

use crate::step::{StepFailed, root, run, run_with};
use crate::{build, debian, test};

/// Builds everything for release and measures it.
pub fn measure() -> Result<(), StepFailed> {
    debian::install_missing(&debian::FOR_RUNNING)?;
    debian::install_missing(&debian::FOR_TESTS)?;
    test::install_driver()?;
    build::interface()?;
    let features = build::FEATURES;
    run(
        "Building for release",
        "cargo",
        &[
            "build",
            "--release",
            "--locked",
            "--workspace",
            "--features",
            features,
        ],
    )?;
    let program = root()
        .join("target/release/credwright")
        .display()
        .to_string();
    run_with(
        "Measuring",
        "cargo",
        &[
            "bench",
            "--locked",
            "--workspace",
            "--features",
            &format!("{features},whole-program/peers"),
            "--bench",
            "figures",
        ],
        &[("CREDWRIGHT_APP", &program)],
    )
}
