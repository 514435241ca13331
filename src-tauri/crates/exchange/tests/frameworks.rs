//! Frameworks and programme files as people export them, a file for each kind of trouble.
#![allow(missing_docs, clippy::unwrap_used)]

use std::path::PathBuf;

use domain::Date;
use domain::programme::ProgrammeInvalid;
use exchange::framework_file::{self, FrameworkFile};
use exchange::{ExchangeError, programme_file};

fn bytes(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fixtures/untidy");
    std::fs::read(folder.join(name)).unwrap()
}

fn read(name: &str) -> Result<FrameworkFile, ExchangeError> {
    framework_file::read(&bytes(name), &Date::parse("2026-11-30").unwrap())
}

fn labels(file: &FrameworkFile) -> Vec<&str> {
    let mut all: Vec<_> = file.competencies.iter().collect();
    all.sort_by_key(|c| c.place);
    all.iter().map(|c| c.label.as_str()).collect()
}

#[test]
fn a_package_is_read_however_it_is_wrapped() {
    for name in [
        "case_array.json",
        "case_bom.json",
        "case_packages.json",
        "case_wrapped.json",
    ] {
        let file = read(name).unwrap();
        assert_eq!(labels(&file), ["Plan", "Check", "Do"], "{name}");
        assert_eq!(file.unreadable, vec![], "{name}");
    }
}

#[test]
fn statements_read_as_text_and_what_is_no_longer_used_is_marked() {
    let file = read("case_html.json").unwrap();
    assert_eq!(file.framework.title, "Maths 2026 & more");
    let all = &file.competencies;
    let read: Vec<&str> = all.iter().map(|c| c.label.as_str()).collect();
    assert_eq!(
        read,
        [
            "Solve linear equations in one variable",
            r"Know that $x^2$ \(\frac{1}{2}\)",
            "Old one"
        ]
    );
    let obsolete: Vec<bool> = all.iter().map(|c| c.obsolete).collect();
    assert_eq!(obsolete, [false, false, true]);
    let reasons: Vec<String> = file
        .unreadable
        .iter()
        .map(|u| u.reason.in_english())
        .collect();
    assert_eq!(reasons, ["The item has no fullStatement"]);
}

#[test]
fn one_bad_item_refuses_itself_and_not_the_file() {
    let file = read("case_num.json").unwrap();
    assert_eq!(labels(&file), ["Numeric identifier"]);
    assert_eq!(file.unreadable.len(), 1);
    let file = read("case_dup.json").unwrap();
    assert_eq!((file.competencies.len(), file.unreadable.len()), (1, 1));
    assert_eq!(labels(&read("case_abbr.json").unwrap()), ["Only short"]);
    assert_eq!(read("case_null.json").unwrap().competencies, vec![]);
}

#[test]
fn who_belongs_under_whom_is_kept_and_told() {
    let file = read("case_guidcase.json").unwrap();
    let child = file
        .competencies
        .iter()
        .find(|c| c.label == "Child")
        .unwrap();
    assert_eq!(
        child.parent_uri.as_deref(),
        Some("AAAA1111-0000-4000-8000-000000000001")
    );
    let file = read("case_multiparent.json").unwrap();
    let child = file
        .competencies
        .iter()
        .find(|c| c.label == "Child of two")
        .unwrap();
    assert_eq!(child.parent_uri.as_deref(), Some("A"));
    assert_eq!(child.other_parent_uris, ["B"]);
    for name in ["case_orphan.json", "case_cycle.json"] {
        assert!(!read(name).unwrap().notes.is_empty(), "{name}");
    }
}

#[test]
fn what_cannot_be_read_at_all_is_told_in_plain_words() {
    let said = |name: &str| read(name).unwrap_err().to_string();
    assert!(said("case_latin1.json").contains("not in UTF-8: line 1"));
    assert!(said("case_noid.json").contains("no identifier"));
    assert!(said("esco_occupations.csv").contains("occupations"));
}

#[test]
fn programmes_are_read_whole_or_refused_in_plain_words() {
    let whole = programme_file::read(&bytes("p.json")).unwrap();
    assert_eq!(whole.unknown, Vec::<String>::new());
    for name in ["p_bom.json", "p_utf16.json", "p_spaces.json"] {
        let read = programme_file::read(&bytes(name)).unwrap();
        assert_eq!(read.programme, whole.programme, "{name}");
    }
    assert_eq!(
        programme_file::read(&bytes("p_unknown.json"))
            .unwrap()
            .unknown,
        ["programme.costs", "programme.languageOfInstruction"]
    );
    assert_eq!(
        programme_file::read(&bytes("p_dupout.json")),
        Err(ExchangeError::Programme(ProgrammeInvalid::Twice(
            "outcomes"
        )))
    );
    assert_eq!(
        programme_file::read(&bytes("p_ctrl.json")),
        Err(ExchangeError::Programme(ProgrammeInvalid::HiddenSign(
            "title", '\u{202E}'
        )))
    );
    assert_eq!(
        programme_file::read(&bytes("p_ects.json")),
        Err(ExchangeError::ProgrammeField(
            "programme.ectsHundredths".into()
        ))
    );
    assert!(programme_file::read(&bytes("p_longtitle.json")).is_err());
}
