//! Dependencies point one way. ARCHITECTURE.md says which; this holds it.
#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use std::path::Path;

/// Each crate with the crates of ours that it may use.
const MAY_USE: [(&str, &[&str]); 12] = [
    ("crates/words", &[]),
    ("crates/domain", &["words"]),
    ("crates/store", &["words"]),
    ("crates/exchange", &["domain", "words"]),
    ("crates/certificate", &["domain", "words"]),
    ("crates/report", &["domain", "words"]),
    ("crates/credential", &["domain", "words"]),
    (
        "crates/studio",
        &[
            "domain",
            "store",
            "exchange",
            "certificate",
            "credential",
            "report",
            "words",
        ],
    ),
    ("crates/cli", &["domain", "studio", "words"]),
    (".", &["domain", "studio", "words"]),
    ("crates/xtask", &[]),
    // The fault tests break the store itself; the conformance tests print every template.
    (
        "../tests",
        &["certificate", "domain", "store", "studio", "words"],
    ),
];
const OURS: [&str; 10] = [
    "domain",
    "store",
    "exchange",
    "certificate",
    "credential",
    "report",
    "studio",
    "cli",
    "words",
    "xtask",
];

fn dependencies(manifest: &str) -> Vec<String> {
    let mut inside = false;
    let mut found = Vec::new();
    for line in manifest.lines() {
        if line.starts_with('[') {
            inside = line.contains("dependencies");
        } else if inside && let Some((name, _)) = line.split_once(['.', ' ', '=']) {
            found.push(name.to_owned());
        }
    }
    found
}

#[test]
fn dependencies_point_one_way() {
    let shell = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for (folder, allowed) in MAY_USE {
        let manifest = std::fs::read_to_string(shell.join(folder).join("Cargo.toml")).unwrap();
        for name in dependencies(&manifest) {
            assert!(
                !OURS.contains(&name.as_str()) || allowed.contains(&name.as_str()),
                "{folder} may not depend on {name}"
            );
        }
    }
}
