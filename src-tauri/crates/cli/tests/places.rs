//! Where files go, what clocks may say, and what a terminal is shown.
#![cfg(target_os = "linux")]
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

struct Desk {
    folder: tempfile::TempDir,
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
}

fn words(out: &Output) -> String {
    String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr)
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let made = program()
            .arg("init")
            .arg(desk.path("w"))
            .arg("--sample")
            .output();
        assert!(made.unwrap().status.success());
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program();
        command
            .arg("--workspace")
            .arg(self.path("w"))
            .args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        let out = self.command(arguments).output().unwrap();
        (out.status.code().unwrap(), words(&out))
    }

    fn roster(&self, cohort: &str, learners: u32) {
        let mut text = "Number,Name,E-mail,Result\n".to_owned();
        for number in 1..=learners {
            writeln!(text, "9{number:05},Zofia Wójcik {number},,passed").unwrap();
        }
        let file = self.path("roster.csv");
        std::fs::write(&file, text).unwrap();
        let file = file.display().to_string();
        let import = [
            "roster",
            "import",
            &file,
            "--programme",
            "ADS-1",
            "--cohort",
            cohort,
        ];
        let (code, words) = self.run(&import);
        assert_eq!(code, 0, "{words}");
    }

    /// Begins a run with its folder named from a place of its own, and kills it at work.
    fn stopped_run(&self, from: &Path, out: &str) -> String {
        self.roster("Late", 4_000);
        std::fs::create_dir_all(from).unwrap();
        let issue = [
            "issue",
            "--programme",
            "ADS-1",
            "--cohort",
            "Late",
            "--out",
            out,
            "--single",
        ];
        let mut child = self.command(&issue).current_dir(from).spawn().unwrap();
        let folder = from.join(out);
        let begun = std::time::Instant::now();
        let pages = |folder: &Path| -> usize {
            let inside = std::fs::read_dir(folder).into_iter().flatten().flatten();
            inside
                .map(|e| std::fs::read_dir(e.path()).map_or(0, Iterator::count))
                .sum()
        };
        while pages(&folder) < 250 {
            assert!(begun.elapsed().as_secs() < 60, "it prints nothing");
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let (code, list) = self.run(&["--json", "resume", "--list"]);
        assert_eq!(code, 0, "{list}");
        let runs: serde_json::Value = serde_json::from_str(&list).unwrap();
        runs[0]["run"]["id"].as_str().unwrap().to_owned()
    }
}

#[test]
fn a_run_goes_on_in_the_folder_that_it_was_begun_in() {
    let desk = Desk::new();
    let (here, there) = (desk.path("here"), desk.path("there"));
    desk.stopped_run(&here, "out");
    std::fs::create_dir_all(&there).unwrap();
    let out = desk
        .command(&["resume"])
        .current_dir(&there)
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", words(&out));
    assert_eq!(
        std::fs::read_dir(&there).unwrap().count(),
        0,
        "nothing goes elsewhere"
    );
    let folder = std::fs::read_dir(here.join("out"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap();
    let names: Vec<String> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 4_000);
    assert!(names.iter().all(|n| n.ends_with(".pdf")));
}

#[test]
fn a_run_whose_folder_is_gone_can_be_closed() {
    let desk = Desk::new();
    let here = desk.path("here");
    let run = desk.stopped_run(&here, "out");
    std::fs::remove_dir_all(&here).unwrap();
    let (code, words) = desk.run(&["resume"]);
    assert_eq!(code, 3, "{words}");
    let (code, words) = desk.run(&["resume", "--close", &run]);
    assert_eq!(code, 0, "{words}");
    let (_, list) = desk.run(&["--json", "resume", "--list"]);
    assert_eq!(list.trim(), "[]");
    assert_eq!(desk.run(&["check"]).0, 0);
}

#[test]
fn a_folder_whose_name_is_not_text_is_refused() {
    let desk = Desk::new();
    desk.roster("Late", 3);
    let odd = desk.folder.path().join(OsStr::from_bytes(b"out-\xff"));
    let issue = [
        "issue",
        "--programme",
        "ADS-1",
        "--cohort",
        "Late",
        "--single",
        "--out",
    ];
    let out = desk.command(&issue).arg(&odd).output().unwrap();
    assert_eq!(out.status.code(), Some(3));
    assert!(words(&out).contains("not text"), "{}", words(&out));
    let odd_ones = std::fs::read_dir(desk.folder.path()).unwrap().flatten();
    assert!(
        odd_ones
            .map(|e| e.file_name())
            .all(|n| !n.as_bytes().starts_with(b"out"))
    );
}

/// A clock of our own, put before the system's.
fn clock(folder: &Path) -> Option<PathBuf> {
    let source = folder.join("clock.c");
    let text = "#include <time.h>\n#include <stdlib.h>\n#include <sys/syscall.h>\n#include <unistd.h>\nint clock_gettime(clockid_t id, struct timespec *at) {\n  if (id != CLOCK_REALTIME) return syscall(SYS_clock_gettime, id, at);\n  const char *said = getenv(\"TEST_SECONDS\");\n  at->tv_sec = said ? atoll(said) : 0;\n  at->tv_nsec = 0;\n  return 0;\n}\n";
    std::fs::write(&source, text).unwrap();
    let made = folder.join("clock.so");
    let built = Command::new("cc")
        .args(["-shared", "-fPIC", "-o"])
        .arg(&made)
        .arg(&source)
        .status();
    if built.is_ok_and(|status| status.success()) {
        return Some(made);
    }
    println!("NOT RUN: there is no C compiler to make a clock with");
    None
}

#[test]
fn a_clock_that_says_what_none_can_gets_words() {
    let desk = Desk::new();
    let Some(clock) = clock(desk.folder.path()) else {
        return;
    };
    for seconds in [
        "-86400",
        "-99999999999",
        "253402300800",
        "900000000000000",
        "9000000000000000000",
    ] {
        let at = |command: &mut Command| {
            let out = command
                .env("LD_PRELOAD", &clock)
                .env("TEST_SECONDS", seconds)
                .output()
                .unwrap();
            let words = words(&out);
            assert_eq!(out.status.code(), Some(3), "{seconds}: {words}");
            assert!(
                words.contains("clock") && !words.contains("panicked"),
                "{seconds}: {words}"
            );
        };
        at(&mut desk.command(&["programme", "list"]));
        at(&mut desk.command(&["check"]));
        at(&mut desk.command(&["backup"]));
        at(program().arg("init").arg(desk.path("new")));
    }
    // The ends themselves are believed.
    for seconds in ["0", "253402207199"] {
        let out = desk
            .command(&["check"])
            .env("LD_PRELOAD", &clock)
            .env("TEST_SECONDS", seconds)
            .output()
            .unwrap();
        assert!(out.status.success(), "{seconds}: {}", words(&out));
    }
    assert_eq!(desk.run(&["check"]).0, 0);
    assert!(!desk.path("new").exists());
}

#[test]
fn control_characters_from_files_are_shown_and_not_done() {
    let desk = Desk::new();
    let (code, text) = desk.run(&["programme", "export", "ADS-1"]);
    assert_eq!(code, 0);
    let odd = text.replace("ADS-1", "ODD-1").replacen(
        "\"description\": \"",
        "\"description\": \"\\u001b]0;owned\\u0007\\u009b31m\\u202e",
        1,
    );
    let file = desk.path("odd.json");
    std::fs::write(&file, odd).unwrap();
    let file = file.display().to_string();
    let (_, said) = desk.run(&["programme", "import", &file]);
    let mut all = said;
    for arguments in [
        &["programme", "list"][..],
        &["programme", "show", "ODD-1"],
        &["programme", "export", "ODD-1"],
        &["--json", "programme", "list"],
        &["programme", "show", "\u{1b}[31mnone"],
    ] {
        all += &desk.run(arguments).1;
    }
    let odd = |c: char| (c.is_control() && c != '\n' && c != '\t') || c == '\u{202e}';
    assert!(!all.contains(odd), "{}", all.escape_debug());
    assert!(all.contains("owned"), "it is shown: {all}");
}

#[test]
fn what_is_no_file_is_not_taken_away_by_an_export() {
    let desk = Desk::new();
    let text = |name: &str| desk.path(name).display().to_string();
    let made = Command::new("mkfifo").arg(desk.path("queue")).status();
    assert!(made.unwrap().success());
    std::fs::write(desk.path("theirs.csv"), "theirs").unwrap();
    std::os::unix::fs::symlink(desk.path("theirs.csv"), desk.path("link.csv")).unwrap();
    for (name, said) in [
        ("queue", "it is not a file"),
        ("link.csv", "it is a link"),
        ("w", "it is a folder"),
    ] {
        for export in [&["register", "export"][..], &["backup", "--to"]] {
            let (code, words) = desk.run(&[export, &[&text(name)]].concat());
            assert!(
                code == 3 && words.contains(said),
                "{export:?} {name} {words}"
            );
        }
    }
    assert_eq!(std::fs::read(desk.path("theirs.csv")).unwrap(), b"theirs");
    assert!(desk.path("link.csv").is_symlink());
    let kind = std::fs::metadata(desk.path("queue")).unwrap().file_type();
    assert!(!kind.is_file());
    // A file that is there is written anew.
    assert_eq!(desk.run(&["register", "export", &text("theirs.csv")]).0, 0);
    assert!(
        std::fs::read_to_string(desk.path("theirs.csv"))
            .unwrap()
            .contains("certificate_serial")
    );
}

#[test]
fn a_person_who_is_not_there_is_told_by_every_command() {
    let desk = Desk::new();
    for command in [
        &["check"][..],
        &["backup"],
        &["compact"],
        &["programme", "list"],
    ] {
        let (code, words) = desk.run(&[&["--as", "Nobody"], command].concat());
        assert!(code == 3 && words.contains("Nobody"), "{command:?} {words}");
    }
}
