//! Audits in lists: those of the workspace page by page, and those of one programme version.

use std::collections::HashMap;

use domain::audit::{Audit, AuditOutcome, Score};
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::{AuditId, ProgrammeId, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{Range, Records};
use words::Message;

use crate::core::error::StudioError;
use crate::core::finding::{rows_of_page, shown_count};
use crate::core::indexes::{AUDIT_OPEN, AUDIT_PROGRAMME};
use crate::core::records::Saved;
use crate::core::studio::Studio;

/// An audit in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditSummary {
    /// Its identity.
    pub id: AuditId,
    /// The programme version.
    pub programme_id: ProgrammeId,
    /// The programme's code.
    pub programme_code: String,
    /// The programme's version.
    pub programme_version: u32,
    /// The programme's title.
    pub programme_title: String,
    /// The standard's title.
    pub standard_title: Message,
    /// Who reviews.
    pub reviewer: String,
    /// When it was begun.
    pub started_at: Timestamp,
    /// The decision, once taken.
    pub outcome: Option<AuditOutcome>,
    /// How it stands.
    pub score: Score,
}

/// A page of audits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditPage {
    /// The audits: open ones first, and of each sort the newest first.
    pub audits: Vec<AuditSummary>,
    /// Where the next page begins; `None` after the last.
    pub next: Option<String>,
    /// How many audits there are.
    pub total: u32,
    /// How many of them are not decided.
    pub open: u32,
}

/// What a cursor into the decided audits begins with.
const DECIDED: &str = "decided:";

impl Studio {
    /// A page of audits: open ones first, and of each sort the newest first.
    ///
    /// # Errors
    /// When the index cannot be read, or the list cannot go on from there.
    pub fn audits(&self, after: Option<String>, limit: u32) -> Result<AuditPage, StudioError> {
        let limit = rows_of_page(limit);
        let mut audits: Vec<Saved<Audit>> = Vec::new();
        // Open and decided ones lie apart in the index, each from the oldest to the newest.
        let (mut decided, mut cursor) = match after {
            Some(after) => match after.strip_prefix(DECIDED) {
                Some("") => (true, None),
                Some(rest) => (true, Some(rest.to_owned())),
                None => (false, Some(after)),
            },
            None => (false, None),
        };
        let next = loop {
            let wanted = limit - audits.len();
            let range = Range::of(decided);
            let (page, next) = self.page_in(&AUDIT_OPEN, range, wanted, cursor, true)?;
            audits.extend(page);
            match (next, decided) {
                (Some(next), true) => break Some(format!("{DECIDED}{next}")),
                (Some(next), false) => break Some(next),
                (None, true) => break None,
                (None, false) if audits.len() < limit => (decided, cursor) = (true, None),
                (None, false) if self.any_in(&AUDIT_OPEN, Range::of(true))? => {
                    break Some(DECIDED.to_owned());
                }
                (None, false) => break None,
            }
        };
        Ok(AuditPage {
            audits: self.audit_summaries(audits)?,
            next,
            total: shown_count(self.store.count(RecordKind::Audit.name())?),
            open: shown_count(self.count_of(&AUDIT_OPEN, &Range::of(false))?),
        })
    }

    /// The audits of a programme version, newest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn audits_of(&self, programme: &str) -> Result<Vec<AuditSummary>, StudioError> {
        let mut audits: Vec<Saved<Audit>> = self.all_in(&AUDIT_PROGRAMME, &Range::of(programme))?;
        audits.sort_by(|a, b| {
            let newest = b.value.started_at.cmp(&a.value.started_at);
            newest.then_with(|| a.value.id.cmp(&b.value.id))
        });
        self.audit_summaries(audits)
    }

    fn audit_summaries(&self, audits: Vec<Saved<Audit>>) -> Result<Vec<AuditSummary>, StudioError> {
        let institution = self.institution()?.value;
        let mut ids: Vec<String> = audits
            .iter()
            .map(|a| a.value.programme_id.0.clone())
            .collect();
        ids.sort();
        ids.dedup();
        let programmes: HashMap<ProgrammeId, Programme> = self
            .get_many::<Programme>(RecordKind::Programme, &ids)?
            .into_iter()
            .flatten()
            .map(|p| (p.value.id.clone(), p.value))
            .collect();
        let mut list = Vec::with_capacity(audits.len());
        for audit in audits.into_iter().map(|saved| saved.value) {
            let programme = programmes.get(&audit.programme_id).ok_or_else(|| {
                StudioError::not_found(RecordKind::Programme, &audit.programme_id)
            })?;
            let standard = self.standard(audit.standard_id.as_str())?;
            let standing = audit.standing(&standard, programme, &institution);
            list.push(AuditSummary {
                id: audit.id,
                programme_id: programme.id.clone(),
                programme_code: programme.code.clone(),
                programme_version: programme.version,
                programme_title: programme.title.clone(),
                standard_title: standard.title,
                reviewer: audit.reviewer,
                started_at: audit.started_at,
                outcome: audit.decision.map(|d| d.outcome),
                score: standing.score,
            });
        }
        Ok(list)
    }
}
