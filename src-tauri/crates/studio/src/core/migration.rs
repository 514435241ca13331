//! Bringing what older versions wrote into the present shape.
//!
//! Every value carries the version of its shape. A change of shape adds a step here, and
//! a workspace that version left to `tests/fixtures`; steps are never taken away.

use domain::cohort::Learner;
use domain::record_kind::RecordKind;
use domain::{CohortId, roster};
use serde_json::Value;
use store::{AuditEntry, ChangeSet, Key, PageOf, Records, Store, Write};
use words::{Message, say};

use crate::core::error::StudioError;

/// The version of values' shapes that is written now.
///
/// * 1: Credwright 0.1.
/// * 2: a learner is known by a hash of the number, not by the number itself.
pub(crate) const SCHEMA: u16 = 2;

const RECORD: &str = "schema";
/// Records changed by one commit of a migration.
const AT_ONCE: usize = 1_000;

fn learner_of(value: &Value, cohort: &str, number: &str) -> Option<String> {
    let cohort = CohortId(value.get(cohort)?.as_str()?.to_owned());
    Some(roster::learner_id(&cohort, value.get(number)?.as_str()?).0)
}

/// A value in the present shape, from whatever version wrote it.
pub(crate) fn to_present(kind: RecordKind, schema: u16, mut value: Value) -> Value {
    if schema < 2 {
        let renamed = match kind {
            RecordKind::Learner => learner_of(&value, "cohortId", "number").map(|id| ("id", id)),
            RecordKind::Certificate => {
                learner_of(&value, "cohortId", "learnerNumber").map(|id| ("learnerId", id))
            }
            _ => None,
        };
        if let (Some((field, id)), Some(fields)) = (renamed, value.as_object_mut()) {
            fields.insert(field.to_owned(), Value::String(id));
        }
    }
    value
}

/// The version of shapes a workspace was last brought to; `None` for one that is new.
pub(crate) fn version_of(store: &Store) -> Result<Option<u16>, StudioError> {
    if store.tip()?.sequence == 0 {
        return Ok(None);
    }
    let known = store.get(&Key::new(RecordKind::Settings.name(), RECORD))?;
    Ok(Some(
        known
            .and_then(|r| r.value.get("version")?.as_u64())
            .and_then(|v| u16::try_from(v).ok())
            .unwrap_or(1),
    ))
}

/// Says which version of shapes a workspace is at.
pub(crate) fn mark() -> Write {
    Write::put(
        Key::new(RecordKind::Settings.name(), RECORD),
        serde_json::json!({ "version": SCHEMA }),
    )
}

/// Rewrites what older versions wrote. A migration that was stopped goes on where it was:
/// what is in the present shape already is passed over.
pub(crate) fn migrate(store: &Store, at: &str) -> Result<(), StudioError> {
    let audit = |what: &Message| AuditEntry {
        at: at.to_owned(),
        what: what.stored(),
        ..AuditEntry::default()
    };
    for kind in [RecordKind::Learner, RecordKind::Certificate] {
        let mut of = PageOf {
            kind: kind.name().to_owned(),
            limit: AT_ONCE,
            ..PageOf::default()
        };
        loop {
            let page = store.page(&of)?;
            let mut writes = Vec::new();
            for record in page.records.into_iter().filter(|r| r.schema < SCHEMA) {
                let value = to_present(kind, record.schema, record.value);
                let wanted = match kind {
                    RecordKind::Learner => Key::new(kind.name(), &renamed(&value, &record.key.id)),
                    _ => record.key.clone(),
                };
                if wanted != record.key {
                    writes.push(Write::Delete(record.key));
                }
                writes.push(Write::put(wanted, value));
            }
            if !writes.is_empty() {
                store.commit(ChangeSet {
                    writes,
                    audit: audit(&say::workspace::step_migrate()),
                    ..ChangeSet::default()
                })?;
            }
            match page.next {
                Some(next) => of.after = Some(next),
                None => break,
            }
        }
    }
    store.commit(ChangeSet {
        writes: vec![mark()],
        audit: audit(&say::workspace::step_migrated()),
        ..ChangeSet::default()
    })?;
    Ok(())
}

fn renamed(value: &Value, before: &str) -> String {
    serde_json::from_value::<Learner>(value.clone())
        .map_or_else(|_| before.to_owned(), |learner| learner.id.0)
}
