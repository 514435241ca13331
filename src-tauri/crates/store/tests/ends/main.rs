//! A journal that lost its end, forked, was replaced or forged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

#[path = "../forging/mod.rs"]
mod forging;
mod lost;
mod other_histories;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use store::{
    AuditEntry, ChangeSet, Finding, Gap, Key, KnownBy, Opened, Opening, Records, Store, Write,
};

pub fn audit(what: &str) -> AuditEntry {
    AuditEntry {
        who: "p-1".to_owned(),
        at: "2026-11-24T10:00:00Z".to_owned(),
        what: what.to_owned(),
    }
}

pub fn key(id: &str) -> Key {
    Key::new("thing", id)
}

pub fn put(id: &str, value: u64) -> ChangeSet {
    ChangeSet {
        writes: vec![Write::put(key(id), json!({ "value": value }))],
        audit: audit(&format!("Save {id}")),
        ..ChangeSet::default()
    }
}

pub fn open(folder: &Path) -> (Store, Opened) {
    Store::open(folder, &Opening::default()).unwrap()
}

pub fn workspace(saves: u64) -> (tempfile::TempDir, PathBuf) {
    workspace_of(saves, "")
}

pub fn workspace_of(saves: u64, whose: &str) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    for n in 1..=saves {
        store.commit(put(&format!("{whose}k{n}"), n)).unwrap();
    }
    (dir, folder)
}

pub fn back_up(store: &Store, minute: u32) -> String {
    let at = format!("2026-11-24T10:{minute:02}:00Z");
    let made = store.back_up(&at, "rolling", "", &|_, _| {}).unwrap();
    made.path
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned()
}

pub fn value(store: &Store, id: &str) -> u64 {
    let found = store.get(&key(id)).unwrap();
    found.map_or(0, |r| r.value["value"].as_u64().unwrap())
}

pub fn segment(folder: &Path, first: u64) -> PathBuf {
    folder.join(format!("journal/{first:020}.journal"))
}

/// Where each frame of a segment begins.
pub fn frames(bytes: &[u8]) -> Vec<usize> {
    let marks = bytes.windows(4).enumerate();
    marks
        .filter(|(_, w)| w == b"CWF2")
        .map(|(at, _)| at)
        .collect()
}

pub fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

pub fn lost(opened: &Opened) -> (Gap, Vec<KnownBy>, u64) {
    match &opened.notice.as_ref().expect("a notice").findings[..] {
        [
            Finding::Lost {
                saves,
                known_by,
                put_back,
                ..
            },
        ] => (*saves, known_by.clone(), *put_back),
        other => panic!("{other:?}"),
    }
}

/// The bytes that were kept aside, all together.
pub fn kept(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder.join("journal/aside"));
    let files = entries.into_iter().flatten().flatten();
    files.map(|e| fs::read(e.path()).unwrap()).collect()
}
