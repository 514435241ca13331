//! Imports whole, by the terminal program: a roster ten times as long as another, whose time and
//! memory should grow in a straight line, and a large competency framework.

use std::fmt::Write as _;
use std::path::Path;

use crate::figure;
use crate::press::{quietly, run_measured, terminal_program};

/// A CASE package of so many items, ten under each parent.
fn case_package(items: usize) -> String {
    let id = |n: usize| format!("{n:08x}-0000-4000-8000-{n:012x}");
    let link = |n: usize| {
        format!(
            r#"{{"title":"Item {n}","identifier":"{0}","uri":"https://example.org/ims/case/v1p0/CFItems/{0}"}}"#,
            id(n)
        )
    };
    let mut text = format!(
        r#"{{"CFDocument":{{"identifier":"{0}","uri":"https://example.org/ims/case/v1p0/CFDocuments/{0}","creator":"Bench","title":"Bench framework","lastChangeDateTime":"2026-01-01T00:00:00Z"}},"CFItems":["#,
        id(0)
    );
    for n in 1..=items {
        let comma = if n == 1 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"identifier":"{0}","uri":"https://example.org/ims/case/v1p0/CFItems/{0}","fullStatement":"Explains statement {n} of a long framework with its terms and an example","humanCodingScheme":"B.{n}","lastChangeDateTime":"2026-01-01T00:00:00Z"}}"#,
            id(n)
        );
    }
    text.push_str(r#"],"CFAssociations":["#);
    for n in 2..=items {
        let comma = if n == 2 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"identifier":"{0}","uri":"https://example.org/ims/case/v1p0/CFAssociations/{0}","associationType":"isChildOf","originNodeURI":{1},"destinationNodeURI":{2},"lastChangeDateTime":"2026-01-01T00:00:00Z"}}"#,
            id(items + n),
            link(n),
            link(n / 10 + usize::from(n < 10)),
        );
    }
    text.push_str("]}");
    text
}

fn imported(program: &Path, place: &Path, what: &str, import: &[&str], goal: &str) {
    let workspace = place.join("workspace").display().to_string();
    let _ = std::fs::remove_dir_all(&workspace);
    quietly(program, &["init", &workspace, "--sample"]);
    let mut arguments = vec!["--workspace", &workspace];
    arguments.extend(import);
    match run_measured(program, &arguments) {
        Some(found) => figure(
            what,
            &format!(
                "{:.2} s CPU, {:.2} s, {:.0} MB",
                found.cpu, found.wall, found.megabytes
            ),
            goal,
        ),
        None => println!("NOT RUN: {what}, no Python to measure with"),
    }
}

/// Measures them.
pub(crate) fn measure() {
    let Some(program) = terminal_program() else {
        println!("NOT RUN: imports whole, for which `cargo xtask bench` builds the program");
        return;
    };
    // On the disk the project is on: temporary folders may be memory.
    let place = whole_program::root().join("target/bench-imports");
    let _ = std::fs::remove_dir_all(&place);
    std::fs::create_dir_all(&place).unwrap();
    let file = place.join("file").display().to_string();
    for (rows, goal) in [
        (15_000, ""),
        (150_000, "goal: 10 s and 300 MB, in a straight line"),
    ] {
        std::fs::write(&file, crate::roster(1, rows)).unwrap();
        let what = format!("a roster of {rows} imported whole");
        let import = ["roster", "import", &file, "--programme", "ADS-1"];
        let import = [&import[..], &["--cohort", "Bench"]].concat();
        imported(&program, &place, &what, &import, goal);
    }
    std::fs::write(&file, case_package(100_000)).unwrap();
    let import = ["framework", "import", &file];
    let what = "a CASE package of 100,000 items imported whole";
    imported(&program, &place, what, &import, "goal: 5 s and 300 MB");
    std::fs::remove_dir_all(&place).unwrap();
}
