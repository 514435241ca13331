use std::fs;
use std::path::PathBuf;

use studio::workspace::opening::Passphrase;
use studio::{Progress, Studio};

fn kept(studio: &Studio) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(studio.folder().join("files"))
        .unwrap()
        .map(|e| e.unwrap().path())
        .collect();
    found.sort();
    found
}

/// Each kept file of the sample flipped, cut or deleted: said, carried into no backup, put back.
pub fn lost_and_put_back() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let studio = Studio::create_sample(&folder).unwrap();
    assert!(studio.check().unwrap().sound);
    assert_eq!(studio.back_up_now(&Progress::quiet()).unwrap().lacking, 0);
    let files = kept(&studio);
    assert!(files.len() > 1, "the sample keeps files");
    drop(studio);
    for (n, file) in files.iter().enumerate() {
        let whole = fs::read(file).unwrap();
        match n % 3 {
            0 => {
                let mut bytes = whole.clone();
                let middle = bytes.len() / 2;
                bytes[middle] ^= 1;
                fs::write(file, bytes).unwrap();
            }
            1 => fs::remove_file(file).unwrap(),
            _ => fs::write(file, &whole[..whole.len() / 2]).unwrap(),
        }
        let studio = Studio::open(&folder).unwrap();
        let check = studio.check().unwrap();
        assert!(!check.sound, "{}", file.display());
        assert_eq!(check.can_be_put_back, 1, "{:?}", check.faults);
        studio.create_programme(&format!("P-{n}"), "New").unwrap();
        let before = studio.backups().unwrap().backups.len();
        let made = studio.back_up_now(&Progress::quiet()).unwrap();
        assert_eq!(made.lacking, 1);
        assert_eq!(
            studio.backups().unwrap().backups.len(),
            before + 1,
            "nothing is thinned away"
        );
        let repaired = if n % 2 == 0 {
            drop(studio);
            Studio::repair(&folder, Passphrase::Ask, &|_| {}).unwrap()
        } else {
            let repaired = studio.put_back_kept_files().unwrap();
            drop(studio);
            repaired
        };
        assert_eq!((repaired.files_put_back, repaired.files_lost), (1, 0));
        assert_eq!(fs::read(file).unwrap(), whole);
        assert!(Studio::open(&folder).unwrap().check().unwrap().sound);
    }
}
