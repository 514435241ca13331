//! A locked workspace: private values, files and names are encrypted at rest; nothing else.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod locked;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use store::{
    ChangeSet, Guard, Key, LockState, Opening, PartValue, Range, Records, SearchFor, Searched,
    Store, StoreError, Within, Write, backups_in, change_key, lock_state, remove_passphrase,
    restore,
};

use locked::{
    NAME, PASSPHRASE, PRIVATE, assert_silent, audit, lock_it, open, opening, person, save, says,
    searched, secrets, unlock, work_key, workspace,
};

#[test]
fn before_locking_the_names_are_there_and_after_it_they_are_nowhere() {
    let (_dir, folder) = workspace();
    assert!(
        !says(&folder, "Wojcikowska").is_empty(),
        "the test would find them"
    );
    assert!(!says(&folder, "zofia@mail").is_empty());
    let own = work_key(1).id.replace("course-1/", "");
    assert!(!says(&folder, &own).is_empty(), "names as well");
    let vault = lock_it(&folder);
    assert_silent(&folder, "after locking");
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
    save(&store, "Save", vec![person(50)]);
    let hits = store.find(&SearchFor {
        words: "wojcik".to_owned(),
        limit: 3,
        ..SearchFor::default()
    });
    assert_eq!(hits.unwrap().total, 61);
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
    store.compact(audit("Lock"), |_, _| {}).unwrap();
    store
        .back_up("2026-11-24T11:00:00Z", "rolling", "", &|_, _| {})
        .unwrap();
    drop(store);
    assert_silent(&folder, "after work as well");
}

#[test]
fn without_the_passphrase_what_was_never_encrypted_is_read_and_nothing_is_written() {
    let (_dir, folder) = workspace();
    drop(lock_it(&folder));
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
fn a_new_passphrase_comes_with_a_new_key_and_the_old_one_opens_nothing() {
    let (dir, folder) = workspace();
    drop(lock_it(&folder));
    assert_eq!(
        backups_in(&folder).len(),
        1,
        "the older one, not encrypted, is gone"
    );
    let old_key_file = std::fs::read(folder.join("key.json")).unwrap();
    let before = dir.path().join("before");
    restore(&backups_in(&folder)[0].path, &before).unwrap();
    let change = |old: &str, new: Option<&str>, seed| {
        change_key(&folder, (old, new), &secrets(seed), PRIVATE, &opening(None))
    };
    assert!(matches!(
        change("wrong", Some("x"), 20),
        Err(StoreError::WrongPassphrase)
    ));
    change(PASSPHRASE, Some("other plain words"), 20).unwrap();
    assert!(unlock(&folder, PASSPHRASE).is_err());
    let vault = unlock(&folder, "other plain words").unwrap();
    let store = open(&folder, Some(vault));
    assert_eq!(store.count("person").unwrap(), 30);
    assert!(store.get(&work_key(3)).unwrap().is_some());
    let past = store.versions(&work_key(1)).unwrap();
    assert_eq!((past.versions.len(), past.earlier_unreadable), (2, false));
    assert!(past.versions.iter().all(|v| v.value.is_some()));
    assert_eq!(past.versions[1].audit.what, "Import Wojcikowska.csv");
    assert!(store.check().unwrap().is_sound());
    drop(store);
    assert_silent(&folder, "after a new key");
    // Backups made before are opened by the present passphrase, and by no other.
    let backups = backups_in(&folder);
    assert_eq!(backups.len(), 2);
    for (n, backup) in backups.iter().enumerate() {
        let other = dir.path().join(format!("other-{n}"));
        restore(&backup.path, &other).unwrap();
        assert!(unlock(&other, PASSPHRASE).is_err());
        let store = open(&other, Some(unlock(&other, "other plain words").unwrap()));
        assert_eq!(store.count("person").unwrap(), 30);
        assert!(store.get(&work_key(29)).unwrap().is_some());
        assert!(store.check().unwrap().is_sound());
        drop(store);
        assert_silent(&other, "after it was restored");
    }
    // The key file of before in its place: the old key opens nothing that is here.
    let new_key_file = std::fs::read(folder.join("key.json")).unwrap();
    std::fs::write(folder.join("key.json"), old_key_file).unwrap();
    let vault = unlock(&folder, PASSPHRASE).unwrap();
    assert!(Store::open(&folder, &opening(Some(vault))).is_err());
    std::fs::write(folder.join("key.json"), new_key_file).unwrap();
    // Taken away, and locked again: a new key once more.
    remove_passphrase(&folder, "other plain words").unwrap();
    assert_eq!(lock_state(&folder).unwrap(), LockState::KeyInside);
    let key_inside = std::fs::read(folder.join("key.json")).unwrap();
    assert_eq!(
        open(&folder, Some(unlock(&folder, "").unwrap()))
            .count("work")
            .unwrap(),
        30
    );
    change("", Some("third plain words"), 30).unwrap();
    std::fs::write(dir.path().join("key.json"), key_inside).unwrap();
    let copy = dir.path().join("copy");
    locked::copy(&folder, &copy);
    std::fs::copy(dir.path().join("key.json"), copy.join("key.json")).unwrap();
    let vault = unlock(&copy, "").unwrap();
    assert!(Store::open(&copy, &opening(Some(vault))).is_err());
    let store = open(&folder, Some(unlock(&folder, "third plain words").unwrap()));
    assert_eq!(store.count("work").unwrap(), 30);
    let past = store.versions(&work_key(1)).unwrap();
    assert_eq!((past.versions.len(), past.earlier_unreadable), (2, false));
}

#[test]
fn a_key_file_that_was_tampered_with_is_refused() {
    let (_dir, folder) = workspace();
    drop(lock_it(&folder));
    let path = folder.join("key.json");
    let good = std::fs::read_to_string(&path).unwrap();
    for (from, to) in [
        ("\"memoryKib\": 65536", "\"memoryKib\": 4294967295"),
        ("\"passes\": 3", "\"passes\": 4000000"),
        ("credwright-key", "another-key"),
        ("\"version\": 2", "\"version\": 3"),
        ("\"version\": 2", "\"version\": 1"),
        ("\"mac\": \"", "\"mac\": \"0"),
        (
            "\"mac\"",
            "\"sealing\": {\"until\": {\"sequence\": 9, \"hash\": \"\"}, \"unvouched\": true}, \"mac\"",
        ),
    ] {
        assert!(good.contains(from), "{from} in {good}");
        std::fs::write(&path, good.replace(from, to)).unwrap();
        assert!(unlock(&folder, PASSPHRASE).is_err(), "{to}");
    }
    std::fs::write(&path, "{").unwrap();
    assert!(Store::open(&folder, &opening(None)).is_err());
    std::fs::write(&path, good).unwrap();
    assert!(unlock(&folder, PASSPHRASE).is_ok());
}

static DESCRIBED: AtomicUsize = AtomicUsize::new(0);

#[test]
fn search_of_a_locked_workspace_is_sealed_and_kept_from_opening_to_opening() {
    fn open_telling(folder: &Path, passphrase: &str) -> Store {
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
    drop(lock_it(&folder));
    let store = open_telling(&folder, PASSPHRASE);
    assert_eq!(found(&store, "wojcik"), 30);
    assert!(DESCRIBED.swap(0, Ordering::SeqCst) >= 31);
    drop(store);
    let search = folder.join("index/search");
    assert!(std::fs::read_dir(&search).unwrap().count() > 0);
    assert_eq!(says(&folder, "Wojcikowska"), Vec::<String>::new());
    let store = open_telling(&folder, PASSPHRASE);
    assert_eq!(found(&store, "wojcik"), 30);
    assert_eq!(DESCRIBED.load(Ordering::SeqCst), 0, "nothing is made anew");
    save(&store, "Save", vec![person(77)]);
    assert_eq!(found(&store, "wojcik"), 31);
    assert_eq!(DESCRIBED.swap(0, Ordering::SeqCst), 1);
    drop(store);
    // One that was damaged, or was left from before there was a key, is made anew.
    for bytes in [
        &b"CWSEAL1\nnot sealed by this key at all, and long enough"[..],
        b"{}",
    ] {
        std::fs::write(search.join("meta.json"), bytes).unwrap();
        let store = open_telling(&folder, PASSPHRASE);
        assert_eq!(found(&store, "wojcik"), 31);
        assert!(DESCRIBED.swap(0, Ordering::SeqCst) >= 31);
    }
}

#[test]
fn indexes_of_a_locked_workspace_say_nothing_and_answer_all_the_same() {
    let (_dir, folder) = workspace();
    let vault = lock_it(&folder);
    let (store, opened) = Store::open(&folder, &opening(Some(Arc::clone(&vault)))).unwrap();
    assert!(opened.index_missing);
    let born = |n: u32| {
        let value = json!({ "name": NAME, "born": format!("19{n}-01-01") });
        Write::put(Key::new("person", &format!("b{n}")), value)
    };
    save(&store, "Save", (60..90).map(born).collect());
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
