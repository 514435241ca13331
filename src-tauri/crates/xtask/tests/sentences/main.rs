//! What a person reads comes from the catalogue: no code holds a sentence of its own.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod allowed;
mod found;
#[path = "../circles/tokens.rs"]
mod tokens;

use std::path::{Path, PathBuf};

use allowed::{ALLOWED, CONTENT, HELD, NAMES};
use found::sentences;

fn shell() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("tests.rs") {
            found.push(path);
        }
    }
}

/// Every sentence in the crates that are held, with the file it stands in.
fn all() -> Vec<(String, String)> {
    let root = shell();
    let mut all = Vec::new();
    for folder in HELD {
        let mut paths = Vec::new();
        files(&root.join(folder), &mut paths);
        paths.sort();
        for path in paths {
            let name = path.strip_prefix(&root).unwrap().to_str().unwrap();
            let name = name.replace('\\', "/");
            let source = std::fs::read_to_string(&path).unwrap();
            all.extend(sentences(&source).into_iter().map(|s| (name.clone(), s)));
        }
    }
    all
}

fn is_allowed(file: &str, text: &str) -> bool {
    let named = NAMES.iter().any(|(of, _)| file.starts_with(of));
    CONTENT.iter().any(|(folder, _)| file.starts_with(folder))
        || (named && !text.contains(' '))
        || ALLOWED
            .iter()
            .any(|(of, known, _)| file.starts_with(of) && text.starts_with(known))
}

#[test]
fn no_code_holds_a_sentence_of_its_own() {
    let own: Vec<String> = all()
        .into_iter()
        .filter(|(file, text)| !is_allowed(file, text))
        .map(|(file, text)| format!("{file}: {text}"))
        .collect();
    assert!(
        own.is_empty(),
        "write them into words/en/ROOM.ftl and say them through words::say:\n{}",
        own.join("\n")
    );
}

#[test]
fn what_is_allowed_is_there() {
    let all = all();
    for (file, text, _) in ALLOWED {
        let there =
            |(of, found): &(String, String)| of.starts_with(file) && found.starts_with(text);
        assert!(all.iter().any(there), "{file} no longer says “{text}”");
    }
    for (folder, _) in CONTENT.iter().chain(&NAMES) {
        assert!(all.iter().any(|(file, _)| file.starts_with(folder)));
    }
}
