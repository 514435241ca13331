//! One suite for every backend: what `Records` promises, each promise by name.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs
)]

mod guards;
mod indexes;
mod model;
mod promises;
mod reading;

use serde_json::Value;
use store::{
    AuditEntry, ChangeSet, IndexDescription, Key, MemoryRecords, Opening, PageOf, Part, Range,
    Records, Store, Within, Write,
};

/// One of every form, alone and together.
const INDEXES: &[IndexDescription] = &[
    IndexDescription::new("thing", "code", &[Part::text("/code")]).counted(0),
    IndexDescription::new("thing", "town", &[Part::text("/place/town")]),
    IndexDescription::new("thing", "name", &[Part::folded("/name").optional()]),
    IndexDescription::new("thing", "due", &[Part::tag("/state"), Part::day("/due")]).counted(1),
    IndexDescription::new("thing", "tag", &[Part::text("/tags/*"), Part::number("/v")]).counted(2),
    IndexDescription::new(
        "thing",
        "open",
        &[Part::flag("/decision"), Part::number("/v").optional()],
    )
    .counted(2),
    IndexDescription::new("thing", "deep", &[Part::text("/parts/*/marks/*/id")]).counted(0),
    IndexDescription::new("named", "name", &[Part::folded("/name")]).unique(),
    IndexDescription::new("named", "pair", &[Part::text("/a"), Part::number("/b")]).unique(),
];

fn opening() -> Opening<'static> {
    Opening {
        indexes: INDEXES,
        schema: 3,
        ..Opening::default()
    }
}

fn key(id: &str) -> Key {
    Key::new("thing", id)
}

fn put(id: &str, value: Value) -> Write {
    Write::put(key(id), value)
}

fn set(writes: Vec<Write>) -> ChangeSet {
    ChangeSet {
        writes,
        audit: AuditEntry {
            who: "p1".to_owned(),
            at: "2026-11-24T10:00:00Z".to_owned(),
            what: "Try".to_owned(),
        },
        ..ChangeSet::default()
    }
}

fn page(prefix: &str, after: Option<&str>, backwards: bool, limit: usize) -> PageOf {
    PageOf {
        kind: "thing".to_owned(),
        prefix: prefix.to_owned(),
        after: after.map(ToOwned::to_owned),
        backwards,
        limit,
    }
}

fn holders(records: &dyn Records, index: &str, value: &str) -> Vec<Key> {
    let wanted = Within::new("thing", index, Range::of(value), 1_000);
    let found = records.within(&wanted).unwrap();
    found.entries.into_iter().map(|e| e.key).collect()
}

/// Runs a promise against records in memory and against a workspace on disk.
fn on_every_backend(promise: fn(&dyn Records)) {
    promise(&MemoryRecords::new(INDEXES, 3).unwrap());
    let dir = tempfile::tempdir().unwrap();
    promise(&Store::create(&dir.path().join("w"), &opening()).unwrap());
}
