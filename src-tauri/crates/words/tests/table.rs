//! Rust and TypeScript say the same: a table of messages in several languages, written here and
//! checked again by `ui/src/app/words.test.ts`.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use words::{Arg, Message, Words};

const LANGUAGES: [&str; 9] = ["en", "qps", "qps-rtl", "ar", "fr", "he", "lt", "lv", "ro"];

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    language: String,
    message: Message,
    text: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn catalogue(language: &str) -> Words {
    let file = if language.starts_with("qps") {
        "en"
    } else {
        language
    };
    let text = std::fs::read_to_string(folder().join(format!("catalogues/{file}.ftl"))).unwrap();
    Words::from_texts(language, &[&text], TimeZone::UTC)
}

fn message(code: &str, args: &[(&str, Arg)]) -> Message {
    let args: serde_json::Map<String, serde_json::Value> = args
        .iter()
        .map(|(name, arg)| ((*name).to_owned(), serde_json::to_value(arg).unwrap()))
        .collect();
    serde_json::from_value(serde_json::json!({ "code": code, "args": args })).unwrap()
}

fn messages() -> Vec<Message> {
    let decimal = |text: &str| Arg::Decimal {
        decimal: text.to_owned(),
    };
    let mut list = vec![
        message("plain", &[]),
        message("welcome", &[("name", "Zoë 王小明 { $x }".into())]),
        message(
            "due",
            &[(
                "due",
                Arg::Day {
                    day: "2026-11-07".to_owned(),
                },
            )],
        ),
        message(
            "due",
            &[(
                "due",
                Arg::Day {
                    day: "2028-02-29".to_owned(),
                },
            )],
        ),
        message(
            "saved",
            &[(
                "at",
                Arg::Time {
                    time: "2026-11-27T09:05:33.5Z".to_owned(),
                },
            )],
        ),
        message(
            "saved",
            &[(
                "at",
                Arg::Time {
                    time: "2026-01-31T21:45:00+01:00".to_owned(),
                },
            )],
        ),
        message("below", &[("names", Arg::list(["“A”"]))]),
        message("below", &[("names", Arg::list(["A", "B"]))]),
        message("below", &[("names", Arg::list(["A", "B", "C"]))]),
        message(
            "below",
            &[(
                "names",
                Arg::list([message("plain", &[]), Message::verbatim("x")]),
            )],
        ),
        message(
            "undone",
            &[("what", message("welcome", &[("name", "Ann".into())]).into())],
        ),
        message("state", &[("state", "draft".into())]),
        message("state", &[("state", "retired".into())]),
        message("twice", &[("name", "Ann".into())]),
        message("braces", &[]),
        Message::verbatim("What an older workspace kept"),
    ];
    for count in [
        0, 1, 2, 3, 5, 7, 10, 11, 12, 19, 20, 21, 22, 99, 100, 101, 102, 111, 1_000, 1_234, 12_345,
        1_000_000, 2_000_000, -1,
    ] {
        list.push(message("learners", &[("count", Arg::Number(count))]));
    }
    for points in [
        "0", "0.5", "1", "1.0", "1.50", "2", "10.1", "21", "1234.5", "1000000", "-3.2",
    ] {
        list.push(message("points", &[("points", decimal(points))]));
    }
    list.push(message(
        "share",
        &[("share", decimal("12345678901234567.25"))],
    ));
    list
}

/// Where versions of CLDR differ, so that the window may write otherwise than this crate: the
/// hyphen before the last of a Hebrew list, and the year of a Latvian day.
fn differs_by_version(language: &str, code: &str) -> bool {
    matches!((language, code), ("he", "below") | ("lv", "due" | "saved"))
}

/// `CREDWRIGHT_WRITE_BINDINGS=1 cargo test -p words` writes the table anew.
#[test]
fn the_table_is_up_to_date() {
    let mut rows = Vec::new();
    for language in LANGUAGES {
        let words = catalogue(language);
        for message in messages() {
            if differs_by_version(language, message.code()) {
                continue;
            }
            let text = words.put(&message);
            rows.push(Row {
                language: language.to_owned(),
                message,
                text,
            });
        }
    }
    let file = folder().join("table.json");
    if std::env::var_os("CREDWRIGHT_WRITE_BINDINGS").is_some() {
        let lines: Vec<String> = rows
            .iter()
            .map(|r| serde_json::to_string(r).unwrap())
            .collect();
        std::fs::write(&file, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    }
    let stored: Vec<Row> = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(stored, rows);
}

#[test]
fn plural_forms_are_those_of_the_language() {
    let learners = |language: &str, count| {
        catalogue(language).put(&message("learners", &[("count", Arg::Number(count))]))
    };
    for (language, count, form) in [
        ("ar", 2, "(two)"),
        ("ar", 3, "(few)"),
        ("ar", 11, "(many)"),
        ("ar", 100, "(other)"),
        ("ro", 2, "(few)"),
        ("ro", 20, "(other)"),
        ("ro", 101, "(few)"),
        ("lt", 21, "(one)"),
        ("lt", 22, "(few)"),
        ("lt", 11, "(other)"),
        ("lv", 10, "(zero)"),
        ("lv", 21, "(one)"),
        ("he", 2, "(two)"),
        ("he", 20, "(other)"),
        ("fr", 1_000_000, "(many)"),
    ] {
        let text = learners(language, count);
        assert!(text.ends_with(form), "{language} {count}: {text}");
    }
    assert_eq!(learners("en", 0), "Nobody");
    assert_eq!(learners("en", 1_234), "1,234 learners");
}

#[test]
fn pseudo_words_are_accented_longer_and_in_brackets_and_data_are_not() {
    let text = catalogue("qps").put(&message("welcome", &[("name", "Ann".into())]));
    assert_eq!(text, "[Ŵééļçóóḿéé, Ann]");
}

#[test]
fn a_message_of_a_newer_program_keeps_what_it_says() {
    let text = catalogue("en").put(&message("later-thing", &[("name", "Ann".into())]));
    assert_eq!(text, "later-thing; name: Ann");
}

#[test]
fn messages_that_hold_or_name_each_other_without_end_are_cut_off() {
    let words = Words::from_texts("en", &["a = { b }\nb = { a }"], TimeZone::UTC);
    assert!(words.put(&message("a", &[])).contains('{'));
}
