//! What `Records` promises of commits, single records and pages of a kind.

use std::sync::Arc;

use serde_json::json;
use store::{
    ChangeSet, Guard, Key, MemoryRecords, Range, Records, Store, StoreError, Within, Write,
};

use super::{INDEXES, holders, key, on_every_backend, opening, page, put, set};

#[test]
fn a_change_set_is_taken_whole() {
    on_every_backend(|records| {
        let committed = records
            .commit(set(vec![
                put("a", json!(1)),
                put("b", json!(2)),
                Write::Delete(key("c")),
            ]))
            .unwrap();
        assert_eq!((committed.sequence, committed.repeated), (1, false));
        let a = records.get(&key("a")).unwrap().unwrap();
        assert_eq!(
            (a.revision, a.sequence, a.schema, a.value),
            (1, 1, 3, json!(1))
        );
        assert!(records.get(&key("c")).unwrap().is_none());
        assert_eq!(records.count("thing").unwrap(), 2);
        assert_eq!(records.tip().unwrap().sequence, 1);
    });
}

#[test]
fn of_several_writes_to_one_record_the_last_counts() {
    on_every_backend(|records| {
        records
            .commit(set(vec![put("a", json!(1)), put("a", json!(2))]))
            .unwrap();
        let a = records.get(&key("a")).unwrap().unwrap();
        assert_eq!((a.revision, a.value), (1, json!(2)));
    });
}

#[test]
fn a_refused_change_set_leaves_nothing() {
    on_every_backend(|records| {
        records.commit(set(vec![put("a", json!(1))])).unwrap();
        let mut stale = set(vec![put("b", json!(2)), put("a", json!(3))]);
        stale.guards = vec![Guard::RevisionIs(key("a"), 7)];
        match records.commit(stale) {
            Err(StoreError::Conflict {
                expected: 7,
                found: 1,
                stored: Some(stored),
                ..
            }) => {
                assert_eq!(stored.value, json!(1), "what is stored is in hand");
            }
            other => panic!("{other:?}"),
        }
        assert!(records.get(&key("b")).unwrap().is_none());
        let mut twice = set(vec![put("a", json!(4))]);
        twice.guards = vec![Guard::Absent(key("a"))];
        assert!(matches!(
            records.commit(twice),
            Err(StoreError::Duplicate(_))
        ));
        assert_eq!(records.tip().unwrap().sequence, 1);
        assert_eq!(records.versions(&key("a")).unwrap().versions.len(), 1);
    });
}

#[test]
fn a_unique_value_has_one_holder() {
    on_every_backend(|records| {
        let unique = |code: &str| Guard::unique("thing", "code", [code]);
        let coded = |id: &str, code: &str| {
            let mut changes = set(vec![put(id, json!({ "code": code }))]);
            changes.guards = vec![unique(code)];
            changes
        };
        records.commit(coded("a", "X")).unwrap();
        match records.commit(coded("b", "X")) {
            Err(StoreError::Taken { by, .. }) => assert_eq!(by, key("a")),
            other => panic!("{other:?}"),
        }
        records.commit(coded("a", "X")).unwrap();
        records.commit(coded("a", "Y")).unwrap();
        records.commit(coded("b", "X")).unwrap();
        assert_eq!(holders(records, "code", "X"), [key("b")]);
        records.commit(set(vec![Write::Delete(key("b"))])).unwrap();
        assert!(holders(records, "code", "X").is_empty());
        let wrong = ChangeSet {
            guards: vec![Guard::unique("thing", "other", ["1"])],
            ..ChangeSet::default()
        };
        assert!(matches!(records.commit(wrong), Err(StoreError::Misuse(_))));
        records
            .commit(set(vec![put("d", json!({ "place": { "town": "Łódź" } }))]))
            .unwrap();
        assert_eq!(holders(records, "town", "Łódź"), [key("d")]);
        assert!(
            records
                .within(&Within::new("thing", "nowhere", Range::of("x"), 5))
                .is_err()
        );
    });
}

#[test]
fn a_request_is_committed_once() {
    on_every_backend(|records| {
        let wish = |value| ChangeSet {
            request: "r-1".to_owned(),
            ..set(vec![put("a", json!(value))])
        };
        let first = records.commit(wish(1)).unwrap();
        let again = records.commit(wish(2)).unwrap();
        assert_eq!((again.sequence, again.repeated), (first.sequence, true));
        assert_eq!(records.get(&key("a")).unwrap().unwrap().value, json!(1));
    });
}

#[test]
fn deleting_keeps_the_past_and_revisions_go_on() {
    on_every_backend(|records| {
        records.commit(set(vec![put("a", json!(1))])).unwrap();
        records.commit(set(vec![put("a", json!(2))])).unwrap();
        records.commit(set(vec![Write::Delete(key("a"))])).unwrap();
        assert!(records.get(&key("a")).unwrap().is_none());
        let mut back = set(vec![put("a", json!(3))]);
        back.guards = vec![Guard::RevisionIs(key("a"), 0)];
        records.commit(back).unwrap();
        let past = records.versions(&key("a")).unwrap();
        let seen: Vec<_> = past
            .versions
            .iter()
            .map(|v| (v.revision, v.value.clone()))
            .collect();
        assert_eq!(
            seen,
            [
                (4, Some(json!(3))),
                (3, None),
                (2, Some(json!(2))),
                (1, Some(json!(1)))
            ]
        );
        assert_eq!(past.versions[0].audit.who, "p1");
        assert!(!past.earlier_unreadable);
        assert!(records.versions(&key("never")).unwrap().versions.is_empty());
    });
}

#[test]
fn pages_meet_every_record_once_in_order() {
    on_every_backend(|records| {
        let ids: Vec<String> = (0..25).map(|n| format!("x/{n:02}")).collect();
        let mut writes: Vec<Write> = ids.iter().map(|id| put(id, json!(id))).collect();
        writes.extend([put("w", json!(0)), put("y", json!(0))]);
        writes.push(Write::put(Key::new("things", "x/00"), json!(0)));
        records.commit(set(writes)).unwrap();
        for backwards in [false, true] {
            let mut seen = Vec::new();
            let mut after: Option<String> = None;
            loop {
                let part = records
                    .page(&page("x/", after.as_deref(), backwards, 7))
                    .unwrap();
                seen.extend(part.records.into_iter().map(|r| r.key.id));
                // Somebody deletes what was passed and adds before and after the cursor.
                if seen.len() == 7 {
                    records
                        .commit(set(vec![
                            Write::Delete(key(&seen[0])),
                            put("x/zz", json!(1)),
                        ]))
                        .unwrap();
                }
                match part.next {
                    Some(next) => after = Some(next),
                    None => break,
                }
            }
            if backwards {
                seen.reverse();
                // It was there from the first pass, and stands first.
                seen.retain(|id| id != "x/zz");
            } else {
                assert_eq!(seen.pop().unwrap(), "x/zz");
            }
            let mut expected = ids.clone();
            if backwards {
                expected.remove(0);
            }
            assert_eq!(seen, expected);
        }
        // Twenty-four of the first, and x/zz.
        assert_eq!(records.every("thing", "x/").unwrap().len(), 25);
        assert!(
            records
                .page(&page("none", None, false, 5))
                .unwrap()
                .records
                .is_empty()
        );
    });
}

#[test]
fn a_name_that_cannot_be_stored_is_refused() {
    on_every_backend(|records| {
        let bad = set(vec![put("a\0b", json!(1))]);
        assert!(matches!(records.commit(bad), Err(StoreError::Misuse(_))));
        assert_eq!(records.tip().unwrap().sequence, 0);
    });
}

#[test]
fn many_writers_at_once_are_taken_one_after_another() {
    fn promise(records: Arc<dyn Records>) {
        records.commit(set(vec![put("sum", json!(0))])).unwrap();
        let threads: Vec<_> = (0..8)
            .map(|_| {
                let records = Arc::clone(&records);
                std::thread::spawn(move || {
                    let mut refused = 0;
                    for _ in 0..40 {
                        loop {
                            let old = records.get(&key("sum")).unwrap().unwrap();
                            let next = old.value.as_i64().unwrap() + 1;
                            let mut changes = set(vec![put("sum", json!(next))]);
                            changes.guards = vec![Guard::RevisionIs(key("sum"), old.revision)];
                            match records.commit(changes) {
                                Ok(_) => break,
                                Err(StoreError::Conflict { .. }) => refused += 1,
                                Err(other) => panic!("{other}"),
                            }
                        }
                    }
                    refused
                })
            })
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        let sum = records.get(&key("sum")).unwrap().unwrap();
        assert_eq!((sum.value, sum.revision), (json!(320), 321));
    }
    promise(Arc::new(MemoryRecords::new(INDEXES, 3).unwrap()));
    let dir = tempfile::tempdir().unwrap();
    let store = Arc::new(Store::create(&dir.path().join("w"), &opening()).unwrap());
    promise(Arc::clone(&store) as Arc<dyn Records>);
    assert!(store.check().unwrap().is_sound());
}
