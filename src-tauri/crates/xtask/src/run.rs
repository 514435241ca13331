//! `cargo xtask run`: builds and opens the program with the sample; without a display it
//! does the same main job in the terminal.

use crate::step::{StepFailed, root, run};
use crate::{build, debian};

fn has_display() -> bool {
    ["DISPLAY", "WAYLAND_DISPLAY"]
        .into_iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Installs what is missing, builds, and opens the sample.
pub fn open_sample() -> Result<(), StepFailed> {
    debian::install_missing(&debian::FOR_RUNNING)?;
    let folder = root().join("target/sample-workspace");
    let workspace = folder.display().to_string();
    let cli = root()
        .join("target/quick/credwright-cli")
        .display()
        .to_string();
    if has_display() {
        build::interface()?;
        run(
            "Building the program",
            "cargo",
            &[
                "build",
                "--profile",
                "quick",
                "--locked",
                "-p",
                "credwright",
                "-p",
                "cli",
                "--features",
                "credwright/custom-protocol",
            ],
        )?;
    } else {
        run(
            "Building the terminal program",
            "cargo",
            &["build", "--profile", "quick", "--locked", "-p", "cli"],
        )?;
    }
    if !folder.join("journal").is_dir() {
        run(
            "Making the sample workspace",
            &cli,
            &["init", &workspace, "--sample"],
        )?;
    }
    if has_display() {
        let program = root().join("target/quick/credwright").display().to_string();
        return run("Opening Credwright", &program, &[&workspace]);
    }
    println!(
        "\nThere is no display here, so no window can open. The same main job in the terminal:"
    );
    in_terminal(&cli, &workspace)
}

fn in_terminal(cli: &str, workspace: &str) -> Result<(), StepFailed> {
    let out = root()
        .join("target/sample-certificates")
        .display()
        .to_string();
    let register = root()
        .join("target/sample-register.csv")
        .display()
        .to_string();
    let step = |title: &str, arguments: &[&str]| {
        let whole: Vec<&str> = ["--workspace", workspace]
            .into_iter()
            .chain(arguments.iter().copied())
            .collect();
        // Exit code 1 is an answer: findings, or nobody due a certificate.
        match run(title, cli, &whole) {
            Err(StepFailed(words)) if !words.contains("exit status: 1") => Err(StepFailed(words)),
            _ => Ok(()),
        }
    };
    step("Programmes", &["programme", "list"])?;
    step(
        "Auditing Facilitating Remote Teams",
        &["audit", "FRT-2", "--standard", "eu-2022"],
    )?;
    step(
        "Issuing certificates",
        &[
            "issue",
            "--programme",
            "ADS-1",
            "--cohort",
            "Autumn 2026",
            "--out",
            &out,
            "--merged",
            "--single",
        ],
    )?;
    step("Exporting the register", &["register", "export", &register])?;
    step("Checking the workspace", &["check"])
}
