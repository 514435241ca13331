//! A workspace with people in it, locked and looked through.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, dead_code)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::json;
use store::{
    AuditEntry, ChangeSet, Described, IndexDescription, Key, Opening, Part, Private, Records,
    SearchFor, Searched, Secrets, Store, StoreError, Vault, Write, lock,
};

pub const PRIVATE: Private = Private {
    kinds: &["person", "work"],
    names: &["work"],
};
pub const NAME: &str = "Zofia Bronislawa Wojcikowska";
pub const PASSPHRASE: &str = "four plain words";
pub const INDEXES: &[IndexDescription] = &[
    IndexDescription::new("person", "name", &[Part::text("/name")]),
    IndexDescription::new(
        "person",
        "folded",
        &[Part::folded("/name"), Part::day("/born").optional()],
    )
    .counted(1),
    IndexDescription::new("course", "name", &[Part::folded("/name")]),
    IndexDescription::new("work", "course", &[Part::text("/course")]).counted(1),
];

pub fn secrets(seed: u8) -> Secrets {
    Secrets {
        key: [seed; 32].into(),
        wrapping: [seed + 1; 32].into(),
    }
}

pub fn searched() -> Searched {
    Searched {
        kinds: &["person", "course", "work"],
        describe: |_, _, value| {
            Some(Described {
                names: vec![value.get("name")?.as_str()?.to_owned()],
                ..Described::default()
            })
        },
    }
}

pub fn opening(vault: Option<Arc<Vault>>) -> Opening<'static> {
    Opening {
        vault,
        indexes: INDEXES,
        searched: Some(searched()),
        now: "2026-11-24T10:00:00Z".to_owned(),
        ..Opening::default()
    }
}

pub fn audit(what: &str) -> AuditEntry {
    AuditEntry {
        at: "2026-11-24T10:00:00Z".to_owned(),
        what: what.to_owned(),
        ..AuditEntry::default()
    }
}

pub fn person(n: u32) -> Write {
    Write::put(
        Key::new("person", &n.to_string()),
        json!({ "name": format!("{NAME} {n}") }),
    )
}

/// What somebody handed in; it is named after the hash of a number that anybody can work out.
pub fn work_key(n: u32) -> Key {
    let hash = blake3::hash(format!("{:08}", 12_345_000 + n).as_bytes()).to_hex();
    Key::new("work", &format!("course-1/{}", &hash[..20]))
}

pub fn work(n: u32) -> Write {
    Write::put(
        work_key(n),
        json!({ "name": format!("{NAME} {n}"), "course": "course-1" }),
    )
}

pub fn save(store: &Store, what: &str, writes: Vec<Write>) {
    store
        .commit(ChangeSet {
            writes,
            audit: audit(what),
            ..ChangeSet::default()
        })
        .unwrap();
}

/// Thirty people with their work, a course, a record that went, a kept file, a checkpoint, archived
/// history, backups, and what damage left aside.
pub fn workspace() -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening(None)).unwrap();
    for n in 0..30 {
        save(&store, "Import Wojcikowska.csv", vec![person(n), work(n)]);
    }
    let course = json!({ "name": "Applied stewardship" });
    let course = Write::put(Key::new("course", "c"), course);
    save(&store, "Add a course", vec![course]);
    // A name of a record that says whose it was, as in 0.1.0, and that went since.
    let old = Key::new("person", "zofia@mail.example");
    save(
        &store,
        "Add",
        vec![Write::put(old.clone(), json!({ "name": "Z" }))],
    );
    save(&store, "Delete", vec![Write::Delete(old)]);
    let hash = blake3::hash(NAME.as_bytes()).to_hex().to_string();
    std::fs::write(folder.join("files").join(hash), NAME).unwrap();
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    save(&store, "Import Wojcikowska.csv", vec![person(1), work(1)]);
    store
        .back_up("2026-11-24T09:00:00Z", "rolling", "", &|_, _| {})
        .unwrap();
    store.find(&SearchFor::default()).unwrap();
    (dir, folder)
}

pub fn lock_it(folder: &Path) -> Arc<Vault> {
    lock(folder, PASSPHRASE, &secrets(7), PRIVATE, &opening(None)).unwrap();
    unlock(folder, PASSPHRASE).unwrap()
}

pub fn unlock(folder: &Path, passphrase: &str) -> Result<Arc<Vault>, StoreError> {
    Vault::unlock(folder, passphrase, PRIVATE).map(Arc::new)
}

pub fn open(folder: &Path, vault: Option<Arc<Vault>>) -> Store {
    Store::open(folder, &opening(vault)).unwrap().0
}

/// Where a text is found below a folder: in names of files, and in every byte on the disk with
/// journal blocks and entries of archives unpacked.
pub fn says(folder: &Path, needle: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        let there = |bytes: &[u8]| {
            bytes
                .windows(needle.len())
                .any(|w| w.eq_ignore_ascii_case(needle.as_bytes()))
        };
        if there(entry.file_name().as_encoded_bytes()) {
            found.push(path.display().to_string());
        }
        if path.is_dir() {
            found.extend(says(&path, needle));
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let mut parts = unpacked(&bytes);
        if let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
            for n in 0..zip.len() {
                let mut entry = zip.by_index(n).unwrap();
                let mut content = entry.name().unwrap().as_bytes().to_vec();
                std::io::Read::read_to_end(&mut entry, &mut content).unwrap();
                parts.extend(unpacked(&content));
            }
        }
        if parts.iter().any(|part| there(part)) {
            found.push(path.display().to_string());
        }
    }
    found
}

/// Bytes, and what is packed in them wherever it begins.
fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut parts = vec![bytes.to_vec()];
    for at in 0..bytes.len().saturating_sub(4) {
        if bytes[at..at + 4] == [0x28, 0xB5, 0x2F, 0xFD] {
            let mut plain = Vec::new();
            let mut decoder = zstd::stream::read::Decoder::new(&bytes[at..])
                .unwrap()
                .single_frame();
            if std::io::Read::read_to_end(&mut decoder, &mut plain).is_ok() {
                parts.push(plain);
            }
        }
    }
    parts
}

/// Nothing below a locked workspace's folder says anything of a person.
#[track_caller]
pub fn assert_silent(folder: &Path, when: &str) {
    for needle in ["Wojcikowska", "zofia@mail", "mail.example", "12345001"] {
        assert_eq!(
            says(folder, needle),
            Vec::<String>::new(),
            "{needle} {when}"
        );
    }
    for n in [0, 1, 29] {
        let key = work_key(n);
        let own = key.id.rsplit_once('/').unwrap().1;
        assert_eq!(says(folder, own), Vec::<String>::new(), "work {n} {when}");
    }
}

pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).unwrap();
        }
    }
}
