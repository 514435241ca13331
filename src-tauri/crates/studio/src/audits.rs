//! Auditing programme versions against standards.

use domain::audit::{Audit, AuditOutcome, AuditStanding, Decision, Judgement, Score};
use domain::lifecycle::LifecycleStep;
use domain::people::Action;
use domain::programme::{Programme, ProgrammeSummary};
use domain::{AuditId, ProgrammeId, StandardId, Timestamp};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::StudioError;
use crate::records::{self, Saved};
use crate::workspace::Studio;

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
    pub standard_title: String,
    /// Who reviews.
    pub reviewer: String,
    /// When it was begun.
    pub started_at: Timestamp,
    /// The decision, once taken.
    pub outcome: Option<AuditOutcome>,
    /// How it stands.
    pub score: Score,
}

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
    pub standard_title: String,
    /// Where the standard is published.
    pub standard_source: String,
    /// What stands in the way of approving, empty when nothing does.
    pub approval_blocked: String,
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
        self.get(records::AUDIT, id)?
            .ok_or_else(|| StudioError::not_found("audit", id))
    }

    fn standing(&self, audit: &Audit) -> Result<AuditStanding, StudioError> {
        let standard = self.standard(audit.standard_id.as_str())?;
        let programme = self.programme(audit.programme_id.as_str())?.value;
        Ok(audit.standing(&standard, &programme, &self.institution()?.value))
    }

    /// Every audit, newest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn audits(&self) -> Result<Vec<AuditSummary>, StudioError> {
        let mut list = Vec::new();
        for saved in self.list::<Audit>(records::AUDIT, "")? {
            let audit = saved.value;
            let programme = self.programme(audit.programme_id.as_str())?.value;
            let score = self.standing(&audit)?.score;
            list.push(AuditSummary {
                standard_title: self.standard(audit.standard_id.as_str())?.title,
                id: audit.id,
                programme_id: programme.id,
                programme_code: programme.code,
                programme_version: programme.version,
                programme_title: programme.title,
                reviewer: audit.reviewer,
                started_at: audit.started_at,
                outcome: audit.decision.map(|d| d.outcome),
                score,
            });
        }
        list.sort_by(|a, b| {
            b.started_at
                .cmp(&a.started_at)
                .then_with(|| a.id.cmp(&b.id))
        });
        Ok(list)
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
        self.may(Action::Review)?;
        let mut version = self.programme(programme)?;
        let standard = self.standard(standard)?;
        if version.value.state.is_frozen() {
            return Err(StudioError::refused(format!(
                "Version {} of {} is {} already. Make a new version to review it again.",
                version.value.version,
                version.value.code,
                version.value.state.in_words()
            )));
        }
        let open = self
            .list::<Audit>(records::AUDIT, "")?
            .into_iter()
            .any(|a| {
                a.value.decision.is_none()
                    && a.value.programme_id.as_str() == programme
                    && a.value.standard_id == standard.id
            });
        if open {
            return Err(StudioError::refused(
                "There is an open audit of this version against this standard. Go on with that one.",
            ));
        }
        let audit = Audit {
            id: AuditId(self.new_id()),
            programme_id: programme.into(),
            standard_id: StandardId(standard.id.0.clone()),
            reviewer: reviewer.trim().to_owned(),
            started_at: self.now(),
            judgements: Vec::new(),
            checks_at_decision: Vec::new(),
            decision: None,
        };
        let mut guards = vec![records::absent(records::AUDIT, audit.id.as_str())];
        let mut writes = vec![records::put(records::AUDIT, audit.id.as_str(), &audit)?];
        if let Ok(next) = version.value.state.after(LifecycleStep::SendToReview) {
            version.value.state = next;
            guards.push(records::revision_is(
                records::PROGRAMME,
                programme,
                version.revision,
            ));
            writes.push(records::put(records::PROGRAMME, programme, &version.value)?);
        }
        self.save(
            &format!("Begin an audit of {}", version.value.code),
            guards,
            writes,
        )?;
        self.audit(audit.id.as_str())
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
            approval_blocked: blocked.err().map(|e| e.to_string()).unwrap_or_default(),
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
        self.may(Action::Review)?;
        let mut saved = self.audit(id)?;
        if saved.value.decision.is_some() {
            return Err(StudioError::refused(
                "This audit was decided and cannot change. Start a new one to look again.",
            ));
        }
        let standard = self.standard(saved.value.standard_id.as_str())?;
        let clause = standard
            .clause(&judgement.clause_id)
            .ok_or_else(|| StudioError::not_found("clause", &judgement.clause_id))?;
        if judgement.note.chars().count() > 10_000 || judgement.evidence.len() > 50 {
            return Err(StudioError::refused(
                "A note can have at most 10,000 characters and a clause at most 50 pieces of evidence.",
            ));
        }
        let what = format!("Judge clause {}", clause.number);
        saved.value.judge(judgement);
        let guard = records::revision_is(records::AUDIT, id, revision);
        self.save(
            &what,
            vec![guard],
            vec![records::put(records::AUDIT, id, &saved.value)?],
        )?;
        self.audit_view(id)
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
        self.may(Action::SignOff)?;
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
            AuditOutcome::Approved => format!("Approve {code}"),
            AuditOutcome::ReturnedForChanges => format!("Return {code} for changes"),
        };
        let guards = vec![
            records::revision_is(records::AUDIT, id, audit.revision),
            records::revision_is(
                records::PROGRAMME,
                programme.value.id.as_str(),
                programme.revision,
            ),
        ];
        let writes = vec![
            records::put(records::AUDIT, id, &audit.value)?,
            records::put(
                records::PROGRAMME,
                programme.value.id.as_str(),
                &programme.value,
            )?,
        ];
        self.save_for_good(&what, guards, writes)?;
        self.audit_view(id)
    }

    /// The audit as CSV, one clause a row.
    ///
    /// # Errors
    /// When there is none.
    pub fn audit_csv(&self, id: &str) -> Result<Vec<u8>, StudioError> {
        Ok(report::audit(&self.standing(&self.audit(id)?.value)?))
    }

    /// A standing as CSV, one clause a row.
    #[must_use]
    pub fn standing_csv(&self, standing: &AuditStanding) -> Vec<u8> {
        report::audit(standing)
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
        };
        self.standing(&audit)
    }
}
