//! Decisions that come by file: held to the rules that one taken here obeys.

use domain::ProfileId;
use domain::audit::{Audit, Decision};
use domain::people::{Action, NotAllowed, own_work};
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use serde_json::Value;
use words::AsShown;
use words::say::packages as say;

use super::reading::{Reading, Thing};
use super::take::Taking;
use crate::core::error::StudioError;
use crate::core::records;
use crate::core::studio::Studio;
use crate::quality::audits::decided;

impl Studio {
    /// Who wrote a programme version, by what is here and by what the package says.
    pub(super) fn designers(
        &self,
        reading: &Reading,
        id: &str,
    ) -> Result<Vec<ProfileId>, StudioError> {
        let here = self.get::<Programme>(RecordKind::Programme, id)?;
        let mut designers = here.map(|p| p.value.designed_by).unwrap_or_default();
        let mut things = reading.things.iter().map(|thing| &thing.entry);
        if let Some(there) = things.find(|e| e.kind == RecordKind::Programme && e.id == id) {
            designers.extend(designers_in(&there.value));
        }
        Ok(designers)
    }

    /// Whether whoever is signed in wrote a version, and the institution allows signing it off.
    pub(super) fn own_work_on(&self, designers: &[ProfileId]) -> Result<bool, StudioError> {
        let allowed = self.institution()?.value.own_sign_off_allowed;
        own_work(self.signed_in()?.as_ref(), designers, allowed).map_err(StudioError::refused)
    }

    /// Enters a decision under whoever takes it in. The name under it stays as it was signed.
    pub(super) fn sign_decision(&self, decision: &mut Decision) -> Result<(), StudioError> {
        if let Some(person) = self.signed_in()? {
            decision.profile = person.id.0;
        }
        Ok(())
    }

    /// Whether a decision that comes by file is on own work, of whoever signed it there or
    /// takes it in here. What the file says of itself does not count.
    pub(super) fn own_work_of(
        &self,
        decision: &Decision,
        designers: &[ProfileId],
    ) -> Result<bool, StudioError> {
        let taken = self.own_work_on(designers)?;
        let allowed = self.institution()?.value.own_sign_off_allowed;
        let signed = designers.iter().any(|id| id.as_str() == decision.profile);
        if signed && !allowed {
            return Err(StudioError::refused(NotAllowed::OwnWork(
                decision.signed_by.clone(),
            )));
        }
        Ok(taken || signed)
    }

    /// A decision that comes back with an audit is a step in the version's life, and obeys
    /// the same rules as one taken here.
    pub(super) fn take_decision(
        &self,
        reading: &Reading,
        thing: &Thing,
        audit: &mut Audit,
        taking: &mut Taking<'_>,
    ) -> Result<(), StudioError> {
        let Some(mut decision) = audit.decision.clone() else {
            return Ok(());
        };
        self.may(Action::SignOff)?;
        let mut programme = self.programme(audit.programme_id.as_str())?;
        let seen = thing.entry.value.get("programmeId").and_then(Value::as_str);
        if seen != Some(programme.value.id.as_str()) {
            return Err(StudioError::refused(say::refused_other_version()));
        }
        let undecided = Audit {
            decision: None,
            ..audit.clone()
        };
        let standard = self.standard(audit.standard_id.as_str())?;
        let standing = undecided.standing(&standard, &programme.value, &self.institution()?.value);
        undecided
            .may_decide(&standing, decision.outcome, &decision.signed_by)
            .map_err(StudioError::refused)?;
        let designers = self.designers(reading, programme.value.id.as_str())?;
        decision.own_work = self.own_work_of(&decision, &designers)?;
        self.sign_decision(&mut decision)?;
        // What the checks say is found out here, whatever the file says of them.
        decision.score = standing.score;
        audit.checks_at_decision =
            domain::check::run_all(&standard, &programme.value, &self.institution()?.value);
        audit.as_shown = Some(AsShown::of(words::english(), audit.said_at_decision()));
        decided(&mut programme.value, decision.outcome, &decision.signed_at)?;
        audit.decision = Some(decision);
        let id = programme.value.id.as_str();
        if taking
            .writes
            .iter()
            .any(|w| w.key() == &records::key(RecordKind::Programme, id))
        {
            return Err(StudioError::refused(say::refused_changes_decided()));
        }
        taking.guards.push(records::revision_is(
            RecordKind::Programme,
            id,
            programme.revision,
        ));
        taking
            .writes
            .push(records::put(RecordKind::Programme, id, &programme.value)?);
        taking.decided = true;
        Ok(())
    }
}

/// Who wrote a programme version, as it says.
pub(super) fn designers_in(programme: &Value) -> Vec<ProfileId> {
    programme
        .get("designedBy")
        .and_then(|v| serde_json::from_value(v.clone()).ok())
        .unwrap_or_default()
}
