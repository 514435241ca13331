//! Nothing in `store` and `studio` asks the system for a file but one module, which follows no
//! links and names unfinished files so that nobody can guess them.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// The module.
const MODULE: &str = "crates/store/src/plain";

/// What would ask the system for a file, or look at one through a link.
const ASKS: [&str; 13] = [
    "std::fs::read",
    "std::fs::write",
    "std::fs::create",
    "std::fs::remove",
    "std::fs::rename",
    "std::fs::copy",
    "std::fs::metadata",
    "std::fs::symlink_metadata",
    "File::open(",
    "File::create",
    "File::options(",
    "OpenOptions",
    ".exists()",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// What is built into the program: tests and comments are not.
fn built(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let end = text.find("#[cfg(test)]").unwrap_or(text.len());
    let built = text.get(..end).unwrap_or(text);
    built
        .lines()
        .enumerate()
        .map(|(n, line)| (n + 1, line.trim()))
        .filter(|(_, line)| !line.starts_with("//"))
}

#[test]
fn nothing_asks_the_system_for_a_file_but_one_module() {
    let shell = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files = Vec::new();
    for folder in ["crates/store/src", "crates/studio/src"] {
        sources(&shell.join(folder), &mut files);
    }
    assert!(files.len() > 100, "the sources were not found");
    let mut found = Vec::new();
    for file in files {
        let name = file.strip_prefix(&shell).unwrap().display().to_string();
        if name.starts_with(MODULE) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        for (n, line) in built(&text) {
            let asks = ASKS.iter().any(|ask| line.contains(ask))
                || [".is_dir()", ".is_file()"]
                    .iter()
                    .any(|ask| line.contains(ask) && line.contains("path"))
                || line.starts_with("use std::fs::{") && line.contains("OpenOptions");
            if asks {
                found.push(format!("{name}:{n}: {line}"));
            }
        }
    }
    assert!(
        found.is_empty(),
        "these ask the system for files by themselves; store::plain has what is needed:\n{}",
        found.join("\n")
    );
}
