use std::fs;
use std::path::{Path, PathBuf};

use domain::table::TableStyle;
use store::{Opening, Records, Store};

use crate::load::{Numbers, assert_kept, transaction};
use crate::rounds;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().unwrap().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// Breaks an index in one of many ways and says how.
pub fn break_index(folder: &Path, numbers: &mut Numbers) -> String {
    let index = folder.join("index");
    let files = files(&index);
    if files.is_empty() {
        return "there was none".to_owned();
    }
    let file = &files[usize::try_from(numbers.below(files.len() as u64)).unwrap()];
    let name = file.strip_prefix(folder).unwrap().display().to_string();
    match numbers.below(6) {
        0 => {
            fs::remove_dir_all(&index).unwrap();
            "deleted".to_owned()
        }
        1 => {
            fs::remove_file(file).unwrap();
            format!("{name} deleted")
        }
        2 => {
            let length = fs::metadata(file).unwrap().len();
            let to = numbers.below(length.max(1));
            fs::File::options()
                .write(true)
                .open(file)
                .unwrap()
                .set_len(to)
                .unwrap();
            format!("{name} cut from {length} to {to}")
        }
        3 => {
            fs::write(
                file,
                vec![0; usize::try_from(numbers.below(9_000)).unwrap()],
            )
            .unwrap();
            format!("{name} zeros")
        }
        _ => {
            let mut bytes = fs::read(file).unwrap();
            let times = 1 + numbers.below(20);
            if !bytes.is_empty() {
                for _ in 0..times {
                    let at = usize::try_from(numbers.below(bytes.len() as u64)).unwrap();
                    bytes[at] ^= 1 << numbers.below(8);
                }
            }
            fs::write(file, bytes).unwrap();
            format!("{name} {times} bits flipped")
        }
    }
}

/// The index is only an index: whatever becomes of it, everything is there.
pub fn deleted_cut_or_flipped() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &Opening::default()).unwrap();
    let mut number = 0;
    let mut numbers = Numbers(11);
    let save = |store: &Store, number: &mut u64| {
        for _ in 0..30 {
            *number += 1;
            store.commit(transaction(*number)).unwrap();
        }
    };
    save(&store, &mut number);
    drop(store);
    for round in 0..rounds(60, 600) {
        let how = break_index(&folder, &mut numbers);
        let found = assert_kept(&folder, number, &format!("round {round}, index {how}"));
        assert_eq!(found, number);
        if round % 6 == 0 {
            save(&crate::load::open(&folder).0, &mut number);
        }
    }
}

/// The whole program on a corrupted index, its search included: nobody meets its fault.
pub fn in_the_whole_program() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    drop(studio::Studio::create_sample(&folder).unwrap());
    let mut numbers = Numbers(29);
    let mut expected = None;
    for round in 0..rounds(200, 500) {
        let how = if round == 0 {
            "as it was".to_owned()
        } else {
            break_index(&folder, &mut numbers)
        };
        let what = format!("round {round}, {how}");
        let studio = studio::Studio::open(&folder).unwrap_or_else(|e| panic!("{what}: {e}"));
        let found = studio
            .find("data", 50)
            .unwrap_or_else(|e| panic!("{what}: {e}"));
        let found = format!("{found:?}");
        let known = expected.get_or_insert_with(|| found.clone());
        assert_eq!(found, *known, "{what}");
        // An export and a save, which once met the search's fault.
        studio
            .export_register("", &TableStyle::default(), &dir.path().join("register.csv"))
            .unwrap_or_else(|e| panic!("{what}: {e}"));
        let check = studio.check().unwrap();
        assert!(check.sound, "{what}: {:?}", check.faults);
    }
}
