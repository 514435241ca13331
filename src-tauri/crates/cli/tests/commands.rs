//! The terminal program as scripts use it: answers and exit codes.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

mod desk;

use std::path::Path;
use std::process::Command;

use desk::Desk;

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
    std::fs::write(&roster, "Student ID,Name,Result\n9001,Late Comer,passed\n").unwrap();
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
    assert!(words.contains("1 certificate issued"), "{words}");
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
        code == 3 && words.contains("Quire 2, Laurel"),
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
        "student id;name;result\n1;Þórdís Ævarsdóttir;passed\n2;王小明;passed\n3;;passed\n",
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
        .trim_matches('"')
        .to_owned();
    // As somebody reads it from paper.
    let read = serial.to_lowercase().replace('-', " – ");
    assert_eq!(
        desk.run(&["revoke", &read, "--reason", "issued in error"])
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
    // A code in other letters is the same programme, and stays written as it was.
    let (_, file) = from.run(&["programme", "export", "ADS-1"]);
    std::fs::write(&path, file.replace("ADS-1", "ads-1")).unwrap();
    let (code, value) = to.json(&["programme", "import", &path.display().to_string()]);
    assert_eq!((code, &value["value"]["code"]), (0, &"ADS-1".into()));
}

#[test]
fn answers_for_programs_hold_texts_and_so_do_refusals() {
    let desk = Desk::new();
    let (code, list) = desk.json(&["programme", "list"]);
    let level = &list[0]["level"];
    assert!(code == 0 && level["code"].is_string(), "{list}");
    assert_eq!(level["text"], "EQF level 6");
    let (_, pseudo) = desk.json(&["--language", "qps", "programme", "list"]);
    let text = pseudo[0]["level"]["text"].as_str().unwrap();
    assert!(text.starts_with('[') && text.ends_with(']'), "{text}");
    for wrong in [
        &["issue"][..],
        &["frobnicate"],
        &["--language", "xx", "check"],
        &[
            "issue",
            "--programme",
            "A",
            "--cohort",
            "B",
            "--out",
            "C",
            "--split",
            "0",
        ],
    ] {
        let (code, value) = desk.json(wrong);
        assert!(code == 2 && value["error"].is_string(), "{wrong:?} {value}");
    }
}

#[test]
fn what_is_not_there_is_no_wrong_use() {
    let desk = Desk::new();
    let place = desk.path("out").display().to_string();
    let issue = [
        "issue",
        "--programme",
        "ADS-1",
        "--cohort",
        "Autumn 2026",
        "--out",
        &place,
    ];
    for (extra, code) in [
        (["--template", "nope"], 3),
        (["--programme", "nope"], 3),
        (["--date", "nonsense"], 2),
    ] {
        let given: Vec<&str> = match extra[0] {
            "--programme" => vec![
                "issue", extra[0], extra[1], "--cohort", "x", "--out", &place,
            ],
            _ => issue.iter().copied().chain(extra).collect(),
        };
        assert_eq!(desk.run(&given).0, code, "{extra:?}");
    }
    let unknown = [
        "issue",
        "--programme",
        "nope",
        "--cohort",
        "x",
        "--out",
        &place,
    ];
    let given: Vec<&str> = unknown.into_iter().chain(["--date", "nonsense"]).collect();
    assert_eq!(desk.run(&given).0, 2, "arguments are looked at first");
}

#[test]
fn a_changed_byte_is_found() {
    let desk = Desk::new();
    let segment = desk.path("w/journal/00000000000000000001.journal");
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
fn a_workspace_is_backed_up_damaged_repaired_compacted_and_restored() {
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
        words.contains("1 save taken from backups, 0 lost"),
        "{words}"
    );
    let (code, words) = desk.run(&["compact"]);
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
fn a_missing_end_is_said_by_every_command_until_it_is_answered() {
    let desk = Desk::new();
    let (code, anchor) = desk.run(&["anchor"]);
    let anchor = anchor.trim().to_owned();
    let page = desk.path("anchor.pdf").display().to_string();
    assert_eq!((code, desk.run(&["anchor", "--page", &page]).0), (0, 0));
    assert!(std::fs::read(&page).unwrap().starts_with(b"%PDF"));
    let (code, words) = desk.run(&["check", "--anchor", &anchor]);
    assert!(code == 0 && words.contains("holds save"), "{words}");
    assert_eq!(desk.run(&["check", "--anchor", "12"]).0, 3);
    let segment = desk.path("w/journal/00000000000000000001.journal");
    let bytes = std::fs::read(&segment).unwrap();
    std::fs::write(&segment, &bytes[..bytes.len() / 2]).unwrap();
    for _ in 0..2 {
        let (code, words) = desk.run(&["check"]);
        assert!(code == 1 && words.contains("had been confirmed"), "{words}");
        assert!(!words.contains("Sound") && !words.contains("Nothing was lost"));
        let (_, words) = desk.run(&["programme", "list"]);
        let warnings = words.lines().filter(|l| l.starts_with("Warning: "));
        assert_eq!(warnings.count(), 1, "{words}");
    }
    let (code, check) = desk.json(&["check"]);
    assert_eq!((code, &check["sound"]), (1, &false.into()));
    let (code, words) = desk.run(&["check", "--anchor", &anchor]);
    assert!(code == 1 && words.contains("ends before save"), "{words}");
    let (code, words) = desk.run(&["repair"]);
    assert!(code == 0 && words.contains("had been confirmed"), "{words}");
    let (code, words) = desk.run(&["check"]);
    assert!(code == 0 && words.contains("Sound"), "{words}");
    let (_, words) = desk.run(&["programme", "list"]);
    assert!(!words.contains("Warning"), "{words}");
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
    let (code, words) = signed_in("wrong words here", &["compact"]);
    assert!(code == 3 && words.contains("not the passphrase"), "{words}");
    // Scripts that were written when compacting was called so go on.
    assert_eq!(signed_in("four plain words", &["tidy"]).0, 0);
    // Reading needs nobody.
    assert_eq!(desk.run(&["programme", "list"]).0, 0);
}

#[test]
fn a_cohort_is_found_in_the_version_that_has_it() {
    let desk = Desk::new();
    let path = desk.path("v2.json");
    let (_, file) = desk.run(&["programme", "export", "ADS-1"]);
    std::fs::write(&path, file.replace("Stewardship", "Stewardship II")).unwrap();
    let (code, value) = desk.json(&["programme", "import", &path.display().to_string()]);
    assert_eq!((code, &value["value"]["version"]), (0, &2.into()));
    let roster = desk.path("r.csv");
    std::fs::write(&roster, "Student ID,Name,Result\n7001,Ada Mensah,passed\n").unwrap();
    let file = roster.display().to_string();
    let import = |cohort: &str, more: &[&str]| {
        let base = [
            "roster",
            "import",
            &file,
            "--programme",
            "ADS-1",
            "--cohort",
            cohort,
        ];
        desk.json(&[&base, more].concat())
    };
    let programmes = desk.json(&["programme", "list"]).1;
    let of_version = |number: u32| {
        let list = programmes.as_array().unwrap();
        let of_code = list.iter().filter(|p| p["code"] == "ADS-1");
        let mut found = of_code.filter(|p| p["version"] == number);
        found.next().unwrap()["id"].as_str().unwrap().to_owned()
    };
    assert_ne!(of_version(1), of_version(2));
    // The offered version has it; a new cohort belongs to what is issued for, not to a draft.
    let out = desk.path("out").display().to_string();
    for cohort in ["Spring 2026", "Quite new"] {
        let (code, value) = import(cohort, &[]);
        assert_eq!((code, &value["totals"]["new"]), (0, &1.into()), "{value}");
        let issue = [
            "issue",
            "--programme",
            "ADS-1",
            "--cohort",
            cohort,
            "--out",
            &out,
        ];
        let (_, words) = desk.run(&issue);
        assert!(
            !words.contains("draft") && !words.contains("There is no"),
            "{words}"
        );
    }
    // Named in both, the version is asked for.
    let (code, _) = import(
        "Quite new",
        &["--version-number", "2", "--result", "passed"],
    );
    assert_eq!(code, 0);
    let (code, words) = import("Quite new", &[]);
    let said = words["error"].as_str().unwrap();
    assert!(code == 3 && said.contains("--version-number"), "{said}");
    let (code, words) = import("Other", &["--version-number", "9"]);
    assert!(code == 3 && words["error"].as_str().unwrap().contains("no version 9"));
}
