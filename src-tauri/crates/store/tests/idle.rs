//! An open workspace in which nothing happens wakes nobody. (A test by itself: it counts how often
//! the threads of its process run.)
#![cfg(target_os = "linux")]
#![allow(missing_docs, clippy::unwrap_used)]

use std::time::Duration;

use store::{AuditEntry, ChangeSet, Described, Key, Opening, Records, Searched, Store, Write};

fn put(id: &str) -> ChangeSet {
    ChangeSet {
        writes: vec![Write::put(Key::new("thing", id), serde_json::json!(id))],
        audit: AuditEntry {
            at: "2026-11-24T10:00:00Z".to_owned(),
            ..AuditEntry::default()
        },
        ..ChangeSet::default()
    }
}

/// How often threads of this process have waited for something, by their names; the one that
/// asks, and the one that waits for the test, left out.
fn waits() -> Vec<(String, u64)> {
    let mut found = Vec::new();
    let own = std::fs::read_link("/proc/thread-self").unwrap();
    let own = own.file_name().unwrap().to_owned();
    for task in std::fs::read_dir("/proc/self/task").unwrap().flatten() {
        let (name, status) = (task.path().join("comm"), task.path().join("status"));
        let first = task.file_name() == std::process::id().to_string().as_str();
        if first || task.file_name() == own {
            continue;
        }
        let (Ok(name), Ok(status)) = (
            std::fs::read_to_string(name),
            std::fs::read_to_string(status),
        ) else {
            continue;
        };
        let waits = status
            .lines()
            .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))
            .unwrap();
        // The pool of sled looks once a second whether it has more threads than it needs, and
        // cannot be told not to.
        if !name.starts_with("sled-io") {
            found.push((name.trim().to_owned(), waits.trim().parse().unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn an_open_workspace_in_which_nothing_happens_wakes_nobody() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let searched = Searched {
        kinds: &["thing"],
        describe: |_, _, value| {
            Some(Described {
                names: vec![value.as_str()?.to_owned()],
                ..Described::default()
            })
        },
    };
    let opening = Opening {
        searched: Some(searched),
        ..Opening::default()
    };
    let store = Store::create(&folder, &opening).unwrap();
    for round in ["one", "two"] {
        store.commit(put(round)).unwrap();
        // What a save leaves to do is done after a few seconds without one.
        std::thread::sleep(Duration::from_secs(7));
        let before = waits();
        assert!(before.iter().any(|(name, _)| name == "index flush"));
        std::thread::sleep(Duration::from_secs(5));
        assert_eq!(waits(), before, "after {round}");
    }
}
