//! The terminal program as scripts use it: answers and exit codes.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::path::{Path, PathBuf};
use std::process::Command;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        assert_eq!(desk.plain(&["init", &desk.workspace(), "--sample"]).0, 0);
        desk
    }

    fn workspace(&self) -> String {
        self.path("w").display().to_string()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn plain(&self, arguments: &[&str]) -> (i32, String) {
        let out = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
            .args(arguments)
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&out.stdout).into_owned()
            + &String::from_utf8_lossy(&out.stderr);
        (out.status.code().unwrap(), words)
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        self.plain(&[&["--workspace", &self.workspace()], arguments].concat())
    }

    fn json(&self, arguments: &[&str]) -> (i32, serde_json::Value) {
        let (code, words) = self.run(&[&["--json"], arguments].concat());
        (code, serde_json::from_str(&words).unwrap())
    }
}

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../exchange/tests/data")
        .join(name)
        .display()
        .to_string()
}

/// A printing system of two scripts: what is handed to it lies in the folder.
#[cfg(unix)]
#[test]
fn split_files_with_names_go_to_a_printer() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let tools = desk.path("tools");
    std::fs::create_dir_all(&tools).unwrap();
    let log = desk.path("printed");
    let script = format!(
        "#!/bin/sh\n[ \"$2\" = Office ] || {{ echo 'no such printer' >&2; exit 1; }}\necho \"$4\" >> {}\n",
        log.display()
    );
    let lp = tools.join("lp");
    std::fs::write(&lp, script).unwrap();
    std::fs::set_permissions(&lp, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!(
        "{}:{}",
        tools.display(),
        std::env::var("PATH").unwrap_or_default()
    );
    let out = desk.path("out").display().to_string();
    let issue = |printer: &str, cohort: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
            .args(["--workspace", &desk.workspace(), "issue"])
            .args(["--programme", "ADS-1", "--cohort", cohort, "--out", &out])
            .args(["--split", "10", "--printer", printer])
            .env("PATH", &path)
            .output()
            .unwrap();
        String::from_utf8_lossy(&done.stdout).into_owned()
    };
    let words = issue("Office", "Autumn 2026");
    assert!(words.contains("Sent to the printer Office."), "{words}");
    let printed = std::fs::read_to_string(&log).unwrap();
    let files: Vec<&str> = printed.lines().collect();
    assert_eq!(files.len(), 3, "{printed}");
    assert!(files.iter().all(|f| Path::new(f).is_file()));
    // A printer that is not there stops nothing: what is printed is registered and on disk.
    let roster = desk.path("late.csv");
    std::fs::write(&roster, "Number,Name,Result\n9001,Late Comer,passed\n").unwrap();
    let late = roster.display().to_string();
    let import = [
        "roster",
        "import",
        &late,
        "--programme",
        "ADS-1",
        "--cohort",
        "Late",
    ];
    assert_eq!(desk.run(&import).0, 0);
    let words = issue("Nowhere", "Late");
    assert!(words.contains("1 certificates issued"), "{words}");
    assert!(words.contains("no such printer"), "{words}");
}

#[test]
fn templates_travel_and_print_by_name() {
    let desk = Desk::new();
    let file = desk.path("ours.credwright-template").display().to_string();
    assert_eq!(desk.run(&["template", "export", "Quire", &file]).0, 0);
    let (code, words) = desk.run(&["template", "import", &file]);
    assert!(code == 0 && words.contains("Quire 2"), "{words}");
    assert!(desk.run(&["template", "list"]).1.starts_with("Quire 2"));
    let out = desk.path("out").display().to_string();
    let issue = |template: &str| {
        desk.run(&[
            "issue",
            "--programme",
            "ADS-1",
            "--cohort",
            "Autumn 2026",
            "--out",
            &out,
            "--template",
            template,
        ])
    };
    let (code, words) = issue("Nowhere");
    assert!(
        code == 2 && words.contains("Quire 2, Laurel"),
        "{code} {words}"
    );
    let (code, words) = issue("quire 2");
    assert!(
        code == 0 && words.contains("certificates issued"),
        "{words}"
    );
    std::fs::write(desk.path("bad"), "{}").unwrap();
    let bad = desk.path("bad").display().to_string();
    assert_ne!(desk.run(&["template", "import", &bad]).0, 0);
}

#[test]
fn the_main_job_in_the_terminal() {
    let desk = Desk::new();
    let (code, words) = desk.run(&["programme", "list"]);
    assert_eq!(code, 0);
    assert!(
        words.contains("ADS-1") && words.lines().count() == 3,
        "{words}"
    );
    assert_eq!(
        desk.run(&["framework", "import", &data("esco-skills-en.csv")])
            .0,
        0
    );
    assert_eq!(
        desk.json(&["framework", "import", &data("case-opensalt-sample.json")])
            .1["new"],
        16
    );

    let (code, audit) = desk.json(&[
        "audit",
        "FRT-2",
        "--standard",
        "eu-2022",
        "--csv",
        &desk.path("audit.csv").display().to_string(),
    ]);
    assert_eq!(code, 1, "findings are a no");
    assert!(!audit["findings"].as_array().unwrap().is_empty());
    assert!(
        std::fs::read_to_string(desk.path("audit.csv"))
            .unwrap()
            .contains("Supervision")
    );
    assert_eq!(desk.run(&["audit", "ADS-1", "--standard", "eu-2022"]).0, 0);

    let roster = desk.path("roster.csv");
    std::fs::write(
        &roster,
        "id;name;result\n1;Þórdís Ævarsdóttir;passed\n2;王小明;passed\n3;;passed\n",
    )
    .unwrap();
    let roster = roster.display().to_string();
    let import = [
        "roster",
        "import",
        &roster,
        "--programme",
        "ADS-1",
        "--cohort",
        "Winter",
    ];
    let (code, value) = desk.json(&import);
    assert_eq!(
        (code, &value["totals"]["new"], &value["rows"][0]["line"]),
        (1, &2.into(), &4.into())
    );
    assert_eq!(desk.json(&import).1["totals"]["unchanged"], 2);

    let out = desk.path("out").display().to_string();
    let issue = [
        "issue",
        "--programme",
        "ADS-1",
        "--cohort",
        "Winter",
        "--out",
        &out,
        "--merged",
        "--single",
    ];
    let (code, value) = desk.json(&issue);
    assert_eq!((code, &value["issued"]), (0, &2.into()), "{value}");
    assert_eq!(desk.run(&issue).0, 1, "nobody is due a second one");

    let csv = desk.path("register.csv").display().to_string();
    assert_eq!(desk.run(&["register", "export", &csv]).0, 0);
    let register = std::fs::read_to_string(&csv).unwrap();
    assert!(register.contains("王小明"));
    let serial = register
        .lines()
        .find(|l| l.contains("王小明"))
        .unwrap()
        .split(',')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(
        desk.run(&["revoke", &serial, "--reason", "issued in error"])
            .0,
        0
    );
    assert_eq!(desk.run(&["revoke", &serial, "--reason", "again"]).0, 3);
    let (code, check) = desk.json(&["check"]);
    assert_eq!((code, &check["sound"]), (0, &true.into()));
}

#[test]
fn exit_codes_tell_what_happened() {
    let desk = Desk::new();
    assert_eq!(
        desk.plain(&["programme", "list"]).0,
        2,
        "no workspace named"
    );
    assert_eq!(desk.plain(&["paint"]).0, 2);
    assert_eq!(desk.plain(&["--help"]).0, 0);
    assert_eq!(desk.run(&["programme", "show", "NOPE"]).0, 3);
    assert_eq!(desk.plain(&["init", &desk.workspace()]).0, 3, "not empty");
    let (code, words) = desk.run(&["framework", "import", "/nonexistent"]);
    assert!(code == 3 && words.contains("/nonexistent"));
}

#[test]
fn a_programme_travels_between_workspaces() {
    let (from, to) = (Desk::new(), Desk::new());
    let (_, file) = from.run(&["programme", "export", "FRT-2"]);
    let changed = file.replace("FRT-2", "FRT-9");
    let path = to.path("p.json");
    std::fs::write(&path, changed).unwrap();
    let (code, value) = to.json(&["programme", "import", &path.display().to_string()]);
    assert_eq!((code, &value["value"]["code"]), (0, &"FRT-9".into()));
}

#[test]
fn a_changed_byte_is_found() {
    let desk = Desk::new();
    let segment = std::fs::read_dir(desk.path("w/journal"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let mut bytes = std::fs::read(&segment).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&segment, bytes).unwrap();
    let (code, words) = desk.run(&["check"]);
    assert_eq!(code, 1);
    assert!(
        words.contains("byte") || words.contains("offset") || words.contains("journal"),
        "{words}"
    );
}

#[test]
fn a_workspace_is_backed_up_damaged_repaired_tidied_and_restored() {
    let desk = Desk::new();
    let (code, words) = desk.run(&["backup"]);
    assert!(code == 0 && words.contains("by-hand.credwright"), "{words}");
    let segment = desk.path("w/journal/00000000000000000001.journal");
    let mut bytes = std::fs::read(&segment).unwrap();
    bytes[500] ^= 2;
    std::fs::write(&segment, bytes).unwrap();
    let (code, words) = desk.run(&["check"]);
    assert!(code == 1 && words.contains("cannot"), "{words}");
    assert_eq!(desk.run(&["programme", "list"]).0, 3);
    let (code, words) = desk.run(&["repair"]);
    assert_eq!(code, 0, "{words}");
    assert!(
        words.contains("1 saves taken from backups, 0 lost"),
        "{words}"
    );
    let (code, words) = desk.run(&["tidy"]);
    assert!(code == 0 && words.contains("checkpoint of"), "{words}");
    let (code, words) = desk.run(&["check"]);
    assert!(code == 0 && words.contains("Sound"), "{words}");
    let file = desk.path("whole.credwright").display().to_string();
    assert_eq!(desk.run(&["backup", "--to", &file]).0, 0);
    let other = desk.path("other").display().to_string();
    assert_eq!(desk.plain(&["restore", &file, &other]).0, 0);
    let (code, words) = desk.plain(&["--workspace", &other, "programme", "list"]);
    assert!(code == 0 && words.contains("ADS-1"), "{words}");
    assert_eq!(
        desk.plain(&["restore", &file, &other]).0,
        3,
        "the folder is not empty"
    );
    assert_eq!(
        desk.plain(&["restore", "/nonexistent", &desk.workspace()])
            .0,
        3
    );
}

#[test]
fn where_there_are_people_one_signs_in() {
    let desk = Desk::new();
    let studio = studio::Studio::open(&desk.path("w")).unwrap();
    let administrator = domain::people::Role::Administrator;
    studio
        .add_person("Ada Berg", administrator, "four plain words")
        .unwrap();
    drop(studio);
    let revoke = ["revoke", "NIT-26-000001-1", "--reason", "Try"];
    let (code, words) = desk.run(&revoke);
    assert!(code == 3 && words.contains("Sign in"), "{words}");
    let signed_in = |passphrase: &str, arguments: &[&str]| {
        let out = Command::new(env!("CARGO_BIN_EXE_credwright-cli"))
            .args(["--workspace", &desk.workspace(), "--as", "Ada Berg"])
            .args(arguments)
            .env("CREDWRIGHT_PASSPHRASE", passphrase)
            .output()
            .unwrap();
        (
            out.status.code().unwrap(),
            String::from_utf8_lossy(&out.stderr).into_owned(),
        )
    };
    let (code, words) = signed_in("wrong words here", &["tidy"]);
    assert!(code == 3 && words.contains("not the passphrase"), "{words}");
    assert_eq!(signed_in("four plain words", &["tidy"]).0, 0);
    // Reading needs nobody.
    assert_eq!(desk.run(&["programme", "list"]).0, 0);
}
