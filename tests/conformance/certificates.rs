//! Certificates of every built-in template, in one file and alone, with names in many scripts,
//! before other people's validators.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use certificate::document::{Block, Cell, Column, Document, Orientation, typeset};
use certificate::font::FontLibrary;
use certificate::template;

use crate::fixture::{certificate, everyone, merged, press_with};

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/conformance")
}

/// The files, written once for all tests.
fn files() -> &'static [PathBuf] {
    static FILES: OnceLock<Vec<PathBuf>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = folder().join("certificates");
        std::fs::create_dir_all(&folder).unwrap();
        let library = FontLibrary::new();
        let mut files = Vec::new();
        for template in template::built_in() {
            let press = press_with(&library, template.id.as_str());
            let alone = press.single(&certificate(2, "Zofia Wójcik")).unwrap();
            for (name, bytes) in [("all", merged(&press, &everyone())), ("one", alone)] {
                let path = folder.join(format!("{}-{name}.pdf", template.id));
                std::fs::write(&path, bytes).unwrap();
                files.push(path);
            }
        }
        files
    })
}

/// Running text, such as feedback and rubrics.
fn documents() -> &'static [PathBuf] {
    static FILES: OnceLock<Vec<PathBuf>> = OnceLock::new();
    FILES.get_or_init(|| {
        let folder = folder().join("certificates");
        std::fs::create_dir_all(&folder).unwrap();
        let names = ["Zofia Wójcik", "عبد الرحمن الخوارزمي", "अनुष्का श्रीवास्तव"];
        let document = Document {
            title: "Feedback".into(),
            author: "Northfield Institute of Technology".into(),
            language: "en".to_owned(),
            made_at: domain::Timestamp("2026-11-24T10:00:00Z".into()),
            orientation: Orientation::Portrait,
            attached: None,
            foot: "Northfield".into(),
            blocks: vec![
                Block::Over("Applied Data Stewardship · Autumn".into()),
                Block::Title("Feedback".into()),
                Block::Facts(vec![("Result".into(), "72 %".into())]),
                Block::Paragraph("What was reached, and what comes next. ".repeat(12)),
                Block::Heading("Learners".into()),
                Block::List(names.map(String::from).to_vec()),
                Block::Note("Words that stand back.".into()),
                Block::Table {
                    columns: vec![Column {
                        title: "Criterion".into(),
                        share: 1.0,
                    }],
                    rows: (0..80)
                        .map(|n| vec![Cell::plain(format!("Words {n}"))])
                        .collect(),
                },
            ],
        };
        let path = folder.join("document-feedback.pdf");
        std::fs::write(&path, typeset(&FontLibrary::new(), &document).unwrap()).unwrap();
        vec![path]
    })
}

fn words(out: &Output) -> String {
    String::from_utf8_lossy(&out.stdout).into_owned() + &String::from_utf8_lossy(&out.stderr)
}

pub fn run(command: &mut Command) -> (bool, String) {
    let out = command.output().unwrap();
    (out.status.success(), words(&out))
}

/// Whether a program starts.
pub fn starts(program: &str, argument: &str) -> bool {
    Command::new(program)
        .arg(argument)
        .output()
        .is_ok_and(|out| out.status.success())
}

pub fn qpdf_starts() -> bool {
    starts("qpdf", "--version")
}

fn everything() -> Vec<PathBuf> {
    files().iter().chain(documents()).cloned().collect()
}

pub fn qpdf() {
    clean_by_qpdf(&everything());
}

pub fn clean_by_qpdf(files: &[PathBuf]) {
    for file in files {
        let (clean, said) = run(Command::new("qpdf").arg("--check").arg(file));
        assert!(
            clean && !said.contains("WARNING"),
            "{}: {said}",
            file.display()
        );
    }
}

/// A small program of ours in Java with what it calls, from Maven Central: the folder `name` has
/// `pom.xml` and the source of `class`.
pub fn java_ready(name: &str, class: &str, called: &str) -> bool {
    let place = folder().join(name);
    let ours = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("conformance")
        .join(name);
    let source = ours.join(format!("{class}.java"));
    let age = |path: PathBuf| std::fs::metadata(path).and_then(|m| m.modified()).ok();
    let there = || age(place.join(format!("{class}.class"))) > age(source.clone());
    if !there() {
        let jars = place.join("jars");
        let got = starts("mvn", "--version")
            && run(Command::new("mvn")
                .args(["-q", "-B", "-f"])
                .arg(ours.join("pom.xml"))
                .arg("dependency:copy-dependencies")
                .arg(format!("-DoutputDirectory={}", jars.display())))
            .0
            && run(Command::new("javac")
                .arg("-cp")
                .arg(jars.join("*"))
                .arg("-d")
                .arg(&place)
                .arg(&source))
            .0;
        if !got || !there() {
            println!("NOT RUN: {called} (Maven Central) cannot be had here");
            return false;
        }
    }
    true
}

/// Such a program, to be given its arguments.
pub fn java(name: &str, class: &str) -> Command {
    let place = folder().join(name);
    let path = format!("{}:{}", place.join("jars/*").display(), place.display());
    let mut command = Command::new("java");
    command.args(["-cp", &path, class]);
    command
}

pub fn verapdf_ready() -> bool {
    java_ready("verapdf", "Check", "veraPDF")
}

pub fn verapdf() {
    pass_verapdf(&everything());
}

/// Each is PDF/A-3b and PDF/UA-1.
pub fn pass_verapdf(files: &[PathBuf]) {
    let (clean, said) = run(java("verapdf", "Check").args(files));
    assert!(clean, "{said}");
    let all = files.len();
    assert_eq!(said.matches("PASS 3b").count(), all, "{said}");
    assert_eq!(said.matches("PASS ua1").count(), all, "{said}");
}

/// pdfcpu, a Go module.
pub fn pdfcpu_ready() -> bool {
    let place = folder().join("go");
    let there = || starts(&place.join("pdfcpu").display().to_string(), "version");
    if !there() {
        let installed = Command::new("go")
            .args(["install", "github.com/pdfcpu/pdfcpu/cmd/pdfcpu@v0.15.0"])
            .env("GOBIN", &place)
            .output()
            .is_ok_and(|out| out.status.success());
        if !installed || !there() {
            println!("NOT RUN: pdfcpu (a Go module) cannot be had here");
            return false;
        }
    }
    true
}

/// Without the keys of associated files. PDF/A-3 adds them to PDF 1.7; pdfcpu's strict mode knows
/// them from PDF 2.0 on, and would stop there for any PDF/A-3 file with an attachment.
fn without_associations(file: &Path) -> PathBuf {
    let mut document = lopdf::Document::load(file).unwrap();
    let mut taken = 0;
    for object in document.objects.values_mut() {
        if let Ok(entries) = object.as_dict_mut() {
            for key in [&b"AF"[..], b"AFRelationship"] {
                taken += usize::from(entries.remove(key).is_some());
            }
        }
    }
    assert_eq!(taken, 2, "{}", file.display());
    let folder = folder().join("certificates/without-associations");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(file.file_name().unwrap());
    document.save(&path).unwrap();
    path
}

pub fn pdfcpu() {
    let program = folder().join("go/pdfcpu");
    let validate = |mode: &str, path: &Path| {
        let (clean, said) = run(Command::new(&program)
            .args(["validate", "-m", mode])
            .arg(path));
        assert!(clean, "{mode}: {said}");
    };
    for file in files() {
        validate("relaxed", file);
        validate("strict", &without_associations(file));
    }
    for file in documents() {
        validate("strict", file);
    }
}

pub fn pikepdf(python: Option<&Path>) {
    pass_pikepdf(python, &everything());
}

pub fn pass_pikepdf(python: Option<&Path>, files: &[PathBuf]) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/pdf_a.py");
    let all = files.len();
    let (clean, said) = run(Command::new(python.unwrap()).arg(script).args(files));
    assert!(clean && said.trim() == format!("checked {all}"), "{said}");
}

pub fn pdfua(python: Option<&Path>) {
    let program = python.unwrap().with_file_name("pdfua");
    for file in files().iter().chain(documents()) {
        let (clean, said) = run(Command::new(&program).arg("check").arg(file));
        assert!(clean && said.contains("PASS (no findings)"), "{said}");
    }
}

/// outloud finds no error. Of warnings one is a false alarm and expected: in a file of many
/// certificates their last lines look like running feet, which they are not.
pub fn outloud(python: Option<&Path>) {
    let program = python.unwrap().with_file_name("outloud");
    for file in files().iter().chain(documents()) {
        let (clean, said) = run(Command::new(&program)
            .args(["--fail-on", "warning", "--skip", "PAG-001"])
            .arg(file));
        assert!(clean, "{said}");
    }
}
