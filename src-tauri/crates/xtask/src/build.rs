//! Building the interface and the program.

use crate::step::{StepFailed, root, run};

/// Features the program is built with here: the built interface inside, and file dialogs
/// that the window tests can answer. The same for every build, so that nothing is built twice.
pub const FEATURES: &str = "credwright/custom-protocol,credwright/scripted-dialogs";

fn npm(title: &str, arguments: &[&str]) -> Result<(), StepFailed> {
    let whole: Vec<&str> = ["--prefix", "ui"]
        .into_iter()
        .chain(arguments.iter().copied())
        .collect();
    run(title, "npm", &whole)
}

/// Installs the interface's packages when they are not those of the lock file.
pub fn interface_packages() -> Result<(), StepFailed> {
    let lock = std::fs::read(root().join("ui/package-lock.json")).unwrap_or_default();
    let mark = root().join("ui/node_modules/.installed-lock");
    if std::fs::read(&mark).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    npm(
        "Installing the interface's packages",
        &["ci", "--no-audit", "--no-fund"],
    )?;
    std::fs::write(&mark, lock).map_err(|error| StepFailed(format!("{}: {error}", mark.display())))
}

/// Type checks and builds the interface into `ui/dist`.
pub fn interface() -> Result<(), StepFailed> {
    interface_packages()?;
    npm("Building the interface", &["run", "--silent", "build"])
}

/// Lints and tests the interface.
pub fn check_interface() -> Result<(), StepFailed> {
    npm("Linting the interface", &["run", "--silent", "lint"])?;
    npm("Testing the interface", &["run", "--silent", "test"])
}
