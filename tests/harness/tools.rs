//! Other people's tools, and what they say of a file.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Whether a tool is there; says by name what is not run without it.
pub fn has(tool: &str) -> bool {
    let there = Command::new(tool)
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if !there {
        println!("NOT RUN: {tool} is not installed");
    }
    there
}

/// What a person copies from each page, without the marks pdftotext puts around
/// right-to-left words itself.
pub fn copied_pages(pdf: &Path) -> Vec<String> {
    let out = Command::new("pdftotext")
        .arg("-layout")
        .arg(pdf)
        .arg("-")
        .output()
        .expect("pdftotext, from poppler-utils");
    assert!(out.status.success());
    String::from_utf8(out.stdout)
        .unwrap()
        .split('\u{c}')
        .map(|page| page.replace(['\u{202A}', '\u{202B}', '\u{202C}'], ""))
        .collect()
}

/// Fails when qpdf finds anything in a file.
pub fn assert_sound(pdf: &Path) {
    if !has("qpdf") {
        return;
    }
    let out = Command::new("qpdf")
        .arg("--check")
        .arg(pdf)
        .output()
        .unwrap();
    let words =
        String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr);
    assert!(
        out.status.success() && words.contains("No syntax or stream encoding errors found"),
        "{}: {words}",
        pdf.display()
    );
}

/// What lies in a folder, by name.
pub fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}
