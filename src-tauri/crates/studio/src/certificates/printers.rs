//! Printers of the system: which there are, and how a file gets to one.

use std::path::Path;
use std::process::Command;
use words::say;

use crate::core::error::StudioError;

#[cfg(not(windows))]
fn list() -> Command {
    // CUPS, on Linux and macOS.
    let mut command = Command::new("lpstat");
    command.arg("-e");
    command
}

#[cfg(windows)]
fn list() -> Command {
    let mut command = Command::new("powershell");
    command.args([
        "-NoProfile",
        "-Command",
        "Get-Printer | ForEach-Object Name",
    ]);
    command
}

#[cfg(not(windows))]
fn send_to(printer: &str, file: &Path) -> Command {
    let mut command = Command::new("lp");
    command.arg("-d").arg(printer).arg("--").arg(file);
    command
}

#[cfg(windows)]
fn send_to(printer: &str, file: &Path) -> Command {
    let mut command = Command::new("powershell");
    // Values go in by the environment, so that no name of a file is read as a command.
    command
        .args([
            "-NoProfile",
            "-Command",
            "Start-Process -FilePath $env:CREDWRIGHT_FILE -Verb PrintTo -ArgumentList ('\"' + $env:CREDWRIGHT_PRINTER + '\"') -WindowStyle Hidden",
        ])
        .env("CREDWRIGHT_FILE", file)
        .env("CREDWRIGHT_PRINTER", printer);
    command
}

/// The printers that the system knows; none where it has no printing system.
#[must_use]
pub fn printers() -> Vec<String> {
    list()
        .output()
        .ok()
        .filter(|out| out.status.success())
        .map(|out| {
            String::from_utf8_lossy(&out.stdout)
                .lines()
                .map(|line| line.trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect()
        })
        .unwrap_or_default()
}

/// Hands a file to a printer.
///
/// # Errors
/// With what the system said; the file stays where it is.
pub(crate) fn print_file(printer: &str, file: &Path) -> Result<(), StudioError> {
    let failed = |why: &str| {
        let file = file.display().to_string();
        StudioError::refused(say::certificates::press_not_sent(why, file, printer))
    };
    let out = send_to(printer, file)
        .output()
        .map_err(|e| failed(&e.to_string()))?;
    if out.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&out.stderr);
    Err(failed(said.trim().trim_end_matches('.')))
}
