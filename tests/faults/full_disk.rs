use std::fs;
use std::io::Write as _;
use std::path::Path;

use store::{Opening, Records, Store, StoreError};

use crate::disk::Disk;
use crate::load::{audit, last_saved, open, transaction};
use crate::rounds;

/// Fills a disk until this many bytes are left.
fn fill(disk: &Path, left: u64) {
    let filler = disk.join("filler");
    let _ = fs::remove_file(&filler);
    let mut file = fs::File::create(&filler).unwrap();
    let page = vec![1; 4_096];
    while file.write_all(&page).is_ok() {}
    let length = file.metadata().unwrap().len();
    file.set_len(length.saturating_sub(left)).unwrap();
}

fn make_room(disk: &Path) {
    fs::remove_file(disk.join("filler")).unwrap();
}

/// Saves until the disk is full; what was refused is refused clearly and leaves nothing.
fn save_until_full(store: &Store, number: &mut u64) -> bool {
    for _ in 0..5_000 {
        match store.commit(transaction(*number + 1)) {
            Ok(_) => *number += 1,
            Err(StoreError::Full) => {
                assert_eq!(
                    last_saved(store),
                    *number,
                    "reading goes on, nothing half saved"
                );
                return true;
            }
            Err(other) => panic!("{other}"),
        }
    }
    false
}

/// Every write of saving, compacting and backing up meets a full disk once.
pub fn at_every_write() {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::memory(&dir.path().join("disk"), "96m").unwrap();
    let folder = disk.place.join("w");
    drop(Store::create(&folder, &Opening::default()).unwrap());
    let mut number = 0;
    let mut refused = 0;
    for round in 0..rounds(24, 60) {
        let (store, _) = open(&folder);
        assert_eq!(last_saved(&store), number, "round {round}");
        fill(&disk.place, round * 4_096);
        refused += u64::from(save_until_full(&store, &mut number));
        let list = store.every("together", "").unwrap();
        for outcome in [
            store.compact(audit("Compact"), |_, _| {}).map(|_| ()),
            store
                .back_up("2026-11-24T10:00:00Z", "rolling", "", &|_, _| {})
                .map(|_| ()),
        ] {
            assert!(
                matches!(outcome, Ok(()) | Err(StoreError::Full)),
                "round {round}: {outcome:?}"
            );
        }
        assert_eq!(store.every("together", "").unwrap(), list, "round {round}");
        if round % 2 == 0 {
            // Closed while it is full, opened while it is full.
            drop(store);
            let (store, _) = open(&folder);
            assert_eq!(last_saved(&store), number, "round {round}");
            drop(store);
            make_room(&disk.place);
        } else {
            make_room(&disk.place);
            number += 1;
            store.commit(transaction(number)).unwrap();
            drop(store);
        }
        let (store, _) = open(&folder);
        assert_eq!(last_saved(&store), number, "round {round}");
        let check = store.check().unwrap();
        assert!(check.is_sound(), "round {round}: {check:?}");
    }
    assert!(refused > 10, "the disk was hardly ever full");
    println!("{refused} times full, {number} saves, none lost");
}

/// A workspace that cannot be made to the end leaves nothing that opens.
pub fn making() {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::memory(&dir.path().join("disk"), "64m").unwrap();
    let folder = disk.place.join("w");
    let mut made = 0;
    for left in [0, 4_096, 16_384, 65_536, 262_144, 1 << 20, 4 << 20] {
        for sample in [false, true] {
            fill(&disk.place, left);
            let outcome = if sample {
                studio::Studio::create_sample(&folder).map(drop)
            } else {
                studio::Studio::create(&folder).map(drop)
            };
            match outcome {
                Ok(()) => {
                    make_room(&disk.place);
                    made += 1;
                    assert!(
                        studio::Studio::open(&folder)
                            .unwrap()
                            .check()
                            .unwrap()
                            .sound
                    );
                    fs::remove_dir_all(&folder).unwrap();
                }
                Err(error) => {
                    assert!(error.to_string().contains("full"), "{left}: {error}");
                    assert!(!folder.exists(), "{left}: something is left");
                }
            }
        }
    }
    assert!(made < 14, "the disk was never full");
}

/// Opening on a full disk, which sled would not survive.
pub fn opening() {
    let dir = tempfile::tempdir().unwrap();
    let disk = Disk::memory(&dir.path().join("disk"), "64m").unwrap();
    let folder = disk.place.join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    for number in 1..=200 {
        store.commit(transaction(number)).unwrap();
    }
    drop(store);
    for (left, no_index) in [(0, false), (0, true), (4_096, false), (1 << 20, true)] {
        if no_index {
            fs::remove_dir_all(folder.join("index")).unwrap();
        }
        fill(&disk.place, left);
        let (store, opened) = open(&folder);
        assert!(opened.index_in_memory, "{left}: {opened:?}");
        assert_eq!(last_saved(&store), 200);
        assert!(store.check().unwrap().is_sound());
        drop(store);
        make_room(&disk.place);
        let (store, opened) = open(&folder);
        assert!(!opened.index_in_memory, "{left}: {opened:?}");
        assert_eq!(last_saved(&store), 200);
    }
}
