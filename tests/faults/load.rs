//! A mixed load whose every transaction can be told from half of one.

use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::JoinHandle;

use serde_json::json;
use store::{AuditEntry, ChangeSet, Key, Opening, Records, Store, Write};

pub const FOLDER: &str = "CREDWRIGHT_FAULT_FOLDER";

/// Three records that a transaction always writes with one number.
const TOGETHER: [&str; 3] = ["one", "two", "three"];

pub fn audit(what: &str) -> AuditEntry {
    AuditEntry {
        at: "2026-11-24T10:00:00Z".to_owned(),
        what: what.to_owned(),
        ..AuditEntry::default()
    }
}

pub fn transaction(number: u64) -> ChangeSet {
    let mut writes: Vec<Write> = TOGETHER
        .iter()
        .map(|id| Write::put(Key::new("together", id), json!(number)))
        .collect();
    // Now and then something large, something new, something deleted, a whole batch.
    let id = (number % 17).to_string();
    match number % 7 {
        0 => writes.push(Write::put(
            Key::new("large", &id),
            json!("x".repeat(40_000)),
        )),
        1 => writes.push(Write::Delete(Key::new("large", &id))),
        2 => writes.extend((0..60).map(|n| {
            Write::put(
                Key::new("batch", &format!("{id}-{n}")),
                json!({ "number": number }),
            )
        })),
        _ => writes.push(Write::put(
            Key::new("small", &id),
            json!({ "number": number }),
        )),
    }
    ChangeSet {
        writes,
        audit: audit("Try"),
        ..ChangeSet::default()
    }
}

pub fn open(folder: &Path) -> (Store, store::Opened) {
    Store::open(folder, &Opening::default()).unwrap()
}

/// The last number saved. Fails where the three do not agree.
pub fn last_saved(store: &Store) -> u64 {
    let found = TOGETHER.map(|id| {
        let record = store.get(&Key::new("together", id)).unwrap();
        record.and_then(|r| r.value.as_u64()).unwrap_or(0)
    });
    assert!(
        found.iter().all(|n| *n == found[0]),
        "half a transaction: {found:?}"
    );
    found[0]
}

/// Saves, tidies and backs up until it is killed, and says each number it was told is saved.
pub fn write_for_ever(folder: &Path) -> ! {
    let (store, _) = open(folder);
    let mut number = last_saved(&store);
    loop {
        number += 1;
        store.commit(transaction(number)).unwrap();
        println!("saved {number}");
        std::io::stdout().flush().unwrap();
        if number.is_multiple_of(40) {
            store.compact(audit("Compact"), |_, _| {}).unwrap();
        }
        if number.is_multiple_of(90) {
            store
                .back_up("2026-11-24T10:00:00Z", "rolling", "", &|_, _| {})
                .unwrap();
        }
        if number.is_multiple_of(25) {
            store.flush().unwrap();
        }
    }
}

/// A writer in a process of its own.
pub struct Writer {
    pub child: Child,
    saved: Arc<AtomicU64>,
    reader: Option<JoinHandle<()>>,
}

impl Writer {
    pub fn start(folder: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let saved = Arc::new(AtomicU64::new(0));
        let told = Arc::clone(&saved);
        let reader = std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                let number = line.strip_prefix("saved ").and_then(|n| n.parse().ok());
                if let Some(number) = number {
                    told.store(number, Ordering::SeqCst);
                }
            }
        });
        Self {
            child,
            saved,
            reader: Some(reader),
        }
    }

    /// The last number it was told is saved, so far as it has been read.
    pub fn saved(&self) -> u64 {
        self.saved.load(Ordering::SeqCst)
    }

    /// Kills it and returns the last number it was told is saved.
    pub fn kill(mut self) -> u64 {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.reader.take().unwrap().join().unwrap();
        self.saved()
    }
}

/// Numbers that look random and are the same in every run.
pub struct Numbers(pub u64);

impl Numbers {
    pub fn below(&mut self, most: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

/// Everything acknowledged is there, whole, and the workspace is sound.
pub fn assert_kept(folder: &Path, acknowledged: u64, what: &str) -> u64 {
    let (store, _) = open(folder);
    let found = last_saved(&store);
    assert!(
        found >= acknowledged,
        "{what}: {found} of {acknowledged} saves"
    );
    let check = store.check().unwrap();
    assert!(check.is_sound(), "{what}: {check:?}");
    found
}
