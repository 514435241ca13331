//! Modules of a crate do not use each other in circles. A file is a module.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod graph;
mod module;
mod reader;
mod tokens;

use std::path::{Path, PathBuf};

use graph::{Crate, Place, circles};

/// The roots of our crates, from the folder `src-tauri`.
const ROOTS: [(&str, &str); 11] = [
    ("words", "crates/words/src/lib.rs"),
    ("domain", "crates/domain/src/lib.rs"),
    ("store", "crates/store/src/lib.rs"),
    ("exchange", "crates/exchange/src/lib.rs"),
    ("certificate", "crates/certificate/src/lib.rs"),
    ("credential", "crates/credential/src/lib.rs"),
    ("report", "crates/report/src/lib.rs"),
    ("studio", "crates/studio/src/lib.rs"),
    ("cli", "crates/cli/src/main.rs"),
    ("the shell", "src/lib.rs"),
    ("xtask", "crates/xtask/src/main.rs"),
];

fn shell() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn named(place: &Place) -> String {
    if place.is_empty() {
        "the crate's root".to_owned()
    } else {
        place.join("::")
    }
}

/// The circles of a crate, a line each.
fn found(name: &str, root: &str) -> Vec<String> {
    let uses = Crate::read(&shell().join(root)).unwrap().uses();
    let each = circles(&uses).into_iter().map(|mut circle| {
        circle.push(circle[0].clone());
        let way: Vec<_> = circle.iter().map(named).collect();
        format!("{name}: {}", way.join(" → "))
    });
    each.collect()
}

#[test]
fn no_modules_use_each_other_in_a_circle() {
    let all: Vec<_> = ROOTS
        .iter()
        .flat_map(|(name, root)| found(name, root))
        .collect();
    assert!(all.is_empty(), "circles:\n{}", all.join("\n"));
}

#[test]
fn the_core_of_studio_uses_no_room() {
    let root = shell().join("crates/studio/src/lib.rs");
    let uses = Crate::read(&root).unwrap().uses();
    let in_core = |place: &Place| place.first().is_some_and(|first| first == "core");
    assert!(uses.keys().any(in_core), "studio has a core");
    for (place, used) in uses.iter().filter(|(place, _)| in_core(place)) {
        let rooms: Vec<_> = used.iter().filter(|u| !in_core(u)).map(named).collect();
        assert!(rooms.is_empty(), "{} uses {rooms:?}", named(place));
    }
}

#[test]
fn every_crate_is_held() {
    for entry in std::fs::read_dir(shell().join("crates")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let held = ROOTS
            .iter()
            .any(|(_, root)| root.starts_with(&format!("crates/{name}/")));
        assert!(
            held,
            "{name} is not among the crates that are held free of circles"
        );
    }
}
