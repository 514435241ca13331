//! Finding anything by a few letters, in any script, with a letter or two wrong.

use domain::certificate::{Certificate, Standing};
use domain::cohort::Learner;
use domain::framework::Competency;
use domain::programme::Programme;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{Described, Hits, Key, SearchFor, Searched};

use crate::error::StudioError;
use crate::migration;
use crate::records::{self, Saved};
use crate::workspace::Studio;

/// The mark of a certificate that was revoked.
pub(crate) const REVOKED: &str = "revoked";

/// What is searched.
pub(crate) const SEARCHED: Searched = Searched {
    kinds: &[
        records::PROGRAMME,
        records::COMPETENCY,
        records::LEARNER,
        records::CERTIFICATE,
    ],
    describe,
};

fn describe(kind: &str, schema: u16, value: &Value) -> Option<Described> {
    fn read<T: DeserializeOwned>(kind: &str, schema: u16, value: &Value) -> Option<T> {
        serde_json::from_value(migration::to_present(kind, schema, value.clone())).ok()
    }
    Some(match kind {
        records::PROGRAMME => {
            let p: Programme = read(kind, schema, value)?;
            Described {
                names: vec![p.title, p.code],
                words: p.outcomes.into_iter().map(|o| o.text).collect(),
                ..Described::default()
            }
        }
        records::COMPETENCY => {
            let c: Competency = read(kind, schema, value)?;
            Described {
                names: vec![c.label, c.code],
                words: c.alternative_labels,
                within: c.framework_id.0,
                ..Described::default()
            }
        }
        records::LEARNER => {
            let l: Learner = read(kind, schema, value)?;
            Described {
                names: vec![l.name, l.latin_name],
                words: vec![l.number, l.email],
                within: l.cohort_id.0,
                ..Described::default()
            }
        }
        records::CERTIFICATE => {
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
    pub detail: String,
}

impl Studio {
    /// The records that answer, best first.
    pub(crate) fn hits<T: DeserializeOwned>(
        &self,
        wanted: &SearchFor,
    ) -> Result<(u64, Vec<Saved<T>>), StudioError> {
        let Hits { total, keys } = self.store.find(wanted)?;
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            found.extend(self.get::<T>(&key.kind, &key.id)?);
        }
        Ok((total, found))
    }

    fn found(&self, key: &Key) -> Result<Option<Found>, StudioError> {
        fn of<T>(saved: Option<Saved<T>>, make: impl FnOnce(T) -> Found) -> Option<Found> {
            saved.map(|s| make(s.value))
        }
        let (kind, id) = (key.kind.as_str(), key.id.as_str());
        Ok(match kind {
            records::PROGRAMME => of(self.get::<Programme>(kind, id)?, |p| Found {
                kind: FoundKind::Programme,
                detail: format!(
                    "{} · version {} · {}",
                    p.code,
                    p.version,
                    p.state.in_words()
                ),
                id: p.id.0,
                title: p.title,
            }),
            records::COMPETENCY => of(self.get::<Competency>(kind, id)?, |c| Found {
                kind: FoundKind::Competency,
                id: c.framework_id.0,
                title: c.label,
                detail: c.category,
            }),
            records::LEARNER => of(self.get::<Learner>(kind, id)?, |l| Found {
                kind: FoundKind::Learner,
                id: l.cohort_id.0,
                title: l.name,
                detail: l.number,
            }),
            _ => of(self.get::<Certificate>(kind, id)?, |c| Found {
                kind: FoundKind::Certificate,
                detail: format!("{} · {}", c.serial, c.programme_title),
                id: c.serial,
                title: c.name,
            }),
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
        let mut found = Vec::with_capacity(hits.keys.len());
        for key in &hits.keys {
            found.extend(self.found(key)?);
        }
        Ok(found)
    }
}
