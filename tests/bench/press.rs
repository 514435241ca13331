//! The press whole, as a clerk meets it: `credwright-cli issue`, from opening the workspace to
//! certificates that are registered and found. Beside it stands what the same run takes ten times
//! larger: time per certificate and memory should stay.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use studio::Studio;

use crate::contest::{Taken, taken};
use crate::figure;

/// The terminal program in a release build.
pub(crate) fn terminal_program() -> Option<PathBuf> {
    let program = whole_program::root().join("target/release/credwright-cli");
    program.exists().then_some(program)
}

/// The passphrase of the keys, and the variable that gives it.
const PASSPHRASE: (&str, &str) = ("CREDWRIGHT_KEYS_PASSPHRASE", "eleven quiet otters");
const ADDRESS: &str = "https://northfield.example/credentials";

/// Runs the terminal program and says what it took.
pub(crate) fn run_measured(program: &Path, arguments: &[&str]) -> Option<Taken> {
    let passphrase = format!("{}={}", PASSPHRASE.0, PASSPHRASE.1);
    let mut command = vec!["env".to_owned(), passphrase, program.display().to_string()];
    command.extend(arguments.iter().map(|a| (*a).to_owned()));
    taken(Path::new("python3"), &command, "")
}

pub(crate) fn quietly(program: &Path, arguments: &[&str]) {
    let done = Command::new(program)
        .env(PASSPHRASE.0, PASSPHRASE.1)
        .args(arguments)
        .stdout(Stdio::null())
        .status()
        .unwrap();
    assert!(done.success(), "{arguments:?}");
}

/// Issues to so many in a workspace of their own, signed or not.
fn issue(program: &Path, place: &Path, count: u32, signed: bool) -> Option<Taken> {
    let folder = place.join(format!("{count}-{signed}"));
    std::fs::create_dir_all(&folder).unwrap();
    let named = |name: &str| folder.join(name).display().to_string();
    let (workspace, roster, out) = (named("workspace"), named("roster.csv"), named("out"));
    quietly(program, &["init", &workspace, "--sample"]);
    if signed {
        let make = [
            "--workspace",
            &workspace,
            "keys",
            "make",
            "--address",
            ADDRESS,
        ];
        quietly(program, &make);
    }
    std::fs::write(&roster, crate::roster(1, count)).unwrap();
    let of = ["--programme", "ADS-1", "--cohort", "Bench"];
    let mut import = vec!["--workspace", &workspace, "roster", "import", &roster];
    import.extend(of);
    quietly(program, &import);
    let mut issue = vec![
        "--workspace",
        &workspace,
        "issue",
        "--out",
        &out,
        "--merged",
    ];
    issue.extend(of);
    let found = run_measured(program, &issue)?;
    let studio = Studio::open(Path::new(&workspace)).unwrap();
    let last = format!("l{count}");
    let register = studio.register("Bench", None, 1).unwrap();
    assert_eq!(register.total, count, "all are registered and found");
    assert!(!studio.find(&last, 5).unwrap().is_empty());
    Some(found)
}

/// Measures it.
pub(crate) fn measure() {
    let Some(program) = terminal_program() else {
        println!("NOT RUN: the press whole, for which `cargo xtask bench` builds the program");
        return;
    };
    // On the disk the project is on: temporary folders may be memory.
    let place = whole_program::root().join("target/bench-press");
    let _ = std::fs::remove_dir_all(&place);
    for (count, signed, goal) in [
        (10_000, false, "goal: 2 s of CPU, 120 MB"),
        (100_000, false, "goal: ten times the CPU, 120 MB"),
        (10_000, true, "goal: under 10 s"),
    ] {
        match issue(&program, &place, count, signed) {
            Some(found) => figure(
                &format!(
                    "{count} issued whole{}: opened, printed, found",
                    if signed { " and signed" } else { "" }
                ),
                &format!(
                    "{:.2} s CPU, {:.2} s, {:.0} MB",
                    found.cpu, found.wall, found.megabytes
                ),
                goal,
            ),
            None => println!("NOT RUN: the press whole, no Python to measure with"),
        }
    }
    std::fs::remove_dir_all(&place).unwrap();
}
