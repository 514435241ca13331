//! Kept files are held against their names, put back from backups, and taken away unused.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use store::{
    AuditEntry, ChangeSet, KeptWrong, Key, NamesFiles, Opening, Records, Store, Write, restore,
};

fn named(_kind: &str, _schema: u16, value: &Value) -> Vec<String> {
    value["file"]
        .as_str()
        .map(str::to_owned)
        .into_iter()
        .collect()
}

fn opening() -> Opening<'static> {
    Opening {
        names_files: NamesFiles {
            kinds: &["picture"],
            mention: &["note"],
            of: Some(named),
        },
        ..Opening::default()
    }
}

fn keep(folder: &Path, bytes: &[u8]) -> (String, PathBuf) {
    let hash = blake3::hash(bytes).to_hex().to_string();
    let path = folder.join("files").join(&hash);
    fs::write(&path, bytes).unwrap();
    (hash, path)
}

fn name(store: &Store, kind: &str, id: &str, hash: &str) {
    store
        .commit(ChangeSet {
            writes: vec![Write::put(Key::new(kind, id), json!({ "file": hash }))],
            audit: AuditEntry::default(),
            ..ChangeSet::default()
        })
        .unwrap();
}

fn back_up(store: &Store, hour: u32) -> store::BackupFile {
    let at = format!("2026-11-24T{hour:02}:00:00Z");
    store.back_up(&at, "rolling", "", &|_, _| {}).unwrap()
}

#[test]
fn a_backup_takes_the_place_of_none_made_in_the_same_second() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening()).unwrap();
    let made: Vec<_> = (0..3)
        .map(|n| {
            name(&store, "note", &n.to_string(), "nothing");
            back_up(&store, 1)
        })
        .collect();
    let found = store::backups_in(&folder);
    let turns: Vec<u32> = found.iter().map(|backup| backup.turn).collect();
    assert_eq!(turns, [3, 2, 1], "newest first");
    for (backup, made) in found.iter().zip(made.iter().rev()) {
        assert_eq!(backup.path, made.path);
        assert_eq!(
            (backup.reason.as_str(), backup.at.as_str()),
            ("rolling", "2026-11-24T01:00:00Z")
        );
    }
}

#[test]
fn what_is_damaged_or_missing_is_named_left_out_and_put_back() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening()).unwrap();
    let (logo, logo_path) = keep(&folder, b"the logo");
    let (seal, seal_path) = keep(&folder, b"the seal");
    name(&store, "picture", "logo", &logo);
    name(&store, "picture", "seal", &seal);
    assert!(store.check().unwrap().is_sound());
    assert_eq!(back_up(&store, 1).lacking, 0);
    fs::write(&logo_path, b"the logO").unwrap();
    fs::remove_file(&seal_path).unwrap();

    let check = store.check().unwrap();
    assert!(!check.is_sound());
    let found: Vec<_> = check
        .kept
        .iter()
        .map(|k| {
            (
                k.hash.as_str(),
                k.wrong,
                k.needed_by.as_ref().unwrap().id.as_str(),
                k.in_backups,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            (logo.as_str(), KeptWrong::Damaged, "logo", true),
            (seal.as_str(), KeptWrong::Missing, "seal", true),
        ]
    );
    // The next backup says what it lacks, and carries no rot on.
    name(&store, "note", "n", "nothing");
    let made = back_up(&store, 2);
    assert_eq!(made.lacking, 2);
    let elsewhere = dir.path().join("elsewhere");
    let restored = restore(&made.path, &elsewhere).unwrap();
    assert_eq!(restored.manifest.lacking.len(), 2);
    assert_eq!(fs::read_dir(elsewhere.join("files")).unwrap().count(), 0);

    let repaired = store.put_back_kept_files().unwrap();
    assert_eq!((repaired.put_back, repaired.lost.len()), (2, 0));
    assert_eq!(fs::read(&logo_path).unwrap(), b"the logo");
    assert_eq!(fs::read(&seal_path).unwrap(), b"the seal");
    assert!(store.check().unwrap().is_sound());
    let aside: Vec<_> = fs::read_dir(folder.join("journal/aside"))
        .unwrap()
        .collect();
    assert_eq!(aside.len(), 1, "the damaged one is kept");
    assert_eq!(back_up(&store, 3).lacking, 0);
}

#[test]
fn what_no_backup_has_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening()).unwrap();
    let (logo, path) = keep(&folder, b"the logo");
    name(&store, "picture", "logo", &logo);
    fs::remove_file(path).unwrap();
    let repaired = store.put_back_kept_files().unwrap();
    assert_eq!((repaired.put_back, repaired.lost.len()), (0, 1));
    let said = repaired.lost[0].to_string();
    assert!(
        said.contains("is missing") && said.contains("no backup"),
        "{said}"
    );
}

#[test]
fn only_what_no_save_ever_named_is_taken_away() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening()).unwrap();
    let (old, old_path) = keep(&folder, b"an old logo");
    let (logo, logo_path) = keep(&folder, b"the logo");
    let (note, note_path) = keep(&folder, b"a note");
    let (_, loose_path) = keep(&folder, b"never saved");
    let (fresh, fresh_path) = keep(&folder, b"about to be saved");
    name(&store, "picture", "logo", &old);
    name(&store, "picture", "logo", &logo);
    name(&store, "note", "n", &note);
    store.compact(AuditEntry::default(), |_, _| {}).unwrap();
    let in_use = HashSet::from([fresh]);
    assert_eq!(store.take_away_unused_files(&in_use).unwrap(), 1);
    assert!(!loose_path.exists());
    for path in [&old_path, &logo_path, &note_path, &fresh_path] {
        assert!(path.exists(), "{}", path.display());
    }
    // Where a part of the past is gone nothing can be told to be unused.
    for entry in fs::read_dir(folder.join("backups/journal")).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    keep(&folder, b"never saved");
    assert_eq!(store.take_away_unused_files(&HashSet::new()).unwrap(), 0);
    let check = store.check().unwrap();
    assert!(check.is_sound(), "{check:?}");
    assert_eq!(check.missing_history.len(), 1, "{check:?}");
}

/// A document that packs well, and more files than a zip file could once count.
#[test]
fn a_backup_takes_what_the_workspace_took() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening()).unwrap();
    let (hash, _) = keep(&folder, &vec![b' '; 60_000_000]);
    name(&store, "picture", "large", &hash);
    let many = std::env::var_os("CREDWRIGHT_LONG").map_or(200, |_| 66_000);
    for n in 0..many {
        keep(&folder, format!("file {n}").as_bytes());
    }
    let made = back_up(&store, 1);
    let elsewhere = dir.path().join("elsewhere");
    restore(&made.path, &elsewhere).unwrap();
    let (restored, _) = Store::open(&elsewhere, &opening()).unwrap();
    let check = restored.check().unwrap();
    assert!(check.is_sound(), "{check:?}");
    assert_eq!(
        fs::read_dir(elsewhere.join("files")).unwrap().count(),
        many + 1
    );
}

/// A value that packs so well that it would be refused from outside is saved and read.
#[test]
fn a_value_that_packs_well_is_saved_and_read() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening()).unwrap();
    let text = "x".repeat(50 << 20);
    store
        .commit(ChangeSet {
            writes: vec![Write::put(Key::new("note", "n"), json!(text))],
            ..ChangeSet::default()
        })
        .unwrap();
    drop(store);
    let (store, _) = Store::open(&folder, &opening()).unwrap();
    assert_eq!(
        store.get(&Key::new("note", "n")).unwrap().unwrap().value,
        text
    );
    assert!(store.check().unwrap().is_sound());
}
