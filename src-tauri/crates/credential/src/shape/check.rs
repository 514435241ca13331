use serde_json::{Map, Value};

use super::badge;
use super::data_model::{self, data_model, missing};
use super::kind::{Kind, kind};
use crate::json::Fields;
use crate::reason::Reason;

/// What is wrong with a credential's form; nothing where it is sound.
#[must_use]
pub fn check(document: &Map<String, Value>) -> Vec<Reason> {
    let mut found = Vec::new();
    let model = match data_model(document) {
        Ok(model) => model,
        Err(reason) => return vec![reason],
    };
    data_model::check(document, model, &mut found);
    match kind(document) {
        Kind::Badge => badge::check(document, model, &mut found),
        Kind::Endorsement => {
            badge::issuer(document, &mut found);
            for subject in document.each("credentialSubject") {
                let Some(subject) = subject.as_object() else {
                    continue;
                };
                if !subject.is_a("EndorsementSubject") {
                    found.push(Reason::TypeWrong(
                        "credentialSubject".to_owned(),
                        "EndorsementSubject".to_owned(),
                    ));
                }
                if !subject.contains_key("id") {
                    found.push(missing("credentialSubject.id"));
                }
            }
        }
        Kind::LearnerRecord => {
            badge::issuer(document, &mut found);
            for subject in document.each("credentialSubject") {
                let Some(subject) = subject.as_object() else {
                    continue;
                };
                if !subject.is_a("ClrSubject") {
                    found.push(Reason::TypeWrong(
                        "credentialSubject".to_owned(),
                        "ClrSubject".to_owned(),
                    ));
                }
                if subject.each("verifiableCredential").is_empty() {
                    found.push(missing("credentialSubject.verifiableCredential"));
                }
            }
        }
        Kind::StatusList | Kind::IssuerList | Kind::Other => {}
    }
    found
}
