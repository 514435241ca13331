//! What guards promise: nobody comes between what they hold and the commit.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use store::{
    ChangeSet, Guard, Key, MemoryRecords, PartValue, Range, Records, Store, StoreError, Within,
    Write,
};

use super::{INDEXES, key, on_every_backend, opening, put, set};

fn named(id: &str, value: Value) -> Write {
    Write::put(Key::new("named", id), value)
}

fn guarded(writes: Vec<Write>, guard: Guard) -> ChangeSet {
    ChangeSet {
        guards: vec![guard],
        ..set(writes)
    }
}

#[test]
fn a_record_that_must_be_there_is() {
    on_every_backend(|records| {
        let needs = |id: &str| guarded(vec![put("b", json!(1))], Guard::Present(key(id)));
        assert!(matches!(records.commit(needs("a")), Err(StoreError::Missing(k)) if k == key("a")));
        records.commit(set(vec![put("a", json!(1))])).unwrap();
        records.commit(needs("a")).unwrap();
        records.commit(set(vec![Write::Delete(key("a"))])).unwrap();
        assert!(records.commit(needs("a")).is_err());
    });
}

#[test]
fn a_unique_guard_holds_all_parts_and_its_own_writes() {
    on_every_backend(|records| {
        let due = |id: &str, day: &str| put(id, json!({ "state": "open", "due": day }));
        let unique = |day: &str| Guard::unique("thing", "due", ["open", day]);
        records
            .commit(guarded(vec![due("a", "2026-01-01")], unique("2026-01-01")))
            .unwrap();
        records
            .commit(guarded(vec![due("b", "2026-01-02")], unique("2026-01-02")))
            .unwrap();
        let taken = records.commit(guarded(vec![due("c", "2026-01-02")], unique("2026-01-02")));
        match taken {
            Err(StoreError::Taken { index, value, by }) => {
                assert_eq!(
                    (index.as_str(), value.as_str()),
                    ("due", "open, 2026-01-02")
                );
                assert_eq!(by, key("b"));
            }
            other => panic!("{other:?}"),
        }
        let swap = vec![due("b", "2026-01-01"), due("a", "2026-01-02")];
        records.commit(guarded(swap, unique("2026-01-02"))).unwrap();
        let twins = vec![due("x", "2026-02-01"), due("y", "2026-02-01")];
        let twins = records.commit(guarded(twins, unique("2026-02-01")));
        assert!(matches!(twins, Err(StoreError::Taken { .. })));
        let part = guarded(vec![], Guard::unique("thing", "due", ["open"]));
        assert!(matches!(records.commit(part), Err(StoreError::Misuse(_))));
    });
}

#[test]
fn none_hold_sees_the_first_parts_and_leaves_out_what_is_written() {
    on_every_backend(|records| {
        let child = |id: &str, of: &str| put(id, json!({ "tags": [of], "v": 1 }));
        records
            .commit(set(vec![child("a", "p"), child("b", "p"), child("c", "q")]))
            .unwrap();
        let none = |of: &str| Guard::none_hold("thing", "tag", [of]);
        match records.commit(guarded(vec![Write::Delete(key("a"))], none("p"))) {
            Err(StoreError::StillHeld { index, by }) => {
                assert_eq!((index.as_str(), by), ("tag", key("b")));
            }
            other => panic!("{other:?}"),
        }
        records.commit(guarded(vec![], none("pp"))).unwrap();
        let parts = [PartValue::from("p"), PartValue::from(2_u32)];
        records
            .commit(guarded(vec![], Guard::none_hold("thing", "tag", parts)))
            .unwrap();
        let both = vec![Write::Delete(key("a")), Write::Delete(key("b"))];
        records.commit(guarded(both, none("p"))).unwrap();
        records.commit(guarded(vec![], none("p"))).unwrap();
        assert!(records.commit(guarded(vec![], none("q"))).is_err());
        let misuse = guarded(vec![], Guard::none_hold("thing", "none", ["q"]));
        assert!(matches!(records.commit(misuse), Err(StoreError::Misuse(_))));
    });
}

#[test]
fn a_unique_index_needs_no_guard() {
    on_every_backend(|records| {
        let taken = |writes: Vec<Write>| match records.commit(set(writes)) {
            Err(StoreError::Taken { by, .. }) => Some(by.id),
            Err(other) => panic!("{other}"),
            Ok(_) => None,
        };
        assert_eq!(taken(vec![named("a", json!({ "name": "Zoë" }))]), None);
        assert_eq!(
            taken(vec![named("b", json!({ "name": "ZOË" }))]).as_deref(),
            Some("a")
        );
        assert_eq!(
            taken(vec![named("a", json!({ "name": "zoë", "x": 1 }))]),
            None
        );
        let pair = |a: &str, b: u32| json!({ "a": a, "b": b });
        assert_eq!(
            taken(vec![named("1", pair("x", 1)), named("2", pair("x", 2))]),
            None
        );
        assert_eq!(taken(vec![named("3", pair("x", 2))]).as_deref(), Some("2"));
        assert!(taken(vec![named("4", pair("y", 1)), named("5", pair("y", 1))]).is_some());
        let renamed = vec![
            Write::Delete(Key::new("named", "2")),
            named("6", pair("x", 2)),
        ];
        assert_eq!(taken(renamed), None);
        let swapped = vec![named("6", pair("x", 1)), named("1", pair("x", 2))];
        assert_eq!(taken(swapped), None);
    });
}

#[test]
fn what_a_commit_made_is_in_what_it_returns() {
    on_every_backend(|records| {
        let mut changes = set(vec![
            put("a", json!(1)),
            put("b", json!(1)),
            put("a", json!(2)),
            Write::Delete(key("none")),
        ]);
        changes.request = "once".to_owned();
        let made = records.commit(changes.clone()).unwrap();
        assert_eq!((made.sequence, made.repeated), (1, false));
        assert_eq!(made.revision(&key("a")), Some(1));
        assert_eq!(made.revision(&key("none")), None);
        assert_eq!(made.revisions.len(), 2);
        let more = set(vec![put("a", json!(3)), Write::Delete(key("b"))]);
        let more = records.commit(more).unwrap();
        assert_eq!(more.revisions, [(key("a"), 2)]);
        let again = records.commit(changes).unwrap();
        assert_eq!((again.sequence, again.repeated), (1, true));
        assert_eq!(again.revisions, [(key("a"), 2)], "as they stand by now");
    });
}

const WRITERS: usize = 8;
const ROUNDS: usize = 25;

fn at_once(records: &Arc<dyn Records>, work: fn(&dyn Records, usize)) {
    let threads: Vec<_> = (0..WRITERS)
        .map(|n| {
            let records = Arc::clone(records);
            std::thread::spawn(move || work(&*records, n))
        })
        .collect();
    threads.into_iter().for_each(|t| t.join().unwrap());
}

fn on_every_shared_backend(promise: fn(Arc<dyn Records>)) {
    promise(Arc::new(MemoryRecords::new(INDEXES, 3).unwrap()));
    let dir = tempfile::tempdir().unwrap();
    let store = Arc::new(Store::create(&dir.path().join("w"), &opening()).unwrap());
    promise(Arc::clone(&store) as Arc<dyn Records>);
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn of_many_writers_at_once_one_gets_a_name() {
    static WON: AtomicUsize = AtomicUsize::new(0);
    on_every_shared_backend(|records| {
        WON.store(0, Ordering::SeqCst);
        at_once(&records, |records, writer| {
            for round in 0..ROUNDS {
                let value = json!({ "name": format!("Round {round}") });
                match records.commit(set(vec![named(&format!("{writer}/{round}"), value)])) {
                    Ok(_) => {
                        WON.fetch_add(1, Ordering::SeqCst);
                    }
                    Err(StoreError::Taken { .. }) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        });
        assert_eq!(WON.load(Ordering::SeqCst), ROUNDS);
        assert_eq!(records.count("named").unwrap(), ROUNDS as u64);
    });
}

#[test]
fn no_child_is_left_without_its_parent() {
    on_every_shared_backend(|records| {
        let parents = (0..ROUNDS).map(|n| put(&format!("p{n}"), json!({})));
        records.commit(set(parents.collect())).unwrap();
        at_once(&records, |records, writer| {
            for round in 0..ROUNDS {
                let parent = format!("p{round}");
                let changes = if writer % 2 == 0 {
                    let child = json!({ "tags": [parent], "v": 1 });
                    let child = put(&format!("c{writer}-{round}"), child);
                    guarded(vec![child], Guard::Present(key(&parent)))
                } else {
                    let none = Guard::none_hold("thing", "tag", [parent.as_str()]);
                    guarded(vec![Write::Delete(key(&parent))], none)
                };
                match records.commit(changes) {
                    Ok(_) | Err(StoreError::Missing(_) | StoreError::StillHeld { .. }) => {}
                    Err(other) => panic!("{other}"),
                }
            }
        });
        let children = Within::new("thing", "tag", Range::all(), WRITERS * ROUNDS);
        for entry in records.within(&children).unwrap().entries {
            let parent = entry.parts[0].as_text().unwrap();
            assert!(records.exists(&key(parent)).unwrap(), "{parent}");
        }
    });
}
