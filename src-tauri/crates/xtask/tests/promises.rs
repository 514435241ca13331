//! What the program promises is held by tests that there are.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn sources(folder: &Path, found: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

/// Where the tests of a group stand.
fn folders(group: &str) -> Vec<PathBuf> {
    let root = root();
    match group {
        "faults" | "window" | "conformance" => vec![root.join("tests").join(group)],
        name => {
            let own = root.join("src-tauri/crates").join(name);
            vec![own.join("src"), own.join("tests")]
        }
    }
}

#[test]
fn each_promise_names_tests_that_there_are() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let table = readme.split("## What it promises").nth(1).unwrap();
    let table = table.split("\n## ").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| "));
    let mut held = 0;
    for row in rows.skip(2) {
        let tests = row.rsplit('|').nth(1).unwrap();
        let mut texts: Option<String> = None;
        for (n, part) in tests.split('`').enumerate() {
            let next = tests.split('`').nth(n + 1).unwrap_or_default();
            if n % 2 == 0 {
                continue;
            }
            if next.starts_with(':') {
                let mut text = String::new();
                for folder in folders(part).iter().filter(|f| f.is_dir()) {
                    sources(folder, &mut text);
                }
                texts = Some(text);
                continue;
            }
            let text = texts.as_ref().unwrap();
            let there =
                text.contains(&format!("fn {part}(")) || text.contains(&format!("\"{part}\""));
            assert!(there, "there is no test {part}: {row}");
            held += 1;
        }
        assert!(texts.is_some(), "no test holds it: {row}");
    }
    assert!(held > 15, "the table was not read");
}
