//! A run of the press that is killed a hundred times at random and goes on each time: no serial
//! twice, none missing, and files and register in agreement.
//!
//! `CREDWRIGHT_PRESS_KILLS` gives another number of kills.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::panic
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const LEARNERS: u32 = 900;

fn program(workspace: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_credwright-cli"));
    command
        .arg("--workspace")
        .arg(workspace)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn answer(workspace: &Path, arguments: &[&str]) -> (bool, String) {
    let out = program(workspace).args(arguments).output().unwrap();
    let words =
        String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    (out.status.success(), words)
}

/// Serial and single file name of every certificate of the cohorts printed here.
fn register(workspace: &Path, csv: &Path) -> Vec<(String, String)> {
    let (ok, words) = answer(workspace, &["register", "export", csv.to_str().unwrap()]);
    assert!(ok, "{words}");
    let text = std::fs::read_to_string(csv).unwrap();
    text.lines()
        .filter(|line| line.contains("Run "))
        .map(|line| {
            let cells: Vec<&str> = line.trim_start_matches('\u{feff}').split(',').collect();
            (cells[0].trim_matches('"').to_owned(), line.to_owned())
        })
        .collect()
}

#[test]
fn killed_a_hundred_times_it_loses_no_serial_and_uses_none_twice() {
    let kills: u32 = std::env::var("CREDWRIGHT_PRESS_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(100);
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("w");
    let made = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
        .arg("init")
        .arg(&workspace)
        .arg("--sample")
        .output()
        .unwrap();
    assert!(made.status.success());
    let out = place.path().join("out");
    // A kill is to fall into the work, not before it, on a machine that is busy, too.
    let begun = Instant::now();
    assert!(answer(&workspace, &["resume", "--list"]).0);
    let opening = begun.elapsed();
    let (mut killed, mut cohorts, mut seed) = (0, 0, 20_261_124_u64);
    while killed < kills {
        cohorts += 1;
        let mut roster = "Student ID,Name,E-mail,Result\n".to_owned();
        for number in 1..=LEARNERS {
            writeln!(
                roster,
                "{cohorts}{number:05},Zofia Wójcik {cohorts} {number},,passed"
            )
            .unwrap();
        }
        let file = place.path().join("roster.csv");
        std::fs::write(&file, roster).unwrap();
        let cohort = format!("Run {cohorts}");
        let (ok, words) = answer(
            &workspace,
            &[
                "roster",
                "import",
                file.to_str().unwrap(),
                "--programme",
                "ADS-1",
                "--cohort",
                &cohort,
            ],
        );
        assert!(ok, "{words}");
        let issue = [
            "issue",
            "--programme",
            "ADS-1",
            "--cohort",
            &cohort,
            "--out",
            out.to_str().unwrap(),
            "--single",
            "--merged",
        ];
        let mut begun = false;
        while killed < kills {
            let arguments: &[&str] = if begun { &["resume"] } else { &issue };
            let mut child = program(&workspace).args(arguments).spawn().unwrap();
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            std::thread::sleep(opening / 2 + Duration::from_millis((seed >> 33) % 500));
            let over = child.try_wait().unwrap().is_some();
            child.kill().unwrap();
            let said = child.wait_with_output().unwrap();
            if over {
                let words = String::from_utf8_lossy(&said.stdout).into_owned()
                    + &String::from_utf8_lossy(&said.stderr);
                // It may have been killed after its last step, with nothing left to do.
                let complete = words.contains("Nobody in this cohort is due");
                assert!(said.status.success() || complete, "{words}");
                break;
            }
            killed += 1;
            // Killed before it was written down, the run begins anew.
            let (ok, words) = answer(&workspace, &["resume", "--list"]);
            assert!(ok, "{words}");
            begun = words.contains(" certificates of ");
        }
    }
    let (ok, words) = answer(&workspace, &["resume"]);
    assert!(ok, "{words}");
    let csv = place.path().join("register.csv");
    let entries = register(&workspace, &csv);
    let mut numbers: Vec<u32> = entries
        .iter()
        .map(|(serial, _)| serial.split('-').nth(2).unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    let first = numbers.first().copied().unwrap_or(0);
    let without_gap: Vec<u32> = (first..first + u32::try_from(numbers.len()).unwrap()).collect();
    assert_eq!(numbers, without_gap, "no serial twice, none missing");
    let mut files: BTreeMap<String, u32> = BTreeMap::new();
    let mut merged = 0;
    for entry in std::fs::read_dir(&out).unwrap() {
        let path = entry.unwrap().path();
        if !path.is_dir() {
            assert_eq!(path.extension().unwrap(), "pdf", "{}", path.display());
            merged += 1;
            continue;
        }
        for file in std::fs::read_dir(path).unwrap() {
            let file = file.unwrap();
            let name = file.file_name().into_string().unwrap();
            assert!(name.ends_with(".pdf"), "{name} is not finished");
            let bytes = std::fs::read(file.path()).unwrap();
            assert!(bytes.ends_with(b"%%EOF\n"), "{name} is whole");
            let serial: Vec<&str> = name.splitn(5, '-').take(4).collect();
            *files.entry(serial.join("-")).or_default() += 1;
        }
    }
    assert_eq!(files.len(), entries.len(), "a file for each entry");
    for (serial, line) in &entries {
        assert_eq!(files.get(serial), Some(&1), "{line}");
    }
    let (ok, words) = answer(&workspace, &["check"]);
    assert!(ok && words.contains("Sound"), "{words}");
    println!(
        "{killed} kills, {} certificates of {cohorts} cohorts, {merged} files of many",
        entries.len()
    );
}

/// Learners of the run that makes one file: they enter the register in several steps.
const IN_ONE_FILE: u32 = 2_400;

#[test]
fn killed_while_one_file_enters_the_register_step_by_step_it_goes_on() {
    let kills = 12;
    let place = tempfile::tempdir().unwrap();
    let workspace = place.path().join("w");
    let made = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
        .arg("init")
        .arg(&workspace)
        .arg("--sample")
        .output()
        .unwrap();
    assert!(made.status.success());
    let mut roster = "Student ID,Name,E-mail,Result\n".to_owned();
    for number in 1..=IN_ONE_FILE {
        writeln!(roster, "{number:05},Zofia Wójcik {number},,passed").unwrap();
    }
    let file = place.path().join("roster.csv");
    std::fs::write(&file, roster).unwrap();
    let of = ["--programme", "ADS-1", "--cohort", "Run 1"];
    let mut import = vec!["roster", "import", file.to_str().unwrap()];
    import.extend(of);
    let (ok, words) = answer(&workspace, &import);
    assert!(ok, "{words}");
    let out = place.path().join("out");
    let mut issue = vec!["issue", "--out", out.to_str().unwrap(), "--merged"];
    issue.extend(of);
    let csv = place.path().join("register.csv");
    let (mut killed, mut between) = (0_u32, 0_u32);
    let mut begun = false;
    while killed < kills {
        let before = register(&workspace, &csv).len();
        let arguments: &[&str] = if begun { &["resume"] } else { &issue };
        let mut child = program(&workspace).args(arguments).spawn().unwrap();
        // Killed when more are in the register than before, or when that takes long: the journal
        // grows as they enter.
        let size = || {
            let files = std::fs::read_dir(workspace.join("journal")).unwrap();
            let sizes = files.map(|f| f.and_then(|f| f.metadata()).map_or(0, |m| m.len()));
            sizes.sum::<u64>()
        };
        let (first, mut looked) = (size(), 0);
        while size() < first + 20_000 * u64::from(1 + killed % 3) && looked < 8_000 {
            if child.try_wait().unwrap().is_some() {
                break;
            }
            looked += 1;
            std::thread::sleep(Duration::from_millis(1));
        }
        let over = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        child.wait_with_output().unwrap();
        if over {
            break;
        }
        killed += 1;
        let now = register(&workspace, &csv).len();
        between += u32::from(now > before && now < IN_ONE_FILE as usize);
        let (ok, words) = answer(&workspace, &["resume", "--list"]);
        assert!(ok, "{words}");
        begun = words.contains(" certificates of ");
    }
    let (ok, words) = answer(&workspace, &["resume"]);
    assert!(ok, "{words}");
    assert!(
        between > 0,
        "killed {killed} times, never between two steps"
    );
    let entries = register(&workspace, &csv);
    assert_eq!(entries.len(), IN_ONE_FILE as usize);
    let mut numbers: Vec<u32> = entries
        .iter()
        .map(|(serial, _)| serial.split('-').nth(2).unwrap().parse().unwrap())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers.len(), IN_ONE_FILE as usize, "no serial twice");
    assert_eq!(
        numbers.last().unwrap() - numbers.first().unwrap() + 1,
        IN_ONE_FILE,
        "none missing"
    );
    let names: Vec<_> = std::fs::read_dir(&out)
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    let [pdf] = names.as_slice() else {
        panic!("one file and nothing unfinished: {names:?}")
    };
    let bytes = std::fs::read(pdf).unwrap();
    assert!(bytes.ends_with(b"%%EOF\n"), "it is whole");
    println!("{killed} kills, {between} of them between two steps");
}
