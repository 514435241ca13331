use serde_json::{Map, Value};

use super::answer::Finding;
use super::in_force::in_force;
use super::input::{Read, read};
use super::issuer::issuer;
use super::known::Known;
use super::report::Report;
use super::status::status;
use super::unchanged::{of_reason, unchanged};
use crate::json::Fields;
use crate::linked_data::dataset;
use crate::proof::read_jwt;
use crate::reason::Reason;
use crate::shape::{self, Form, Kind, data_model, kind};

/// Credentials within each other.
const MOST_DEPTH: usize = 4;
/// Credentials within one.
const MOST_WITHIN: usize = 200;

/// Reads a file and answers the four questions.
///
/// # Errors
/// The reason why there is no credential to ask about.
pub fn verify(bytes: &[u8], known: &Known) -> Result<Report, Reason> {
    Ok(verify_read(&read(bytes)?, known))
}

/// Answers the four questions about a credential that was read.
#[must_use]
pub fn verify_read(read: &Read, known: &Known) -> Report {
    report(read, known, 0)
}

/// The credentials that are part of this one, each signed by itself.
fn parts(document: &Map<String, Value>) -> Vec<&Value> {
    let mut found = Vec::new();
    found.extend(document.each("endorsement"));
    found.extend(document.each("endorsementJwt"));
    for subject in document.each("credentialSubject") {
        let Some(subject) = subject.as_object() else {
            continue;
        };
        found.extend(subject.each("verifiableCredential"));
        for achievement in subject.each("achievement") {
            if let Some(achievement) = achievement.as_object() {
                found.extend(achievement.each("endorsement"));
                found.extend(achievement.each("endorsementJwt"));
            }
        }
    }
    found
}

fn report(read: &Read, known: &Known, depth: usize) -> Report {
    let document = read.credential();
    let Form { faults, lacks } = shape::form(document);
    let mut form = faults
        .into_iter()
        .map(Finding::no)
        .chain(lacks.into_iter().map(Finding::noted))
        .fold(Finding::yes(), Finding::and);
    // A proof inside a badge covers the words' meaning; a JWT does not, and a badge must have it all
    // the same (Open Badges 3.0, 8.2).
    if matches!(read, Read::Jwt(_))
        && kind(document) != Kind::Other
        && let Err(reason) = dataset(&Value::Object(document.clone()))
    {
        form = form.and(of_reason(reason));
    }
    let proof = unchanged(read, known);
    let (status, status_as_of) = status(document, known);
    let (who, vouched) = issuer(document, &proof.keys, known);
    let parts = parts(document);
    if parts.len() > MOST_WITHIN || depth >= MOST_DEPTH && !parts.is_empty() {
        form = form.and(Finding::unknown(Reason::TooManyWithin(MOST_WITHIN)));
    }
    let mut within = Vec::new();
    if depth < MOST_DEPTH {
        for part in parts.into_iter().take(MOST_WITHIN) {
            let inner = match part {
                Value::String(jwt) => read_jwt(jwt).map(|jwt| Read::Jwt(Box::new(jwt))),
                Value::Object(object) => Ok(Read::Json(object.clone())),
                _ => Err(Reason::NotACredential),
            };
            match inner {
                Ok(inner) => within.push(report(&inner, known, depth + 1)),
                Err(reason) => form = form.and(Finding::no(reason)),
            }
        }
    }
    Report {
        kind: kind(document),
        model: data_model(document).ok(),
        form,
        unchanged: proof.finding,
        in_force: in_force(document, known),
        status,
        status_as_of,
        issuer: who,
        issuer_id: document.identity("issuer").unwrap_or_default().to_owned(),
        claimed_name: document
            .get("issuer")
            .and_then(Value::as_object)
            .and_then(|issuer| issuer.text("name"))
            .map(str::to_owned),
        vouched,
        within,
    }
}

impl Report {
    /// Whether it is a badge, a record or an endorsement: what a person would show.
    #[must_use]
    pub const fn is_shown(&self) -> bool {
        matches!(
            self.kind,
            Kind::Badge | Kind::Endorsement | Kind::LearnerRecord | Kind::Other
        )
    }
}
