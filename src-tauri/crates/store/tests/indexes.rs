//! Indexes on disk: what is lost or wrong in them is met and mended, older values are seen
//! in their present shape, and what is asked of them costs the same in a large workspace.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use store::{
    AuditEntry, ChangeSet, IndexDescription, Key, Opened, Opening, Part, Range, ReadCount, Records,
    Store, Within, Write,
};

const INDEXES: &[IndexDescription] = &[
    IndexDescription::new("thing", "code", &[Part::text("/code")]).unique(),
    IndexDescription::new(
        "thing",
        "group",
        &[Part::text("/group"), Part::number("/n")],
    )
    .counted(1),
];

fn opening(indexes: &'static [IndexDescription]) -> Opening<'static> {
    Opening {
        indexes,
        ..Opening::default()
    }
}

fn open(folder: &Path) -> (Store, Opened) {
    Store::open(folder, &opening(INDEXES)).unwrap()
}

fn thing(n: u32) -> Write {
    let value = json!({ "code": format!("c{n}"), "group": format!("g{}", n % 10), "n": n });
    Write::put(Key::new("thing", &format!("{n:06}")), value)
}

fn workspace(things: u32) -> (tempfile::TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("w");
    let store = Store::create(&folder, &opening(INDEXES)).unwrap();
    let all: Vec<Write> = (0..things).map(thing).collect();
    for writes in all.chunks(1_000) {
        save(&store, writes.to_vec());
    }
    (dir, folder)
}

fn save(store: &Store, writes: Vec<Write>) {
    let changes = ChangeSet {
        writes,
        ..ChangeSet::default()
    };
    store.commit(changes).unwrap();
}

fn of_group(store: &Store, group: &str) -> Vec<String> {
    let wanted = Within::new("thing", "group", Range::of(group), 10_000);
    let found = store.within(&wanted).unwrap();
    found.entries.into_iter().map(|e| e.key.id).collect()
}

/// Changes the index on disk behind the store’s back, as a fault of the disk would.
fn meddle(folder: &Path, meddle: impl Fn(&sled::Db)) {
    // A database just closed lets go of its file a moment later.
    let opened = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        sled::open(folder.join("index/records")).ok()
    });
    let database = opened.unwrap();
    meddle(&database);
    database.flush().unwrap();
}

fn row_with(database: &sled::Db, space: u8, text: &[u8]) -> Vec<u8> {
    database
        .iter()
        .keys()
        .map(|key| key.unwrap().to_vec())
        .find(|key| key[0] == space && key.windows(text.len()).any(|w| w == text))
        .unwrap()
}

#[test]
fn an_entry_that_is_lost_too_many_or_counted_wrong_shows_at_the_next_opening() {
    let faults: [fn(&sled::Db); 4] = [
        |database| {
            let name = row_with(database, b'i', b"c7");
            database.remove(name).unwrap();
        },
        |database| {
            let mut name = row_with(database, b'i', b"c7");
            name.push(b'x');
            database.insert(name, vec![]).unwrap();
        },
        |database| {
            let name = row_with(database, b'c', b"g3");
            database.insert(name, 9_u64.to_be_bytes().to_vec()).unwrap();
        },
        |database| {
            let name = row_with(database, b'n', b"thing");
            database.insert(name, 9_u64.to_be_bytes().to_vec()).unwrap();
        },
    ];
    for (n, fault) in faults.into_iter().enumerate() {
        let (_dir, folder) = workspace(30);
        let (store, opened) = open(&folder);
        assert!(!opened.index_rebuilt, "{opened:?}");
        drop(store);
        meddle(&folder, fault);
        let (store, opened) = open(&folder);
        assert!(opened.index_rebuilt, "fault {n}");
        assert_eq!(of_group(&store, "g3"), ["000003", "000013", "000023"]);
        assert_eq!(
            store
                .count_within("thing", "group", &Range::of("g3"))
                .unwrap(),
            3
        );
        assert_eq!(store.count("thing").unwrap(), 30);
        assert!(store.check().unwrap().index_mended.is_empty());
    }
}

#[test]
fn each_block_is_unpacked_once_whatever_the_order_of_the_keys() {
    let (_dir, folder) = workspace(5_000);
    let (store, _) = open(&folder);
    let every: Vec<Key> = (0..5_000_u32)
        .map(|n| Key::new("thing", &format!("{:06}", n * 1_237 % 5_000)))
        .collect();
    let before = store.reads();
    let found = store.get_many(&every).unwrap();
    let read = store.reads() - before;
    assert!(
        found
            .iter()
            .zip(&every)
            .all(|(r, key)| r.as_ref().unwrap().key == *key)
    );
    let before = store.reads();
    assert_eq!(store.every("thing", "").unwrap().len(), 5_000);
    let in_order = store.reads() - before;
    assert_eq!(
        (read.records, read.bytes),
        (in_order.records, in_order.bytes)
    );
    // Forty-eight to a block, in five commits.
    assert_eq!(read.blocks, 5 * 1_000_u64.div_ceil(48));
}

#[test]
fn other_descriptions_or_another_schema_make_the_index_anew() {
    const OTHERS: &[IndexDescription] =
        &[IndexDescription::new("thing", "code", &[Part::folded("/code")]).counted(1)];
    let (_dir, folder) = workspace(30);
    let (store, opened) = Store::open(&folder, &opening(OTHERS)).unwrap();
    assert!(opened.index_rebuilt);
    assert_eq!(
        store
            .count_within("thing", "code", &Range::of("C7"))
            .unwrap(),
        1
    );
    assert!(
        store
            .within(&Within::new("thing", "group", Range::all(), 1))
            .is_err()
    );
    drop(store);
    let (store, opened) = open(&folder);
    assert!(opened.index_rebuilt);
    assert_eq!(of_group(&store, "g1").len(), 3);
    drop(store);
    assert!(!open(&folder).1.index_rebuilt);
}

#[test]
fn a_description_that_makes_no_sense_is_refused() {
    const TWO_LISTS: &[IndexDescription] = &[IndexDescription::new(
        "thing",
        "x",
        &[Part::text("/a/*"), Part::text("/b/*")],
    )];
    const TWICE: &[IndexDescription] = &[
        IndexDescription::new("thing", "x", &[Part::text("/a")]),
        IndexDescription::new("thing", "x", &[Part::text("/b")]),
    ];
    const NO_PARTS: &[IndexDescription] = &[IndexDescription::new("thing", "x", &[])];
    const COUNTED: &[IndexDescription] =
        &[IndexDescription::new("thing", "x", &[Part::text("/a")]).counted(2)];
    for indexes in [TWO_LISTS, TWICE, NO_PARTS, COUNTED] {
        let dir = tempfile::tempdir().unwrap();
        assert!(Store::create(&dir.path().join("w"), &opening(indexes)).is_err());
    }
}

fn renamed(_kind: &str, schema: u16, mut value: Value) -> Value {
    if schema < 2
        && let Some(fields) = value.as_object_mut()
        && let Some(code) = fields.remove("code")
    {
        fields.insert("label".to_owned(), code);
    }
    value
}

#[test]
fn older_values_are_held_in_their_present_shape() {
    const LABELS: &[IndexDescription] =
        &[IndexDescription::new("thing", "label", &[Part::text("/label")]).unique()];
    let (_dir, folder) = workspace(30);
    let present = Opening {
        indexes: LABELS,
        schema: 2,
        present: renamed,
        ..Opening::default()
    };
    let (store, _) = Store::open(&folder, &present).unwrap();
    let of = |label: &str| {
        store
            .count_within("thing", "label", &Range::of(label))
            .unwrap()
    };
    assert_eq!((of("c7"), of("new")), (1, 0));
    let label =
        |id: &str, label: &str| Write::put(Key::new("thing", id), json!({ "label": label }));
    let taken = store.commit(ChangeSet {
        writes: vec![label("new", "c8")],
        ..ChangeSet::default()
    });
    assert!(taken.is_err(), "an older record holds it");
    save(&store, vec![label("000007", "new")]);
    assert_eq!((of("c7"), of("new")), (0, 1));
    assert!(store.check().unwrap().is_sound());
    store.compact(AuditEntry::default(), |_, _| {}).unwrap();
    assert_eq!(
        (of("c8"), of("new")),
        (1, 1),
        "compacting reads no value and keeps entries"
    );
    assert!(store.check().unwrap().is_sound());
    drop(store);
    let (store, opened) = Store::open(&folder, &present).unwrap();
    assert!(!opened.index_rebuilt);
    assert_eq!(
        store.count_within("thing", "label", &Range::all()).unwrap(),
        30
    );
    drop(store);
    std::fs::remove_dir_all(folder.join("index")).unwrap();
    let (store, _) = Store::open(&folder, &present).unwrap();
    assert_eq!(
        store
            .count_within("thing", "label", &Range::of("c8"))
            .unwrap(),
        1
    );
}

#[test]
fn what_is_asked_costs_the_same_in_a_workspace_ten_times_larger() {
    fn costs(things: u32) -> Vec<(&'static str, ReadCount)> {
        let (_dir, folder) = workspace(things);
        let (store, _) = open(&folder);
        let key = |n: u32| Key::new("thing", &format!("{n:06}"));
        let of = |range: Range| Within::new("thing", "group", range, 5);
        let mut costs = Vec::new();
        let mut measure = |what: &'static str, work: &dyn Fn()| {
            let before = store.reads();
            work();
            costs.push((what, store.reads() - before));
        };
        measure("get", &|| drop(store.get(&key(3)).unwrap()));
        measure("many", &|| {
            drop(store.get_many(&[key(50), key(3), key(20)]).unwrap())
        });
        measure("exists", &|| assert!(store.exists(&key(3)).unwrap()));
        measure("within", &|| {
            drop(store.within(&of(Range::of("g3"))).unwrap())
        });
        measure("records", &|| {
            let range = Range::of("g3").at_least(10_u32);
            assert_eq!(store.records_within(&of(range)).unwrap().records.len(), 5);
        });
        measure("count", &|| {
            let count = store
                .count_within("thing", "group", &Range::of("g3"))
                .unwrap();
            assert_eq!(count, u64::from(things / 10));
        });
        measure("all", &|| {
            assert_eq!(store.count("thing").unwrap(), u64::from(things))
        });
        measure("unique", &|| {
            let taken = Write::put(Key::new("thing", "x"), json!({ "code": "c9" }));
            let changes = ChangeSet {
                writes: vec![taken],
                ..ChangeSet::default()
            };
            assert!(store.commit(changes).is_err());
        });
        costs
    }
    let (small, large) = (costs(100), costs(1_000));
    assert_eq!(small, large);
    let records: u64 = small.iter().map(|(_, read)| read.records).sum();
    assert_eq!(records, 1 + 3 + 5);
}
