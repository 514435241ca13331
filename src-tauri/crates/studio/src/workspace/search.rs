//! Finding anything by a few letters, in any script, with a letter or two wrong.

use domain::certificate::{Certificate, Standing};
use domain::cohort::Learner;
use domain::framework::Competency;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{Described, Hits, Record, Records, SearchFor, Searched};
use words::{Message, say};

use crate::core::error::StudioError;
use crate::core::finding::shown_count;
use crate::core::migration;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// The mark of a certificate that was revoked.
pub(crate) const REVOKED: &str = "revoked";

/// What is searched.
pub(crate) const SEARCHED: Searched = Searched {
    kinds: &[
        RecordKind::Programme.name(),
        RecordKind::Competency.name(),
        RecordKind::Learner.name(),
        RecordKind::Certificate.name(),
    ],
    describe,
};

fn describe(kind: &str, schema: u16, value: &Value) -> Option<Described> {
    fn read<T: DeserializeOwned>(kind: RecordKind, schema: u16, value: &Value) -> Option<T> {
        if schema == migration::SCHEMA {
            return T::deserialize(value).ok();
        }
        serde_json::from_value(migration::to_present(kind, schema, value.clone())).ok()
    }
    let kind = RecordKind::named(kind)?;
    Some(match kind {
        RecordKind::Programme => {
            let p: Programme = read(kind, schema, value)?;
            Described {
                names: vec![p.title, p.code],
                words: p.outcomes.into_iter().map(|o| o.text).collect(),
                ..Described::default()
            }
        }
        RecordKind::Competency => {
            let c: Competency = read(kind, schema, value)?;
            let mut words = c.alternative_labels;
            for other in c.other_labels {
                words.push(other.label);
                words.extend(other.alternative_labels);
            }
            Described {
                names: vec![c.label, c.code],
                words,
                within: c.framework_id.0,
                ..Described::default()
            }
        }
        RecordKind::Learner => {
            let l: Learner = read(kind, schema, value)?;
            Described {
                names: vec![l.name, l.latin_name],
                words: vec![l.number, l.email],
                within: l.cohort_id.0,
                ..Described::default()
            }
        }
        RecordKind::Certificate => {
            let c: Certificate = read(kind, schema, value)?;
            let revoked = matches!(c.standing, Standing::Revoked { .. });
            Described {
                names: vec![c.name, c.latin_name, c.serial],
                words: vec![
                    c.learner_number,
                    c.programme_title,
                    c.programme_code,
                    c.cohort_name,
                ],
                mark: if revoked {
                    REVOKED.to_owned()
                } else {
                    String::new()
                },
                ..Described::default()
            }
        }
        _ => return None,
    })
}

/// What sort of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "each is named for what it is")]
pub enum FoundKind {
    Programme,
    Competency,
    Learner,
    Certificate,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Found {
    /// What sort of thing.
    pub kind: FoundKind,
    /// Its identity; for learners that of their cohort.
    pub id: String,
    /// What people know it by.
    pub title: String,
    /// A line more about it.
    pub detail: Message,
}

/// A page of records that answer.
pub(crate) struct FoundPage<T> {
    /// The records, best first.
    pub records: Vec<Saved<T>>,
    /// Where the next page begins.
    pub next: Option<String>,
    /// How many answer in all.
    pub total: u32,
}

fn found(record: Record) -> Result<Option<Found>, StudioError> {
    fn of<T: DeserializeOwned>(
        record: Record,
        make: impl FnOnce(T) -> Found,
    ) -> Result<Option<Found>, StudioError> {
        Ok(Some(make(records::read::<T>(record)?.value)))
    }
    match RecordKind::named(&record.key.kind) {
        Some(RecordKind::Programme) => of(record, |p: Programme| Found {
            kind: FoundKind::Programme,
            detail: say::workspace::found_programme(p.code, p.state.said(), p.version),
            id: p.id.0,
            title: p.title,
        }),
        Some(RecordKind::Competency) => of(record, |c: Competency| Found {
            kind: FoundKind::Competency,
            id: c.framework_id.0,
            title: c.label,
            detail: Message::verbatim(c.category),
        }),
        Some(RecordKind::Learner) => of(record, |l: Learner| Found {
            kind: FoundKind::Learner,
            id: l.cohort_id.0,
            title: l.name,
            detail: Message::verbatim(l.number),
        }),
        Some(RecordKind::Certificate) => of(record, |c: Certificate| Found {
            kind: FoundKind::Certificate,
            detail: say::common::facts(&c.serial, c.programme_title),
            id: c.serial,
            title: c.name,
        }),
        _ => Ok(None),
    }
}

impl Studio {
    /// The records that answer, best first.
    pub(crate) fn hits<T: DeserializeOwned>(
        &self,
        wanted: &SearchFor,
    ) -> Result<(u64, Vec<Saved<T>>), StudioError> {
        let Hits { total, keys } = self.store.find(wanted)?;
        let records = self.store.get_many(&keys)?.into_iter().flatten();
        Ok((total, records.map(records::read).collect::<Result<_, _>>()?))
    }

    /// A page of the records that answer, best first. The cursor counts those before it.
    pub(crate) fn found_page<T: DeserializeOwned>(
        &self,
        wanted: SearchFor,
        after: Option<String>,
        limit: usize,
    ) -> Result<FoundPage<T>, StudioError> {
        let offset = match &after {
            Some(after) => after
                .parse()
                .map_err(|_| StudioError::refused(say::errors::no_further_list()))?,
            None => 0,
        };
        let (total, records) = self.hits(&SearchFor {
            offset,
            limit,
            ..wanted
        })?;
        let end = offset.saturating_add(limit);
        Ok(FoundPage {
            records,
            next: usize::try_from(total)
                .is_ok_and(|total| total > end)
                .then(|| end.to_string()),
            total: shown_count(total),
        })
    }

    /// Programmes, competencies, learners and certificates that answer a query, best first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn find(&self, query: &str, limit: u32) -> Result<Vec<Found>, StudioError> {
        if query.trim().is_empty() {
            return Ok(Vec::new());
        }
        let hits = self.store.find(&SearchFor {
            words: query.to_owned(),
            limit: limit as usize,
            ..SearchFor::default()
        })?;
        let mut all = Vec::with_capacity(hits.keys.len());
        for record in self.store.get_many(&hits.keys)?.into_iter().flatten() {
            all.extend(found(record)?);
        }
        Ok(all)
    }
}
