//! Archives from outside are hostile until read.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use store::{ArchiveError, ChangeSet, Key, Opening, Records, Store, Write, restore};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HASH: &str = "af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262";

struct Made {
    dir: tempfile::TempDir,
    path: PathBuf,
}

fn make(entries: &[(&str, &[u8])], listed: &Value) -> Made {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.credwright");
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    let manifest = json!({
        "format": "credwright-archive", "version": 1, "what": "workspace", "entries": listed,
    });
    zip.start_file("manifest.json", options).unwrap();
    zip.write_all(&serde_json::to_vec(&manifest).unwrap())
        .unwrap();
    zip.finish().unwrap();
    Made { dir, path }
}

fn entry(name: &str, bytes: &[u8]) -> Value {
    json!({ "name": name, "size": bytes.len(), "hash": blake3::hash(bytes).to_hex().as_str() })
}

fn refused(made: &Made, word: &str) {
    let folder = made.dir.path().join("out");
    match restore(&made.path, &folder) {
        Err(error @ (ArchiveError::Damaged(_) | ArchiveError::Refused(_))) => {
            assert!(error.to_string().contains(word), "{error}");
        }
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("taken"),
    }
    assert!(!made.dir.path().join("evil").exists());
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in [
        "../evil",
        "/evil",
        "files/../../evil",
        "journal/../evil.journal",
        "C:\\evil",
        "files/.",
        "lock",
        "journal/1.journal",
        "index/records/db",
    ] {
        refused(
            &make(&[(name, b"x")], &json!([entry(name, b"x")])),
            "no place",
        );
        refused(&make(&[(name, b"x")], &json!([])), "not in its manifest");
    }
}

#[test]
fn bombs_are_refused() {
    let name = format!("files/{HASH}");
    let zeros = vec![0; 32 << 20];
    refused(
        &make(&[(&name, &zeros)], &json!([entry(&name, &zeros)])),
        "far more",
    );
    // A manifest that says less than there is: no more is read than it says.
    let mut small = entry(&name, &zeros);
    small["size"] = json!(10);
    refused(&make(&[(&name, &zeros)], &json!([small])), "manifest says");
}

#[test]
fn entries_that_stand_twice_are_refused() {
    let name = format!("files/{HASH}");
    refused(
        &make(
            &[(&name, b"")],
            &json!([entry(&name, b""), entry(&name, b"")]),
        ),
        "twice",
    );
    // Two entries of one name in the file itself: written under another, then renamed.
    let other = name.replace("af1", "bf1");
    let made = make(
        &[(&name, b"x"), (&other, b"y")],
        &json!([entry(&name, b"y")]),
    );
    let bytes = fs::read(&made.path).unwrap();
    let mut changed = bytes.clone();
    for at in 0..bytes.len() - other.len() {
        if bytes.get(at..at + other.len()) == Some(other.as_bytes()) {
            changed.splice(at..at + other.len(), name.bytes());
        }
    }
    fs::write(&made.path, changed).unwrap();
    refused(&made, "");
}

#[test]
fn content_that_is_not_what_the_manifest_says_is_refused() {
    let name = format!("files/{HASH}");
    refused(
        &make(&[(&name, b"x")], &json!([entry(&name, b"y")])),
        "manifest says",
    );
    refused(&make(&[], &json!([entry(&name, b"y")])), &name);
}

#[test]
fn every_cut_and_every_flipped_byte_of_an_archive_is_refused_or_harmless() {
    let (dir, path) = archived();
    let bytes = fs::read(&path).unwrap();
    let mut harmless = 0;
    let mut try_it = |bytes: &[u8], what: &str| {
        fs::write(&path, bytes).unwrap();
        let out = dir.path().join("out");
        let _ = fs::remove_dir_all(&out);
        if restore(&path, &out).is_ok() {
            // A byte that means nothing, such as a date: then everything is there.
            let (restored, _) = Store::open(&out, &Opening::default()).unwrap();
            assert_eq!(restored.every("thing", "").unwrap().len(), 5, "{what}");
            harmless += 1;
        }
    };
    for cut in (0..bytes.len()).step_by(3) {
        try_it(bytes.get(..cut).unwrap(), &format!("cut at {cut}"));
    }
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        if let Some(byte) = changed.get_mut(at) {
            *byte ^= 0x11;
        }
        try_it(&changed, &format!("byte {at}"));
    }
    assert!(harmless < bytes.len() / 4, "{harmless} of {}", bytes.len());
}

#[test]
fn another_programs_file_is_no_archive() {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("a.zip", &b"PK\x03\x04"[..]),
        ("b.txt", b"hello"),
        ("c", b""),
    ] {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        assert!(matches!(
            restore(&path, &dir.path().join("out")),
            Err(ArchiveError::Damaged(_) | ArchiveError::Refused(_))
        ));
    }
    assert!(restore(Path::new("/nowhere/at/all"), &dir.path().join("out")).is_err());
}

/// A workspace of five saves, and an archive of it.
fn archived() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&dir.path().join("w"), &Opening::default()).unwrap();
    for n in 0..5 {
        store
            .commit(ChangeSet {
                writes: vec![Write::put(Key::new("thing", &n.to_string()), json!(n))],
                ..ChangeSet::default()
            })
            .unwrap();
    }
    let path = dir.path().join("a.credwright");
    store
        .write_archive(&path, "2026-11-24T10:00:00Z", "", true, &|_, _| {})
        .unwrap();
    (dir, path)
}

/// Writes an archive anew, its journal and its manifest changed.
fn rewritten(path: &Path, journal: impl Fn(Vec<u8>) -> Option<Vec<u8>>, say: impl Fn(&mut Value)) {
    const NAME: &str = "journal/00000000000000000001.journal";
    let mut archive = store::Archive::open(path).unwrap();
    let mut manifest = serde_json::to_value(archive.manifest()).unwrap();
    let bytes = journal(archive.read(NAME, 1 << 30).unwrap());
    let entries: Vec<Value> = bytes.iter().map(|b| entry(NAME, b)).collect();
    manifest["entries"] = json!(entries);
    say(&mut manifest);
    let mut zip = ZipWriter::new(File::create(path).unwrap());
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    if let Some(bytes) = bytes {
        zip.start_file(NAME, options).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.start_file("manifest.json", options).unwrap();
    zip.write_all(&serde_json::to_vec(&manifest).unwrap())
        .unwrap();
    zip.finish().unwrap();
}

fn untrue(dir: &Path, path: &Path, word: &str) {
    let folder = dir.join("out");
    match restore(path, &folder) {
        Err(error @ ArchiveError::Untrue(_)) => {
            assert!(error.to_string().contains(word), "{error}");
        }
        other => panic!("{other:?}"),
    }
    assert!(!folder.exists(), "nothing is left of it");
    let hidden = fs::read_dir(dir).unwrap().flatten();
    assert!(
        hidden
            .map(|e| e.file_name())
            .all(|n| !n.to_string_lossy().starts_with('.')),
        "nor beside it"
    );
}

#[test]
fn an_archive_that_is_not_what_it_says_is_refused() {
    let (dir, path) = archived();
    let whole = fs::read(&path).unwrap();
    let again = || fs::write(&path, &whole).unwrap();
    rewritten(&path, |_| None, |_| {});
    untrue(dir.path(), &path, "no journal");
    again();
    rewritten(&path, Some, |manifest| manifest["sequence"] = json!(6));
    untrue(dir.path(), &path, "save 6");
    again();
    rewritten(&path, Some, |manifest| {
        manifest["hash"] = json!("0".repeat(64))
    });
    untrue(dir.path(), &path, "save 5");
    again();
    // The last saves cut off, cleanly.
    let cut = |bytes: Vec<u8>| {
        let frames: Vec<usize> = bytes
            .windows(4)
            .enumerate()
            .filter(|(_, w)| w == b"CWF2")
            .map(|(at, _)| at)
            .collect();
        bytes.get(..*frames.get(3).unwrap()).map(<[u8]>::to_vec)
    };
    rewritten(&path, cut, |_| {});
    untrue(dir.path(), &path, "ends with save 3");
    again();
    let flipped = |mut bytes: Vec<u8>| {
        *bytes.get_mut(200).unwrap() ^= 1;
        Some(bytes)
    };
    rewritten(&path, flipped, |_| {});
    untrue(dir.path(), &path, "cannot be read");
    again();
    assert_eq!(
        restore(&path, &dir.path().join("out"))
            .unwrap()
            .manifest
            .sequence,
        5
    );
}

#[test]
fn a_kept_file_under_a_wrong_hash_is_left_out() {
    let (dir, path) = archived();
    let mut archive = store::Archive::open(&path).unwrap();
    let name = archive.manifest().entries.first().unwrap().name.clone();
    let journal = archive.read(&name, 1 << 30).unwrap();
    let mut manifest = serde_json::to_value(archive.manifest()).unwrap();
    let wrong = format!("files/{HASH}");
    manifest["entries"] = json!([entry(&name, &journal), entry(&wrong, b"not that")]);
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let options = SimpleFileOptions::default();
    for (name, bytes) in [
        (name.as_str(), journal.as_slice()),
        (&wrong, b"not that"),
        ("manifest.json", &serde_json::to_vec(&manifest).unwrap()),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap();
    let out = dir.path().join("out");
    assert_eq!(restore(&path, &out).unwrap().left_out, [HASH]);
    assert_eq!(fs::read_dir(out.join("files")).unwrap().count(), 0);
}

#[test]
fn an_archive_with_something_after_or_before_it_is_refused() {
    let (dir, path) = archived();
    let whole = fs::read(&path).unwrap();
    let tail = b"PK\x05\x06".repeat(1 << 20);
    for bytes in [
        [whole.as_slice(), &tail].concat(),
        [tail.as_slice(), &whole].concat(),
        [whole.as_slice(), b"x"].concat(),
    ] {
        fs::write(&path, bytes).unwrap();
        let begun = std::time::Instant::now();
        assert!(restore(&path, &dir.path().join("out")).is_err());
        assert!(begun.elapsed().as_secs() < 5);
    }
}

/// What looks like four million bytes of records, each said to reach to the end.
fn endless_tail() -> Vec<u8> {
    let mut tail = vec![0; 4 << 20];
    let length = tail.len();
    for at in (0..length - 12).step_by(12) {
        let rest = u32::try_from(length - at - 12).unwrap();
        let head = [b"CWF2".as_slice(), &rest.to_le_bytes(), b"nope"].concat();
        tail.get_mut(at..at + 12).unwrap().copy_from_slice(&head);
    }
    tail
}

/// A journal with a tail that would have been searched for ever, in an archive and opened.
#[test]
fn a_tail_is_searched_in_a_straight_line() {
    let (dir, path) = archived();
    let begun = std::time::Instant::now();
    rewritten(
        &path,
        |bytes| Some([bytes, endless_tail()].concat()),
        |_| {},
    );
    assert!(restore(&path, &dir.path().join("out")).is_err());
    let journal = dir.path().join("w/journal/00000000000000000001.journal");
    let bytes = fs::read(&journal).unwrap();
    for dense in [endless_tail(), b"CWF2".repeat(1 << 20)] {
        fs::write(&journal, [bytes.as_slice(), &dense].concat()).unwrap();
        // Whatever it says, it says it soon.
        let _ = Store::open(&dir.path().join("w"), &Opening::default());
        assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
    }
}

/// A frame of a journal whose head unpacks to a gigabyte.
#[test]
fn a_record_that_asks_for_a_gigabyte_is_refused() {
    let (dir, _path) = archived();
    let journal = dir.path().join("w/journal/00000000000000000001.journal");
    let mut bytes = fs::read(&journal).unwrap();
    let head = zstd::bulk::compress(&vec![b' '; 1 << 30], 1).unwrap();
    assert!(head.len() < 150_000);
    let mut body = u32::try_from(head.len()).unwrap().to_le_bytes().to_vec();
    body.extend_from_slice(&head);
    let length = u32::try_from(body.len()).unwrap();
    let sum = crc32c::crc32c_append(crc32c::crc32c(&length.to_le_bytes()), &body);
    bytes.extend_from_slice(b"CWF2");
    bytes.extend_from_slice(&length.to_le_bytes());
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes.extend_from_slice(&body);
    fs::write(&journal, bytes).unwrap();
    assert!(matches!(
        Store::open(&dir.path().join("w"), &Opening::default()),
        Err(store::StoreError::Damaged(_))
    ));
}

#[test]
fn a_restore_that_fails_leaves_what_was_there() {
    let (dir, path) = archived();
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes.len() / 3;
    *bytes.get_mut(at).unwrap() ^= 1;
    fs::write(&path, bytes).unwrap();
    let there = dir.path().join("there");
    fs::create_dir(&there).unwrap();
    assert!(restore(&path, &there).is_err());
    assert_eq!(
        fs::read_dir(&there).unwrap().count(),
        0,
        "the empty folder stays"
    );
    let deep = dir.path().join("not/there/yet");
    assert!(restore(&path, &deep).is_err());
    assert!(!deep.exists());
}
