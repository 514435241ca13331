use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use store::{Opening, Records, Store, StoreError};

use crate::disk::{Disk, make_image};
use crate::load::{Writer, last_saved, open, transaction};
use crate::rounds;

fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.extend(contents(&entry.path()));
        } else {
            found.insert(entry.path(), std::fs::read(entry.path()).unwrap());
        }
    }
    found
}

/// A workspace on a stick that may not be written to: everything can be read.
pub fn opened() {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::memory(&dir.path().join("disk"), "64m").unwrap();
    let folder = disk.place.join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    for number in 1..=20 {
        store.commit(transaction(number)).unwrap();
    }
    drop(store);
    let before = contents(&folder);
    assert!(disk.remount("ro"));
    let (store, opened) = open(&folder);
    assert!(opened.read_only.is_some());
    assert_eq!(last_saved(&store), 20);
    assert!(store.check().unwrap().is_sound());
    match store.commit(transaction(21)) {
        Err(error @ StoreError::ReadOnly(_)) => {
            assert!(error.to_string().contains("can only be read"), "{error}");
        }
        other => panic!("{other:?}"),
    }
    // It can still be taken elsewhere.
    store
        .write_archive(
            &dir.path().join("a.credwright"),
            "2026-11-24T10:00:00Z",
            "",
            true,
            &|_, _| {},
        )
        .unwrap();
    drop(store);
    assert_eq!(contents(&folder), before, "nothing was touched");
    assert!(disk.remount("rw"));
    let (store, opened) = open(&folder);
    assert!(opened.read_only.is_none());
    store.commit(transaction(21)).unwrap();
    assert_eq!(last_saved(&store), 21);
}

/// A disk that gives up while somebody is at work.
pub fn at_work() {
    let dir = tempfile::tempdir().unwrap();
    let image = dir.path().join("image");
    assert!(make_image(&image, 128));
    let disk = Disk::image(&image, &dir.path().join("disk")).unwrap();
    let folder = disk.place.join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    for number in 1..=20 {
        store.commit(transaction(number)).unwrap();
    }
    assert!(disk.remount("abort"));
    let mut refused = 0;
    for _ in 0..3 {
        match store.commit(transaction(21)) {
            Err(StoreError::ReadOnly(_) | StoreError::CannotTell | StoreError::Disk { .. }) => {
                refused += 1;
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(last_saved(&store), 20, "reading goes on");
    }
    assert_eq!(refused, 3);
    drop(store);
    drop(disk);
    let disk = Disk::image(&image, &dir.path().join("disk")).unwrap();
    let (store, _) = open(&disk.place.join("w"));
    // The refused save may have reached the disk only where it could not be told.
    assert!(last_saved(&store) >= 20);
    assert!(store.check().unwrap().is_sound());
}

/// Somebody only reads it in another place, such as a share, while another saves, compacts and
/// backs up.
pub fn beside_one_who_works() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    drop(Store::create(&folder, &Opening::default()).unwrap());
    let view = Disk::view(&folder, &dir.path().join("view")).unwrap();
    let writer = Writer::start(&folder);
    let (mut last, mut moved) = (0, 0);
    let mut archived = 0;
    let begun = std::time::Instant::now();
    while moved < rounds(20, 400) && begun.elapsed().as_secs() < 120 {
        let (store, opened) = open(&view.place);
        assert!(opened.read_only.is_some());
        assert_eq!((opened.notice, opened.lost_saves), (None, 0));
        let now = last_saved(&store);
        assert!(now >= last, "{now} after {last}");
        moved += u64::from(now > last);
        last = now;
        let there = std::fs::read_dir(folder.join("backups/journal"));
        archived = there.map_or(0, Iterator::count);
    }
    assert!(writer.kill() + 1 >= last, "what is read was saved");
    assert!(
        moved >= rounds(20, 400),
        "hardly anything was saved: {moved}"
    );
    println!("{moved} openings beside new saves, {archived} files archived meanwhile");
}
