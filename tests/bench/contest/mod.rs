//! The same certificate, QR code included, made by us and by other people's programs, one after
//! the other in one run. Each contestant is a process of its own, so that CPU seconds and memory
//! are its alone.

mod krilla;
mod ours;
mod texts;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use whole_program::root;

use crate::figure;

/// Set to `NAME WAY COUNT OUT`, this program is a contestant and nothing else.
pub(crate) const CONTESTANT: &str = "CREDWRIGHT_CONTESTANT";

/// Module, and what is installed for it.
const PYPI: [(&str, &[&str]); 3] = [
    ("typst", &["typst==0.15.2", "segno==1.6.6"]),
    ("reportlab", &["reportlab==5.1.0"]),
    ("weasyprint", &["weasyprint==70.0", "segno==1.6.6"]),
];

/// What a process took.
#[derive(Clone, Copy)]
pub(crate) struct Taken {
    pub wall: f64,
    pub cpu: f64,
    pub megabytes: f64,
}

fn quietly(command: &mut Command) -> bool {
    command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn place() -> PathBuf {
    root().join("target/contest")
}

/// A Python for the peers; its packages come from PyPI.
fn python() -> Option<PathBuf> {
    let folder = place().join("python");
    let python = folder.join("bin/python");
    let there =
        python.exists() || quietly(Command::new("python3").args(["-m", "venv"]).arg(&folder));
    there.then_some(python)
}

fn has_packages(python: &Path, module: &str, packages: &[&str]) -> bool {
    let ready = || quietly(Command::new(python).args(["-c", &format!("import {module}")]));
    ready()
        || (quietly(
            Command::new(python)
                .args(["-m", "pip", "install", "-q"])
                .args(packages),
        ) && ready())
}

/// Runs a contestant under a small Python that reads its resource usage.
pub(crate) fn taken(python: &Path, command: &[String], contestant: &str) -> Option<Taken> {
    let script = root().join("tests/bench/contest/measure.py");
    let out = Command::new(python)
        .arg(script)
        .args(command)
        .env(CONTESTANT, contestant)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8_lossy(&out.stdout);
    let numbers: Vec<f64> = text
        .lines()
        .last()?
        .split_whitespace()
        .filter_map(|n| n.parse().ok())
        .collect();
    match numbers.as_slice() {
        [0.0, wall, cpu, kilobytes] => Some(Taken {
            wall: *wall,
            cpu: *cpu,
            megabytes: kilobytes / 1_024.0,
        }),
        _ => None,
    }
}

/// A new folder for what a contestant makes.
fn fresh(name: &str) -> PathBuf {
    let out = made().join(name);
    std::fs::create_dir_all(&out).unwrap();
    out
}

/// In memory where the system has such a folder: a disk's file system takes longer to make files
/// for minutes after others were deleted, and it is not what is measured.
fn made() -> PathBuf {
    let memory = PathBuf::from("/dev/shm");
    let within = if memory.is_dir() { memory } else { place() };
    within.join(format!("credwright-contest-{}", std::process::id()))
}

/// Bytes per certificate of what was made.
fn size(out: &Path, count: u32) -> u64 {
    let all: u64 = whole_program::tools::files_in(out)
        .iter()
        .map(|f| std::fs::metadata(f).unwrap().len())
        .sum();
    all / u64::from(count)
}

/// Of three runs the middle one: the fastest take a fifth of a second, and vary by as much.
fn own(name: &str, way: &str, count: u32) -> (Option<Taken>, u64) {
    let program = std::env::current_exe().unwrap().display().to_string();
    let mut bytes = 0;
    let mut runs: Vec<Taken> = (1..=3)
        .filter_map(|run| {
            let out = fresh(&format!("{name}-{way}-{count}-{run}"));
            let contestant = format!("{name} {way} {count} {}", out.display());
            let found = taken(&python()?, std::slice::from_ref(&program), &contestant);
            bytes = size(&out, count);
            found
        })
        .collect();
    runs.sort_by(|a, b| a.cpu.total_cmp(&b.cpu));
    (runs.get(1).copied(), bytes)
}

fn peer(name: &str, way: &str, count: u32) -> (Option<Taken>, u64) {
    let out = fresh(&format!("{name}-{way}"));
    let found = python().and_then(|python| {
        let packages = PYPI.iter().find(|(module, _)| *module == name)?.1;
        has_packages(&python, name, packages).then_some(())?;
        let script = root().join(format!("tests/bench/contest/{name}_certificates.py"));
        let fonts = root().join("src-tauri/crates/certificate/fonts");
        let command = [
            python.display().to_string(),
            script.display().to_string(),
            fonts.display().to_string(),
            count.to_string(),
            out.display().to_string(),
            way.to_owned(),
        ];
        taken(&python, &command, "")
    });
    (found, size(&out, count))
}

fn said(what: &str, count: u32, found: Taken, bytes: u64, goal: &str) {
    figure(
        what,
        &format!(
            "{:.0}/s, {:.2} ms CPU, {:.0} MB, {bytes} B",
            f64::from(count) / found.wall,
            found.cpu * 1_000.0 / f64::from(count),
            found.megabytes
        ),
        goal,
    );
}

/// Runs if this process was started as a contestant. Returns whether it was.
pub(crate) fn contestant() -> bool {
    let Ok(order) = std::env::var(CONTESTANT) else {
        return false;
    };
    let parts: Vec<&str> = order.splitn(4, ' ').collect();
    let [name, way, count, out] = parts.as_slice() else {
        return false;
    };
    let count: u32 = count.parse().unwrap();
    let single = *way == "single";
    match *name {
        "ours" => ours::make(count, Path::new(out), single),
        "krilla" => krilla::make(count, Path::new(out), single),
        other => panic!("no contestant {other}"),
    }
    true
}

/// Measures everybody, merged and single, and our own run of 100,000.
pub(crate) fn measure() {
    const COUNT: u32 = 1_000;
    for (way, goal, factor) in [
        ("merged", "goal: 5,000 a second, under 1,500 B", "5x"),
        ("single", "goal: 2,500 a second, under 30,000 B", "8x"),
    ] {
        let (Some(we), bytes) = own("ours", way, COUNT) else {
            println!("NOT RUN: the certificates, {way}: no Python to measure with");
            continue;
        };
        said(
            &format!("{COUNT} certificates, {way}, by us"),
            COUNT,
            we,
            bytes,
            goal,
        );
        let krilla = own("krilla", way, COUNT);
        let others = PYPI.map(|(name, _)| (name, peer(name, way, COUNT)));
        for (name, (found, bytes)) in std::iter::once(("krilla", krilla)).chain(others) {
            let Some(found) = found else {
                println!("NOT RUN: {name}, {way}");
                continue;
            };
            said(&format!("  the same by {name}"), COUNT, found, bytes, "");
            figure(
                &format!("  {name} to us, CPU and wall time"),
                &format!("{:.1}x, {:.1}x", found.cpu / we.cpu, found.wall / we.wall),
                &if name == "krilla" {
                    format!("goal: {factor} less CPU")
                } else {
                    String::new()
                },
            );
        }
    }
    for count in [1_000, 10_000, 100_000] {
        if let (Some(we), bytes) = own("ours", "merged", count) {
            let goal = "goal: under 100 MB, as fast as 1,000";
            said(
                &format!("{count} certificates in one file, by us"),
                count,
                we,
                bytes,
                goal,
            );
        }
    }
    let _ = std::fs::remove_dir_all(made());
}
