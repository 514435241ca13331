//! What the store promises: whole or not at all, there after a restart, damage found.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use store::{ChangeSet, Guard, Key, Opened, Opening, Records, Store, StoreError, Write};

fn create(folder: &Path) -> Store {
    Store::create(folder, &Opening::default()).unwrap()
}

fn open(folder: &Path) -> Result<(Store, Opened), StoreError> {
    Store::open(folder, &Opening::default())
}

fn put(id: &str, value: i32) -> ChangeSet {
    ChangeSet {
        writes: vec![Write::put(Key::new("thing", id), json!({ "value": value }))],
        ..ChangeSet::default()
    }
}

fn key(id: &str) -> Key {
    Key::new("thing", id)
}

fn workspace() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    (dir, folder)
}

fn segment(folder: &Path) -> PathBuf {
    folder.join("journal/00000000000000000001.journal")
}

#[test]
fn what_was_committed_is_there_after_a_restart() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    store.commit(put("a", 1)).unwrap();
    store.commit(put("a", 2)).unwrap();
    drop(store);
    let (store, opened) = open(&folder).unwrap();
    assert!(!opened.index_rebuilt);
    let record = store.get(&key("a")).unwrap().unwrap();
    assert_eq!((record.revision, record.value), (2, json!({ "value": 2 })));
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_stale_save_is_refused_whole_with_both_revisions() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    store.commit(put("a", 1)).unwrap();
    store.commit(put("a", 2)).unwrap();
    let mut stale = put("b", 1);
    stale.writes.extend(put("a", 3).writes);
    stale.guards = vec![Guard::RevisionIs(key("a"), 1)];
    match store.commit(stale) {
        Err(StoreError::Conflict {
            expected: 1,
            found: 2,
            ..
        }) => {}
        other => panic!("{other:?}"),
    }
    assert!(store.get(&key("b")).unwrap().is_none());
    let twice = ChangeSet {
        guards: vec![Guard::Absent(key("a"))],
        ..put("a", 9)
    };
    assert!(matches!(store.commit(twice), Err(StoreError::Duplicate(_))));
}

#[test]
fn a_second_program_is_told_so() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    assert!(matches!(open(&folder), Err(StoreError::InUse)));
    drop(store);
    assert!(open(&folder).is_ok());
}

#[test]
fn only_an_empty_folder_becomes_a_workspace() {
    let (dir, folder) = workspace();
    fs::write(dir.path().join("thesis.doc"), "x").unwrap();
    assert!(matches!(
        Store::create(dir.path(), &Opening::default()),
        Err(StoreError::NotEmpty(_))
    ));
    assert!(matches!(open(&folder), Err(StoreError::NotAWorkspace(_))));
}

#[test]
fn an_index_that_is_missing_empty_or_foreign_is_rebuilt() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    for n in 0..50 {
        store.commit(put(&format!("k{n}"), n)).unwrap();
    }
    drop(store);
    let whole = |folder: &Path| {
        let (store, opened) = open(folder).unwrap();
        assert!(store.check().unwrap().is_sound());
        assert_eq!(store.every("thing", "").unwrap().len(), 50);
        opened.index_rebuilt
    };
    fs::remove_dir_all(folder.join("index")).unwrap();
    assert!(whole(&folder), "missing");
    fs::write(folder.join("index/records/db"), [7_u8; 5_000]).unwrap();
    whole(&folder);
    let (_other_dir, other) = workspace();
    let stranger = create(&other);
    for n in 0..9 {
        stranger.commit(put(&format!("s{n}"), n)).unwrap();
    }
    drop(stranger);
    fs::remove_dir_all(folder.join("index")).unwrap();
    fs::rename(other.join("index"), folder.join("index")).unwrap();
    assert!(whole(&folder), "another workspace's index");
}

#[test]
fn an_index_that_is_behind_catches_up() {
    let (dir, folder) = workspace();
    let store = create(&folder);
    store.commit(put("a", 1)).unwrap();
    drop(store);
    let old = dir.path().join("old-index");
    assert!(
        std::process::Command::new("cp")
            .arg("-r")
            .arg(folder.join("index"))
            .arg(&old)
            .status()
            .unwrap()
            .success()
    );
    let (store, _) = open(&folder).unwrap();
    store.commit(put("b", 2)).unwrap();
    drop(store);
    fs::remove_dir_all(folder.join("index")).unwrap();
    fs::rename(&old, folder.join("index")).unwrap();
    let (store, opened) = open(&folder).unwrap();
    assert!(!opened.index_rebuilt);
    assert_eq!(store.every("thing", "").unwrap().len(), 2);
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn the_journal_cut_at_every_byte_of_its_last_record_keeps_the_rest() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    store.commit(put("a", 1)).unwrap();
    let before = fs::metadata(segment(&folder)).unwrap().len();
    store.commit(put("b", 2)).unwrap();
    drop(store);
    let bytes = fs::read(segment(&folder)).unwrap();
    for cut in usize::try_from(before).unwrap()..bytes.len() {
        fs::write(segment(&folder), &bytes[..cut]).unwrap();
        // Nobody knows of the save: it was never confirmed.
        let _ = fs::remove_dir_all(folder.join("index"));
        let _ = fs::remove_file(folder.join("journal/tip"));
        let (store, opened) = open(&folder).unwrap();
        assert_eq!(opened.torn_bytes, cut as u64 - before, "cut at {cut}");
        assert!(store.get(&key("a")).unwrap().is_some() && store.get(&key("b")).unwrap().is_none());
        assert!(store.check().unwrap().is_sound());
        store.commit(put("c", 3)).unwrap();
    }
}

#[test]
fn any_changed_byte_in_the_journal_is_found() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    for n in 0..4 {
        store.commit(put("a", n)).unwrap();
    }
    let bytes = fs::read(segment(&folder)).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x10;
        fs::write(segment(&folder), &changed).unwrap();
        assert!(!store.check().unwrap().is_sound(), "byte {at}");
    }
}

#[test]
fn damage_in_the_middle_is_located_and_the_file_left_alone() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    for n in 0..4 {
        store.commit(put("a", n)).unwrap();
    }
    drop(store);
    let mut bytes = fs::read(segment(&folder)).unwrap();
    bytes[70] ^= 1;
    fs::write(segment(&folder), &bytes).unwrap();
    match open(&folder) {
        Err(StoreError::Damaged(account)) => {
            assert_eq!(account.places.len(), 1);
            assert_eq!(
                (account.places[0].offset, account.places[0].sequence),
                (56, 1)
            );
            assert_eq!((account.readable, account.missing()), (3, 1));
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("opened"),
    }
    assert_eq!(fs::read(segment(&folder)).unwrap(), bytes);
}

#[test]
fn large_values_and_neighbouring_names_come_back_as_they_were() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    let noise: String = (0..40_000_u32)
        .map(|n| char::from(33 + (n.wrapping_mul(2_654_435_761) >> 25) as u8 % 90))
        .collect();
    let big = json!({ "text": noise });
    for (id, value) in [("a", &big), ("ab", &json!(1)), ("a/b", &json!(2))] {
        let writes = vec![Write::put(key(id), value.clone())];
        store
            .commit(ChangeSet {
                writes,
                ..ChangeSet::default()
            })
            .unwrap();
    }
    assert_eq!(store.get(&key("a")).unwrap().unwrap().value, big);
    assert_eq!(store.every("thing", "a").unwrap().len(), 3);
    store
        .commit(ChangeSet {
            writes: vec![Write::Delete(key("a"))],
            ..ChangeSet::default()
        })
        .unwrap();
    assert!(store.get(&key("a")).unwrap().is_none());
    assert_eq!(store.every("thing", "").unwrap().len(), 2);
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_large_index_that_is_wrong_is_made_anew_by_a_check() {
    let (_dir, folder) = workspace();
    let store = create(&folder);
    // More records than are counted through at an opening.
    for part in 0..21 {
        let writes = (0..5_000)
            .map(|n| Write::put(key(&format!("k{part}-{n}")), json!(n)))
            .collect();
        let changes = ChangeSet {
            writes,
            ..ChangeSet::default()
        };
        store.commit(changes).unwrap();
    }
    drop(store);
    let database = folder.join("index/records/db");
    let mut bytes = fs::read(&database).unwrap();
    // Half of it: what lies in a smaller part may all be pages that are not in use any more.
    let (from, to) = (bytes.len() / 4, bytes.len() / 4 * 3);
    bytes[from..to].fill(0x55);
    fs::write(&database, bytes).unwrap();
    let (store, opened) = open(&folder).unwrap();
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{:?}", report.index_faults);
    assert!(opened.index_rebuilt || !report.index_mended.is_empty());
    assert_eq!(store.count("thing").unwrap(), 105_000);
    assert!(store.check().unwrap().index_mended.is_empty());
}
