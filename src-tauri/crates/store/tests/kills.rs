//! A writer that is killed at any moment: what it was told is saved is there, and no
//! transaction is half there.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing
)]

use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::json;
use store::{ChangeSet, Key, Opening, Records, Store, Write};

const FOLDER: &str = "CREDWRIGHT_KILL_FOLDER";
/// Rounds in a short run; `CREDWRIGHT_KILLS` asks for more.
const ROUNDS: u64 = 25;

/// Three records that a transaction always writes with one number.
const TOGETHER: [&str; 3] = ["one", "two", "three"];

fn transaction(number: u64) -> ChangeSet {
    let mut writes: Vec<Write> = TOGETHER
        .iter()
        .map(|id| Write::Put(Key::new("together", id), json!(number)))
        .collect();
    // A mixed load: now and then something large, something new, something deleted.
    let id = (number % 17).to_string();
    writes.push(match number % 5 {
        0 => Write::Put(Key::new("large", &id), json!("x".repeat(40_000))),
        1 => Write::Delete(Key::new("large", &id)),
        _ => Write::Put(Key::new("small", &id), json!({ "number": number })),
    });
    ChangeSet {
        writes,
        ..ChangeSet::default()
    }
}

/// The child: writes for ever and says each number that was acknowledged.
#[test]
fn writer() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let (store, _) = Store::open(Path::new(&folder), &Opening::default()).unwrap();
    let known = store.get(&Key::new("together", "one")).unwrap();
    let mut number = known.and_then(|r| r.value.as_u64()).unwrap_or(0);
    loop {
        number += 1;
        store.commit(transaction(number)).unwrap();
        println!("saved {number}");
        std::io::stdout().flush().unwrap();
    }
}

/// Lets the writer run for a while, kills it, and returns the last number it was told is saved.
fn write_and_kill(folder: &Path, lifetime: Duration) -> u64 {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "writer", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::spawn(move || {
        output
            .lines()
            .map_while(Result::ok)
            .filter_map(|line| line.split_once("saved ")?.1.parse::<u64>().ok())
            .last()
            .unwrap_or(0)
    });
    std::thread::sleep(lifetime);
    child.kill().unwrap();
    child.wait().unwrap();
    reader.join().unwrap()
}

#[test]
fn a_killed_writer_loses_nothing_that_was_acknowledged() {
    let rounds = std::env::var("CREDWRIGHT_KILLS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(ROUNDS);
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("w");
    drop(Store::create(&place, &Opening::default()).unwrap());
    let mut seed = 7_u64;
    let mut last = 0;
    for round in 0..rounds {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let acknowledged = write_and_kill(&place, Duration::from_millis(20 + (seed >> 33) % 130));
        last = last.max(acknowledged);
        let (store, _) = Store::open(&place, &Opening::default()).unwrap();
        let found: Vec<u64> = TOGETHER
            .iter()
            .map(|id| {
                let record = store.get(&Key::new("together", id)).unwrap();
                record.and_then(|r| r.value.as_u64()).unwrap_or(0)
            })
            .collect();
        assert!(
            found.iter().all(|n| *n == found[0]),
            "round {round}: half a transaction: {found:?}"
        );
        assert!(
            found[0] >= last,
            "round {round}: {} of {last} saves",
            found[0]
        );
        last = found[0];
        let check = store.check().unwrap();
        assert!(check.is_sound(), "round {round}: {check:?}");
    }
    assert!(last > 0, "the writer never saved anything");
    println!("{rounds} kills, {last} saves, none lost");
}
