//! Running other programs, one named step at a time.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A step that did not work, in words for the person at the terminal.
#[derive(Debug)]
pub struct StepFailed(pub String);

impl std::fmt::Display for StepFailed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The project's folder.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here).to_path_buf()
}

/// Runs a program in the project's folder and fails with its name when it fails.
pub fn run(title: &str, program: &str, arguments: &[&str]) -> Result<(), StepFailed> {
    run_with(title, program, arguments, &[])
}

/// As [`run`], with variables set for the program.
pub fn run_with(
    title: &str,
    program: &str,
    arguments: &[&str],
    variables: &[(&str, &str)],
) -> Result<(), StepFailed> {
    println!("\n== {title}");
    let status = Command::new(program)
        .args(arguments)
        .envs(variables.iter().copied())
        .current_dir(root())
        .status()
        .map_err(|error| StepFailed(format!("{title}: {program} could not be started: {error}")))?;
    if status.success() {
        Ok(())
    } else {
        Err(StepFailed(format!(
            "{title} failed ({status}): {program} {}",
            arguments.join(" ")
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_where_the_lock_file_is() {
        assert!(root().join("Cargo.lock").is_file());
    }

    #[test]
    fn a_step_that_fails_is_named() {
        let failed = run("Nothing", "false", &[]).err().map(|e| e.to_string());
        assert!(failed.is_some_and(|words| words.starts_with("Nothing failed")));
    }
}
