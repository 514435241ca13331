//! The record that is attached to each file: what its certificates say, as JSON.

use domain::certificate::{Certificate, Snapshot, StackedAward};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'r> {
    format: &'static str,
    format_version: u32,
    institution: Institution<'r>,
    programme: Programme<'r>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Institution<'r> {
    legal_name: &'r str,
    country: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    website: &'r str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    identifiers: &'r [domain::institution::Identifier],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Programme<'r> {
    code: &'r str,
    version: u32,
    title: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    awarding_body: &'r str,
    level: Option<&'r domain::programme::Level>,
    ects_hundredths: Option<u32>,
    workload_hours: Option<u32>,
    participation: Option<domain::programme::Participation>,
    supervision: Option<domain::programme::Supervision>,
    #[serde(skip_serializing_if = "str::is_empty")]
    quality_assurance: &'r str,
    outcomes: Vec<&'r str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'r> {
    serial: &'r str,
    name: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    latin_name: &'r str,
    issued_on: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_until: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    completed_on: Option<&'r str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    grade: &'r str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    stacked: &'r [StackedAward],
    #[serde(skip_serializing_if = "str::is_empty")]
    anchor: &'r str,
}

/// What stands before and after the certificates of a run.
pub(super) fn around(run: &Snapshot) -> (String, String) {
    let (institution, programme) = (&run.institution, &run.programme);
    let head = Head {
        format: "credwright-certificates",
        format_version: 1,
        institution: Institution {
            legal_name: &institution.legal_name,
            country: &institution.country,
            website: &institution.website,
            identifiers: &institution.identifiers,
        },
        programme: Programme {
            code: &programme.code,
            version: programme.version,
            title: &programme.title,
            awarding_body: &programme.awarding_body,
            level: programme.level.as_ref(),
            ects_hundredths: programme.ects_hundredths,
            workload_hours: programme.workload_hours,
            participation: programme.participation,
            supervision: programme.supervision,
            quality_assurance: &programme.quality_assurance,
            outcomes: programme.outcomes.iter().map(|o| o.text.as_str()).collect(),
        },
    };
    // Plain data with text keys always becomes JSON.
    let mut before = serde_json::to_string(&head).unwrap_or_default();
    before.pop();
    (before + ",\"certificates\":[", "\n]}\n".to_owned())
}

/// One certificate.
pub(super) fn entry(certificate: &Certificate) -> String {
    let entry = Entry {
        serial: &certificate.serial,
        name: &certificate.name,
        latin_name: &certificate.latin_name,
        issued_on: certificate.issued_on.as_str(),
        valid_until: certificate.valid_until.as_ref().map(domain::Date::as_str),
        completed_on: certificate.completed_on.as_ref().map(domain::Date::as_str),
        grade: &certificate.grade,
        stacked: &certificate.stacked,
        anchor: &certificate.anchor,
    };
    serde_json::to_string(&entry).unwrap_or_default()
}
