//! Killed at each step: before each call that changes the disk for good, one after the other.

use std::path::Path;
use std::process::{Command, Stdio};

use store::{Key, Opening, Records, Store, repair};

use crate::cuts::copy_all;
use crate::load::{audit, last_saved, open, transaction};
use crate::locking;
use crate::rounds;

pub const FOLDER: &str = "CREDWRIGHT_FAULT_STEPS";
const WORK: &str = "CREDWRIGHT_FAULT_WORK";

/// Calls after which the disk is another.
const CALLS: [&str; 9] = [
    "rename",
    "unlink",
    "unlinkat",
    "fsync",
    "fdatasync",
    "ftruncate",
    "mkdir",
    "openat",
    "write",
];

pub fn may_trace() -> bool {
    Command::new("strace")
        .args(["-f", "-o", "/dev/null", "true"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// What the process that is killed does.
pub fn work(folder: &Path) -> ! {
    let opening = Opening::default();
    match std::env::var(WORK).unwrap().as_str() {
        "repair" => {
            repair(folder, &opening, &audit("Repair")).unwrap();
        }
        "compact" => {
            let (store, _) = Store::open(folder, &opening).unwrap();
            store.compact(audit("Compact"), |_, _| {}).unwrap();
        }
        "lock" => locking::lock_for_ever(folder),
        "change key" => locking::change_for_ever(folder),
        "go on" => locking::go_on_for_ever(folder),
        _ => drop(Store::open(folder, &opening).unwrap()),
    }
    std::process::exit(0)
}

/// Does the work in a process of its own and kills it before the n-th call of a kind. Returns
/// whether it got so far.
fn killed(folder: &Path, work: &str, call: &str, n: u64) -> bool {
    let status = Command::new("strace")
        .args(["-f", "-o", "/dev/null", "-e"])
        .arg(format!("trace={call}"))
        .arg("-e")
        .arg(format!("inject={call}:signal=KILL:when={n}"))
        .arg(std::env::current_exe().unwrap())
        .env(FOLDER, folder)
        .env(WORK, work)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .unwrap();
    !status.success()
}

/// Kills the work at steps spread over all there are, each in a copy of its own, and looks
/// at what each left.
pub fn at_each_step(folder: &Path, work: &str, look: &dyn Fn(&Path, &str)) {
    let dir = tempfile::tempdir().unwrap();
    let each = rounds(2, 40);
    let mut kills = 0;
    for call in CALLS {
        // The first times are of starting the program itself.
        let stride = match call {
            "openat" | "write" => rounds(7, 1),
            _ => rounds(3, 1),
        };
        for k in 0..each {
            let copy = dir.path().join("copy");
            copy_all(folder, &copy);
            let n = 1 + k * stride;
            let got_there = killed(&copy, work, call, n);
            if got_there {
                kills += 1;
                look(&copy, &format!("{work} killed before {call} {n}"));
            }
            std::fs::remove_dir_all(&copy).unwrap();
            if !got_there {
                break;
            }
        }
    }
    assert!(kills > 4, "{work} was hardly killed: {kills}");
    println!("{work}: killed at {kills} steps");
}

/// A workspace of many saves; the segment, and where its records begin.
fn workspace(folder: &Path, saves: u64) -> (std::path::PathBuf, Vec<u8>, Vec<usize>) {
    let store = Store::create(folder, &Opening::default()).unwrap();
    for number in 1..=saves {
        store.commit(transaction(number)).unwrap();
    }
    drop(store);
    let segment = folder.join("journal/00000000000000000001.journal");
    let bytes = std::fs::read(&segment).unwrap();
    let marks = bytes.windows(4).enumerate();
    let starts = marks
        .filter(|(_, w)| w == b"CWF2")
        .map(|(at, _)| at)
        .collect();
    (segment, bytes, starts)
}

fn back_up(folder: &Path) {
    let (store, _) = open(folder);
    store
        .back_up("2026-11-24T10:30:00Z", "rolling", "", &|_, _| {})
        .unwrap();
}

fn everything(store: &Store) -> Vec<store::Record> {
    let kinds = ["together", "large", "batch", "small"];
    kinds
        .iter()
        .flat_map(|kind| store.every(kind, "").unwrap())
        .collect()
}

/// What backups have comes back whole, at whatever step the first try ended.
pub fn repair_from_backups() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let (segment, bytes, starts) = workspace(&folder, 20);
    back_up(&folder);
    let all = everything(&open(&folder).0);
    let mut damaged = bytes.clone();
    damaged[starts[4] + 20..starts[6] + 30].fill(0);
    std::fs::write(&segment, damaged).unwrap();
    at_each_step(&folder, "repair", &|copy, how| {
        repair(copy, &Opening::default(), &audit("Repair")).unwrap();
        let (store, opened) = open(copy);
        assert_eq!(opened.notice, None, "{how}");
        assert_eq!(everything(&store), all, "{how}");
        assert!(store.check().unwrap().is_sound(), "{how}");
    });
}

/// What none has is given up once, by name, at whatever step the first try ended.
pub fn repair_without() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let (segment, bytes, starts) = workspace(&folder, 6);
    back_up(&folder);
    let (store, _) = open(&folder);
    for number in 7..=12 {
        store.commit(transaction(number)).unwrap();
    }
    drop(store);
    let bytes = {
        let now = std::fs::read(&segment).unwrap();
        assert!(now.starts_with(&bytes));
        now
    };
    let marks = bytes.windows(4).enumerate();
    let later: Vec<usize> = marks
        .filter(|(_, w)| w == b"CWF2")
        .map(|(at, _)| at)
        .collect();
    assert_eq!(later[..6], starts);
    let mut damaged = bytes.clone();
    // Saves 5 to 8: the backup has 5 and 6.
    damaged[later[4] + 14..later[8] - 3].fill(0xAA);
    std::fs::write(&segment, damaged).unwrap();
    at_each_step(&folder, "repair", &|copy, how| {
        // Killed after its end, there is nothing left to do.
        let again = repair(copy, &Opening::default(), &audit("Repair"));
        assert!(again.is_ok(), "{how}: {again:?}");
        let (store, opened) = open(copy);
        assert_eq!(opened.notice, None, "{how}");
        assert_eq!(last_saved(&store), 12, "{how}");
        let batch = store.every("batch", "9-").unwrap();
        assert_eq!(batch.len(), 60, "{how}: save 9 is there");
        let report = store.check().unwrap();
        assert!(report.is_sound(), "{how}: {report:?}");
        // What is lost stands in the journal, once it was given up.
        let past = store.versions(&Key::new("together", "one")).unwrap();
        assert!(!past.versions.is_empty(), "{how}");
    });
}

/// A compaction changes nothing, wherever it ends.
pub fn compaction() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    workspace(&folder, 40);
    let (store, _) = open(&folder);
    store.compact(audit("Compact"), |_, _| {}).unwrap();
    for number in 41..=60 {
        store.commit(transaction(number)).unwrap();
    }
    let all = everything(&store);
    drop(store);
    at_each_step(&folder, "compact", &|copy, how| {
        for _ in 0..2 {
            let (store, opened) = open(copy);
            assert_eq!(opened.notice, None, "{how}");
            assert_eq!(everything(&store), all, "{how}");
            let report = store.check().unwrap();
            assert!(report.is_sound(), "{how}: {report:?}");
            drop(store);
            std::fs::remove_dir_all(copy.join("index")).unwrap();
        }
    });
}

/// What was found at the end is told whatever happens to the opening that found it, and put
/// back by one of the next.
pub fn mended_end() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let (segment, bytes, starts) = workspace(&folder, 12);
    back_up(&folder);
    for (n, cut) in [0, starts[3], starts[9] + 40].into_iter().enumerate() {
        let copy = dir.path().join(n.to_string());
        copy_all(&folder, &copy);
        std::fs::write(
            copy.join(segment.strip_prefix(&folder).unwrap()),
            &bytes[..cut],
        )
        .unwrap();
        at_each_step(&copy, "open", &|copy, how| {
            let (store, opened) = open(copy);
            assert!(opened.notice.is_some(), "{how}, cut at {cut}");
            assert_eq!(last_saved(&store), 12, "{how}, cut at {cut}");
            assert!(!store.check().unwrap().is_sound(), "{how}");
            store.answer(&audit("")).unwrap();
            let report = store.check().unwrap();
            assert!(report.is_sound(), "{how}: {report:?}");
        });
    }
}
