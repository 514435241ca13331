//! Making, changing and deleting programme versions.

use domain::ProgrammeId;
use domain::lifecycle::{LifecycleStep, ProgrammeState};
use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use store::{Guard, PartValue, Range, StoreError, Write};
use words::Message;
use words::say::programmes as say;

use crate::core::error::StudioError;
use crate::core::indexes::{
    AUDIT_PROGRAMME, COHORT_NAME, Guarding, PANEL_PROGRAMME, PROGRAMME_CODE,
};
use crate::core::permit::Permit;
use crate::core::records::{self, Saved};
use crate::core::studio::Studio;

/// No other version has this code and number.
pub(crate) fn code_is_free(programme: &Programme) -> Guard {
    PROGRAMME_CODE.no_two([
        PartValue::from(&programme.code),
        PartValue::from(programme.version),
    ])
}

/// What a programme refers to and did not before: it must still be there when it is saved.
pub(crate) fn references_kept(before: Option<&Programme>, after: &Programme) -> Vec<Guard> {
    let rubrics = |programme: &Programme| {
        let of = programme.assessments.iter();
        of.filter_map(|a| a.rubric_id.clone()).collect::<Vec<_>>()
    };
    let known = before.map(rubrics).unwrap_or_default();
    let mut guards: Vec<Guard> = rubrics(after)
        .iter()
        .filter(|id| !known.contains(id))
        .map(|id| records::present_at_save(RecordKind::Rubric, id.as_str()))
        .collect();
    if let Some(id) = &after.assessment_standard_id
        && before.and_then(|p| p.assessment_standard_id.as_ref()) != Some(id)
    {
        let kind = RecordKind::AssessmentStandard;
        guards.push(records::present_at_save(kind, id.as_str()));
    }
    guards
}

fn code_taken(code: &str) -> StudioError {
    StudioError::refused(say::refused_code_taken(code))
}

fn code_kept(code: &str) -> StudioError {
    StudioError::refused(say::refused_code_kept(code))
}

impl Studio {
    fn has_code(&self, code: &str) -> Result<bool, StudioError> {
        self.any_in(&PROGRAMME_CODE, Range::of(code))
    }

    /// Begins a programme.
    ///
    /// # Errors
    /// When the code is taken or cannot be used.
    pub fn create_programme(
        &self,
        code: &str,
        title: &str,
    ) -> Result<Saved<Programme>, StudioError> {
        let permit = self.may(Action::Design)?;
        let code = code.trim();
        if self.has_code(code)? {
            return Err(code_taken(code));
        }
        let institution = self.institution()?.value;
        let mut programme = Programme::draft(ProgrammeId(self.new_id()), code, title.trim());
        programme.awarding_body = institution.legal_name;
        programme.country = institution.country;
        self.add_programme(&permit, programme, None, &say::step_add(code))
    }

    fn add_programme(
        &self,
        permit: &Permit,
        programme: Programme,
        like: Option<&Programme>,
        what: &Message,
    ) -> Result<Saved<Programme>, StudioError> {
        let mut programme = programme;
        self.sign_as_designer(&mut programme);
        programme.validate().map_err(StudioError::refused)?;
        let (id, code) = (programme.id.0.clone(), programme.code.clone());
        let mut guards = references_kept(like, &programme);
        guards.push(records::absent(RecordKind::Programme, &id));
        guards.push(code_is_free(&programme));
        match self.save_one(
            permit,
            what,
            guards,
            (RecordKind::Programme, &id),
            programme,
        ) {
            Err(StudioError::Store(StoreError::Taken { .. })) => Err(code_taken(&code)),
            other => other,
        }
    }

    /// Saves a programme version that may still change.
    ///
    /// # Errors
    /// When it is frozen, was changed meanwhile, or breaks a rule.
    pub fn save_programme(
        &self,
        saved: &Saved<Programme>,
    ) -> Result<Saved<Programme>, StudioError> {
        let permit = self.may(Action::Design)?;
        let id = saved.value.id.as_str();
        let before = self.programme(id)?.value;
        if before.state.is_frozen() {
            let (state, version) = (before.state.said(), before.version);
            let reason = say::refused_frozen(before.code, state, version);
            return Err(StudioError::refused(reason));
        }
        let mut after = saved.value.clone();
        after.designed_by.clone_from(&before.designed_by);
        self.sign_as_designer(&mut after);
        // State, version and sign-off change only by their own steps.
        (after.state, after.version, after.approved_at) =
            (before.state, before.version, before.approved_at.clone());
        after.validate().map_err(StudioError::refused)?;
        let other_code = !after.code.eq_ignore_ascii_case(&before.code);
        if other_code && (after.version > 1 || self.has_code(&after.code)?) {
            return Err(code_kept(&after.code));
        }
        let mut guards = references_kept(Some(&before), &after);
        guards.push(records::revision_is(
            RecordKind::Programme,
            id,
            saved.revision,
        ));
        let code = after.code.clone();
        let what = say::step_change(&code);
        match self.save_one(&permit, &what, guards, (RecordKind::Programme, id), after) {
            Err(StudioError::Store(StoreError::Taken { .. })) => Err(code_kept(&code)),
            other => other,
        }
    }

    /// Deletes a draft that nothing refers to.
    ///
    /// # Errors
    /// When it is more than a draft, or has audits or cohorts.
    pub fn delete_programme(&self, id: &str) -> Result<(), StudioError> {
        let permit = self.may(Action::Design)?;
        let Saved {
            revision,
            value: programme,
        } = self.programme(id)?;
        if programme.state != ProgrammeState::Draft {
            let state = programme.state.said();
            let reason = say::refused_only_drafts(programme.code, state);
            return Err(StudioError::refused(reason));
        }
        // The guards of the store say the same of what is made meanwhile.
        if self.any_in(&AUDIT_PROGRAMME, Range::of(id))?
            || self.any_in(&COHORT_NAME, Range::of(id))?
            || self.any_in(&PANEL_PROGRAMME, Range::of(id))?
        {
            return Err(StudioError::refused(say::refused_used(programme.code)));
        }
        self.save(
            &permit,
            &say::step_delete(programme.code),
            vec![records::revision_is(RecordKind::Programme, id, revision)],
            vec![Write::Delete(records::key(RecordKind::Programme, id))],
        )
    }

    /// Takes a step in the life of a version. Approving is done by deciding an audit.
    ///
    /// # Errors
    /// When the step is not open from where the version stands.
    pub fn step_programme(
        &self,
        id: &str,
        step: LifecycleStep,
    ) -> Result<Saved<Programme>, StudioError> {
        if step == LifecycleStep::Approve {
            return Err(StudioError::refused(say::refused_by_audit()));
        }
        let permit = self.may(match step {
            LifecycleStep::Offer | LifecycleStep::Retire => Action::Offer,
            // A reviewer may hand a version back as well as its designer.
            LifecycleStep::ReturnToDraft if self.may(Action::Review).is_ok() => Action::Review,
            _ => Action::Design,
        })?;
        let mut saved = self.programme(id)?;
        saved.value.state = saved
            .value
            .state
            .after(step)
            .map_err(StudioError::refused)?;
        let what = say::step_state(&saved.value.code, saved.value.state.said());
        let guard = records::revision_is(RecordKind::Programme, id, saved.revision);
        let of = (RecordKind::Programme, id);
        self.save_one(&permit, &what, vec![guard], of, saved.value)
    }

    /// Makes the next version as a draft.
    ///
    /// # Errors
    /// When there is a newer version already that can still change.
    pub fn next_version(&self, id: &str) -> Result<Saved<Programme>, StudioError> {
        let permit = self.may(Action::Design)?;
        let programme = self.programme(id)?.value;
        let newest = self.programme_by_code(&programme.code)?;
        if !newest.state.is_frozen() {
            let (state, version) = (newest.state.said(), newest.version);
            let reason = say::refused_open_already(newest.code, state, version);
            return Err(StudioError::refused(reason));
        }
        let mut next = programme.next_version(ProgrammeId(self.new_id()));
        next.version = records::next_number(newest.version)?;
        self.add_programme(
            &permit,
            next,
            Some(&programme),
            &say::step_next(&programme.code),
        )
    }
}
