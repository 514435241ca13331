//! What may come in by a package, and what of it may change what is here.

use domain::programme::Programme;
use serde_json::Value;
use store::{Key, Records};

use super::{Entry, MERGED, PackageKind};
use crate::error::StudioError;
use crate::own_fonts::OwnFontEntry;
use crate::records;
use crate::templates::{Template, refusal as template_refusal};
use crate::void_serials::VoidSerial;
use crate::workspace::Studio;

/// Whether a package of a kind brings such records at all: a programme brings no certificates.
pub(super) fn comes_by(package: PackageKind, record: &str) -> bool {
    match package {
        PackageKind::Workspace => MERGED.contains(&record),
        PackageKind::Review if record == records::AUDIT => true,
        PackageKind::Programme | PackageKind::Review => [
            records::PROGRAMME,
            records::RUBRIC,
            records::ASSESSMENT_STANDARD,
        ]
        .contains(&record),
    }
}

/// The field by which a kind is known, which must say what its name says.
fn own_name(kind: &str) -> &'static str {
    match kind {
        records::CERTIFICATE | records::VOID_SERIAL => "serial",
        records::FONT => "name",
        _ => "id",
    }
}

/// Whether a value is what its kind and its name ask for. What is not never gets in.
pub(super) fn is_what_it_says(kind: &str, id: &str, value: &Value) -> Result<(), String> {
    let named = value.get(own_name(kind)).and_then(Value::as_str);
    if named.is_some_and(|name| name != id) {
        return Err("it is not what its name says".to_owned());
    }
    fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, String> {
        serde_json::from_value(value.clone()).map_err(|e| e.to_string())
    }
    match kind {
        records::PROGRAMME => read::<Programme>(value)?
            .validate()
            .map_err(|e| e.to_string()),
        records::RUBRIC => read::<domain::rubric::Rubric>(value)?
            .validate()
            .map_err(|e| e.to_string()),
        records::ASSESSMENT_STANDARD => {
            read::<domain::assessment_standard::AssessmentStandard>(value)?
                .validate()
                .map_err(|e| e.to_string())
        }
        records::PANEL => read::<domain::standard_setting::Panel>(value)?
            .validate()
            .map_err(|e| e.to_string()),
        records::MARKING => read::<domain::scoring::Marking>(value).map(drop),
        records::SCORE => read::<domain::scoring::ScoreSheet>(value).map(drop),
        records::AWARD => read::<domain::award::AwardDecision>(value).map(drop),
        records::AUDIT => read::<domain::audit::Audit>(value).map(drop),
        records::FRAMEWORK => read::<domain::framework::Framework>(value).map(drop),
        records::COMPETENCY => read::<domain::framework::Competency>(value).map(drop),
        records::COHORT => read::<domain::cohort::Cohort>(value).map(drop),
        records::LEARNER => read::<domain::cohort::Learner>(value).map(drop),
        records::CERTIFICATE => read::<domain::certificate::Certificate>(value).map(drop),
        records::PRINT_RUN => read::<domain::certificate::PrintRun>(value).map(drop),
        records::VOID_SERIAL => read::<VoidSerial>(value).map(drop),
        records::FONT => read::<OwnFontEntry>(value).map(drop),
        records::CERTIFICATE_TEMPLATE => match template_refusal(&read::<Template>(value)?) {
            Some(reason) => Err(reason.to_owned()),
            None => Ok(()),
        },
        _ => Err("it is of a kind that is not merged".to_owned()),
    }
}

impl Studio {
    /// What taking something new means, or why it cannot be taken.
    pub(super) fn note_on_new(
        &self,
        kind: PackageKind,
        entry: &Entry,
    ) -> Result<Result<String, String>, StudioError> {
        let serial_is = |record: &str| {
            let key = Key::new(record, &entry.id);
            Ok::<_, StudioError>(self.store.get(&key)?.is_some())
        };
        match entry.kind.as_str() {
            records::PROGRAMME => {}
            records::CERTIFICATE if serial_is(records::VOID_SERIAL)? => {
                return Ok(Err("Its serial is void here.".to_owned()));
            }
            records::VOID_SERIAL if serial_is(records::CERTIFICATE)? => {
                return Ok(Err(
                    "A certificate in the register has this serial.".to_owned()
                ));
            }
            records::CERTIFICATE_TEMPLATE
                if certificate::template::find(&entry.id.as_str().into()).is_some() =>
            {
                return Ok(Err("A template inside the program is called so.".to_owned()));
            }
            _ => return Ok(Ok(String::new())),
        }
        let code = entry
            .value
            .get("code")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let newest = self.programme_by_code(code).ok();
        Ok(match newest {
            Some(newest) if !newest.state.is_frozen() => Err(format!(
                "Version {} of {} is {} here. Finish or delete it first.",
                newest.version,
                newest.code,
                newest.state.in_words()
            )),
            Some(newest) if kind != PackageKind::Workspace => {
                Ok(format!("It comes in as version {}.", newest.version + 1))
            }
            _ if kind == PackageKind::Programme => Ok("It comes in as a draft.".to_owned()),
            _ => Ok(String::new()),
        })
    }

    /// Why a thing that is here may not be changed by a package.
    pub(super) fn why_not_changed(
        &self,
        entry: &Entry,
        ours: &Value,
    ) -> Result<Option<String>, StudioError> {
        Ok(match entry.kind.as_str() {
            records::PROGRAMME => {
                let here: Programme = serde_json::from_value(ours.clone())
                    .map_err(|e| StudioError::refused(e.to_string()))?;
                here.state.is_frozen().then(|| {
                    format!(
                        "Version {} of {} is {} here and does not change.",
                        here.version,
                        here.code,
                        here.state.in_words()
                    )
                })
            }
            records::RUBRIC if self.rubric_view(&entry.id)?.frozen => {
                Some("It is used by an approved programme or under scored work here and does not change.".to_owned())
            }
            records::ASSESSMENT_STANDARD
                if ours.get("finishedAt").is_some_and(|at| !at.is_null()) =>
            {
                Some("It is finished here and does not change.".to_owned())
            }
            records::MARKING | records::SCORE | records::AWARD => {
                Some("What was scored and decided here is not changed by a file.".to_owned())
            }
            records::PANEL
                if ours
                    .pointer("/rounds/0/closed")
                    .is_some_and(|closed| !closed.is_null()) =>
            {
                Some("A round of it is closed here and does not change.".to_owned())
            }
            records::AUDIT if ours.get("decision").is_some_and(|d| !d.is_null()) => {
                Some("It was decided here already.".to_owned())
            }
            records::CERTIFICATE => {
                Some("A certificate in the register does not change.".to_owned())
            }
            records::CERTIFICATE_TEMPLATE => Some(
                "It was changed in one of the two. To have both, export it there as a file and take that in under Templates.".to_owned(),
            ),
            records::VOID_SERIAL => Some("It is void here already, with the reason given here.".to_owned()),
            records::FONT => Some("A font of this name is here already.".to_owned()),
            records::PRINT_RUN => Some("What was printed does not change.".to_owned()),
            _ => None,
        })
    }
}
