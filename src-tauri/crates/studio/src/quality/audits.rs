//! Auditing programme versions against standards.

use domain::audit::{Audit, AuditOutcome, AuditStanding, Decision, Given, Judgement};
use domain::lifecycle::LifecycleStep;
use domain::people::Action;
use domain::programme::{Programme, ProgrammeSummary};
use domain::record_kind::RecordKind;
use domain::table::TableStyle;
use domain::{AuditId, QualityStandardId, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;
use store::{PartValue, Range, StoreError};
use words::say::audits as say;
use words::{AsShown, Message, ToMessage};

use crate::core::error::{Sought, StudioError};
use crate::core::indexes::{AUDIT_PROGRAMME, Guarding};
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// An audit with everything the screen says about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AuditView {
    /// The audit and its revision.
    pub saved: Saved<Audit>,
    /// How it stands.
    pub standing: AuditStanding,
    /// The programme version.
    pub programme: ProgrammeSummary,
    /// The standard's title.
    pub standard_title: Message,
    /// Where the standard is published.
    pub standard_source: Message,
    /// What stands in the way of approving; nothing when nothing does.
    pub approval_blocked: Option<Message>,
}

/// The step in a version's life that a decision is.
pub(crate) fn decided(
    programme: &mut Programme,
    outcome: AuditOutcome,
    at: &Timestamp,
) -> Result<(), StudioError> {
    let step = match outcome {
        AuditOutcome::Approved => LifecycleStep::Approve,
        AuditOutcome::ReturnedForChanges => LifecycleStep::ReturnToDraft,
    };
    programme.state = programme.state.after(step).map_err(StudioError::refused)?;
    if outcome == AuditOutcome::Approved {
        programme.approved_at = Some(at.clone());
    }
    Ok(())
}

impl Studio {
    fn audit(&self, id: &str) -> Result<Saved<Audit>, StudioError> {
        self.get(RecordKind::Audit, id)?
            .ok_or_else(|| StudioError::not_found(RecordKind::Audit, id))
    }

    fn standing(&self, audit: &Audit) -> Result<AuditStanding, StudioError> {
        let standard = self.standard(audit.standard_id.as_str())?;
        let programme = self.programme(audit.programme_id.as_str())?.value;
        Ok(audit.standing(&standard, &programme, &self.institution()?.value))
    }

    /// Begins an audit. A draft goes into review with it.
    ///
    /// # Errors
    /// When the version is frozen, or has an open audit against the same standard.
    pub fn start_audit(
        &self,
        programme: &str,
        standard: &str,
        reviewer: &str,
    ) -> Result<Saved<Audit>, StudioError> {
        let permit = self.may(Action::Review)?;
        let mut version = self.programme(programme)?;
        let standard = self.standard(standard)?;
        if version.value.state.is_frozen() {
            let state = version.value.state.said();
            let reason = say::refused_frozen(version.value.code, state, version.value.version);
            return Err(StudioError::refused(reason));
        }
        let open = Range::of(programme).and(false).and(standard.id.as_str());
        if self.any_in(&AUDIT_PROGRAMME, open)? {
            return Err(StudioError::refused(say::refused_open_already()));
        }
        let audit = Audit {
            id: AuditId(self.new_id()),
            programme_id: programme.into(),
            standard_id: QualityStandardId(standard.id.0.clone()),
            reviewer: reviewer.trim().to_owned(),
            started_at: self.now(),
            judgements: Vec::new(),
            checks_at_decision: Vec::new(),
            decision: None,
            as_shown: None,
        };
        let guards = vec![
            records::absent(RecordKind::Audit, audit.id.as_str()),
            records::revision_is(RecordKind::Programme, programme, version.revision),
            AUDIT_PROGRAMME.none([
                PartValue::from(programme),
                PartValue::from(false),
                PartValue::from(standard.id.as_str()),
            ]),
        ];
        let mut writes = vec![records::put(RecordKind::Audit, audit.id.as_str(), &audit)?];
        if let Ok(next) = version.value.state.after(LifecycleStep::SendToReview) {
            version.value.state = next;
            writes.push(records::put(
                RecordKind::Programme,
                programme,
                &version.value,
            )?);
        }
        let what = say::step_begin(version.value.code);
        let committed = match self.save_step(&permit, &what, guards, writes) {
            Err(StudioError::Store(StoreError::StillHeld { .. })) => {
                return Err(StudioError::refused(say::refused_open_already()));
            }
            other => other?,
        };
        let key = records::key(RecordKind::Audit, audit.id.as_str());
        Ok(Saved {
            revision: committed.revision(&key).unwrap_or(0),
            value: audit,
        })
    }

    /// An audit with everything the screen says about it.
    ///
    /// # Errors
    /// When there is none.
    pub fn audit_view(&self, id: &str) -> Result<AuditView, StudioError> {
        let saved = self.audit(id)?;
        let standing = self.standing(&saved.value)?;
        let standard = self.standard(saved.value.standard_id.as_str())?;
        let blocked = saved
            .value
            .may_decide(&standing, AuditOutcome::Approved, "anyone");
        Ok(AuditView {
            programme: self
                .programme(saved.value.programme_id.as_str())?
                .value
                .summary(),
            standard_title: standard.title,
            standard_source: standard.source,
            approval_blocked: blocked.err().map(|e| e.message()),
            standing,
            saved,
        })
    }

    /// Records a judgement on one clause.
    ///
    /// # Errors
    /// When the audit is decided, was changed meanwhile, or has no such clause.
    pub fn judge(
        &self,
        id: &str,
        revision: u32,
        judgement: Judgement,
    ) -> Result<AuditView, StudioError> {
        let permit = self.may(Action::Review)?;
        let mut saved = self.audit(id)?;
        if saved.value.decision.is_some() {
            return Err(StudioError::refused(say::refused_decided()));
        }
        let standard = self.standard(saved.value.standard_id.as_str())?;
        let clause = standard
            .clause(&judgement.clause_id)
            .ok_or_else(|| StudioError::not_found(Sought::Clause, &judgement.clause_id))?;
        if judgement.note.chars().count() > 10_000 || judgement.evidence.len() > 50 {
            return Err(StudioError::refused(say::refused_too_much()));
        }
        let what = say::step_judge(&clause.number);
        saved.value.judge(Judgement {
            given: Some(self.given_now()?),
            ..judgement
        });
        let guard = records::revision_is(RecordKind::Audit, id, revision);
        self.save(
            &permit,
            &what,
            vec![guard],
            vec![records::put(RecordKind::Audit, id, &saved.value)?],
        )?;
        self.audit_view(id)
    }

    /// Whoever gives a judgement now.
    pub(crate) fn given_now(&self) -> Result<Given, StudioError> {
        let person = self.signed_in()?;
        Ok(Given {
            by: person.as_ref().map(|p| p.id.clone()),
            name: person.map(|p| p.name).unwrap_or_default(),
            at: self.now(),
            file_says: String::new(),
        })
    }

    /// Decides the audit. Approving freezes the programme version.
    ///
    /// # Errors
    /// When something stands in the way; the words say what.
    pub fn decide_audit(
        &self,
        id: &str,
        outcome: AuditOutcome,
        signed_by: &str,
        reason: &str,
    ) -> Result<AuditView, StudioError> {
        let permit = self.may(Action::SignOff)?;
        let mut audit = self.audit(id)?;
        let standing = self.standing(&audit.value)?;
        audit
            .value
            .may_decide(&standing, outcome, signed_by)
            .map_err(StudioError::refused)?;
        let mut programme = self.programme(audit.value.programme_id.as_str())?;
        let signed_in = self.signed_in()?;
        let own_work = domain::people::own_work(
            signed_in.as_ref(),
            &programme.value.designed_by,
            self.institution()?.value.own_sign_off_allowed,
        )
        .map_err(StudioError::refused)?;
        let now = self.now();
        decided(&mut programme.value, outcome, &now)?;
        let standard = self.standard(audit.value.standard_id.as_str())?;
        audit.value.checks_at_decision =
            domain::check::run_all(&standard, &programme.value, &self.institution()?.value);
        audit.value.as_shown = Some(AsShown::of(
            words::english(),
            audit.value.said_at_decision(),
        ));
        audit.value.decision = Some(Decision {
            outcome,
            signed_by: signed_by.trim().to_owned(),
            signed_at: now,
            reason: reason.trim().to_owned(),
            score: standing.score,
            profile: signed_in.map(|p| p.id.0).unwrap_or_default(),
            own_work,
        });
        let code = &programme.value.code;
        let what = match outcome {
            AuditOutcome::Approved => say::step_approve(code),
            AuditOutcome::ReturnedForChanges => say::step_return(code),
        };
        let guards = vec![
            records::revision_is(RecordKind::Audit, id, audit.revision),
            records::revision_is(
                RecordKind::Programme,
                programme.value.id.as_str(),
                programme.revision,
            ),
        ];
        let writes = vec![
            records::put(RecordKind::Audit, id, &audit.value)?,
            records::put(
                RecordKind::Programme,
                programme.value.id.as_str(),
                &programme.value,
            )?,
        ];
        self.save_for_good(&permit, &what, guards, writes)?;
        self.audit_view(id)
    }

    /// The audit as CSV, one clause a row.
    ///
    /// # Errors
    /// When there is none.
    pub fn audit_csv(&self, id: &str, style: &TableStyle) -> Result<Vec<u8>, StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::step_export())?;
        Ok(report::audit(
            &self.standing(&self.audit(id)?.value)?,
            style,
        ))
    }

    /// A standing as CSV, one clause a row.
    ///
    /// # Errors
    /// When whoever is signed in may not export it.
    pub fn standing_csv(
        &self,
        standing: &AuditStanding,
        style: &TableStyle,
    ) -> Result<Vec<u8>, StudioError> {
        self.ask_to_export(Action::ExportDesigns, &say::step_export())?;
        Ok(report::audit(standing, style))
    }

    /// How a programme version stands against a standard by the rules alone.
    ///
    /// # Errors
    /// When there is no such programme or standard.
    pub fn check_programme(
        &self,
        programme: &str,
        standard: &str,
    ) -> Result<AuditStanding, StudioError> {
        let audit = Audit {
            id: AuditId(String::new()),
            programme_id: programme.into(),
            standard_id: standard.into(),
            reviewer: String::new(),
            started_at: self.now(),
            judgements: Vec::new(),
            checks_at_decision: Vec::new(),
            decision: None,
            as_shown: None,
        };
        self.standing(&audit)
    }
}
