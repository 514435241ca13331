//! The sample with a backup beside it, cut and flipped.

use std::path::{Path, PathBuf};

use studio::{Progress, Studio};

use crate::load::Numbers;
use crate::rounds;

pub fn copy_all(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let place = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy_all(&entry.path(), &place);
        } else {
            std::fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// The sample, with a backup that lacks its last save, and the only segment it has.
fn sample(dir: &Path) -> (PathBuf, PathBuf) {
    let folder = dir.join("sample");
    let studio = Studio::create_sample(&folder).unwrap();
    studio.back_up_now(&Progress::quiet()).unwrap();
    studio.create_programme("LAST-1", "The last save").unwrap();
    drop(studio);
    let mut segments: Vec<PathBuf> = std::fs::read_dir(folder.join("journal"))
        .unwrap()
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "journal"))
        .collect();
    assert_eq!(segments.len(), 1);
    let segment = segments.remove(0);
    let segment = segment.strip_prefix(&folder).unwrap().to_owned();
    (folder, segment)
}

/// Wherever it is cut, down to nothing, with the index and without: it is said, what the backup
/// has is put back, what was cut is kept, and it is never called sound before the answer.
pub fn the_sample_cut_anywhere() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, segment) = sample(dir.path());
    let bytes = std::fs::read(folder.join(&segment)).unwrap();
    let certificates = Studio::open(&folder)
        .unwrap()
        .overview()
        .unwrap()
        .certificates;
    let tries = rounds(12, 200);
    let mut numbers = Numbers(5);
    for n in 0..tries {
        let cut = match n {
            0 => 0,
            1 => 30,
            2 => 56,
            3 => bytes.len() - 1,
            _ => usize::try_from(numbers.below(bytes.len() as u64)).unwrap(),
        };
        for with_index in [true, false] {
            let how = format!("cut at {cut}, index {with_index}");
            let copy = dir.path().join("copy");
            copy_all(&folder, &copy);
            std::fs::write(copy.join(&segment), &bytes[..cut]).unwrap();
            if !with_index {
                std::fs::remove_dir_all(copy.join("index")).unwrap();
            }
            for _ in 0..2 {
                let studio = Studio::open(&copy).unwrap();
                let check = studio.check().unwrap();
                assert!(!check.sound, "{how}");
                let faults = check.faults.iter().map(|fault| fault.in_english());
                let said = faults.collect::<Vec<_>>().join(" ");
                assert!(said.contains("had been confirmed"), "{how}: {said}");
                let overview = studio.overview().unwrap();
                assert!(overview.notice.is_some(), "{how}");
                let mended = overview.mended.iter().map(|note| note.in_english());
                let notes = mended.collect::<Vec<_>>().join(" ");
                assert!(!notes.contains("Nothing was lost"), "{how}: {notes}");
                // The backup had everything but the last save.
                assert_eq!(overview.certificates, certificates, "{how}");
                assert!(studio.programme_by_code("LAST-1").is_err(), "{how}");
            }
            let studio = Studio::open(&copy).unwrap();
            studio.answer_journal().unwrap();
            let check = studio.check().unwrap();
            assert!(check.sound, "{how}: {:?}", check.faults);
            studio.create_programme("NEW-1", "After it").unwrap();
            drop(studio);
            let studio = Studio::open(&copy).unwrap();
            assert!(studio.check().unwrap().sound, "{how}");
            assert_eq!(studio.overview().unwrap().notice, None, "{how}");
            drop(studio);
            std::fs::remove_dir_all(&copy).unwrap();
        }
    }
    println!("{} cuts, each said", tries * 2);
}

/// One byte of the last save, wherever it is.
pub fn the_last_save_flipped() {
    let dir = tempfile::tempdir().unwrap();
    let (folder, segment) = sample(dir.path());
    let bytes = std::fs::read(folder.join(&segment)).unwrap();
    let last = bytes.windows(4).rposition(|w| w == b"CWF2").unwrap();
    let mut numbers = Numbers(9);
    for n in 0..rounds(8, 100) {
        let at = match n {
            0..4 => last + usize::try_from(n).unwrap() * 4,
            _ => last + usize::try_from(numbers.below((bytes.len() - last) as u64)).unwrap(),
        };
        let copy = dir.path().join("copy");
        copy_all(&folder, &copy);
        let mut changed = bytes.clone();
        changed[at] ^= 0x04;
        std::fs::write(copy.join(&segment), &changed).unwrap();
        // Neither the index nor the record of the end is left to tell.
        if n % 2 == 1 {
            std::fs::remove_dir_all(copy.join("index")).unwrap();
            std::fs::remove_file(copy.join("journal/tip")).unwrap();
        }
        let studio = Studio::open(&copy).unwrap();
        let check = studio.check().unwrap();
        assert!(!check.sound, "byte {at}");
        let kept = std::fs::read_dir(copy.join("journal/aside")).unwrap();
        assert_eq!(kept.count(), 1, "byte {at}");
        studio.answer_journal().unwrap();
        assert!(studio.check().unwrap().sound, "byte {at}");
        drop(studio);
        std::fs::remove_dir_all(&copy).unwrap();
    }
}
