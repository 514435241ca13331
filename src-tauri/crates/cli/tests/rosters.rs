//! Rosters in the terminal, and who of them is printed: nothing is guessed, nobody is forgotten.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod desk;

use std::io::Read;
use std::process::{Command, Stdio};

use desk::Desk;

#[test]
fn each_open_question_of_a_roster_is_printed_with_the_option_that_answers_it() {
    let desk = Desk::new();
    let roster = desk.path("list.csv");
    std::fs::write(
        &roster,
        "Student ID,Name\n1,\"Haddad, Amal\"\n2,\"Ruiz, Bea\"\n",
    )
    .unwrap();
    let file = roster.display().to_string();
    let mut import = vec![
        "roster",
        "import",
        &file,
        "--programme",
        "ADS-1",
        "--cohort",
        "Asked",
    ];
    let (code, words) = desk.run(&import);
    assert_eq!(code, 1, "{words}");
    for part in [
        "--names given-first",
        "Amal Haddad",
        "--result passed",
        "Nothing was imported",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    import.extend(["--names", "given-first", "--result", "pending"]);
    let (code, words) = desk.run(&import);
    assert_eq!(code, 0, "{words}");
    let again = desk.run(&[
        "roster",
        "import",
        &file,
        "--programme",
        "ADS-1",
        "--cohort",
        "Asked",
        "--names",
        "sideways",
    ]);
    assert_eq!(again.0, 2);
    let mapped = desk.run(&[
        "roster",
        "import",
        &file,
        "--programme",
        "ADS-1",
        "--cohort",
        "Mapped",
        "--map",
        "Nobody=name",
    ]);
    assert_eq!(mapped.0, 2, "{}", mapped.1);
}

/// Imports a list into a cohort of the sample's programme, and says what came of it.
fn import(desk: &Desk, cohort: &str, list: &str, more: &[&str]) -> (i32, String) {
    let file = desk.path("roster.csv");
    std::fs::write(&file, list).unwrap();
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
    desk.run(&[&import, more].concat())
}

fn issue<'a>(cohort: &'a str, out: &'a str) -> Vec<&'a str> {
    vec![
        "issue",
        "--programme",
        "ADS-1",
        "--cohort",
        cohort,
        "--out",
        out,
    ]
}

#[test]
fn whoever_passed_and_got_nothing_is_named_with_the_reason() {
    let desk = Desk::new();
    let list = "Student ID,Name,Email,Result\n00123,Amal Haddad,amal@example.org,passed\n9002,Bea Ruiz,bea@example.org,passed\n";
    assert_eq!(import(&desk, "First", list, &[]).0, 0);
    let out = desk.path("out").display().to_string();
    let (code, words) = desk.run(&issue("First", &out));
    assert_eq!(code, 0, "{words}");
    // One is the same person under a number without its zeros, one has no font, one did not pass.
    let list = "Student ID,Name,Email,Result\n123,Amal Haddad,amal@example.org,passed\n9003,Nefer \u{13304},n@example.org,passed\n9004,Cai Wu,cai@example.org,failed\n9005,Dee Om,dee@example.org,passed\n";
    assert_eq!(import(&desk, "Second", list, &[]).0, 0);
    let (code, words) = desk.run(&issue("Second", &out));
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("1 certificate issued"), "{words}");
    for part in ["Amal Haddad, number 123", "--again 123", "Nefer"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(!words.contains("Cai Wu"), "{words}");
    // Nobody else is due: those who wait are named again, and nothing else is said of them.
    let (code, words) = desk.run(&issue("Second", &out));
    assert_eq!(code, 1, "{words}");
    assert!(words.contains("Nefer") && words.contains("Amal Haddad"));
}

#[test]
fn a_number_that_nobody_has_is_an_error() {
    let desk = Desk::new();
    let list = "Student ID,Name,Result\n9001,Amal Haddad,passed\n";
    assert_eq!(import(&desk, "Typed", list, &[]).0, 0);
    let out = desk.path("out").display().to_string();
    let again = [&issue("Typed", &out)[..], &["--again", "9O01"]].concat();
    let (code, words) = desk.run(&again);
    assert!(code == 2 && words.contains("9O01"), "{code}: {words}");
    assert!(!desk.path("out").exists(), "nothing was printed");
    let again = [&issue("Typed", &out)[..], &["--again", " 9001"]].concat();
    assert_eq!(desk.run(&again).0, 0);
}

#[test]
fn a_serial_is_revoked_as_it_is_read_from_paper() {
    let desk = Desk::new();
    let list = "Student ID,Name,Result\n9001,Amal Haddad,passed\n9002,Bea Ruiz,passed\n";
    assert_eq!(import(&desk, "Read", list, &[]).0, 0);
    let out = desk.path("out").display().to_string();
    assert_eq!(desk.run(&issue("Read", &out)).0, 0);
    let csv = desk.path("register.csv").display().to_string();
    assert_eq!(desk.run(&["register", "export", &csv]).0, 0);
    let register = std::fs::read_to_string(&csv).unwrap();
    let serial_of = |name: &str| {
        let line = register.lines().find(|line| line.contains(name)).unwrap();
        line.split(',').next().unwrap().trim_matches('"').to_owned()
    };
    let spaced = serial_of("Amal Haddad")
        .to_lowercase()
        .replace('-', " \u{2013} ");
    let close = serial_of("Bea Ruiz").replace('-', "");
    for read in [spaced, close] {
        let (code, words) = desk.run(&["revoke", &read, "--reason", "issued in error"]);
        assert_eq!(code, 0, "{read}: {words}");
    }
    let register = desk.path("after.csv").display().to_string();
    assert_eq!(desk.run(&["register", "export", &register]).0, 0);
    let register = std::fs::read_to_string(register).unwrap();
    let revoked = |name: &str| {
        register
            .lines()
            .any(|l| l.contains(name) && l.contains("revoked"))
    };
    assert!(revoked("Amal Haddad") && revoked("Bea Ruiz"), "{register}");
    let nothing = desk.run(&["revoke", "ZZ-00-000000-0", "--reason", "none"]);
    assert_eq!(nothing.0, 3);
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let desk = Desk::new();
    let mut child = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
        .args([
            "--workspace",
            &desk.workspace(),
            "--json",
            "programme",
            "list",
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    let code = child.wait().unwrap().code();
    assert_eq!((code, said.as_str()), (Some(0), ""));
}
