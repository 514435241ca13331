use serde_json::{Map, Value};

use super::badge;
use super::data_model::{self, DataModel, data_model, missing};
use super::kind::{Kind, kind};
use crate::json::Fields;
use crate::reason::Reason;

/// What is wrong with a credential's form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// What breaks the data model: it is no credential.
    pub faults: Vec<Reason>,
    /// What its own specification asks for besides, and is not there. It says less for that, and
    /// what it says holds all the same.
    pub lacks: Vec<Reason>,
}

/// Everything that is wrong with a credential's form; nothing where it is sound.
#[must_use]
pub fn check(document: &Map<String, Value>) -> Vec<Reason> {
    let Form { mut faults, lacks } = form(document);
    faults.extend(lacks);
    faults
}

/// What is wrong with a credential's form, by how much it matters.
#[must_use]
pub fn form(document: &Map<String, Value>) -> Form {
    let mut form = Form::default();
    let model = match data_model(document) {
        Ok(model) => model,
        Err(reason) => {
            form.faults.push(reason);
            return form;
        }
    };
    data_model::check(document, model, &mut form.faults);
    form.lacks = of_kind(document, model);
    form
}

fn of_kind(document: &Map<String, Value>, model: DataModel) -> Vec<Reason> {
    let mut found = Vec::new();
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
