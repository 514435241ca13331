//! Search keeps up with what is saved, over restarts and losses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use std::fs::OpenOptions;
use std::io::{Seek, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

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
    Write::put(Key::new("thing", id), value)
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
            Write::put(Key::new("other", "5"), json!({ "name": "data" })),
            Write::put(Key::new("hidden", "6"), json!({ "name": "data" })),
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
fn search_keeps_up_over_changes_restarts_compacting_and_losses() {
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
    store.compact(AuditEntry::default(), |_, _| {}).unwrap();
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

/// Holds search up until a test has had its way with the disk.
static GATE: Mutex<()> = Mutex::new(());

fn describe_at_the_gate(kind: &str, schema: u16, value: &Value) -> Option<Described> {
    drop(GATE.lock());
    describe(kind, schema, value)
}

#[test]
fn a_record_that_cannot_be_read_keeps_no_other_from_being_found() {
    let (_dir, folder) = workspace();
    let opening = Opening {
        searched: Some(Searched {
            kinds: &["thing"],
            describe: describe_at_the_gate,
        }),
        ..Opening::default()
    };
    let store = Store::create(&folder, &opening).unwrap();
    let closed = GATE.lock().unwrap();
    save(&store, vec![put("a", json!({ "name": "before" }))]);
    save(&store, vec![put("bad", json!({ "name": "damaged" }))]);
    let journal = std::fs::read_dir(folder.join("journal")).unwrap();
    let mut journal = journal.flatten().map(|e| e.path());
    let journal = journal
        .find(|p| p.extension().is_some_and(|e| e == "journal"))
        .unwrap();
    let mut file = OpenOptions::new().write(true).open(&journal).unwrap();
    file.seek(SeekFrom::End(-1)).unwrap();
    let last = std::fs::read(&journal).unwrap().pop().unwrap();
    file.write_all(&[!last]).unwrap();
    save(&store, vec![put("c", json!({ "name": "after" }))]);
    drop(closed);
    assert_eq!(found(&store, "before"), ["a"]);
    assert_eq!(found(&store, "after"), ["c"]);
    assert!(store.get(&Key::new("thing", "bad")).is_err());
    save(&store, vec![put("bad", json!({ "name": "mended" }))]);
    assert_eq!(found(&store, "mended"), ["bad"]);
}

struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

/// Whatever is changed in the search's files, it finds what there is, and says when it was mended.
#[test]
fn a_search_index_that_was_corrupted_is_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = open(&folder);
    for n in 0..60 {
        let name = format!("Common {n}");
        let value = json!({ "name": name, "more": "more words of it" });
        save(
            &store,
            vec![Write::put(Key::new("thing", &n.to_string()), value)],
        );
        if n % 20 == 0 {
            // A segment of its own.
            assert!(
                store
                    .find(&SearchFor {
                        words: "common".to_owned(),
                        limit: 1,
                        ..SearchFor::default()
                    })
                    .is_ok()
            );
        }
    }
    drop(store);
    let search = folder.join("index/search");
    let rounds = std::env::var_os("CREDWRIGHT_LONG").map_or(40, |_| 500);
    let mut numbers = Numbers(5);
    for round in 0..rounds {
        let mut files: Vec<PathBuf> = std::fs::read_dir(&search)
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| std::fs::metadata(p).unwrap().len() > 0)
            .collect();
        files.sort();
        let file = &files[numbers.below(files.len())];
        let mut bytes = std::fs::read(file).unwrap();
        let how = match numbers.below(4) {
            0 => {
                let to = numbers.below(bytes.len());
                bytes.truncate(to);
                "cut"
            }
            1 => {
                bytes.fill(0);
                "zeros"
            }
            _ => {
                let at = numbers.below(bytes.len());
                bytes[at] ^= 1 << numbers.below(8);
                "a bit flipped"
            }
        };
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let what = format!("round {round}, {name}: {how}");
        // At work, or closed.
        let at_work = round % 3 == 0;
        let store = if at_work {
            let store = open(&folder);
            let found = store.find(&SearchFor {
                words: "common".to_owned(),
                limit: 1,
                ..SearchFor::default()
            });
            assert_eq!(found.unwrap().total, 60, "{what}");
            // In the place of the file: one that is mapped may not be cut.
            let other = folder.join("other");
            std::fs::write(&other, &bytes).unwrap();
            std::fs::rename(&other, file).unwrap();
            let check = store.check().unwrap();
            assert!(check.is_sound(), "{what}");
            store
        } else {
            std::fs::write(file, &bytes).unwrap();
            open(&folder)
        };
        let found = store
            .find(&SearchFor {
                words: "common".to_owned(),
                limit: 100,
                ..SearchFor::default()
            })
            .unwrap();
        assert_eq!((found.total, found.keys.len()), (60, 60), "{what}");
        assert!(
            !store.check().unwrap().search_remade,
            "{what}: mended already"
        );
    }
}
