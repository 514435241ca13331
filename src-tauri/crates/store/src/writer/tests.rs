//! Change sets that share one sync see what the ones before them did.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::sync::Arc;

use serde_json::json;

use super::Outcome;
use crate::change::{ChangeSet, Committed, Guard, Key, Write};
use crate::error::StoreError;
use crate::indexed::{IndexDescription, Part, Range};
use crate::{Opening, Records, Store};

const INDEXES: &[IndexDescription] = &[
    IndexDescription::new("thing", "code", &[Part::folded("/code")]).unique(),
    IndexDescription::new("thing", "of", &[Part::text("/of")]).counted(1),
];

fn workspace() -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let opening = Opening {
        indexes: INDEXES,
        ..Opening::default()
    };
    let store = Store::create(&dir.path().join("w"), &opening).unwrap();
    (dir, store)
}

fn key(id: &str) -> Key {
    Key::new("thing", id)
}

fn put(id: &str, code: &str) -> ChangeSet {
    ChangeSet {
        writes: vec![Write::put(key(id), json!({ "code": code, "of": "p" }))],
        ..ChangeSet::default()
    }
}

fn delete(id: &str) -> ChangeSet {
    ChangeSet {
        writes: vec![Write::Delete(key(id))],
        ..ChangeSet::default()
    }
}

fn none_of(mut changes: ChangeSet, of: &str) -> ChangeSet {
    changes.guards.push(Guard::none_hold("thing", "of", [of]));
    changes
}

/// Commits as one group, whatever else happens.
fn together(store: &Store, sets: Vec<ChangeSet>) -> Vec<Result<Committed, StoreError>> {
    let outcomes: Vec<Arc<Outcome>> = sets.iter().map(|_| Arc::default()).collect();
    let waiting = sets.into_iter().zip(outcomes.iter().cloned()).collect();
    let writer = store.writer().unwrap();
    writer
        .with_writer(|writer| {
            writer.commit_group(waiting);
            Ok(())
        })
        .unwrap();
    outcomes.iter().map(|o| o.take().unwrap()).collect()
}

#[test]
fn a_name_given_away_in_the_group_is_taken_and_one_given_up_is_free() {
    let (_dir, store) = workspace();
    store.commit(put("old", "Gamma")).unwrap();
    let done = together(
        &store,
        vec![
            put("a", "Alpha"),
            put("b", "ALPHA"),
            put("a", "Beta"),
            put("b", "alpha"),
            put("c", "gamma"),
            delete("old"),
            put("c", "gamma"),
        ],
    );
    let taken: Vec<bool> = done.iter().map(Result::is_err).collect();
    assert_eq!(taken, [false, true, false, false, true, false, false]);
    match done.get(1) {
        Some(Err(StoreError::Taken { by, .. })) => assert_eq!(*by, key("a")),
        other => panic!("{other:?}"),
    }
    let revisions: Vec<_> = done.into_iter().flatten().map(|c| c.revisions).collect();
    assert_eq!(revisions.get(1), Some(&vec![(key("a"), 2)]));
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn none_hold_sees_what_came_and_went_in_the_group() {
    let (_dir, store) = workspace();
    store.commit(put("a", "1")).unwrap();
    let done = together(
        &store,
        vec![
            none_of(delete("none"), "p"),
            delete("a"),
            none_of(delete("none"), "p"),
            put("b", "2"),
            none_of(delete("none"), "p"),
            none_of(delete("b"), "p"),
            ChangeSet {
                guards: vec![Guard::Present(key("b"))],
                ..put("c", "3")
            },
        ],
    );
    let refused: Vec<bool> = done.iter().map(Result::is_err).collect();
    assert_eq!(refused, [true, false, false, false, true, false, true]);
    assert_eq!(
        store.count_within("thing", "of", &Range::of("p")).unwrap(),
        0
    );
    assert!(store.check().unwrap().is_sound());
}

#[test]
fn a_request_that_comes_twice_in_a_group_is_done_once() {
    let (_dir, store) = workspace();
    let wish = ChangeSet {
        request: "r".to_owned(),
        ..put("a", "1")
    };
    let done = together(&store, vec![wish.clone(), put("a", "2"), wish]);
    let done: Vec<Committed> = done.into_iter().map(Result::unwrap).collect();
    let told: Vec<_> = done.iter().map(|c| (c.sequence, c.repeated)).collect();
    assert_eq!(told, [(1, false), (2, false), (1, true)]);
    assert_eq!(done.last().unwrap().revisions, [(key("a"), 2)]);
}
