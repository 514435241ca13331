//! Installing the Debian packages that the build and the tests need.

use std::process::{Command, Stdio};

use crate::step::{StepFailed, run};

/// What the desktop shell links against and shows Chinese, Japanese and Korean with.
pub const FOR_RUNNING: [&str; 5] = [
    "build-essential",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libayatana-appindicator3-dev",
    "fonts-noto-cjk",
];

/// What the tests need besides: a display, a driver for the window, other people's
/// PDF tools, shaping and fonts, a reader of codes, and a Python of our own for other people's
/// checkers.
pub const FOR_TESTS: [&str; 11] = [
    "xvfb",
    "webkit2gtk-driver",
    "dbus",
    "dbus-x11",
    "e2fsprogs",
    "qpdf",
    "poppler-utils",
    "python3-venv",
    "libharfbuzz-bin",
    "fonts-noto-core",
    "zbar-tools",
];

fn installed(package: &str) -> bool {
    Command::new("dpkg")
        .args(["-s", package])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|out| out.stdout.starts_with(b"0\n"))
}

/// Installs what is missing; does nothing when all of it is there.
pub fn install_missing(needed: &[&'static str]) -> Result<(), StepFailed> {
    let missing: Vec<&str> = needed
        .iter()
        .copied()
        .filter(|package| !installed(package))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let apt = |title: &str, arguments: &[&str]| {
        let base = [
            "env",
            "DEBIAN_FRONTEND=noninteractive",
            "apt-get",
            "-qq",
            "-y",
        ];
        let whole: Vec<&str> = base.iter().chain(arguments).copied().collect();
        if is_root() {
            run(
                title,
                whole.first().copied().unwrap_or("env"),
                whole.get(1..).unwrap_or_default(),
            )
        } else {
            run(title, "sudo", &whole)
        }
    };
    apt("Refreshing the list of Debian packages", &["update"])?;
    let arguments: Vec<&str> = ["install"].into_iter().chain(missing).collect();
    apt("Installing Debian packages", &arguments)
}
