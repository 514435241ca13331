//! A locked workspace: private values, files and names are encrypted at rest; nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod forging;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use store::{
    AuditEntry, ChangeSet, Described, Guard, IndexDescription, Key, LockState, Opening, Part,
    PartValue, Range, Records, SearchFor, Searched, Secrets, Store, StoreError, Vault, Within,
    Write, backups_in, change_passphrase, encrypt, is_under_way, lock_state, remove_passphrase,
    restore,
};

const PRIVATE: &[&str] = &["person"];
const NAME: &str = "Zofia Bronislawa Wojcikowska";
const INDEXES: &[IndexDescription] = &[
    IndexDescription::new("person", "name", &[Part::text("/name")]),
    IndexDescription::new(
        "person",
        "folded",
        &[Part::folded("/name"), Part::day("/born").optional()],
    )
    .counted(1),
    IndexDescription::new("course", "name", &[Part::folded("/name")]),
];

fn secrets(seed: u8) -> Secrets {
    Secrets {
        key: [seed; 32],
        wrapping: [seed + 1; 32],
    }
}

fn searched() -> Searched {
    Searched {
        kinds: &["person", "course"],
        describe: |_, _, value| {
            Some(Described {
                names: vec![value.get("name")?.as_str()?.to_owned()],
                ..Described::default()
            })
        },
    }
}

fn opening(vault: Option<Arc<Vault>>) -> Opening<'static> {
    Opening {
        vault,
        indexes: INDEXES,
        searched: Some(searched()),
        ..Opening::default()
    }
}

fn audit() -> AuditEntry {
    AuditEntry {
        at: "2026-11-24T10:00:00Z".to_owned(),
        what: "Lock".to_owned(),
        ..AuditEntry::default()
    }
}

fn person(n: u32) -> Write {
    Write::Put(
        Key::new("person", &n.to_string()),
        json!({ "name": format!("{NAME} {n}") }),
    )
}

fn save(store: &Store, writes: Vec<Write>) {
    store
        .commit(ChangeSet {
            writes,
            ..ChangeSet::default()
        })
        .unwrap();
}

fn workspace() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening(None)).unwrap();
    for n in 0..30 {
        save(&store, vec![person(n)]);
    }
    save(
        &store,
        vec![Write::Put(
            Key::new("course", "c"),
            json!({ "name": "Applied stewardship" }),
        )],
    );
    // A name of a record that says whose it was, as in 0.1.0, and that went since.
    let old = Key::new("person", "zofia@mail.example");
    save(
        &store,
        vec![Write::Put(old.clone(), json!({ "name": "Z" }))],
    );
    save(&store, vec![Write::Delete(old)]);
    let hash = blake3::hash(NAME.as_bytes()).to_hex().to_string();
    std::fs::write(folder.join("files").join(hash), NAME).unwrap();
    store.compact(audit(), |_, _| {}).unwrap();
    save(&store, vec![person(1)]);
    store
        .back_up("2026-11-24T09:00:00Z", "rolling", "", &|_, _| {})
        .unwrap();
    store.find(&SearchFor::default()).unwrap();
    (dir, folder)
}

fn lock(folder: &Path) -> Arc<Vault> {
    let vault = Arc::new(Vault::create(folder, "four plain words", &secrets(7), PRIVATE).unwrap());
    encrypt(folder, &opening(Some(Arc::clone(&vault))), &audit()).unwrap();
    vault
}

fn unlock(folder: &Path, passphrase: &str) -> Result<Arc<Vault>, StoreError> {
    Vault::unlock(folder, passphrase, PRIVATE).map(Arc::new)
}

/// Every byte on the disk, journal blocks and zip entries unpacked.
fn says(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(says(&path, needle));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let mut parts = vec![bytes.clone()];
        // zstd frames wherever they begin.
        for at in 0..bytes.len().saturating_sub(4) {
            if bytes[at..at + 4] == [0x28, 0xB5, 0x2F, 0xFD] {
                let mut plain = Vec::new();
                let mut decoder = zstd::stream::read::Decoder::new(&bytes[at..])
                    .unwrap()
                    .single_frame();
                if std::io::Read::read_to_end(&mut decoder, &mut plain).is_ok() {
                    parts.push(plain);
                }
            }
        }
        let there = |needle: &str| {
            parts.iter().any(|part| {
                part.windows(needle.len())
                    .any(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
            })
        };
        if there(needle) {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn before_locking_the_names_are_there_and_after_it_they_are_nowhere() {
    let (_dir, folder) = workspace();
    assert!(
        !says(&folder, "Wojcikowska").is_empty(),
        "the test would find them"
    );
    assert!(!says(&folder, "zofia@mail").is_empty());
    let vault = lock(&folder);
    assert_eq!(says(&folder, "Wojcikowska"), Vec::<String>::new());
    assert_eq!(says(&folder, "zofia@mail"), Vec::<String>::new());
    assert!(
        !says(&folder, "stewardship").is_empty(),
        "what is not private stays readable"
    );
    let (store, _) = Store::open(&folder, &opening(Some(vault))).unwrap();
    assert_eq!(store.count("person").unwrap(), 30);
    let record = store.get(&Key::new("person", "3")).unwrap().unwrap();
    assert_eq!(record.value["name"], format!("{NAME} 3"));
    let past = store.versions(&Key::new("person", "1")).unwrap();
    assert_eq!(
        past.versions.len(),
        2,
        "its past is read from what was sealed"
    );
    assert!(!past.earlier_unreadable);
    assert_eq!(
        store
            .count_within("person", "name", &Range::of(format!("{NAME} 4")))
            .unwrap(),
        1
    );
    let twice = ChangeSet {
        guards: vec![Guard::unique("person", "name", [format!("{NAME} 4")])],
        writes: vec![person(99)],
        ..ChangeSet::default()
    };
    assert!(matches!(store.commit(twice), Err(StoreError::Taken { .. })));
    save(&store, vec![person(50)]);
    let hits = store.find(&SearchFor {
        words: "wojcik".to_owned(),
        limit: 3,
        ..SearchFor::default()
    });
    assert_eq!(hits.unwrap().total, 31);
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{report:?}");
    let file = std::fs::read_dir(folder.join("files"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    assert_eq!(
        store.open_file(std::fs::read(file).unwrap()).unwrap(),
        NAME.as_bytes()
    );
    store.compact(audit(), |_, _| {}).unwrap();
    store
        .back_up("2026-11-24T11:00:00Z", "rolling", "", &|_, _| {})
        .unwrap();
    drop(store);
    assert_eq!(
        says(&folder, "Wojcikowska"),
        Vec::<String>::new(),
        "after work as well"
    );
}

#[test]
fn without_the_passphrase_what_was_never_encrypted_is_read_and_nothing_is_written() {
    let (_dir, folder) = workspace();
    drop(lock(&folder));
    assert_eq!(lock_state(&folder).unwrap(), LockState::Locked);
    assert!(matches!(
        unlock(&folder, "wrong"),
        Err(StoreError::WrongPassphrase)
    ));
    let (store, opened) = Store::open(&folder, &opening(None)).unwrap();
    assert_eq!(opened.read_only, Some(store::ReadOnly::Locked));
    let course = store.get(&Key::new("course", "c")).unwrap().unwrap();
    assert_eq!(course.value["name"], "Applied stewardship");
    assert!(matches!(
        store.get(&Key::new("person", "3")),
        Err(StoreError::Locked)
    ));
    assert!(matches!(store.every("person", ""), Err(StoreError::Locked)));
    let refused = store.commit(ChangeSet {
        writes: vec![person(1)],
        ..ChangeSet::default()
    });
    assert!(matches!(refused, Err(StoreError::ReadOnly(_))));
    assert!(store.check().unwrap().damage.is_empty());
}

#[test]
fn the_passphrase_can_be_changed_and_taken_away_and_backups_keep_theirs() {
    let (dir, folder) = workspace();
    drop(lock(&folder));
    let backup = backups_in(&folder).remove(0);
    assert_eq!(
        backups_in(&folder).len(),
        1,
        "the older one, not encrypted, is gone"
    );
    assert!(matches!(
        change_passphrase(&folder, "wrong", "x", &[9; 32]),
        Err(StoreError::WrongPassphrase)
    ));
    change_passphrase(&folder, "four plain words", "other plain words", &[9; 32]).unwrap();
    assert!(unlock(&folder, "four plain words").is_err());
    let vault = unlock(&folder, "other plain words").unwrap();
    let (store, _) = Store::open(&folder, &opening(Some(vault))).unwrap();
    assert_eq!(store.count("person").unwrap(), 30);
    drop(store);
    remove_passphrase(&folder, "other plain words").unwrap();
    assert_eq!(lock_state(&folder).unwrap(), LockState::KeyInside);
    let vault = unlock(&folder, "").unwrap();
    let (store, _) = Store::open(&folder, &opening(Some(vault))).unwrap();
    assert!(store.get(&Key::new("person", "3")).unwrap().is_some());
    drop(store);
    let other = dir.path().join("other");
    restore(&backup.path, &other).unwrap();
    let vault = unlock(&other, "four plain words").unwrap();
    let (store, _) = Store::open(&other, &opening(Some(vault))).unwrap();
    assert_eq!(store.count("person").unwrap(), 30);
    assert!(store.get(&Key::new("person", "29")).unwrap().is_some());
}

#[test]
fn a_locking_that_was_interrupted_goes_on() {
    let (_dir, folder) = workspace();
    let vault = Arc::new(Vault::create(&folder, "four plain words", &secrets(7), PRIVATE).unwrap());
    // The power goes when the key is there and nothing is sealed yet.
    std::fs::write(folder.join("locking"), "").unwrap();
    assert!(is_under_way(&folder));
    let (store, _) = Store::open(&folder, &opening(Some(Arc::clone(&vault)))).unwrap();
    save(&store, vec![person(40)]);
    drop(store);
    let again = unlock(&folder, "four plain words").unwrap();
    encrypt(&folder, &opening(Some(Arc::clone(&again))), &audit()).unwrap();
    encrypt(&folder, &opening(Some(Arc::clone(&again))), &audit()).unwrap();
    assert!(!is_under_way(&folder));
    assert_eq!(says(&folder, "Wojcikowska"), Vec::<String>::new());
    let (store, _) = Store::open(&folder, &opening(Some(again))).unwrap();
    assert_eq!(store.count("person").unwrap(), 31);
}

#[test]
fn a_key_file_that_was_tampered_with_is_refused() {
    let (_dir, folder) = workspace();
    drop(lock(&folder));
    let path = folder.join("key.json");
    let good = std::fs::read_to_string(&path).unwrap();
    for (from, to) in [
        ("\"memoryKib\": 65536", "\"memoryKib\": 4294967295"),
        ("\"passes\": 3", "\"passes\": 4000000"),
        ("credwright-key", "another-key"),
        ("\"version\": 1", "\"version\": 2"),
    ] {
        assert!(good.contains(from), "{from} in {good}");
        std::fs::write(&path, good.replace(from, to)).unwrap();
        assert!(unlock(&folder, "four plain words").is_err(), "{to}");
    }
    std::fs::write(&path, "{").unwrap();
    assert!(Store::open(&folder, &opening(None)).is_err());
    std::fs::write(&path, good).unwrap();
    assert!(unlock(&folder, "four plain words").is_ok());
}

static DESCRIBED: AtomicUsize = AtomicUsize::new(0);

#[test]
fn search_of_a_locked_workspace_is_sealed_and_kept_from_opening_to_opening() {
    fn open(folder: &Path, passphrase: &str) -> Store {
        let opening = Opening {
            searched: Some(Searched {
                kinds: &["person", "course"],
                describe: |kind, schema, value| {
                    DESCRIBED.fetch_add(1, Ordering::SeqCst);
                    (searched().describe)(kind, schema, value)
                },
            }),
            ..opening(Some(unlock(folder, passphrase).unwrap()))
        };
        Store::open(folder, &opening).unwrap().0
    }
    fn found(store: &Store, words: &str) -> u64 {
        let wanted = SearchFor {
            words: words.to_owned(),
            limit: 3,
            ..SearchFor::default()
        };
        store.find(&wanted).unwrap().total
    }
    let (_dir, folder) = workspace();
    drop(lock(&folder));
    let store = open(&folder, "four plain words");
    assert_eq!(found(&store, "wojcik"), 30);
    assert!(DESCRIBED.swap(0, Ordering::SeqCst) >= 31);
    drop(store);
    let search = folder.join("index/search");
    assert!(std::fs::read_dir(&search).unwrap().count() > 0);
    assert_eq!(says(&folder, "Wojcikowska"), Vec::<String>::new());
    let store = open(&folder, "four plain words");
    assert_eq!(found(&store, "wojcik"), 30);
    assert_eq!(DESCRIBED.load(Ordering::SeqCst), 0, "nothing is made anew");
    save(&store, vec![person(77)]);
    assert_eq!(found(&store, "wojcik"), 31);
    assert_eq!(DESCRIBED.swap(0, Ordering::SeqCst), 1);
    drop(store);
    // One that was damaged, or was left from before there was a key, is made anew.
    for bytes in [
        &b"CWSEAL1\nnot sealed by this key at all, and long enough"[..],
        b"{}",
    ] {
        std::fs::write(search.join("meta.json"), bytes).unwrap();
        let store = open(&folder, "four plain words");
        assert_eq!(found(&store, "wojcik"), 31);
        assert!(DESCRIBED.swap(0, Ordering::SeqCst) >= 31);
    }
}

#[test]
fn indexes_of_a_locked_workspace_say_nothing_and_answer_all_the_same() {
    let (_dir, folder) = workspace();
    let vault = lock(&folder);
    let (store, opened) = Store::open(&folder, &opening(Some(Arc::clone(&vault)))).unwrap();
    assert!(opened.index_missing);
    let born = |n: u32| {
        let value = json!({ "name": NAME, "born": format!("19{n}-01-01") });
        Write::Put(Key::new("person", &format!("b{n}")), value)
    };
    save(&store, (60..90).map(born).collect());
    let name = NAME.to_uppercase();
    let of = |range: Range| Within::new("person", "folded", range, 7);
    let mut wanted = of(Range::of(name.as_str()));
    let mut seen = Vec::new();
    loop {
        let found = store.within(&wanted).unwrap();
        for entry in found.entries {
            assert!(matches!(entry.parts[0], PartValue::Blinded(_)));
            seen.push(entry.parts[1].as_text().unwrap().to_owned());
        }
        match found.next {
            Some(next) => wanted.after = Some(next),
            None => break,
        }
    }
    let expected: Vec<String> = (60..90).map(|n| format!("19{n}-01-01")).collect();
    assert_eq!(
        seen, expected,
        "days are in order under a name that is blinded"
    );
    let last = Range::of(name.as_str()).more_than("1988-12-31");
    assert_eq!(store.within(&of(last)).unwrap().entries.len(), 1);
    let counted = Range::of(name.as_str());
    assert_eq!(
        store.count_within("person", "folded", &counted).unwrap(),
        30
    );
    for unordered in [Range::all().beginning("Zof"), Range::all().at_least("M")] {
        assert!(matches!(
            store.within(&of(unordered)),
            Err(StoreError::NoOrder { .. })
        ));
    }
    let courses = Within::new("course", "name", Range::all().beginning("APPLIED"), 5);
    assert_eq!(store.within(&courses).unwrap().entries.len(), 1);
    assert!(store.check().unwrap().is_sound());
    drop(store);
    assert_eq!(says(&folder, "Wojcikowska"), Vec::<String>::new());
    let (store, opened) = Store::open(&folder, &opening(Some(vault))).unwrap();
    assert!(!opened.index_rebuilt);
    drop(store);
    let (store, _) = Store::open(&folder, &opening(None)).unwrap();
    assert_eq!(store.within(&courses).unwrap().entries.len(), 1);
    assert!(matches!(
        store.within(&of(Range::all())),
        Err(StoreError::Locked)
    ));
}

#[test]
fn a_checkpoint_that_was_not_made_with_the_key_is_found() {
    let (_dir, folder) = workspace();
    let vault = lock(&folder);
    let open = || {
        Store::open(&folder, &opening(Some(Arc::clone(&vault))))
            .unwrap()
            .0
    };
    let store = open();
    save(&store, vec![person(1)]);
    store.compact(audit(), |_, _| {}).unwrap();
    save(&store, vec![person(2)]);
    store.compact(audit(), |_, _| {}).unwrap();
    assert!(store.check().unwrap().is_sound());
    drop(store);
    let mut segments: Vec<PathBuf> = std::fs::read_dir(folder.join("journal"))
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "journal"))
        .collect();
    let newest = segments.pop().unwrap();
    let bytes = std::fs::read(&newest).unwrap();
    for with in ["none", "another"] {
        let changed = forging::with_heads(&bytes, |head| {
            let head = head.as_object_mut().unwrap();
            head.remove("mac");
            if with == "another" {
                head.insert("mac".to_owned(), json!("0".repeat(64)));
            }
        });
        std::fs::write(&newest, changed).unwrap();
        std::fs::remove_dir_all(folder.join("index")).unwrap();
        std::fs::remove_file(folder.join("journal/tip")).unwrap();
        let store = open();
        let report = store.check().unwrap();
        let said: Vec<String> = report.damage.iter().map(ToString::to_string).collect();
        assert!(said.join(" ").contains("key"), "{with}: {report:?}");
    }
}
