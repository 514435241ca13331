//! What the audit before found: its judgements, evidence and findings, clause by clause, and what
//! changed in the programme since. A reviewer takes over what still holds; nothing counts unseen.

use domain::audit::{Audit, AuditOutcome, Judgement};
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use domain::{AuditId, ProgrammeId, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use specta::Type;
use store::{Range, Records};

use crate::core::error::StudioError;
use crate::core::indexes::{AUDIT_PROGRAMME, PROGRAMME_CODE};
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;
use crate::workspace::versions::{FieldChange, field_changes, present};

/// Versions of a programme that are looked through for the one before.
const MOST_VERSIONS: usize = 200;
/// Fields that are about the version and not about what it says.
const OF_THE_VERSION: [&str; 5] = ["id", "version", "state", "approvedAt", "designedBy"];

/// The audit before one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EarlierAudit {
    /// The audit.
    pub audit: AuditId,
    /// The programme version that it looked at.
    pub version: u32,
    /// Who signed it.
    pub signed_by: String,
    /// When.
    pub signed_at: Timestamp,
    /// What it came to.
    pub outcome: AuditOutcome,
    /// What was judged, clause by clause.
    pub judgements: Vec<Judgement>,
    /// What changed in the programme since it was signed.
    pub changes: Vec<FieldChange>,
}

impl Studio {
    /// The newest decided audit of a programme version by a standard, before a moment.
    fn decided_before(
        &self,
        programme: &ProgrammeId,
        of: &Audit,
    ) -> Result<Option<Audit>, StudioError> {
        let range = Range::of(programme.as_str())
            .and(true)
            .and(of.standard_id.as_str());
        let all: Vec<Saved<Audit>> = self.all_in(&AUDIT_PROGRAMME, &range)?;
        let earlier = all.into_iter().map(|saved| saved.value).filter(|audit| {
            let signed = audit.decision.as_ref().map(|decision| &decision.signed_at);
            audit.id != of.id && signed.is_some_and(|at| *at <= of.started_at)
        });
        Ok(earlier.max_by(|a, b| (&a.started_at, &a.id).cmp(&(&b.started_at, &b.id))))
    }

    /// The version before a programme version.
    fn version_before(&self, programme: &Programme) -> Result<Option<Programme>, StudioError> {
        let range = Range::of(programme.code.as_str());
        let (found, _) =
            self.page_in::<Programme>(&PROGRAMME_CODE, range, MOST_VERSIONS, None, true)?;
        Ok(found
            .into_iter()
            .map(|saved| saved.value)
            .filter(|other| other.version < programme.version)
            .max_by_key(|other| other.version))
    }

    /// What a programme version said at a moment.
    fn said_at(&self, id: &ProgrammeId, at: &Timestamp) -> Result<Option<Value>, StudioError> {
        let key = records::key(RecordKind::Programme, id.as_str());
        let list = self.store.versions(&key)?;
        let then = list.versions.iter().find(|one| one.audit.at <= at.0);
        Ok(then.and_then(|version| present(RecordKind::Programme, version)))
    }

    /// The audit before one, by the same standard: of the same programme version, or else of the
    /// version before it. Nothing for a first audit.
    ///
    /// # Errors
    /// When there is no such audit.
    pub fn earlier_audit(&self, id: &str) -> Result<Option<EarlierAudit>, StudioError> {
        let audit = self
            .get::<Audit>(RecordKind::Audit, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Audit, id))?
            .value;
        let programme = self.programme(audit.programme_id.as_str())?.value;
        let mut found = self.decided_before(&programme.id, &audit)?;
        let mut version = programme.version;
        if found.is_none()
            && let Some(before) = self.version_before(&programme)?
        {
            found = self.decided_before(&before.id, &audit)?;
            version = before.version;
        }
        let Some((earlier, decision)) = found.and_then(|audit| {
            let decision = audit.decision.clone()?;
            Some((audit, decision))
        }) else {
            return Ok(None);
        };
        let plain = |mut value: Value| {
            if let Value::Object(fields) = &mut value {
                OF_THE_VERSION.iter().for_each(|name| {
                    fields.remove(*name);
                });
            }
            value
        };
        let then = self.said_at(&earlier.programme_id, &decision.signed_at)?;
        let now = serde_json::to_value(&programme).unwrap_or_default();
        Ok(Some(EarlierAudit {
            audit: earlier.id,
            version,
            signed_by: decision.signed_by,
            signed_at: decision.signed_at,
            outcome: decision.outcome,
            judgements: earlier.judgements,
            changes: then.map_or_else(Vec::new, |then| field_changes(&plain(then), &plain(now))),
        }))
    }
}
