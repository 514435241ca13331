use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use store::{Opening, Records, Store, StoreError, restore};

use crate::load::{Numbers, last_saved, transaction};
use crate::rounds;

pub const RESTORE: &str = "CREDWRIGHT_FAULT_RESTORE";

/// Restores, in a process of its own: `ARCHIVE:FOLDER`.
pub fn restore_and_end(what: &str) -> ! {
    let (archive, folder) = what.split_once(':').unwrap();
    let done = restore(Path::new(archive), Path::new(folder));
    std::process::exit(i32::from(done.is_err()));
}

/// A workspace with kept files in one archive, and how much there is of everything.
fn archive(dir: &Path) -> (PathBuf, u64, usize) {
    let folder = dir.join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    for number in 1..=60 {
        store.commit(transaction(number)).unwrap();
    }
    let files = 120;
    for n in 0..files {
        let bytes: Vec<u8> = format!("file {n} ").repeat(2_000).into_bytes();
        let name = blake3::hash(&bytes).to_hex().to_string();
        fs::write(folder.join("files").join(name), bytes).unwrap();
    }
    let path = dir.join("a.credwright");
    store
        .write_archive(&path, "2026-11-24T10:00:00Z", "", true, &|_, _| {})
        .unwrap();
    (path, 60, files)
}

fn is_there(folder: &Path, saves: u64, files: usize) {
    let (store, _) = Store::open(folder, &Opening::default()).unwrap();
    assert_eq!(last_saved(&store), saves);
    assert_eq!(fs::read_dir(folder.join("files")).unwrap().count(), files);
    assert!(store.check().unwrap().is_sound());
}

/// `kill -9` at any moment of a restore: everything is there, or nothing opens.
pub fn killed_at_random_moments() {
    let dir = tempfile::tempdir().unwrap();
    let (path, saves, files) = archive(dir.path());
    let begun = std::time::Instant::now();
    restore(&path, &dir.path().join("first")).unwrap();
    let whole = u64::try_from(begun.elapsed().as_micros()).unwrap() + 20_000;
    let mut numbers = Numbers(3);
    let (mut complete, mut refused, mut nothing) = (0, 0, 0);
    for round in 0..rounds(40, 200) {
        let place = dir.path().join("places").join(round.to_string());
        let folder = place.join("restored");
        // Beside its place, or in it: an empty folder, or none.
        fs::create_dir_all(if round % 2 == 0 { &folder } else { &place }).unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .env(RESTORE, format!("{}:{}", path.display(), folder.display()))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(numbers.below(whole + whole / 4)));
        child.kill().unwrap();
        child.wait().unwrap();
        let empty = !folder.exists() || fs::read_dir(&folder).unwrap().next().is_none();
        if empty {
            nothing += 1;
            // What is left beside it goes at the next try.
            restore(&path, &folder).unwrap();
            is_there(&folder, saves, files);
            assert_eq!(fs::read_dir(&place).unwrap().count(), 1, "round {round}");
        } else {
            match Store::open(&folder, &Opening::default()) {
                Err(StoreError::Unfinished { .. }) => refused += 1,
                Err(other) => panic!("round {round}: {other}"),
                Ok((store, _)) => {
                    drop(store);
                    complete += 1;
                    is_there(&folder, saves, files);
                }
            }
        }
        fs::remove_dir_all(&place).unwrap();
    }
    assert!(nothing > 0, "it was never killed at work");
    println!("{complete} complete, {refused} refused, {nothing} left nothing");
}

/// Begins to be read at every place: an unfinished workspace is opened by nothing.
pub fn nothing_opens_what_is_unfinished() {
    let dir = tempfile::tempdir().unwrap();
    let (path, ..) = archive(dir.path());
    let folder = dir.path().join("restored");
    restore(&path, &folder).unwrap();
    fs::write(
        folder.join("unfinished"),
        "This workspace is being restored.\n",
    )
    .unwrap();
    let refused = |error: studio::StudioError| {
        assert!(
            error.to_string().contains("not restored to the end"),
            "{error}"
        );
    };
    refused(studio::Studio::open(&folder).err().unwrap());
    let passphrase = studio::workspace::opening::Passphrase::Ask;
    refused(
        studio::Studio::repair(&folder, passphrase, &|_| {})
            .err()
            .unwrap(),
    );
    assert!(restore(&path, &folder).is_err(), "it is not empty");
}
