//! What a locked workspace holds against: a killed locking, a key file that is gone, what was written
//! without the key, and files of others in its folder.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod forging;
mod locked;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use store::{
    Archive, ChangeSet, Guard, JournalFault, Key, LockState, PageOf, Range, ReadOnly, Records,
    Store, StoreError, Within, Write, backups_in, has_earlier_key, lock, lock_state,
    put_back_key_file, repair, restore,
};

use locked::{
    NAME, PASSPHRASE, PRIVATE, assert_silent, audit, copy, lock_it, open, opening, person, save,
    says, secrets, unlock, work, work_key, workspace,
};

/// The key file as it is from its first moment on, before anything is sealed.
fn key_file_at_first(folder: &Path) -> Vec<u8> {
    let backup = backups_in(folder).remove(0);
    assert_eq!(backup.reason, "locked");
    let mut archive = Archive::open(&backup.path).unwrap();
    archive.read("key.json", 1 << 20).unwrap()
}

fn newest_segment(folder: &Path) -> PathBuf {
    let mut segments: Vec<PathBuf> = std::fs::read_dir(folder.join("journal"))
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "journal"))
        .collect();
    segments.sort();
    segments.pop().unwrap()
}

fn without_index(folder: &Path) {
    std::fs::remove_dir_all(folder.join("index")).unwrap();
    std::fs::remove_file(folder.join("journal/tip")).unwrap();
}

fn nobody() -> serde_json::Value {
    json!({ "name": "Nobody" })
}

#[test]
fn an_opening_finishes_a_locking_that_had_only_its_key() {
    let (dir, folder) = workspace();
    let before = dir.path().join("before");
    copy(&folder, &before);
    drop(lock_it(&folder));
    std::fs::write(before.join("key.json"), key_file_at_first(&folder)).unwrap();
    assert_eq!(lock_state(&before).unwrap(), LockState::Locked);
    // Without the passphrase nothing is written, and nothing is sealed yet.
    let (store, opened) = Store::open(&before, &opening(None)).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::Locked));
    drop(store);
    let store = open(&before, Some(unlock(&before, PASSPHRASE).unwrap()));
    assert_eq!(store.count("person").unwrap(), 30);
    assert!(store.get(&work_key(7)).unwrap().is_some());
    assert!(store.check().unwrap().is_sound());
    drop(store);
    assert_silent(&before, "after the opening");
}

#[test]
fn what_was_written_meanwhile_without_the_key_is_not_sealed_in() {
    let (dir, folder) = workspace();
    let before = dir.path().join("before");
    copy(&folder, &before);
    drop(lock_it(&folder));
    std::fs::write(before.join("key.json"), key_file_at_first(&folder)).unwrap();
    let segment = newest_segment(&before);
    let bytes = std::fs::read(&segment).unwrap();
    let forged = forging::with_commit(&bytes, "person", "forged", &nobody());
    std::fs::write(&segment, forged).unwrap();
    without_index(&before);
    let vault = unlock(&before, PASSPHRASE).unwrap();
    let refused = Store::open(&before, &opening(Some(vault))).err().unwrap();
    let StoreError::Damaged(account) = refused else {
        panic!("{refused}");
    };
    assert_eq!(account.places[0].what, JournalFault::NotWithKey);
}

#[test]
fn a_workspace_whose_key_file_is_gone_can_only_be_read_and_is_a_fault() {
    let (_dir, folder) = workspace();
    let vault = lock_it(&folder);
    let store = open(&folder, Some(vault));
    save(&store, "Save", vec![person(2)]);
    drop(store);
    std::fs::remove_file(folder.join("key.json")).unwrap();
    assert_eq!(lock_state(&folder).unwrap(), LockState::Open);
    let (store, opened) = Store::open(&folder, &opening(None)).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::KeyGone));
    let refused = store.commit(ChangeSet {
        writes: vec![person(100)],
        ..ChangeSet::default()
    });
    let gone = |error: &StoreError| matches!(error, StoreError::ReadOnly(ReadOnly::KeyGone));
    assert!(gone(&refused.unwrap_err()));
    assert!(matches!(
        store.get(&Key::new("person", "3")),
        Err(StoreError::Locked)
    ));
    let report = store.check().unwrap();
    assert!(report.key_gone && !report.is_sound());
    drop(store);
    // Nor is it locked with another key, or given up.
    let again = lock(
        &folder,
        "another one",
        &secrets(40),
        PRIVATE,
        &opening(None),
    );
    assert!(gone(&again.unwrap_err()));
    let repaired = repair(&folder, &opening(None), &audit("Repair"));
    assert!(gone(&repaired.unwrap_err()));
    assert!(put_back_key_file(&folder).unwrap());
    assert!(!put_back_key_file(&folder).unwrap(), "once");
    let store = open(&folder, Some(unlock(&folder, PASSPHRASE).unwrap()));
    assert_eq!(store.count("person").unwrap(), 30);
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn what_is_appended_without_the_key_is_refused_and_never_taken_in() {
    let cases = ["person", "course"].map(|kind| [(kind, true), (kind, false)]);
    for (kind, with_index) in cases.into_iter().flatten() {
        let (_dir, folder) = workspace();
        let vault = lock_it(&folder);
        let store = open(&folder, Some(Arc::clone(&vault)));
        save(&store, "Save", vec![person(2)]);
        drop(store);
        let segment = newest_segment(&folder);
        let bytes = std::fs::read(&segment).unwrap();
        let forged = forging::with_commit(&bytes, kind, "forged", &nobody());
        std::fs::write(&segment, forged).unwrap();
        if !with_index {
            without_index(&folder);
        }
        let refused = Store::open(&folder, &opening(Some(Arc::clone(&vault)))).err();
        let Some(StoreError::Damaged(account)) = refused else {
            panic!("{kind} {with_index}: {refused:?}");
        };
        assert_eq!(account.places[0].what, JournalFault::NotWithKey);
        let how = opening(Some(Arc::clone(&vault)));
        repair(&folder, &how, &audit("Repair")).unwrap();
        let store = open(&folder, Some(vault));
        assert!(store.get(&Key::new(kind, "forged")).unwrap().is_none());
        assert_eq!(store.count("person").unwrap(), 30);
        assert!(store.check().unwrap().is_sound());
    }
}

#[test]
fn what_is_vouched_for_is_not_changed_unnoticed() {
    let (_dir, folder) = workspace();
    let vault = lock_it(&folder);
    let store = open(&folder, Some(Arc::clone(&vault)));
    let course = Key::new("course", "c");
    let put = Write::put(course.clone(), json!({ "name": "Applied stewardship" }));
    save(&store, "Save", vec![put]);
    drop(store);
    let segment = newest_segment(&folder);
    let whole = std::fs::read(&segment).unwrap();
    let forged = forging::with_vouched_text(&whole, "stewardship", "stewardhsip");
    assert_eq!(
        forged.len(),
        whole.len(),
        "everything stands where it stood"
    );
    assert_ne!(forged, whole);
    // While it is open: the value is an error, never a wrong value.
    let store = open(&folder, Some(Arc::clone(&vault)));
    std::fs::write(&segment, &forged).unwrap();
    assert!(matches!(store.get(&course), Err(StoreError::Unreadable(_))));
    assert!(!store.check().unwrap().is_sound());
    drop(store);
    for with_index in [true, false] {
        if !with_index {
            without_index(&folder);
        }
        let opened = Store::open(&folder, &opening(Some(Arc::clone(&vault))));
        assert!(matches!(opened.err(), Some(StoreError::Damaged(_))));
    }
    // So is a head: who did it is another.
    let renamed = forging::with_heads(&whole, |head| head["audit"]["who"] = json!("somebody"));
    std::fs::write(&segment, renamed).unwrap();
    let opened = Store::open(&folder, &opening(Some(vault)));
    assert!(matches!(opened.err(), Some(StoreError::Damaged(_))));
}

fn works() -> Vec<Key> {
    let mut keys: Vec<Key> = (0..30).map(work_key).collect();
    keys.sort();
    keys
}

#[test]
fn records_are_found_under_their_names_although_these_are_sealed() {
    let (_dir, folder) = workspace();
    let vault = lock_it(&folder);
    let store = open(&folder, Some(Arc::clone(&vault)));
    let mut of = PageOf {
        kind: "work".to_owned(),
        prefix: "course-1/".to_owned(),
        limit: 7,
        ..PageOf::default()
    };
    for backwards in [false, true] {
        of.backwards = backwards;
        of.after = None;
        let mut met = Vec::new();
        loop {
            let page = store.page(&of).unwrap();
            let keys = store.keys(&of).unwrap();
            let of_page: Vec<Key> = page.records.into_iter().map(|r| r.key).collect();
            assert_eq!((&of_page, &page.next), (&keys.keys, &keys.next));
            met.extend(of_page);
            match page.next {
                Some(next) => of.after = Some(next),
                None => break,
            }
        }
        met.sort();
        assert_eq!(met, works(), "each once, backwards: {backwards}");
    }
    let of_course = Within::new("work", "course", Range::of("course-1"), 100);
    let found = store.within(&of_course).unwrap().entries;
    let mut keys: Vec<Key> = found.into_iter().map(|e| e.key).collect();
    keys.sort();
    assert_eq!(keys, works());
    assert!(store.exists(&work_key(4)).unwrap() && !store.exists(&work_key(40)).unwrap());
    // Guards, refusals and answers speak of the names that are known.
    let committed = store
        .commit(ChangeSet {
            guards: vec![
                Guard::RevisionIs(work_key(4), 1),
                Guard::Present(work_key(5)),
                Guard::Absent(work_key(40)),
            ],
            writes: vec![work(4), work(40)],
            ..ChangeSet::default()
        })
        .unwrap();
    assert_eq!(committed.revision(&work_key(4)), Some(2));
    assert_eq!(committed.revision(&work_key(40)), Some(1));
    let stale = store.commit(ChangeSet {
        guards: vec![Guard::RevisionIs(work_key(4), 1)],
        writes: vec![work(4)],
        ..ChangeSet::default()
    });
    match stale {
        Err(StoreError::Conflict { key, stored, .. }) => {
            assert_eq!(key, work_key(4));
            assert_eq!(stored.unwrap().key, work_key(4));
        }
        other => panic!("{other:?}"),
    }
    save(&store, "Delete", vec![Write::Delete(work_key(5))]);
    assert!(store.get(&work_key(5)).unwrap().is_none());
    let past = store.versions(&work_key(4)).unwrap();
    assert_eq!(past.versions.len(), 2, "it reaches back before the lock");
    assert_eq!(past.versions[1].audit.what, "Import Wojcikowska.csv");
    drop(store);
    assert_silent(&folder, "after all that");
    // Without the key the history says that something was done, and not what.
    let store = store_without(&folder);
    let past = store.versions(&Key::new("course", "c")).unwrap();
    assert!(past.earlier_unreadable || !past.versions.is_empty());
    assert_eq!(says(&folder, "Import Woj"), Vec::<String>::new());
}

#[test]
fn whatever_lies_in_the_folder_is_sealed_or_goes() {
    let (dir, folder) = workspace();
    let secret = format!("{NAME} once more");
    let put = |place: &str| {
        let path = folder.join(place);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, &secret).unwrap();
    };
    let others = [
        "Wojcikowska.csv",
        "notes/for Wojcikowska/letter.txt",
        "backups/Wojcikowska.credwright",
        "backups/2026-11-24T08-00-00Z-Wojcikowska.credwright",
        "backups/2026-11-24T08-00-00Z-rolling.credwright",
        "backups/journal/Wojcikowska.journal",
        "journal/Wojcikowska.journal",
        "journal/aside/Wojcikowska.txt",
        "files/Wojcikowska.pdf",
    ];
    others.iter().for_each(|place| put(place));
    // What the program kept aside, and what was left behind.
    put("journal/aside/00000000000000000063.journal-from-byte-56-1");
    put("backups/look.part");
    put("backups/.2026-11-24T09-00-00Z-rolling.credwright.0123456789abcdef.part");
    put("backups/.looked-at.0123456789abcdef.part/journal/00000000000000000001.journal");
    put("backups/looked-at/files/x");
    put("index/Wojcikowska");
    let good = backups_in(&folder);
    let good = good.iter().find(|b| b.at.contains("T09")).unwrap();
    let named = folder.join("backups/Zofia Wojcikowska 2.credwright");
    std::fs::copy(&good.path, named).unwrap();
    let vault = lock_it(&folder);
    assert_silent(&folder, "after locking");
    assert!(!folder.join("notes").exists() && !folder.join("backups/look.part").exists());
    let store = open(&folder, Some(Arc::clone(&vault)));
    assert!(store.check().unwrap().is_sound());
    let away = store.put_away_files().unwrap();
    let mut was: Vec<&str> = away.iter().map(|f| f.was.as_str()).collect();
    was.sort_unstable();
    let mut expected: Vec<&str> = others.to_vec();
    expected.push("backups/Zofia Wojcikowska 2.credwright");
    expected.sort_unstable();
    assert_eq!(was, expected);
    // Each can be taken out again, whole.
    for file in &away {
        let mut content = Vec::new();
        let keep = |was: &str, bytes: &[u8]| {
            assert_eq!(was, file.was);
            content.extend_from_slice(bytes);
            Ok::<(), StoreError>(())
        };
        store.take_out(&file.name, keep).unwrap();
        if file.was.contains("Zofia") {
            let out = dir.path().join("out.credwright");
            std::fs::write(&out, &content).unwrap();
            restore(&out, &dir.path().join("restored")).unwrap();
        } else {
            assert_eq!(content, secret.as_bytes());
        }
    }
    assert_eq!(store.put_away_files().unwrap(), []);
    let refused = store.take_out("../key.json", |_, _| Ok::<(), StoreError>(()));
    assert!(matches!(refused, Err(StoreError::Misuse(_))));
}

fn store_without(folder: &Path) -> Store {
    let (store, opened) = Store::open(folder, &opening(None)).unwrap();
    assert_eq!(opened.read_only, Some(ReadOnly::Locked));
    store
}

#[test]
fn what_cannot_be_sealed_is_named_before_anything_is_done() {
    let (_dir, folder) = workspace();
    let large = std::fs::File::create(folder.join("film.mkv")).unwrap();
    large.set_len((1 << 30) + 1).unwrap();
    let refused = lock(&folder, PASSPHRASE, &secrets(7), PRIVATE, &opening(None));
    assert!(refused.unwrap_err().to_string().contains("film.mkv"));
    assert_eq!(lock_state(&folder).unwrap(), LockState::Open);
    std::fs::remove_file(folder.join("film.mkv")).unwrap();
    drop(lock_it(&folder));
    assert!(!has_earlier_key(&folder).unwrap());
    let twice = lock(&folder, PASSPHRASE, &secrets(7), PRIVATE, &opening(None));
    assert!(matches!(twice, Err(StoreError::Misuse(_))));
}
