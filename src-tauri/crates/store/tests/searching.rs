//! Search keeps up with what is saved, over restarts and losses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use store::{
    AuditEntry, ChangeSet, Described, Key, Opening, Records, SearchFor, Searched, Store, Write,
};

fn describe(kind: &str, _schema: u16, value: &Value) -> Option<Described> {
    Some(Described {
        names: vec![value.get("name")?.as_str()?.to_owned()],
        words: vec![
            value
                .get("more")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned(),
        ],
        within: value
            .get("within")
            .and_then(Value::as_str)
            .unwrap_or(kind)
            .to_owned(),
        mark: value
            .get("mark")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
    })
}

fn open(folder: &Path) -> Store {
    let opening = Opening {
        searched: Some(Searched {
            kinds: &["thing", "other"],
            describe,
        }),
        ..Opening::default()
    };
    if folder.exists() {
        Store::open(folder, &opening).unwrap().0
    } else {
        Store::create(folder, &opening).unwrap()
    }
}

fn save(store: &Store, writes: Vec<Write>) {
    store
        .commit(ChangeSet {
            writes,
            ..ChangeSet::default()
        })
        .unwrap();
}

fn put(id: &str, value: Value) -> Write {
    Write::Put(Key::new("thing", id), value)
}

fn found(store: &Store, words: &str) -> Vec<String> {
    let hits = store
        .find(&SearchFor {
            words: words.to_owned(),
            limit: 20,
            ..SearchFor::default()
        })
        .unwrap();
    assert_eq!(hits.total as usize, hits.keys.len());
    hits.keys.into_iter().map(|k| k.id).collect()
}

fn workspace() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    (dir, folder)
}

#[test]
fn names_of_many_scripts_are_found_by_their_beginning_and_with_a_letter_wrong() {
    let (_dir, folder) = workspace();
    let store = open(&folder);
    let names = [
        ("pl", "Małgorzata Żółkiewska"),
        ("vi", "Nguyễn Thị Hồng Ánh"),
        ("tr", "İbrahim Şükrü Iğdır"),
        ("is", "Þórdís Ævarsdóttir"),
        ("cy", "Gwenllian Ŵyn"),
        ("uk", "Олена Коваленко"),
        ("el", "Νίκος Παπαδόπουλος"),
        ("ar", "محمد عبد الله"),
        ("he", "שרה לוי"),
        ("hi", "अनुराधा शर्मा"),
        ("ta", "அருண் குமார்"),
        ("th", "สมชาย ใจดี"),
        ("zh", "王小明"),
        ("ja", "田中さくら"),
        ("ko", "김민준"),
        ("km", "សុខា ចាន់"),
        ("ka", "ნინო ბერიძე"),
        ("hy", "Անի Պետրոսյան"),
        ("am", "አበበ ቢቂላ"),
    ];
    let writes = names
        .map(|(id, name)| put(id, json!({ "name": name })))
        .to_vec();
    save(&store, writes);
    for (query, id) in [
        ("malgorzata", "pl"),
        ("zolk", "pl"),
        ("zolkewska", "pl"),
        ("nguyen", "vi"),
        ("hong anh", "vi"),
        ("sukru", "tr"),
        ("thordis", "is"),
        ("wyn", "cy"),
        ("gwenlian", "cy"),
        ("ковал", "uk"),
        ("кавален", "uk"),
        ("νικος", "el"),
        ("παπαδοπουλοσ", "el"),
        ("محمد", "ar"),
        ("عبد", "ar"),
        ("שרה", "he"),
        ("अनुरा", "hi"),
        ("குமா", "ta"),
        ("สมชาย", "th"),
        ("ใจ", "th"),
        ("小明", "zh"),
        ("王", "zh"),
        ("さくら", "ja"),
        ("김민", "ko"),
        ("សុខា", "km"),
        ("ბერ", "ka"),
        ("անի", "hy"),
        ("አበ", "am"),
    ] {
        let hits = found(&store, query);
        assert_eq!(
            hits.first().map(String::as_str),
            Some(id),
            "{query}: {hits:?}"
        );
    }
    assert!(found(&store, "明小").is_empty(), "letters in another order");
    assert!(found(&store, "zzzz").is_empty());
}

#[test]
fn what_fits_best_comes_first_and_search_stays_within_what_is_asked() {
    let (_dir, folder) = workspace();
    let store = open(&folder);
    save(
        &store,
        vec![
            put("1", json!({ "name": "data stewardship", "mark": "old" })),
            put("2", json!({ "name": "data" })),
            put("3", json!({ "name": "negotiation", "more": "data" })),
            put(
                "4",
                json!({ "name": "dates of the year", "within": "calendar" }),
            ),
            Write::Put(Key::new("other", "5"), json!({ "name": "data" })),
            Write::Put(Key::new("hidden", "6"), json!({ "name": "data" })),
        ],
    );
    let all = found(&store, "data");
    assert_eq!(all.len(), 5, "{all:?}");
    assert_eq!(
        all.last().map(String::as_str),
        Some("4"),
        "one letter off comes last"
    );
    let only = |wanted: SearchFor| store.find(&wanted).unwrap();
    let of = |kind: &str, within: &str, mark: &str| SearchFor {
        words: "data".to_owned(),
        kind: kind.to_owned(),
        within: within.to_owned(),
        mark: mark.to_owned(),
        limit: 10,
        ..SearchFor::default()
    };
    assert_eq!(only(of("other", "", "")).keys[0].id, "5");
    assert_eq!(only(of("", "calendar", "")).keys[0].id, "4");
    assert_eq!(only(of("", "", "old")).keys[0].id, "1");
    let none = SearchFor {
        words: String::new(),
        limit: 0,
        ..of("thing", "", "")
    };
    assert_eq!(only(none).total, 4, "everything is counted");
}

#[test]
fn search_keeps_up_over_changes_restarts_tidying_and_losses() {
    let (_dir, folder) = workspace();
    let store = open(&folder);
    save(
        &store,
        vec![
            put("a", json!({ "name": "first" })),
            put("b", json!({ "name": "second" })),
        ],
    );
    assert_eq!(found(&store, "first"), ["a"]);
    save(
        &store,
        vec![
            put("a", json!({ "name": "changed" })),
            Write::Delete(Key::new("thing", "b")),
        ],
    );
    assert_eq!(found(&store, "changed"), ["a"]);
    assert!(found(&store, "first").is_empty() && found(&store, "second").is_empty());
    drop(store);
    let store = open(&folder);
    assert_eq!(found(&store, "changed"), ["a"]);
    // Saved while nobody searched, by a program without search.
    drop(store);
    let (plain, _) = Store::open(&folder, &Opening::default()).unwrap();
    save(&plain, vec![put("c", json!({ "name": "quietly" }))]);
    drop(plain);
    let store = open(&folder);
    assert_eq!(found(&store, "quietly"), ["c"]);
    store.tidy(AuditEntry::default(), |_, _| {}).unwrap();
    save(&store, vec![put("d", json!({ "name": "afterwards" }))]);
    drop(store);
    let store = open(&folder);
    assert_eq!(found(&store, "afterwards"), ["d"]);
    assert_eq!(found(&store, "quietly"), ["c"]);
    drop(store);
    // Gone, or not what it was: made anew.
    let search = folder.join("index/search");
    std::fs::remove_dir_all(&search).unwrap();
    assert_eq!(found(&open(&folder), "changed"), ["a"]);
    for entry in std::fs::read_dir(&search).unwrap().flatten() {
        if entry.file_name() == "meta.json" {
            std::fs::write(entry.path(), "not json").unwrap();
        }
    }
    assert_eq!(found(&open(&folder), "changed"), ["a"]);
}
