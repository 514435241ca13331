//! What `Records` promises of indexes: what is in them, in which order, and how they are
//! read page by page.

use serde_json::{Value, json};
use store::{Entry, PartValue, Range, Records, StoreError, Within, Write};

use super::{holders, key, on_every_backend, put, set};

pub(super) fn pages(records: &dyn Records, wanted: &Within) -> Vec<Entry> {
    let mut wanted = wanted.clone();
    let mut seen = Vec::new();
    loop {
        let found = records.within(&wanted).unwrap();
        assert!(found.entries.len() <= wanted.limit);
        seen.extend(found.entries);
        match found.next {
            Some(next) => wanted.after = Some(next),
            None => return seen,
        }
    }
}

fn ids(records: &dyn Records, index: &str, range: Range) -> Vec<String> {
    let wanted = Within::new("thing", index, range.clone(), 3);
    let forwards = pages(records, &wanted);
    let mut backwards = pages(records, &wanted.backwards());
    backwards.reverse();
    assert_eq!(forwards, backwards, "both ways the same");
    let counted = records.count_within("thing", index, &range).unwrap();
    assert_eq!(counted, forwards.len() as u64, "counted as by hand");
    forwards.into_iter().map(|e| e.key.id).collect()
}

fn save(records: &dyn Records, things: &[(&str, Value)]) {
    let writes = things.iter().map(|(id, v)| put(id, v.clone())).collect();
    records.commit(set(writes)).unwrap();
}

#[test]
fn an_enum_is_found_however_serde_writes_it() {
    on_every_backend(|records| {
        save(
            records,
            &[
                ("a", json!({ "state": "open", "due": "2026-03-01" })),
                (
                    "b",
                    json!({ "state": { "kind": "open", "x": 1 }, "due": "2026-01-01" }),
                ),
                (
                    "c",
                    json!({ "state": { "open": { "x": 1 } }, "due": "2026-02-01" }),
                ),
                (
                    "d",
                    json!({ "state": { "revoked": {} }, "due": "2026-02-01" }),
                ),
                (
                    "e",
                    json!({ "state": { "x": 1, "y": 2 }, "due": "2026-02-01" }),
                ),
                ("f", json!({ "state": "open" })),
            ],
        );
        assert_eq!(ids(records, "due", Range::of("open")), ["b", "c", "a"]);
        assert_eq!(ids(records, "due", Range::of("revoked")), ["d"]);
        assert_eq!(
            ids(records, "due", Range::all()).len(),
            4,
            "e and f have no entry"
        );
    });
}

#[test]
fn days_and_times_are_sorted_by_time_and_a_day_is_a_bound_with_its_times() {
    on_every_backend(|records| {
        save(
            records,
            &[
                ("day", json!({ "state": "s", "due": "2026-11-24" })),
                (
                    "late",
                    json!({ "state": "s", "due": "2026-11-24T23:30:00Z" }),
                ),
                // One o’clock in Warsaw is midnight in London.
                (
                    "east",
                    json!({ "state": "s", "due": "2026-11-25T01:00:00+02:00" }),
                ),
                (
                    "next",
                    json!({ "state": "s", "due": "2026-11-25T00:00:00.5Z" }),
                ),
                (
                    "before",
                    json!({ "state": "s", "due": "2026-11-23T10:00:00Z" }),
                ),
                ("never", json!({ "state": "s", "due": "2026-02-30" })),
            ],
        );
        let of = |range: Range| ids(records, "due", range);
        let s = || Range::of("s");
        assert_eq!(of(s()), ["before", "day", "east", "late", "next"]);
        let day = "2026-11-24";
        assert_eq!(of(s().at_least(day)), ["day", "east", "late", "next"]);
        assert_eq!(of(s().more_than(day)), ["next"]);
        assert_eq!(of(s().at_most(day)), ["before", "day", "east", "late"]);
        assert_eq!(of(s().less_than(day)), ["before"]);
        assert_eq!(
            of(s()
                .more_than("2026-11-24T23:00:00Z")
                .at_most("2026-11-24T23:30:00Z")),
            ["late"]
        );
        assert_eq!(
            of(s().at_least("2026-12-01").at_most("2026-01-01")),
            Vec::<String>::new()
        );
        assert_eq!(of(s().beginning("2026-11-2")).len(), 5);
        assert_eq!(
            of(s().and("2026-11-25T00:00:00Z")),
            ["next"],
            "held to the second"
        );
    });
}

#[test]
fn names_are_sorted_and_found_whatever_their_case_and_composition() {
    on_every_backend(|records| {
        save(
            records,
            &[
                ("1", json!({ "name": "Zoë" })),
                ("2", json!({ "name": "zoe\u{308}" })),
                ("3", json!({ "name": "STRASSE" })),
                ("4", json!({ "name": "Straße" })),
                ("5", json!({ "name": "" })),
                ("6", json!({ "other": 1 })),
                ("7", json!({ "name": 7 })),
            ],
        );
        assert_eq!(holders(records, "name", "ZOË"), [key("1"), key("2")]);
        assert_eq!(holders(records, "name", "strasse"), [key("3"), key("4")]);
        assert_eq!(
            ids(records, "name", Range::all().beginning("Str")),
            ["3", "4"]
        );
        assert_eq!(
            ids(records, "name", Range::all()),
            ["5", "6", "7", "3", "4", "1", "2"],
            "what has none comes first, where that is asked for"
        );
        assert_eq!(ids(records, "name", Range::of(PartValue::Nothing)).len(), 3);
        assert_eq!(ids(records, "name", Range::all().at_most("zzz")).len(), 4);
        let long = "ł".repeat(400);
        save(
            records,
            &[
                ("8", json!({ "name": long })),
                ("9", json!({ "name": format!("{long}x") })),
            ],
        );
        assert_eq!(holders(records, "name", &long), [key("8")]);
        assert_eq!(
            ids(records, "name", Range::all().beginning(&long)),
            ["8", "9"]
        );
    });
}

#[test]
fn a_record_has_an_entry_for_each_element_of_a_list() {
    on_every_backend(|records| {
        save(
            records,
            &[
                ("a", json!({ "tags": ["x", "y", "x", 7, ""], "v": 3 })),
                ("b", json!({ "tags": { "one": "x", "two": "z" }, "v": 2 })),
                ("c", json!({ "tags": [], "v": 1 })),
                ("d", json!({ "tags": ["x"], "v": -1 })),
                (
                    "e",
                    json!({ "parts": [
                    { "marks": [{ "id": "m1" }, { "id": "m2" }] },
                    { "marks": [{ "id": "m2" }, {}] },
                    { "marks": null },
                ] }),
                ),
            ],
        );
        assert_eq!(
            ids(records, "tag", Range::of("x")),
            ["b", "a"],
            "then by number"
        );
        assert_eq!(ids(records, "tag", Range::all()), ["b", "a", "a", "b"]);
        assert_eq!(ids(records, "tag", Range::of("x").more_than(2_u32)), ["a"]);
        assert_eq!(ids(records, "deep", Range::all()), ["e", "e"]);
        save(records, &[("a", json!({ "tags": ["y"], "v": 3 }))]);
        assert_eq!(ids(records, "tag", Range::of("x")), ["b"]);
        records.commit(set(vec![Write::Delete(key("b"))])).unwrap();
        assert_eq!(ids(records, "tag", Range::all()), ["a"]);
    });
}

#[test]
fn flags_and_numbers_answer_without_the_record() {
    on_every_backend(|records| {
        save(
            records,
            &[
                ("a", json!({ "decision": null, "v": 300 })),
                ("b", json!({ "decision": { "by": "p" }, "v": 2 })),
                ("c", json!({ "v": 1 })),
                ("d", json!({ "decision": false })),
                ("e", json!({ "decision": "" })),
            ],
        );
        assert_eq!(ids(records, "open", Range::of(false)), ["d", "c", "a"]);
        assert_eq!(ids(records, "open", Range::of(true)), ["e", "b"]);
        assert_eq!(ids(records, "open", Range::of(false).and(300_u32)), ["a"]);
        let before = records.reads();
        let found = records
            .within(&Within::new("thing", "open", Range::of(true), 5).backwards())
            .unwrap();
        let parts: Vec<_> = found.entries.iter().map(|e| e.parts.clone()).collect();
        assert_eq!(
            parts,
            [
                [PartValue::Flag(true), PartValue::Number(2)],
                [PartValue::Flag(true), PartValue::Nothing]
            ]
        );
        let read = records.reads() - before;
        assert_eq!((read.records, read.bytes, read.rows), (0, 0, 2));
    });
}

#[test]
fn what_does_not_fit_an_index_is_refused() {
    on_every_backend(|records| {
        save(records, &[("a", json!({ "code": "x", "name": "x" }))]);
        let misused = |index: &str, range: Range, after: Option<&str>| {
            let wanted = Within::new("thing", index, range, 5).after(after.map(ToOwned::to_owned));
            matches!(records.within(&wanted), Err(StoreError::Misuse(_)))
        };
        assert!(misused("nowhere", Range::all(), None));
        assert!(misused("code", Range::of("x").and("y"), None));
        assert!(misused("code", Range::of("x").at_least("y"), None));
        assert!(misused("code", Range::of(1_u32), None));
        assert!(misused("open", Range::of("true"), None));
        assert!(misused("due", Range::of("s").and("not a day"), None));
        assert!(misused("code", Range::all(), Some("no cursor")));
        assert_eq!(ids(records, "code", Range::of("")), Vec::<String>::new());
    });
}
