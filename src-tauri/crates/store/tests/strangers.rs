//! A workspace that comes from somebody else: nothing in it is followed, written through, waited
//! for or deleted that is not a file or folder of its own.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;
use store::{
    AuditEntry, ChangeSet, Key, Opening, Private, Records, Secrets, Store, StoreError, Vault,
    Write, lock, repair,
};

const HASH: &str = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";

struct Desk {
    dir: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            dir: tempfile::tempdir().unwrap(),
        };
        let store = Store::create(&desk.folder(), &Opening::default()).unwrap();
        save(&store, 1);
        store
            .back_up("2026-11-24T10:00:00Z", "rolling", "", &|_, _| {})
            .unwrap();
        drop(store);
        // Somebody's own folder, with what is dear to them.
        fs::create_dir(desk.theirs()).unwrap();
        fs::write(desk.precious(), "precious").unwrap();
        desk
    }

    fn folder(&self) -> PathBuf {
        self.dir.path().join("w")
    }

    fn theirs(&self) -> PathBuf {
        self.dir.path().join("theirs")
    }

    fn precious(&self) -> PathBuf {
        self.theirs().join("precious")
    }

    fn is_untouched(&self, what: &str) {
        assert_eq!(fs::read(self.precious()).unwrap(), b"precious", "{what}");
        assert_eq!(fs::read_dir(self.theirs()).unwrap().count(), 1, "{what}");
    }
}

fn save(store: &Store, number: u64) {
    store
        .commit(ChangeSet {
            writes: vec![Write::put(Key::new("thing", "a"), json!(number))],
            ..ChangeSet::default()
        })
        .unwrap();
}

fn fifo(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

fn refused(desk: &Desk, what: &str) {
    let named = |error: &StoreError| {
        assert!(
            matches!(error, StoreError::NotPlain { .. }),
            "{what}: {error}"
        );
    };
    match Store::open(&desk.folder(), &Opening::default()) {
        Err(error) => named(&error),
        Ok(_) => panic!("{what} was opened"),
    }
    match repair(&desk.folder(), &Opening::default(), &AuditEntry::default()) {
        Err(error) => named(&error),
        Ok(_) => panic!("{what} was repaired"),
    }
    desk.is_untouched(what);
}

#[test]
fn folders_that_are_links_are_refused_and_nothing_behind_them_is_touched() {
    for name in [
        "index",
        "index/records",
        "index/search",
        "journal",
        "journal/aside",
        "backups",
        "backups/journal",
        "files",
    ] {
        let desk = Desk::new();
        let place = desk.folder().join(name);
        if fs::symlink_metadata(&place).is_ok() {
            fs::remove_dir_all(&place).unwrap();
        }
        symlink(desk.theirs(), &place).unwrap();
        refused(&desk, name);
    }
}

#[test]
fn files_that_are_links_or_queues_are_refused_and_not_waited_for() {
    for name in [
        "lock",
        "index/clean",
        "index/records/db",
        "index/search",
        "journal/00000000000000000001.journal",
        "journal/00000000000000000009.journal",
        "journal/00000000000000000001.checkpoint.part",
        "backups/2026-11-24T11-00-00Z-rolling.credwright",
        "backups/look.part",
        "backups/journal",
    ] {
        for queue in [false, true] {
            let desk = Desk::new();
            let place = desk.folder().join(name);
            if place.is_dir() {
                fs::remove_dir_all(&place).unwrap();
            } else if place.exists() {
                fs::remove_file(&place).unwrap();
            }
            if queue {
                fifo(&place);
            } else {
                symlink(desk.precious(), &place).unwrap();
            }
            refused(&desk, &format!("{name}, queue: {queue}"));
        }
    }
}

#[test]
fn a_kept_file_that_is_a_link_or_a_queue_goes_into_no_backup() {
    for queue in [false, true] {
        let desk = Desk::new();
        let place = desk.folder().join("files").join(HASH);
        if queue {
            fifo(&place);
        } else {
            symlink(desk.precious(), &place).unwrap();
        }
        let (store, _) = Store::open(&desk.folder(), &Opening::default()).unwrap();
        save(&store, 2);
        let made = store
            .back_up("2026-11-24T12:00:00Z", "by-hand", "", &|_, _| {})
            .unwrap();
        assert_eq!(made.lacking, 1);
        let archive = store::Archive::open(&made.path).unwrap();
        assert!(archive.entry(&format!("files/{HASH}")).is_none());
        let check = store.check().unwrap();
        assert!(!check.is_sound());
        assert_eq!(check.kept.len(), 1, "{check:?}");
        let repaired = store.put_back_kept_files().unwrap();
        assert_eq!(repaired.put_back, 0);
        desk.is_untouched("a kept file");
    }
}

#[test]
fn a_key_that_is_a_link_is_not_written_through() {
    let desk = Desk::new();
    symlink(desk.precious(), desk.folder().join("key.json")).unwrap();
    assert!(store::lock_state(&desk.folder()).is_err());
    desk.is_untouched("the key");
}

const PRIVATE: Private = Private {
    kinds: &["thing"],
    names: &[],
};

fn locked(desk: &Desk) {
    let secrets = Secrets {
        key: [1; 32].into(),
        wrapping: [2; 32].into(),
    };
    let how = Opening::default();
    lock(&desk.folder(), "correct horse", &secrets, PRIVATE, &how).unwrap();
}

#[test]
fn a_key_is_the_owners_alone() {
    let desk = Desk::new();
    locked(&desk);
    let mode = fs::metadata(desk.folder().join("key.json"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_key_file_from_outside_may_not_ask_for_more_than_it_should() {
    let desk = Desk::new();
    locked(&desk);
    let path = desk.folder().join("key.json");
    let whole: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for (memory, passes) in [(1 << 20, 3), (65_536, 1_000), (262_144, 50)] {
        let mut asked = whole.clone();
        asked["derivation"]["argon2id"]["memoryKib"] = json!(memory);
        asked["derivation"]["argon2id"]["passes"] = json!(passes);
        fs::write(&path, asked.to_string()).unwrap();
        let begun = std::time::Instant::now();
        let opened = Vault::unlock(&desk.folder(), "correct horse", PRIVATE);
        assert!(matches!(opened, Err(StoreError::Unreadable(_))));
        assert!(begun.elapsed().as_secs() < 2);
    }
}

#[test]
fn what_is_not_ours_beside_the_index_stays() {
    let desk = Desk::new();
    let note = desk.folder().join("index/notes.txt");
    fs::write(&note, "mine").unwrap();
    fs::remove_dir_all(desk.folder().join("index/records")).unwrap();
    let (store, opened) = Store::open(&desk.folder(), &Opening::default()).unwrap();
    assert!(opened.index_rebuilt);
    assert_eq!(
        store.get(&Key::new("thing", "a")).unwrap().unwrap().value,
        1
    );
    assert_eq!(fs::read(&note).unwrap(), b"mine");
}

#[test]
fn unfinished_files_go_at_the_next_opening_and_others_stay() {
    let desk = Desk::new();
    let ours = [
        "backups/.2026-11-24T11-00-00Z-rolling.credwright.0123456789abcdef.part",
        "backups/2026-11-24T11-00-00Z-rolling.credwright.part",
        "backups/look.part",
        "journal/00000000000000000001.checkpoint.part",
        "files/.af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262.0123456789abcdef.part",
        ".key.json.0123456789abcdef.part",
    ];
    let others = [
        "backups/film.part",
        "journal/notes.part",
        "files/a.part",
        "book.part",
    ];
    for name in ours.iter().chain(&others) {
        fs::write(desk.folder().join(name), "x").unwrap();
    }
    let looked = desk.folder().join("backups/looked-at");
    fs::create_dir_all(looked.join("journal")).unwrap();
    drop(Store::open(&desk.folder(), &Opening::default()).unwrap());
    for name in ours {
        assert!(!desk.folder().join(name).exists(), "{name}");
    }
    for name in others {
        assert!(desk.folder().join(name).exists(), "{name}");
    }
    assert!(!looked.exists());
}
