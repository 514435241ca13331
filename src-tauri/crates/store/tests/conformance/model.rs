//! Whatever is saved, refused, closed, compacted or lost, a workspace answers like the
//! model in memory.

use proptest::prelude::*;
use serde_json::{Value, json};
use store::{
    AuditEntry, ChangeSet, Committed, Guard, Key, MemoryRecords, Range, Records, Store, StoreError,
    Within, Write,
};

use super::indexes::pages;
use super::{INDEXES, key, opening, page, put, set};

#[derive(Debug, Clone)]
enum Step {
    Save(Vec<(u8, Option<u8>)>, Vec<Held>),
    Restart,
    Compact,
    LoseIndex,
}

/// A guard, of what sort, and on what.
type Held = (u8, u8, u32);

fn guard((sort, of, revision): Held) -> Guard {
    let code = format!("c{}", of % 5);
    match sort {
        0 => Guard::RevisionIs(key(&of.to_string()), revision),
        1 => Guard::Present(key(&of.to_string())),
        2 => Guard::unique("thing", "code", [code]),
        3 => Guard::none_hold("thing", "tag", [format!("t{}", of % 8)]),
        _ => Guard::none_hold("thing", "due", ["open"]),
    }
}

/// A value that has a place in some indexes and not in others.
fn value(v: u8) -> Value {
    let states = [
        json!("open"),
        json!({ "kind": "closed" }),
        json!({ "done": {} }),
        json!(3),
    ];
    let tags: Vec<String> = (0..8)
        .filter(|bit| v & (1 << bit) != 0)
        .map(|bit| format!("t{bit}"))
        .collect();
    let names = ["Ada", "ada", "\u{1}\0", ""];
    let mut value = json!({
        "code": format!("c{}", v % 5),
        "v": v,
        "state": states[usize::from(v) % 4],
        "tags": tags,
        "name": names[usize::from(v / 4) % 4],
        "decision": v.is_multiple_of(3).then_some(v),
    });
    if !v.is_multiple_of(7) {
        value["due"] = json!(format!("2026-01-{:02}", v % 28 + 1));
    }
    value
}

/// What a commit came to, so that two can be compared.
fn outcome(done: Result<Committed, StoreError>) -> Result<Committed, String> {
    done.map(|mut committed| {
        committed.revisions.sort();
        committed
    })
    .map_err(|error| error.to_string())
}

fn ranges(index: &str) -> Vec<Range> {
    let mut all = vec![Range::all()];
    all.extend(match index {
        "code" => vec![Range::of("c1"), Range::all().more_than("c1").at_most("c3")],
        "name" => vec![Range::of("ADA"), Range::all().beginning("a")],
        "due" => vec![
            Range::of("open"),
            Range::of("closed")
                .at_least("2026-01-10")
                .less_than("2026-01-20"),
            Range::of("done").beginning("2026-01-1"),
        ],
        "tag" => vec![
            Range::of("t3"),
            Range::of("t2").and(7_u32),
            Range::of("t1").at_least(99_u32),
        ],
        "open" => vec![
            Range::of(true),
            Range::of(false).at_most(9_u32),
            Range::of(true).and(9_u32),
        ],
        _ => vec![],
    });
    all
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let save = (
        prop::collection::vec((0_u8..12, prop::option::weighted(0.8, any::<u8>())), 1..5),
        prop::collection::vec((0_u8..5, 0_u8..12, 0_u32..4), 0..2),
    )
        .prop_map(|(writes, guards)| Step::Save(writes, guards));
    let step = prop_oneof![
        12 => save,
        1 => Just(Step::Restart),
        1 => Just(Step::Compact),
        1 => Just(Step::LoseIndex),
    ];
    prop::collection::vec(step, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workspace_answers_like_the_model(steps in steps()) {
        let model = MemoryRecords::new(INDEXES, 3).unwrap();
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("w");
        let mut store = Some(Store::create(&folder, &opening()).unwrap());
        for step in steps {
            match step {
                Step::Save(writes, guards) => {
                    let mut changes = set(writes
                        .into_iter()
                        .map(|(id, to)| match to {
                            Some(v) => put(&id.to_string(), value(v)),
                            None => Write::Delete(key(&id.to_string())),
                        })
                        .collect());
                    changes.guards = guards.into_iter().map(guard).collect();
                    let ours = store.as_ref().unwrap().commit(changes.clone());
                    prop_assert_eq!(outcome(ours), outcome(model.commit(changes)));
                }
                Step::Restart | Step::LoseIndex => {
                    drop(store.take());
                    if matches!(step, Step::LoseIndex) {
                        std::fs::remove_dir_all(folder.join("index")).unwrap();
                    }
                    store = Some(Store::open(&folder, &opening()).unwrap().0);
                }
                Step::Compact if model.tip().unwrap().sequence == 0 => {}
                Step::Compact => {
                    // The model has no journal; the commit that vouches is its too.
                    store.as_ref().unwrap().compact(AuditEntry::default(), |_, _| {}).unwrap();
                    model.commit(ChangeSet::default()).unwrap();
                }
            }
        }
        let store = store.unwrap();
        for id in 0..12_u8 {
            let key = key(&id.to_string());
            prop_assert_eq!(store.get(&key).unwrap(), model.get(&key).unwrap());
            prop_assert_eq!(store.versions(&key).unwrap(), model.versions(&key).unwrap());
        }
        for index in INDEXES.iter().filter(|index| index.kind == "thing") {
            for range in ranges(index.name) {
                let mut wanted = Within::new("thing", index.name, range.clone(), 5);
                for backwards in [false, true] {
                    wanted.backwards = backwards;
                    prop_assert_eq!(
                        pages(&store, &wanted),
                        pages(&model, &wanted),
                        "{} {:?}",
                        index.name,
                        &range
                    );
                }
                prop_assert_eq!(
                    store.count_within("thing", index.name, &range).unwrap(),
                    model.count_within("thing", index.name, &range).unwrap()
                );
            }
        }
        let keys: Vec<Key> = (0..14).rev().map(|n: u8| key(&n.to_string())).collect();
        prop_assert_eq!(store.get_many(&keys).unwrap(), model.get_many(&keys).unwrap());
        let of = page("1", None, true, 2);
        prop_assert_eq!(store.keys(&of).unwrap(), model.keys(&of).unwrap());
        prop_assert_eq!(store.count("thing").unwrap(), model.count("thing").unwrap());
        prop_assert_eq!(store.every("thing", "").unwrap(), model.every("thing", "").unwrap());
        prop_assert!(store.check().unwrap().is_sound());
    }
}
