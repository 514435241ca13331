//! Locking in the terminal: the passphrase changed and taken away, files put away and taken out, and a
//! key file that is gone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod desk;

use std::process::Command;

use desk::Desk;

/// Runs a command with the passphrase of the workspace, and the new one, in variables.
fn with(desk: &Desk, present: &str, new: &str, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_credwright-cli"));
    command
        .args(["--workspace", &desk.workspace()])
        .args(arguments)
        .env("LC_ALL", "C.UTF-8");
    for (name, words) in [
        ("CREDWRIGHT_WORKSPACE_PASSPHRASE", present),
        ("CREDWRIGHT_NEW_PASSPHRASE", new),
    ] {
        command.env_remove(name);
        if !words.is_empty() {
            command.env(name, words);
        }
    }
    let out = command.output().unwrap();
    let words =
        String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    (out.status.code().unwrap(), words)
}

#[test]
fn a_workspace_is_locked_its_passphrase_changed_and_what_was_put_away_taken_out() {
    const OLD: &str = "four plain words";
    const NEW: &str = "other plain words";
    let desk = Desk::new();
    let own = desk.path("w").join("Names of Zofia.csv");
    std::fs::write(&own, "Zofia").unwrap();
    let (code, words) = with(&desk, "", "", &["lock"]);
    assert!(
        code == 2 && words.contains("CREDWRIGHT_NEW_PASSPHRASE"),
        "{words}"
    );
    let (code, words) = with(&desk, "", "short", &["lock"]);
    assert!(code == 3 && words.contains("10 characters"), "{words}");
    let (code, words) = with(&desk, "", OLD, &["lock"]);
    assert_eq!(code, 0, "{words}");
    assert!(!own.exists());
    let list = ["programme", "list"];
    let (code, words) = with(&desk, "", "", &list);
    assert!(code == 3 && words.contains("passphrase"), "{words}");
    assert_eq!(with(&desk, OLD, "", &list).0, 0);
    let (code, words) = with(&desk, OLD, NEW, &["lock"]);
    assert!(code == 3 && words.contains("locked already"), "{words}");

    let (code, words) = with(&desk, "wrong plain words", NEW, &["passphrase"]);
    assert!(code == 3 && words.contains("not the passphrase"), "{words}");
    let (code, words) = with(&desk, OLD, NEW, &["passphrase"]);
    assert_eq!(code, 0, "{words}");
    assert_eq!(with(&desk, OLD, "", &list).0, 3);
    let (code, words) = with(&desk, NEW, "", &["put-away", "list"]);
    assert!(code == 0 && words.contains("Names of Zofia.csv"), "{words}");
    let name = words.split_whitespace().next().unwrap().to_owned();
    let out = desk.path("out.csv");
    let to = out.display().to_string();
    let (code, words) = with(&desk, NEW, "", &["put-away", "take-out", &name, &to]);
    assert_eq!(code, 0, "{words}");
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "Zofia");
    let (code, words) = with(&desk, NEW, "", &["put-away", "list"]);
    assert!(code == 0 && !words.contains("Zofia"), "{words}");

    // The key file is gone: a fault, until a backup's is put back.
    let key = desk.path("w").join("key.json");
    std::fs::remove_file(&key).unwrap();
    let (code, words) = with(&desk, NEW, "", &["check"]);
    assert!(code == 1 && words.contains("key.json"), "{words}");
    let (code, words) = with(&desk, NEW, "", &["backup"]);
    assert_eq!(code, 3, "{words}");
    let (code, words) = with(&desk, NEW, "", &["repair"]);
    assert_eq!(code, 0, "{words}");
    let (code, words) = with(&desk, NEW, "", &["check"]);
    assert_eq!(code, 0, "{words}");

    let (code, words) = with(&desk, NEW, "", &["passphrase", "--remove"]);
    assert_eq!(code, 0, "{words}");
    assert_eq!(with(&desk, "", "", &["check"]).0, 0);
}
