use std::fs;
use std::os::unix::fs::symlink;

use domain::table::TableStyle;
use studio::{Progress, Studio};

/// A workspace whose folders are links to somebody's own folder, used as a person would.
pub fn links() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    drop(Studio::create_sample(&folder).unwrap());
    let theirs = dir.path().join("theirs");
    fs::create_dir(&theirs).unwrap();
    let precious = theirs.join("precious");
    fs::write(&precious, "precious").unwrap();
    let untouched = |what: &str| {
        assert_eq!(fs::read(&precious).unwrap(), b"precious", "{what}");
        assert_eq!(fs::read_dir(&theirs).unwrap().count(), 1, "{what}");
    };
    for name in ["index", "journal", "backups", "files"] {
        let (place, kept) = (folder.join(name), dir.path().join("kept"));
        fs::rename(&place, &kept).unwrap();
        symlink(&theirs, &place).unwrap();
        let error = Studio::open(&folder).err().unwrap().to_string();
        assert!(error.contains("link") && error.contains(name), "{error}");
        untouched(name);
        fs::remove_file(&place).unwrap();
        fs::rename(&kept, &place).unwrap();
    }
    // A kept file that is a link brings what it points to nowhere.
    let studio = Studio::open(&folder).unwrap();
    symlink(&precious, folder.join("files").join("ab".repeat(32))).unwrap();
    let made = studio.back_up_now(&Progress::quiet()).unwrap();
    assert_eq!(made.lacking, 1);
    let bytes = fs::read(studio.backup_file(&made.name).unwrap()).unwrap();
    assert!(!bytes.windows(8).any(|w| w == b"precious"));
    assert!(!studio.check().unwrap().sound);
}

/// Somebody who can write beside an export lays links where its unfinished files were.
pub fn exports() {
    let dir = tempfile::tempdir().unwrap();
    let precious = dir.path().join("precious");
    fs::write(&precious, "precious").unwrap();
    let out = dir.path().join("out");
    fs::create_dir(&out).unwrap();
    let studio = Studio::create_sample(&dir.path().join("w")).unwrap();
    for name in ["register.csv", "all.credwright", "plain.txt"] {
        symlink(&precious, out.join(format!("{name}.part"))).unwrap();
    }
    studio
        .export_register("", &TableStyle::default(), &out.join("register.csv"))
        .unwrap();
    let archive = out.join("all.credwright");
    studio
        .export_workspace(&archive, &Progress::quiet())
        .unwrap();
    studio::write_outside(&out.join("plain.txt"), b"text").unwrap();
    assert_eq!(fs::read(&precious).unwrap(), b"precious");
    assert_eq!(fs::read(out.join("plain.txt")).unwrap(), b"text");
}
