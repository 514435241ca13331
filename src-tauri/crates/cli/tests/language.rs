//! The terminal speaks the language that is asked for, and nothing but data is left in English.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::Command;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn text(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// The exit code and the lines of a command in a workspace, with variables of the system.
    fn said(&self, variables: &[(&str, &str)], arguments: &[&str]) -> (i32, Vec<String>) {
        let out = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
            .args(["--workspace", &self.text("w")])
            .args(arguments)
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANG")
            .envs(variables.iter().copied())
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&out.stdout).into_owned()
            + &String::from_utf8_lossy(&out.stderr);
        let lines = text.lines().map(str::to_owned);
        (
            out.status.code().unwrap(),
            lines.filter(|line| !line.trim().is_empty()).collect(),
        )
    }

    /// Runs a command in the pseudo-language. Each line is in it, or is one of `data`.
    fn pseudo(&self, arguments: &[&str], data: &[&str]) -> i32 {
        let (code, lines) = self.said(&[], &[&["--language", "qps"], arguments].concat());
        assert!(!lines.is_empty(), "{arguments:?} says nothing");
        for line in &lines {
            let is_data = data.iter().any(|known| line.contains(known));
            assert!(
                is_data || (line.starts_with('[') && line.ends_with(']')),
                "{arguments:?} says {line:?}"
            );
        }
        code
    }
}

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../exchange/tests/data")
        .join(name)
        .display()
        .to_string()
}

#[test]
fn the_main_job_in_the_pseudo_language() {
    let desk = Desk {
        folder: tempfile::tempdir().unwrap(),
    };
    assert_eq!(desk.pseudo(&["init", &desk.text("w"), "--sample"], &[]), 0);
    assert_eq!(desk.pseudo(&["programme", "list"], &[]), 0);
    // Titles, descriptions and outcomes are the institution's own words.
    let own = ["Applied Data Stewardship", "Describe", "data"];
    assert_eq!(desk.pseudo(&["programme", "show", "ADS-1"], &own), 0);
    let skills = data("esco-skills-en.csv");
    assert_eq!(desk.pseudo(&["framework", "import", &skills], &[]), 0);
    let package = data("case-opensalt-sample.json");
    assert_eq!(desk.pseudo(&["framework", "import", &package], &[]), 0);
    let csv = desk.text("audit.csv");
    let audit = ["audit", "FRT-2", "--standard", "eu-2022", "--csv", &csv];
    assert_eq!(desk.pseudo(&audit, &[]), 1);

    let roster = desk.text("roster.csv");
    std::fs::write(&roster, "student id;name\n1;Ada Lovelace\n2;王小明\n3;\n").unwrap();
    let left_out = desk.text("left-out.csv");
    let cohort = ["--programme", "ADS-1", "--cohort", "Winter"];
    let import = ["roster", "import", &roster, "--left-out", &left_out];
    // Questions, and the options that answer them; what is typed stays as it is.
    let asked = [&import[..], &cohort].concat();
    assert_eq!(desk.pseudo(&asked, &["passed", "pending"]), 1);
    let answered = [&asked[..], &["--result", "passed"]].concat();
    assert_eq!(desk.pseudo(&answered, &[]), 1);
    let out = desk.text("out");
    let issue = [&["issue", "--out", &out][..], &cohort].concat();
    // Where files went is data.
    assert_eq!(desk.pseudo(&issue, &[&out]), 0);
    assert_eq!(desk.pseudo(&issue, &[]), 1, "nobody is due a second one");
    assert_eq!(desk.pseudo(&["resume"], &[]), 0);

    let register = desk.text("register.csv");
    let export = ["register", "export", &register, "--headings", "title"];
    assert_eq!(desk.pseudo(&export, &[]), 0);
    let titles = std::fs::read_to_string(&register).unwrap();
    let heading = titles.lines().next().unwrap();
    assert!(!heading.contains("Serial"), "{heading}");
    assert_eq!(desk.pseudo(&["register", "export", &register], &[]), 0);
    let names = std::fs::read_to_string(&register).unwrap();
    assert!(names.starts_with("\u{feff}\"certificate_serial\",\"learner_name\","));
    let row = names.lines().find(|l| l.contains("王小明")).unwrap();
    let serial = row.split(',').next().unwrap().trim_matches('"');
    let revoke = ["revoke", serial, "--reason", "issued in error"];
    assert_eq!(desk.pseudo(&revoke, &[]), 0);
    let reasons = std::fs::read_to_string(&left_out).unwrap();
    assert!(
        reasons.starts_with("\u{feff}\"line\",\"reason\",\"student id\",\"name\""),
        "{reasons}"
    );
    assert!(!reasons.contains("The name is empty"), "{reasons}");

    assert_eq!(desk.pseudo(&["template", "list"], &[]), 0);
    let file = desk.text("ours.credwright-template");
    assert_eq!(desk.pseudo(&["template", "export", "Quire", &file], &[]), 0);
    assert_eq!(desk.pseudo(&["template", "import", &file], &[]), 0);
    assert_eq!(desk.pseudo(&["check"], &[]), 0);
    assert_eq!(desk.pseudo(&["backup"], &[]), 0);
    assert_eq!(desk.pseudo(&["compact"], &[]), 0);
}

#[test]
fn wrong_use_and_help_are_in_the_language_too() {
    let desk = Desk {
        folder: tempfile::tempdir().unwrap(),
    };
    for wrong in [
        &["paint"][..],
        &["check", "--paint"],
        &["revoke"],
        &[
            "issue",
            "--programme",
            "A",
            "--cohort",
            "B",
            "--out",
            "/x",
            "--paper",
            "a0",
        ],
        &[
            "issue",
            "--programme",
            "A",
            "--cohort",
            "B",
            "--out",
            "/x",
            "--split",
            "many",
        ],
    ] {
        assert_eq!(desk.pseudo(wrong, &[]), 2, "{wrong:?}");
    }
    let english = desk.said(&[], &["roster", "import", "--help"]).1.join("\n");
    assert!(english.contains("Import a roster"), "{english}");
    let (code, pseudo) = desk.said(&[], &["--language", "qps", "roster", "import", "--help"]);
    let pseudo = pseudo.join("\n");
    assert_eq!(code, 0);
    // Names of options and values stay: they are typed.
    for word in [
        "Import",
        "Usage",
        "Options:",
        "The cohort",
        "Show this",
        "default",
        "possible",
    ] {
        assert!(!pseudo.contains(word), "{word} in\n{pseudo}");
    }
    assert!(pseudo.contains("--left-out"), "{pseudo}");
    let (code, lines) = desk.said(&[], &["--language", "tlh", "check"]);
    assert_eq!(code, 2);
    assert!(
        lines[0].contains("tlh") && lines[0].contains("en"),
        "{lines:?}"
    );
}

#[test]
fn the_system_says_the_language_and_english_is_what_remains() {
    let desk = Desk {
        folder: tempfile::tempdir().unwrap(),
    };
    let says = |variables: &[(&str, &str)]| desk.said(variables, &["paint"]).1.join("\n");
    let english = says(&[]);
    assert!(english.contains("There is no “paint” here."), "{english}");
    assert_eq!(says(&[("LANG", "tlh.UTF-8")]), english);
    let pseudo = says(&[("LANG", "qps")]);
    assert!(pseudo.starts_with('['), "{pseudo}");
    assert_eq!(says(&[("LC_ALL", "qps"), ("LANG", "en_IE.UTF-8")]), pseudo);
    assert_eq!(says(&[("LC_ALL", "en_IE.UTF-8"), ("LANG", "qps")]), english);
}
