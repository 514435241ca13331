//! What may come in by a package, and what of it may change what is here.

use domain::people::Action;
use domain::programme::Programme;
use domain::record_kind::RecordKind;
use serde_json::Value;
use store::Records;
use words::say::packages as say;
use words::{Message, ToMessage};

use super::{Entry, MERGED, PackageKind};
use crate::certificates::fonts::OwnFontEntry;
use crate::certificates::templates::{Template, refusal as template_refusal};
use crate::certificates::void_serials::VoidSerial;
use crate::core::error::{StudioError, from_below};
use crate::core::records;
use crate::core::studio::Studio;
use crate::credentials::shape::CredentialShape;

/// Whether a package of a kind brings such records at all: a programme brings no certificates.
pub(super) fn comes_by(package: PackageKind, record: RecordKind) -> bool {
    match package {
        PackageKind::Workspace => MERGED.contains(&record),
        PackageKind::Review if record == RecordKind::Audit => true,
        PackageKind::Programme | PackageKind::Review => [
            RecordKind::Programme,
            RecordKind::Rubric,
            RecordKind::AssessmentStandard,
        ]
        .contains(&record),
    }
}

/// What somebody must be allowed to do to take in a record of a kind, besides taking in the
/// package.
pub(super) fn needed_for(kind: RecordKind) -> Action {
    match kind {
        RecordKind::Programme
        | RecordKind::Rubric
        | RecordKind::Framework
        | RecordKind::Competency => Action::Design,
        RecordKind::Audit | RecordKind::Handover => Action::Review,
        RecordKind::AssessmentStandard | RecordKind::Panel => Action::SetStandards,
        RecordKind::Marking | RecordKind::Score | RecordKind::Phrases => Action::Score,
        RecordKind::Award => Action::DecideAwards,
        RecordKind::Cohort | RecordKind::Learner => Action::KeepCohorts,
        RecordKind::Certificate
        | RecordKind::VoidSerial
        | RecordKind::Snapshot
        | RecordKind::IssueRun
        | RecordKind::PaperStock
        | RecordKind::Counter
        | RecordKind::CredentialShape => Action::Issue,
        RecordKind::CertificateTemplate | RecordKind::Font => Action::DrawTemplates,
        RecordKind::Institution => Action::SetUpInstitution,
        RecordKind::Profile => Action::KeepPeople,
        RecordKind::Settings => Action::KeepWorkspace,
        RecordKind::SigningKey => Action::KeepKeys,
        RecordKind::KnownFile | RecordKind::RecognisedIssuer => Action::Sign,
    }
}

/// The field by which a kind is known, which must say what its name says.
fn own_name(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Certificate | RecordKind::VoidSerial => "serial",
        RecordKind::Font => "name",
        _ => "id",
    }
}

/// Whether a value is what its kind and its name ask for. What is not never gets in.
pub(super) fn is_what_it_says(kind: RecordKind, id: &str, value: &Value) -> Result<(), Message> {
    let named = value.get(own_name(kind)).and_then(Value::as_str);
    if named.is_some_and(|name| name != id) {
        return Err(say::note_other_name());
    }
    fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, Message> {
        serde_json::from_value(value.clone()).map_err(|e| from_below(&e))
    }
    match kind {
        RecordKind::Programme => read::<Programme>(value)?
            .validate()
            .map_err(|e| e.message()),
        RecordKind::Rubric => read::<domain::rubric::Rubric>(value)?
            .validate()
            .map_err(|e| e.message()),
        RecordKind::AssessmentStandard => {
            read::<domain::assessment_standard::AssessmentStandard>(value)?
                .validate()
                .map_err(|e| e.message())
        }
        RecordKind::Panel => read::<domain::standard_setting::Panel>(value)?
            .validate()
            .map_err(|e| e.message()),
        RecordKind::Marking => read::<domain::scoring::Marking>(value).map(drop),
        RecordKind::Score => read::<domain::scoring::ScoreSheet>(value).map(drop),
        RecordKind::Award => read::<domain::award::AwardDecision>(value).map(drop),
        RecordKind::Audit => read::<domain::audit::Audit>(value).map(drop),
        RecordKind::Framework => read::<domain::framework::Framework>(value).map(drop),
        RecordKind::Competency => read::<domain::framework::Competency>(value).map(drop),
        RecordKind::Cohort => read::<domain::cohort::Cohort>(value).map(drop),
        RecordKind::Learner => read::<domain::cohort::Learner>(value).map(drop),
        RecordKind::Certificate => read::<domain::certificate::Certificate>(value).map(drop),
        RecordKind::Snapshot => read::<domain::certificate::Snapshot>(value).map(drop),
        RecordKind::CredentialShape => read::<CredentialShape>(value)?.is_named(id),
        RecordKind::VoidSerial => read::<VoidSerial>(value).map(drop),
        RecordKind::Font => read::<OwnFontEntry>(value).map(drop),
        RecordKind::CertificateTemplate => match template_refusal(&read::<Template>(value)?) {
            Some(reason) => Err(reason),
            None => Ok(()),
        },
        _ => Err(say::note_other_kind()),
    }
}

impl Studio {
    /// What taking something new means, or why it cannot be taken.
    pub(super) fn note_on_new(
        &self,
        kind: PackageKind,
        entry: &Entry,
    ) -> Result<Result<Option<Message>, Message>, StudioError> {
        let serial_is = |record: RecordKind| {
            let key = records::key(record, &entry.id);
            Ok::<_, StudioError>(self.store.exists(&key)?)
        };
        match entry.kind {
            RecordKind::Programme => {}
            RecordKind::Certificate if serial_is(RecordKind::VoidSerial)? => {
                return Ok(Err(say::note_serial_void()));
            }
            RecordKind::VoidSerial if serial_is(RecordKind::Certificate)? => {
                return Ok(Err(say::note_serial_taken()));
            }
            RecordKind::CertificateTemplate
                if certificate::template::find(&entry.id.as_str().into()).is_some() =>
            {
                return Ok(Err(say::note_inside_program()));
            }
            _ => return Ok(Ok(None)),
        }
        let code = entry
            .value
            .get("code")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let newest = self.newest_programme(code)?.map(|saved| saved.value);
        Ok(match newest {
            Some(newest) if !newest.state.is_frozen() => Err(say::note_open_here(
                newest.code,
                newest.state.said(),
                newest.version,
            )),
            Some(newest) if kind != PackageKind::Workspace => {
                let next = records::next_number(newest.version)?;
                Ok(Some(say::note_as_version(next)))
            }
            _ if kind == PackageKind::Programme => Ok(Some(say::note_as_draft())),
            _ => Ok(None),
        })
    }

    /// Why a thing that is here may not be changed by a package.
    pub(super) fn why_not_changed(
        &self,
        entry: &Entry,
        ours: &Value,
    ) -> Result<Option<Message>, StudioError> {
        Ok(match entry.kind {
            RecordKind::Programme => {
                let here: Programme = serde_json::from_value(ours.clone())
                    .map_err(|e| StudioError::refused(from_below(&e)))?;
                let state = here.state.said();
                here.state
                    .is_frozen()
                    .then(|| say::note_frozen(here.code, state, here.version))
            }
            RecordKind::Rubric if self.is_rubric_frozen(&entry.id)? => {
                Some(say::note_rubric_used())
            }
            RecordKind::AssessmentStandard
                if ours.get("finishedAt").is_some_and(|at| !at.is_null()) =>
            {
                Some(say::note_finished())
            }
            RecordKind::Marking | RecordKind::Score | RecordKind::Award => Some(say::note_scored()),
            RecordKind::Panel
                if ours
                    .pointer("/rounds/0/closed")
                    .is_some_and(|closed| !closed.is_null()) =>
            {
                Some(say::note_round_closed())
            }
            RecordKind::Audit if ours.get("decision").is_some_and(|d| !d.is_null()) => {
                Some(say::note_decided())
            }
            RecordKind::Certificate => Some(say::note_certificate()),
            RecordKind::CertificateTemplate => Some(say::note_template()),
            RecordKind::VoidSerial => Some(say::note_void_here()),
            RecordKind::Font => Some(say::note_font_here()),
            RecordKind::Snapshot => Some(say::note_printed()),
            _ => None,
        })
    }
}
