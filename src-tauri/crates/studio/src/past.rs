//! What a thing was before: every version, who made it and when, what it changed, and
//! bringing one back.

use domain::Timestamp;
use domain::difference::{differences, in_words, shown};
use domain::people::Action;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{Guard, Key, Record, Records, Version};

use crate::error::StudioError;
use crate::migration;
use crate::records::{self, Saved};
use crate::templates::with_names;
use crate::workspace::Studio;

/// The kinds of things whose past can be looked at and brought back here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for what it is")]
pub enum PastKind {
    Institution,
    Programme,
    Rubric,
    AssessmentStandard,
    Audit,
    Cohort,
    Learner,
    Certificate,
    CertificateTemplate,
}

impl PastKind {
    fn record(self) -> &'static str {
        match self {
            Self::Institution => records::INSTITUTION,
            Self::Programme => records::PROGRAMME,
            Self::Rubric => records::RUBRIC,
            Self::AssessmentStandard => records::ASSESSMENT_STANDARD,
            Self::Audit => records::AUDIT,
            Self::Cohort => records::COHORT,
            Self::Learner => records::LEARNER,
            Self::Certificate => records::CERTIFICATE,
            Self::CertificateTemplate => records::CERTIFICATE_TEMPLATE,
        }
    }

    /// Whether an older version may take the place of the present one. What was signed or
    /// issued has rules of its own.
    fn comes_back(self) -> bool {
        matches!(
            self,
            Self::Institution | Self::Programme | Self::Rubric | Self::CertificateTemplate
        )
    }
}

/// A field that a version changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Which field, in words.
    pub place: String,
    /// What it was; empty when it was not there.
    pub before: String,
    /// What it became; empty when it went.
    pub after: String,
}

/// One version of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PastVersion {
    /// Its revision.
    pub revision: u32,
    /// When it was saved.
    pub at: Timestamp,
    /// Who saved it; empty where nobody has a profile.
    pub who: String,
    /// What was done, in a few words.
    pub what: String,
    /// It was deleted here.
    pub deleted: bool,
    /// What it changed from the version before.
    pub changes: Vec<FieldChange>,
}

/// The past of a thing, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PastView {
    /// The versions.
    pub versions: Vec<PastVersion>,
    /// There were earlier ones that are not in this folder any more.
    pub earlier_unreadable: bool,
    /// Whether a version can be brought back here.
    pub comes_back: bool,
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
    pub(crate) fn of(record: &Record) -> Self {
        let value = migration::to_present(&record.key.kind, record.schema, record.value.clone());
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
        serde_json::from_str::<Value>(text).map_err(|e| StudioError::refused(e.to_string()))
    };
    Ok(field_changes(&read(before)?, &read(after)?))
}

impl Studio {
    fn names_of(&self, profiles: &str) -> String {
        let names: Vec<String> = profiles.split("; ").map(|id| self.name_of(id)).collect();
        names.join("; ")
    }

    /// A place in an audit with its clauses by number and title, not by identity.
    pub(crate) fn place_in_words(&self, kind: &str, thing: &Value, place: &str) -> String {
        let standard = (kind == records::AUDIT)
            .then(|| self.standard(thing.get("standardId")?.as_str()?).ok())
            .flatten();
        let Some(standard) = standard else {
            return place.to_owned();
        };
        let parts: Vec<String> = place
            .split(" › ")
            .map(|part| {
                standard
                    .clauses
                    .iter()
                    .find(|c| c.id.as_str() == part)
                    .map_or_else(|| part.to_owned(), |c| format!("{} {}", c.number, c.title))
            })
            .collect();
        parts.join(" › ")
    }
}

pub(crate) fn field_changes(before: &Value, after: &Value) -> Vec<FieldChange> {
    differences(before, after)
        .into_iter()
        .map(|d| FieldChange {
            place: d.place,
            before: shown(d.before.as_ref()),
            after: shown(d.after.as_ref()),
        })
        .collect()
}

fn present(kind: &str, version: &Version) -> Option<Value> {
    let value = version.value.clone()?;
    Some(migration::to_present(kind, version.schema, value))
}

impl Studio {
    /// Every version of a thing there is or was.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn past(&self, kind: PastKind, id: &str) -> Result<PastView, StudioError> {
        let past = self.store.past(&Key::new(kind.record(), id))?;
        let values: Vec<Option<Value>> = past
            .versions
            .iter()
            .map(|v| {
                let value = present(kind.record(), v)?;
                Some(match kind {
                    PastKind::CertificateTemplate => with_names(value),
                    _ => value,
                })
            })
            .collect();
        let versions = past
            .versions
            .iter()
            .enumerate()
            .map(|(n, version)| {
                let after = values.get(n).and_then(Option::as_ref);
                let before = values.get(n + 1).and_then(Option::as_ref);
                PastVersion {
                    revision: version.revision,
                    at: Timestamp(version.audit.at.clone()),
                    who: self.name_of(&version.audit.who),
                    what: version.audit.what.clone(),
                    deleted: version.value.is_none(),
                    changes: match (before, after) {
                        (Some(before), Some(after)) => {
                            let mut changes = field_changes(before, after);
                            for change in &mut changes {
                                change.place =
                                    self.place_in_words(kind.record(), after, &change.place);
                                if change.place == "Designed by" {
                                    change.before = self.names_of(&change.before);
                                    change.after = self.names_of(&change.after);
                                }
                            }
                            changes
                        }
                        _ => Vec::new(),
                    },
                }
            })
            .collect();
        Ok(PastView {
            versions,
            earlier_unreadable: past.earlier_unreadable,
            comes_back: kind.comes_back(),
        })
    }

    /// Makes an earlier version the present one, as a change like any other: it can be
    /// undone, and what stood meanwhile stays in the past.
    ///
    /// # Errors
    /// When there is no such version, or it may not take the present one's place.
    pub fn bring_back(&self, kind: PastKind, id: &str, revision: u32) -> Result<(), StudioError> {
        if !kind.comes_back() {
            return Err(StudioError::refused(
                "What was signed or issued is not changed by bringing an older version back. Nothing was changed.",
            ));
        }
        let key = Key::new(kind.record(), id);
        let past = self.store.past(&key)?;
        let wanted = past
            .versions
            .iter()
            .find(|v| v.revision == revision)
            .and_then(|v| present(kind.record(), v))
            .ok_or_else(|| {
                StudioError::refused("That version cannot be read any more. Nothing was changed.")
            })?;
        let now = self.store.get(&key)?;
        match kind {
            PastKind::Programme => {
                // The rules of saving hold: a frozen version stays as it is.
                self.in_place_of(&key, wanted, now, Action::Design, |programme| {
                    self.save_programme(programme).map(drop)
                })
            }
            PastKind::Rubric => self.in_place_of(&key, wanted, now, Action::Design, |rubric| {
                self.save_rubric(rubric).map(drop)
            }),
            PastKind::CertificateTemplate => {
                self.in_place_of(&key, wanted, now, Action::DrawTemplates, |template| {
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
        key: &Key,
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
        self.may(action)?;
        self.save(
            &format!(
                "Bring back a deleted {}",
                in_words(&key.kind).to_lowercase()
            ),
            vec![Guard::Absent(key.clone())],
            vec![records::put(&key.kind, &key.id, &value)?],
        )
    }
}

fn earlier<T: DeserializeOwned>(value: Value) -> Result<T, StudioError> {
    serde_json::from_value(value)
        .map_err(|e| StudioError::refused(format!("That version cannot be read: {e}")))
}
