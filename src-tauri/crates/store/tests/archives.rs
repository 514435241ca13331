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
    let dir = tempfile::tempdir().unwrap();
    let store = Store::create(&dir.path().join("w"), &Opening::default()).unwrap();
    for n in 0..5 {
        store
            .commit(ChangeSet {
                writes: vec![Write::Put(Key::new("thing", &n.to_string()), json!(n))],
                ..ChangeSet::default()
            })
            .unwrap();
    }
    let path = dir.path().join("a.credwright");
    store
        .write_archive(&path, "2026-11-24T10:00:00Z", "", true, &|_, _| {})
        .unwrap();
    let bytes = fs::read(&path).unwrap();
    let mut harmless = 0;
    let mut try_it = |bytes: &[u8], what: &str| {
        fs::write(&path, bytes).unwrap();
        let out = dir.path().join("out");
        let _ = fs::remove_dir_all(&out);
        if restore(&path, &out).is_ok() {
            // A byte that means nothing, such as a date: then everything is there.
            let (restored, _) = Store::open(&out, &Opening::default()).unwrap();
            assert_eq!(restored.list("thing", "").unwrap().len(), 5, "{what}");
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
