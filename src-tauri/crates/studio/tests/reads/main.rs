//! What use cases read, counted by the store in a workspace and in one ten times larger: a
//! use case that a screen or a command calls reads the same in both, give or take a page.
//! Each room has a file with what fills its part of the workspace and a table of its use
//! cases.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout
)]

mod designing;
mod issuing;

use std::fmt::Write as _;

use domain::record_kind::RecordKind;
use serde::Serialize;
use store::{ChangeSet, Key, ReadCount, Records, Write};
use studio::Studio;

/// Of what a workspace has many it has this many, and ten times as many.
const SMALL: usize = 100;
/// Rows of a page that is asked for.
pub const PAGE: u32 = 20;

/// A use case, by the name of what calls it.
pub struct UseCase {
    pub name: &'static str,
    pub ask: fn(&Studio),
}

/// Rooms: what fills their part of a workspace, and their use cases.
struct Rooms {
    begin: fn(&Studio),
    fill: fn(usize) -> Vec<Write>,
    use_cases: &'static [UseCase],
}

const ROOMS: &[Rooms] = &[
    Rooms {
        begin: designing::begin,
        fill: designing::fill,
        use_cases: designing::USE_CASES,
    },
    Rooms {
        begin: issuing::begin,
        fill: issuing::fill,
        use_cases: issuing::USE_CASES,
    },
];

/// A record to fill a workspace with.
pub fn put<T: Serialize>(kind: RecordKind, id: &str, value: &T) -> Write {
    let value = serde_json::to_value(value).unwrap();
    Write::put(Key::new(kind.name(), id), value)
}

/// An identity that is as long in a large workspace as in a small one.
pub fn id(of: &str, n: usize) -> String {
    format!("{of}{n:06}")
}

struct Measured {
    _folder: tempfile::TempDir,
    studio: Studio,
}

impl Measured {
    /// A workspace with so many of everything.
    fn of(size: usize) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("w");
        let studio = Studio::create(&place).unwrap();
        for rooms in ROOMS {
            (rooms.begin)(&studio);
        }
        drop(studio);
        let (store, _) = Studio::open_store(&place).unwrap();
        let writes: Vec<Write> = ROOMS.iter().flat_map(|rooms| (rooms.fill)(size)).collect();
        for writes in writes.chunks(5_000) {
            store
                .commit(ChangeSet {
                    writes: writes.to_vec(),
                    ..ChangeSet::default()
                })
                .unwrap();
        }
        drop(store);
        Self {
            studio: Studio::open(&place).unwrap(),
            _folder: folder,
        }
    }

    fn reads(&self, case: &UseCase) -> ReadCount {
        let before = self.studio.reads();
        (case.ask)(&self.studio);
        self.studio.reads() - before
    }
}

/// Whether the second is no more than the first, give or take little.
fn is_near(small: u64, large: u64, slack: u64) -> bool {
    large <= small + slack + small / 20
}

#[test]
fn a_use_case_reads_the_same_however_large_the_workspace() {
    let (small, large) = (Measured::of(SMALL), Measured::of(SMALL * 10));
    let mut table = String::new();
    let mut grown = Vec::new();
    for case in ROOMS.iter().flat_map(|rooms| rooms.use_cases) {
        let (a, b) = (small.reads(case), large.reads(case));
        let _ = writeln!(
            table,
            "{:<28} records {:>5} {:>5}   bytes {:>8} {:>8}   rows {:>6} {:>6}",
            case.name, a.records, b.records, a.bytes, b.bytes, a.rows, b.rows
        );
        let near = is_near(a.records, b.records, 1)
            && is_near(a.bytes, b.bytes, 500)
            && is_near(a.rows, b.rows, 3);
        if !near {
            grown.push(case.name);
        }
    }
    println!("{table}");
    assert!(grown.is_empty(), "These grow: {grown:?}\n{table}");
}
