//! Workspaces that were cut, flipped, emptied, moved and repaired.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use store::{
    AuditEntry, ChangeSet, Key, Opened, Opening, Records, Store, StoreError, Write, backups_in,
    repair, restore,
};

fn audit(what: &str) -> AuditEntry {
    AuditEntry {
        who: String::new(),
        at: "2026-11-24T10:00:00Z".to_owned(),
        what: what.to_owned(),
    }
}

fn put(id: &str, value: u64) -> ChangeSet {
    ChangeSet {
        writes: vec![Write::put(Key::new("thing", id), json!({ "value": value }))],
        audit: audit(&format!("Save {id}")),
        ..ChangeSet::default()
    }
}

fn key(id: &str) -> Key {
    Key::new("thing", id)
}

fn open(folder: &Path) -> Result<(Store, Opened), StoreError> {
    Store::open(folder, &Opening::default())
}

fn workspace(saves: u64) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    for n in 1..=saves {
        store.commit(put(&format!("k{}", n % 10), n)).unwrap();
    }
    (dir, folder)
}

fn value(store: &Store, id: &str) -> u64 {
    store
        .get(&key(id))
        .unwrap()
        .map_or(0, |r| r.value["value"].as_u64().unwrap())
}

fn segment(folder: &Path, first: u64) -> PathBuf {
    folder.join(format!("journal/{first:020}.journal"))
}

/// Where each frame of a segment begins.
fn frames(bytes: &[u8]) -> Vec<usize> {
    bytes
        .windows(4)
        .enumerate()
        .filter(|(_, w)| w == b"CWF2")
        .map(|(at, _)| at)
        .collect()
}

fn flip(path: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 0x20;
    fs::write(path, bytes).unwrap();
}

#[test]
fn any_flipped_byte_before_the_last_record_is_damage_and_never_a_shorter_journal() {
    let (_dir, folder) = workspace(6);
    let path = segment(&folder, 1);
    let bytes = fs::read(&path).unwrap();
    let last = *frames(&bytes).last().unwrap();
    for at in 0..last {
        let mut changed = bytes.clone();
        changed[at] ^= 0x20;
        fs::write(&path, &changed).unwrap();
        // The index is gone too, so that nothing but the journal can tell.
        let _ = fs::remove_dir_all(folder.join("index"));
        match open(&folder) {
            Err(StoreError::Damaged(account)) => {
                assert!(!account.places.is_empty(), "byte {at}");
                assert!(account.readable >= 5, "byte {at}: {account}");
            }
            Err(other) => panic!("byte {at}: {other}"),
            Ok(_) => panic!("byte {at}: opened"),
        }
        assert_eq!(fs::read(&path).unwrap(), changed, "left untouched");
    }
}

#[test]
fn a_confirmed_save_that_the_disk_lost_is_reported_and_kept_aside() {
    let (_dir, folder) = workspace(4);
    let path = segment(&folder, 1);
    let bytes = fs::read(&path).unwrap();
    fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
    let (store, opened) = open(&folder).unwrap();
    assert_eq!(opened.lost_saves, 1);
    assert!(opened.torn_bytes > 0 && opened.index_rebuilt);
    assert_eq!((value(&store, "k3"), value(&store, "k4")), (3, 0));
    let aside: Vec<_> = fs::read_dir(folder.join("journal/aside"))
        .unwrap()
        .collect();
    assert_eq!(aside.len(), 1);
    assert!(!store.check().unwrap().is_sound(), "until it is answered");
    store.answer(&audit("Answer")).unwrap();
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn zeros_after_the_last_record_are_a_write_that_was_cut_short() {
    let (_dir, folder) = workspace(4);
    let path = segment(&folder, 1);
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend([0; 5_000]);
    fs::write(&path, bytes).unwrap();
    let (store, opened) = open(&folder).unwrap();
    assert_eq!((opened.torn_bytes, opened.lost_saves), (5_000, 0));
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_segment_begun_and_not_finished_is_begun_again() {
    let (_dir, folder) = workspace(4);
    for length in [0, 7, 20, 55] {
        let store = open(&folder).unwrap().0;
        let next = store.tip().unwrap().sequence + 1;
        drop(store);
        let head = fs::read(segment(&folder, 1)).unwrap();
        fs::write(segment(&folder, next), &head[..length]).unwrap();
        let (store, _) = open(&folder).unwrap();
        store.commit(put("after", next)).unwrap();
        drop(store);
        let (store, _) = open(&folder).unwrap();
        assert_eq!(value(&store, "after"), next);
        assert!(store.check().unwrap().is_sound(), "{length}");
    }
}

#[test]
fn compacting_keeps_everything_and_its_past() {
    let (_dir, folder) = workspace(60);
    let store = open(&folder).unwrap().0;
    store
        .commit(ChangeSet {
            writes: vec![Write::Delete(key("k5"))],
            audit: audit("Delete k5"),
            ..ChangeSet::default()
        })
        .unwrap();
    let before: Vec<_> = store.every("thing", "").unwrap();
    let past = store.versions(&key("k3")).unwrap();
    let gone = store.versions(&key("k5")).unwrap();
    assert_eq!(past.versions.len(), 6);
    assert_eq!(store.compact(audit("Compact"), |_, _| {}).unwrap(), 9);
    assert_eq!(store.every("thing", "").unwrap(), before);
    assert_eq!(store.versions(&key("k3")).unwrap(), past);
    assert_eq!(store.versions(&key("k5")).unwrap(), gone);
    assert!(store.check().unwrap().is_sound());
    store.commit(put("k5", 500)).unwrap();
    drop(store);
    let (store, opened) = open(&folder).unwrap();
    assert!(!opened.index_rebuilt, "{opened:?}");
    drop(store);
    fs::remove_dir_all(folder.join("index")).unwrap();
    let (store, opened) = open(&folder).unwrap();
    assert!(opened.index_rebuilt);
    assert_eq!(value(&store, "k5"), 500);
    assert_eq!(
        store.versions(&key("k5")).unwrap().versions.len(),
        gone.versions.len() + 1
    );
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    assert_eq!(store.versions(&key("k3")).unwrap(), past);
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(report.commits, 64);
}

#[test]
fn a_compacting_that_was_cut_short_changes_nothing() {
    let (_dir, folder) = workspace(20);
    let store = open(&folder).unwrap().0;
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    let list = store.every("thing", "").unwrap();
    drop(store);
    // Cut before the old files were moved and the new segment begun.
    let archived = folder.join("backups/journal");
    for entry in fs::read_dir(&archived).unwrap().flatten() {
        fs::rename(entry.path(), folder.join("journal").join(entry.file_name())).unwrap();
    }
    fs::remove_file(segment(&folder, 21)).unwrap();
    fs::remove_file(folder.join("journal/tip")).unwrap();
    fs::remove_dir_all(folder.join("index")).unwrap();
    fs::write(
        folder.join("journal/00000000000000000099.checkpoint.part"),
        "half",
    )
    .unwrap();
    let (store, _) = open(&folder).unwrap();
    assert_eq!(store.every("thing", "").unwrap(), list);
    assert!(store.check().unwrap().is_sound());
    assert!(
        !folder
            .join("journal/00000000000000000099.checkpoint.part")
            .exists()
    );
}

#[test]
fn a_changed_checkpoint_is_found_and_the_journal_behind_it_serves() {
    let (_dir, folder) = workspace(20);
    let store = open(&folder).unwrap().0;
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    let list = store.every("thing", "").unwrap();
    let checkpoint = folder.join("journal/00000000000000000020.checkpoint");
    let bytes = fs::read(&checkpoint).unwrap();
    for at in (0..bytes.len()).step_by(7) {
        flip(&checkpoint, at);
        assert!(!store.check().unwrap().is_sound(), "byte {at}");
        flip(&checkpoint, at);
    }
    drop(store);
    flip(&checkpoint, 80);
    fs::remove_dir_all(folder.join("index")).unwrap();
    let (store, opened) = open(&folder).unwrap();
    assert!(opened.index_rebuilt && opened.checkpoint_remade);
    assert_eq!(store.every("thing", "").unwrap(), list);
    store.commit(put("later", 1)).unwrap();
    drop(store);
    let (store, opened) = open(&folder).unwrap();
    assert_eq!(opened, Opened::default());
    assert_eq!(value(&store, "later"), 1);
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{report:?}");
    assert_eq!(
        fs::read_dir(folder.join("journal/aside")).unwrap().count(),
        1
    );
    // The same with an index that was left in order.
    drop(store);
    let newest = folder.join("journal/00000000000000000021.checkpoint");
    flip(&newest, 80);
    let (store, opened) = open(&folder).unwrap();
    assert!(opened.checkpoint_remade);
    assert_eq!(value(&store, "later"), 1);
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn any_changed_byte_of_an_archived_segment_is_found() {
    let (_dir, folder) = workspace(5);
    let store = open(&folder).unwrap().0;
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    let path = folder
        .join("backups/journal")
        .join(segment(&folder, 1).file_name().unwrap());
    for at in 0..fs::metadata(&path).unwrap().len() {
        flip(&path, usize::try_from(at).unwrap());
        assert!(!store.check().unwrap().is_sound(), "byte {at}");
        flip(&path, usize::try_from(at).unwrap());
    }
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_backup_restores_elsewhere_with_everything() {
    let (dir, folder) = workspace(30);
    let store = open(&folder).unwrap().0;
    let hash = blake3::hash(b"a logo").to_hex().to_string();
    fs::write(folder.join("files").join(&hash), b"a logo").unwrap();
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    store.commit(put("k1", 100)).unwrap();
    let backup = store
        .back_up("2026-11-24T10:30:00Z", "by-hand", "Try", &|_, _| {})
        .unwrap();
    assert_eq!(
        (backup.at.as_str(), backup.reason.as_str()),
        ("2026-11-24T10:30:00Z", "by-hand")
    );
    assert_eq!(backups_in(&folder), std::slice::from_ref(&backup));
    store.commit(put("k1", 101)).unwrap();
    let other = dir.path().join("other");
    let manifest = restore(&backup.path, &other).unwrap().manifest;
    assert_eq!(manifest.sequence, 32);
    let (restored, _) = open(&other).unwrap();
    assert_eq!((value(&restored, "k1"), value(&restored, "k7")), (100, 27));
    assert_eq!(
        fs::read(other.join("files").join(&hash)).unwrap(),
        b"a logo"
    );
    assert!(restored.check().unwrap().is_sound());
    assert!(
        restored.versions(&key("k7")).unwrap().earlier_unreadable,
        "history stayed behind"
    );
    // With its history, nothing stays behind.
    let whole = dir.path().join("whole.credwright");
    store
        .write_archive(&whole, "2026-11-24T11:00:00Z", "Try", true, &|_, _| {})
        .unwrap();
    let third = dir.path().join("third");
    restore(&whole, &third).unwrap();
    let (third, _) = open(&third).unwrap();
    assert_eq!(
        third.versions(&key("k7")).unwrap(),
        store.versions(&key("k7")).unwrap()
    );
}

#[test]
fn what_a_backup_has_heals_the_journal_whole() {
    for compacted in [false, true] {
        let (_dir, folder) = workspace(20);
        let store = open(&folder).unwrap().0;
        if compacted {
            store.compact(audit("Compact"), |_, _| {}).unwrap();
            for n in 0..8 {
                store.commit(put(&format!("k{n}"), 200 + n)).unwrap();
            }
        }
        store
            .back_up("2026-11-24T10:30:00Z", "hourly", "", &|_, _| {})
            .unwrap();
        store.commit(put("k9", 999)).unwrap();
        let list = store.every("thing", "").unwrap();
        drop(store);
        let path = segment(&folder, if compacted { 21 } else { 1 });
        let bytes = fs::read(&path).unwrap();
        let starts = frames(&bytes);
        let damaged = {
            // Two places: a run of three saves, and one save alone.
            let mut changed = bytes.clone();
            changed[starts[2] + 20..starts[4] + 20].fill(0);
            changed[starts[6] + 30] ^= 1;
            changed
        };
        fs::write(&path, &damaged).unwrap();
        fs::remove_dir_all(folder.join("index")).unwrap();
        let Err(StoreError::Damaged(account)) = open(&folder) else {
            panic!("opened");
        };
        assert_eq!((account.missing(), account.in_backups), (4, 4), "{account}");
        assert_eq!(account.places.len(), 2, "{account}");
        let repaired = repair(&folder, &Opening::default(), &audit("Repair")).unwrap();
        assert_eq!((repaired.recovered, repaired.lost.len()), (4, 0));
        assert_eq!(
            fs::read(&repaired.aside[0]).unwrap(),
            damaged,
            "set aside untouched"
        );
        assert_eq!(fs::read(&path).unwrap(), bytes, "healed to the byte");
        let (store, _) = open(&folder).unwrap();
        assert_eq!(store.every("thing", "").unwrap(), list);
        assert!(store.check().unwrap().is_sound());
    }
}

#[test]
fn what_no_backup_has_is_given_up_by_name_and_the_rest_kept() {
    let (_dir, folder) = workspace(20);
    let store = open(&folder).unwrap().0;
    store
        .back_up("2026-11-24T10:30:00Z", "hourly", "", &|_, _| {})
        .unwrap();
    for n in 21..=30 {
        store.commit(put(&format!("m{n}"), n)).unwrap();
    }
    drop(store);
    let path = segment(&folder, 1);
    let mut bytes = fs::read(&path).unwrap();
    let starts = frames(&bytes);
    // Saves 19 to 22: the backup has 19 and 20.
    bytes[starts[18] + 20..starts[21] + 40].fill(0xAA);
    fs::write(&path, &bytes).unwrap();
    let Err(StoreError::Damaged(account)) = open(&folder) else {
        panic!("opened");
    };
    assert_eq!((account.missing(), account.in_backups), (4, 2), "{account}");
    let repaired = repair(&folder, &Opening::default(), &audit("Repair")).unwrap();
    assert_eq!(repaired.recovered, 2);
    assert_eq!(repaired.lost, [store::Gap { from: 21, to: 22 }]);
    let (store, _) = open(&folder).unwrap();
    assert_eq!(
        (value(&store, "k9"), value(&store, "k0")),
        (19, 20),
        "from the backup"
    );
    assert_eq!(
        (value(&store, "m21"), value(&store, "m22")),
        (0, 22),
        "lost, and read from what is left of it"
    );
    assert_eq!(repaired.salvaged, [key("m22")]);
    assert_eq!(
        (
            value(&store, "m23"),
            value(&store, "m30"),
            value(&store, "k1")
        ),
        (23, 30, 11)
    );
    let report = store.check().unwrap();
    assert!(report.is_sound(), "{report:?}");
    store.commit(put("m21", 1)).unwrap();
    drop(store);
    assert_eq!(value(&open(&folder).unwrap().0, "m21"), 1);
}

#[test]
fn a_damaged_checkpoint_without_its_past_comes_back_from_a_backup() {
    let (_dir, folder) = workspace(20);
    let store = open(&folder).unwrap().0;
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    store
        .back_up("2026-11-24T10:30:00Z", "daily", "", &|_, _| {})
        .unwrap();
    store.commit(put("k9", 999)).unwrap();
    drop(store);
    fs::remove_dir_all(folder.join("backups/journal")).unwrap();
    fs::remove_dir_all(folder.join("index")).unwrap();
    flip(&folder.join("journal/00000000000000000020.checkpoint"), 100);
    let Err(StoreError::Damaged(account)) = open(&folder) else {
        panic!("opened");
    };
    assert!(account.newest_backup.is_some());
    let repaired = repair(&folder, &Opening::default(), &audit("Repair")).unwrap();
    assert_eq!(repaired.aside.len(), 1);
    let (store, _) = open(&folder).unwrap();
    assert_eq!((value(&store, "k9"), value(&store, "k3")), (999, 13));
}

/// Text that hardly packs.
fn noise(seed: u64, length: usize) -> String {
    let mut state = seed;
    (0..length)
        .map(|_| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            char::from(b' ' + u8::try_from((state >> 57) % 90).unwrap())
        })
        .collect()
}

#[test]
fn a_long_journal_goes_on_in_a_new_segment_and_each_of_them_counts() {
    let (_dir, folder) = workspace(3);
    let store = open(&folder).unwrap().0;
    for n in 0..14_u64 {
        store
            .commit(ChangeSet {
                writes: vec![Write::put(
                    key(&format!("large{n}")),
                    json!(noise(n, 6_000_000)),
                )],
                ..ChangeSet::default()
            })
            .unwrap();
    }
    store.commit(put("after", 7)).unwrap();
    let segments = || {
        let mut found: Vec<PathBuf> = fs::read_dir(folder.join("journal"))
            .unwrap()
            .flatten()
            .map(|e| e.path())
            .filter(|p| p.extension().is_some_and(|e| e == "journal"))
            .collect();
        found.sort();
        found
    };
    assert_eq!(segments().len(), 2);
    assert!(store.check().unwrap().is_sound());
    drop(store);
    let (store, opened) = open(&folder).unwrap();
    assert_eq!(opened, Opened::default());
    assert_eq!(value(&store, "after"), 7);
    assert_eq!(
        store.get(&key("large0")).unwrap().unwrap().value,
        json!(noise(0, 6_000_000))
    );
    drop(store);
    // The end of the first is not the end of the journal: a cut there is damage.
    let first = &segments()[0];
    let bytes = fs::read(first).unwrap();
    fs::write(first, &bytes[..bytes.len() - 10]).unwrap();
    fs::remove_dir_all(folder.join("index")).unwrap();
    let Err(StoreError::Damaged(account)) = open(&folder) else {
        panic!("opened");
    };
    assert_eq!(account.missing(), 1, "{account}");
    fs::write(first, &bytes).unwrap();
    // What was read before the damage is kept; the rest is taken in now.
    let (store, opened) = open(&folder).unwrap();
    assert!(opened.caught_up > 0 && !opened.index_rebuilt, "{opened:?}");
    assert_eq!(store.compact(audit("Compact"), |_, _| {}).unwrap(), 18);
    assert_eq!(segments().len(), 1);
    assert_eq!(value(&store, "after"), 7);
    assert!(store.check().unwrap().is_sound());
}
