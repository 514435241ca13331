//! Documents in running text: what is set can be read, and goes on over pages.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing)]

use std::process::Command;

use certificate::document::{Block, Cell, Column, Document, Orientation, typeset};
use certificate::font::FontLibrary;
use domain::Timestamp;

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "Feedback".into(),
        author: "Northfield".into(),
        language: "en".into(),
        made_at: Timestamp("2026-11-24T10:00:00Z".into()),
        orientation: Orientation::Portrait,
        attached: None,
        foot: "Northfield".into(),
        blocks,
    }
}

fn text_of(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("d.pdf");
    std::fs::write(&file, pdf).unwrap();
    if let Ok(check) = Command::new("qpdf").arg("--check").arg(&file).output() {
        let said = String::from_utf8_lossy(&check.stdout).into_owned();
        assert!(
            said.contains("No syntax or stream encoding errors found"),
            "{said}"
        );
    }
    let out = Command::new("pdftotext")
        .args(["-raw"])
        .arg(&file)
        .arg("-")
        .output()
        .ok()?;
    Some(String::from_utf8(out.stdout).unwrap())
}

/// How many elements of a role the structure has.
fn elements(pdf: &[u8], role: &str) -> usize {
    let file = lopdf::Document::load_mem(pdf).unwrap();
    let is = |object: &&lopdf::Object| {
        let dictionary = object.as_dict().ok();
        let found = dictionary.and_then(|d| d.get(b"S").ok()?.as_name().ok());
        found == Some(role.as_bytes())
    };
    file.objects.values().filter(is).count()
}

#[test]
fn a_table_goes_on_over_pages_with_its_heading() {
    let rows = (0..60)
        .map(|n| {
            vec![
                Cell::strong(format!("Criterion {n}")),
                Cell::plain("Zażółć gęślą jaźń ".repeat(12)),
            ]
        })
        .collect();
    let columns = ["Criterion", "Words"].map(|t| Column {
        title: t.into(),
        share: 1.0,
    });
    let document = document(vec![
        Block::Over("ADS-1".into()),
        Block::Title("Feedback for Þórdís Ævarsdóttir".into()),
        Block::Facts(vec![
            ("Result".into(), "72 %".into()),
            ("Grade".into(), "B".into()),
        ]),
        Block::List(vec!["First step".into(), "Second step".into()]),
        Block::Table {
            columns: columns.into(),
            rows,
        },
    ]);
    let library = FontLibrary::new();
    let pdf = typeset(&library, &document).unwrap();
    assert_eq!(
        pdf,
        typeset(&library, &document).unwrap(),
        "the same document, the same bytes"
    );
    // Read aloud, the heading of the table comes once.
    for (role, count) in [
        ("H1", 1),
        ("P", 3),
        ("L", 1),
        ("LI", 2),
        ("LBody", 2),
        ("Table", 1),
        ("TR", 61),
        ("TH", 2),
        ("TD", 120),
    ] {
        assert_eq!(elements(&pdf, role), count, "{role}");
    }
    let Some(text) = text_of(&pdf) else { return };
    let pages: Vec<&str> = text
        .split('\u{c}')
        .filter(|p| !p.trim().is_empty())
        .collect();
    assert!(pages.len() > 3, "{}", pages.len());
    assert!(
        pages
            .iter()
            .all(|p| p.contains("Criterion\nWords") || p.contains("Criterion Words")),
        "{}",
        pages[1]
    );
    assert!(
        text.contains("Þórdís Ævarsdóttir")
            && text.contains("gęślą")
            && text.contains("Criterion 59")
    );
    assert!(text.contains(&format!("1 of {}", pages.len())));
}

#[test]
fn words_wider_than_the_page_are_cut() {
    let long = "https://example.org/".to_owned() + &"abcdefghij".repeat(40);
    let pdf = typeset(
        &FontLibrary::new(),
        &document(vec![Block::Paragraph(long.clone())]),
    )
    .unwrap();
    let Some(text) = text_of(&pdf) else { return };
    let found: String = text.split_whitespace().collect();
    assert!(found.starts_with(&long), "{found}");
}
