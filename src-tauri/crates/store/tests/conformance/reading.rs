//! What `Records` promises of many records at once, of keys, and of pages that are read
//! while others save.

use proptest::prelude::*;
use serde_json::{Value, json};
use store::{Key, KeyPage, MemoryRecords, PageOf, Range, Records, Store, Within, Write};

use super::{INDEXES, key, on_every_backend, opening, page, put, set};

#[test]
fn many_records_are_read_in_any_order_and_keys_without_any() {
    on_every_backend(|records| {
        let things: Vec<(String, Value)> = (0..300)
            .map(|n| {
                (
                    format!("{n:03}"),
                    json!({ "n": n, "long": "x".repeat(400) }),
                )
            })
            .collect();
        let writes = things.iter().map(|(id, v)| put(id, v.clone())).collect();
        records.commit(set(writes)).unwrap();
        let mut keys: Vec<Key> = (0..300)
            .map(|n| key(&format!("{:03}", (n * 7) % 300)))
            .collect();
        keys.insert(5, key("none"));
        keys.push(key("none"));
        let before = records.reads();
        let found = records.get_many(&keys).unwrap();
        let read = records.reads() - before;
        assert_eq!(read.records, 300);
        assert!(read.bytes > 300 * 400 && read.bytes < 300 * 500, "{read:?}");
        assert_eq!(found.len(), keys.len());
        for (key, record) in keys.iter().zip(found) {
            assert_eq!(record, records.get(key).unwrap());
        }
        let before = records.reads();
        assert!(records.exists(&key("007")).unwrap() && !records.exists(&key("none")).unwrap());
        let first: KeyPage = records.keys(&page("1", None, false, 10)).unwrap();
        assert_eq!(first.keys.len(), 10);
        let of = PageOf {
            after: first.next,
            ..page("1", None, false, 1_000)
        };
        let rest = records.keys(&of).unwrap();
        assert_eq!((rest.keys.len(), rest.keys[0].id.as_str()), (90, "110"));
        assert_eq!(rest.next, None);
        assert_eq!((records.reads() - before).records, 0);
    });
}

#[test]
fn records_of_a_page_come_in_the_order_of_the_index() {
    on_every_backend(|records| {
        let writes = (0..40)
            .map(|n| {
                put(
                    &format!("{n:02}"),
                    json!({ "code": format!("{:02}", (n * 7) % 40) }),
                )
            })
            .collect();
        records.commit(set(writes)).unwrap();
        let wanted = Within::new("thing", "code", Range::all().at_least("10"), 20);
        let first = records.records_within(&wanted).unwrap();
        let rest = records.records_within(&wanted.after(first.next)).unwrap();
        let codes: Vec<String> = first
            .records
            .iter()
            .chain(&rest.records)
            .map(|r| r.value["code"].as_str().unwrap().to_owned())
            .collect();
        let expected: Vec<String> = (10..40).map(|n| format!("{n:02}")).collect();
        assert_eq!(codes, expected);
        assert_eq!(rest.next, None);
    });
}

/// Pages through an index while others save, and says what was met.
fn met_meanwhile(
    records: &dyn Records,
    saves: &[(u8, Option<u8>)],
    backwards: bool,
) -> Vec<String> {
    let value = |v: u8| json!({ "code": format!("{v:03}") });
    let steady = (0..30).map(|n: u8| put(&format!("s{n:02}"), value(n * 8)));
    records.commit(set(steady.collect())).unwrap();
    let mut wanted = Within::new("thing", "code", Range::all(), 4);
    wanted.backwards = backwards;
    let mut met = Vec::new();
    for (id, to) in saves.iter().copied().chain(std::iter::repeat((0, None))) {
        let found = records.within(&wanted).unwrap();
        met.extend(found.entries.into_iter().map(|e| e.key.id));
        match found.next {
            Some(next) => wanted.after = Some(next),
            None => return met,
        }
        let write = match to {
            Some(to) => put(&format!("m{id}"), value(to)),
            None => Write::Delete(key(&format!("m{id}"))),
        };
        // A steady one is saved too, with the same code.
        let again = put(&format!("s{:02}", id % 30), value((id % 30) * 8));
        records.commit(set(vec![write, again])).unwrap();
    }
    met
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn paging_meets_once_what_was_there_all_the_while(
        saves in prop::collection::vec((0_u8..6, prop::option::weighted(0.7, any::<u8>())), 0..12),
        backwards in any::<bool>(),
    ) {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::create(&dir.path().join("w"), &opening()).unwrap();
        let model = MemoryRecords::new(INDEXES, 3).unwrap();
        let mut expected: Vec<String> = (0..30).map(|n| format!("s{n:02}")).collect();
        if backwards {
            expected.reverse();
        }
        for records in [&store as &dyn Records, &model] {
            let mut met = met_meanwhile(records, &saves, backwards);
            met.retain(|id| id.starts_with('s'));
            prop_assert_eq!(&met, &expected);
        }
    }
}
