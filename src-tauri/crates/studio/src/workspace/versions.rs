//! What a thing was before: every version, who made it and when, what it changed, and
//! restoring one.

use domain::Timestamp;
use domain::difference::{Difference, Step, differences, shown};
use domain::people::Action;
use domain::record_kind::{RecordKind, Versions};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{Record, Records, StoreError, Version};
use words::{Message, Messages, say};

use crate::certificates::templates::{part_said, with_names};
use crate::core::error::{StudioError, from_below};
use crate::core::migration;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// A field that a version changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Which field, step by step.
    pub place: Vec<Message>,
    /// What it was; empty when it was not there.
    pub before: Messages,
    /// What it became; empty when it went.
    pub after: Messages,
}

/// One version of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemVersion {
    /// Its revision.
    pub revision: u32,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it; empty where nobody has a profile.
    pub who: String,
    /// What was done; nothing where nobody said.
    pub what: Option<Message>,
    /// It was deleted here.
    pub deleted: bool,
    /// What it changed from the version before.
    pub changes: Vec<FieldChange>,
}

/// Every version of a thing, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VersionList {
    /// The versions.
    pub versions: Vec<ItemVersion>,
    /// There were earlier ones that are not in this folder any more.
    pub earlier_unreadable: bool,
    /// Whether a version can be restored here.
    pub restorable: bool,
}

/// What is stored, where somebody wanted to save something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct StoredVersion {
    /// Its revision.
    pub revision: u32,
    /// Its value as JSON.
    pub json: String,
}

impl StoredVersion {
    /// The other of the two versions, when a stale save is what the error is about.
    #[must_use]
    pub fn behind(error: &StudioError) -> Option<Self> {
        match error {
            StudioError::Store(StoreError::Conflict { stored, .. }) => {
                stored.as_ref().map(|record| Self::of(record))
            }
            _ => None,
        }
    }

    fn of(record: &Record) -> Self {
        let value = records::present(&record.key.kind, record.schema, record.value.clone());
        Self {
            revision: record.revision,
            json: value.to_string(),
        }
    }
}

/// What differs between two versions, each as JSON.
///
/// # Errors
/// When one of them is none.
pub fn compare(before: &str, after: &str) -> Result<Vec<FieldChange>, StudioError> {
    let read = |text: &str| {
        serde_json::from_str::<Value>(text).map_err(|e| StudioError::refused(from_below(&e)))
    };
    Ok(field_changes(&read(before)?, &read(after)?))
}

impl Studio {
    /// What stands where profiles stand, with their names.
    fn names_of(&self, profiles: Option<&Value>) -> Messages {
        let ids = profiles.and_then(Value::as_array).into_iter().flatten();
        let names = ids.filter_map(Value::as_str).map(|id| self.name_of(id));
        names.map(Message::verbatim).collect()
    }

    /// A place as people know it: in an audit its clauses by number and title, not by identity, in
    /// a template its parts by what they are.
    pub(crate) fn place_known(
        &self,
        kind: RecordKind,
        thing: &Value,
        place: &[Message],
    ) -> Vec<Message> {
        let standard = (kind == RecordKind::Audit)
            .then(|| self.standard(thing.get("standardId")?.as_str()?).ok())
            .flatten();
        let clause = |part: &Message| {
            let id = part.as_verbatim()?;
            let clauses = &standard.as_ref()?.clauses;
            let clause = clauses.iter().find(|c| c.id.as_str() == id)?;
            let (number, title) = (clause.number.as_str(), clause.title.clone());
            Some(say::workspace::versions_clause(number, title))
        };
        let named = |part: &Message| match kind {
            RecordKind::CertificateTemplate => part.as_verbatim().and_then(part_said),
            _ => clause(part),
        };
        let known = |part: &Message| named(part).unwrap_or_else(|| part.clone());
        place.iter().map(known).collect()
    }

    fn change_of(&self, kind: RecordKind, thing: &Value, difference: &Difference) -> FieldChange {
        let place = self.place_known(kind, thing, &difference.place);
        if difference.path.last() == Some(&Step::Field("designedBy".to_owned())) {
            return FieldChange {
                place,
                before: self.names_of(difference.before.as_ref()),
                after: self.names_of(difference.after.as_ref()),
            };
        }
        FieldChange {
            place,
            before: shown(&difference.path, difference.before.as_ref()),
            after: shown(&difference.path, difference.after.as_ref()),
        }
    }
}

pub(crate) fn field_changes(before: &Value, after: &Value) -> Vec<FieldChange> {
    differences(before, after)
        .into_iter()
        .map(|d| FieldChange {
            before: shown(&d.path, d.before.as_ref()),
            after: shown(&d.path, d.after.as_ref()),
            place: d.place,
        })
        .collect()
}

/// A version as the present shape of its kind; `None` where it was deleted.
pub(crate) fn present(kind: RecordKind, version: &Version) -> Option<Value> {
    let value = version.value.clone()?;
    Some(migration::to_present(kind, version.schema, value))
}

impl Studio {
    /// Every version of a thing there is or was.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn versions(&self, kind: RecordKind, id: &str) -> Result<VersionList, StudioError> {
        let list = self.store.versions(&records::key(kind, id))?;
        let values: Vec<Option<Value>> = list
            .versions
            .iter()
            .map(|v| {
                let value = present(kind, v)?;
                Some(match kind {
                    RecordKind::CertificateTemplate => with_names(value),
                    _ => value,
                })
            })
            .collect();
        let versions = list
            .versions
            .iter()
            .enumerate()
            .map(|(n, version)| {
                let after = values.get(n).and_then(Option::as_ref);
                let before = values.get(n + 1).and_then(Option::as_ref);
                ItemVersion {
                    revision: version.revision,
                    at: Timestamp(version.audit.at.clone()),
                    who: self.name_of(&version.audit.who),
                    what: Some(version.audit.what.as_str())
                        .filter(|what| !what.is_empty())
                        .map(Message::from_stored),
                    deleted: version.value.is_none(),
                    changes: match (before, after) {
                        (Some(before), Some(after)) => differences(before, after)
                            .iter()
                            .map(|d| self.change_of(kind, after, d))
                            .collect(),
                        _ => Vec::new(),
                    },
                }
            })
            .collect();
        Ok(VersionList {
            versions,
            earlier_unreadable: list.earlier_unreadable,
            restorable: kind.versions() == Versions::Restored,
        })
    }

    /// Makes an earlier version the present one, as a change like any other: it can be
    /// undone, and what stood meanwhile stays among its versions.
    ///
    /// # Errors
    /// When there is no such version, or it may not take the present one's place.
    pub fn restore_version(
        &self,
        kind: RecordKind,
        id: &str,
        revision: u32,
    ) -> Result<(), StudioError> {
        if kind.versions() != Versions::Restored {
            return Err(StudioError::refused(say::workspace::versions_signed()));
        }
        let key = records::key(kind, id);
        let list = self.store.versions(&key)?;
        let wanted = list
            .versions
            .iter()
            .find(|v| v.revision == revision)
            .and_then(|v| present(kind, v))
            .ok_or_else(|| StudioError::refused(say::workspace::versions_gone()))?;
        let now = self.store.get(&key)?;
        match kind {
            RecordKind::Programme => {
                // The rules of saving hold: a frozen version stays as it is.
                self.in_place_of(kind, id, wanted, now, Action::Design, |programme| {
                    self.save_programme(programme).map(drop)
                })
            }
            RecordKind::Rubric => {
                self.in_place_of(kind, id, wanted, now, Action::Design, |rubric| {
                    self.save_rubric(rubric).map(drop)
                })
            }
            RecordKind::CertificateTemplate => {
                self.in_place_of(kind, id, wanted, now, Action::DrawTemplates, |template| {
                    self.save_template(template).map(drop)
                })
            }
            _ => self
                .save_institution(&Saved {
                    revision: now.map_or(0, |n| n.revision),
                    value: earlier(wanted)?,
                })
                .map(drop),
        }
    }

    /// Saves an earlier version over the present one, or where nothing is any more.
    fn in_place_of<T: Serialize + DeserializeOwned>(
        &self,
        kind: RecordKind,
        id: &str,
        wanted: Value,
        now: Option<Record>,
        action: Action,
        save: impl FnOnce(&Saved<T>) -> Result<(), StudioError>,
    ) -> Result<(), StudioError> {
        let value: T = earlier(wanted)?;
        if let Some(now) = now {
            return save(&Saved {
                revision: now.revision,
                value,
            });
        }
        let permit = self.may(action)?;
        self.save(
            &permit,
            &say::workspace::step_restore_deleted(kind.name()),
            vec![records::absent(kind, id)],
            vec![records::put(kind, id, &value)?],
        )
    }
}

fn earlier<T: DeserializeOwned>(value: Value) -> Result<T, StudioError> {
    serde_json::from_value(value)
        .map_err(|e| StudioError::refused(say::workspace::versions_unreadable(e.to_string())))
}
