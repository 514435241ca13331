//! What a certificate says, as the facts of a credential and of a printed code.

use certificate::field::{Facts, Field, Formats};
use credential::badge::{
    Achievement, Alignment, Credential, Elements, Identifier, Identity, Issuer, Learner,
    LearnerResult, Outcome, ResultDescription, StatusEntry,
};
use credential::claim::Claim;
use credential::moment;
use domain::certificate::{Certificate, Snapshot};
use domain::institution::Institution;
use domain::programme::{LevelScale, Programme, Stackability, Supervision};
use domain::{Date, framework};
use jiff::Timestamp;
use serde_json::{Map, Value};
use words::{printed, say};

use crate::core::error::StudioError;
use crate::credentials::addresses::{achievement_address, uuid};
use crate::credentials::keys::refused;
use crate::credentials::levels::LevelsReached;

/// What is drawn for one credential, and what is known of it besides its certificate.
pub(super) struct Drawn {
    /// The credential's identity.
    pub(super) id: String,
    /// The learner's identity in it.
    pub(super) learner: String,
    /// Letters that the learner's number and name are hashed with.
    pub(super) salt: String,
    /// The address of the status list, and the place in it.
    pub(super) status: (String, u64),
    /// The day of the award, where a renewal keeps that of an earlier certificate.
    pub(super) awarded: Option<Date>,
}

/// What all credentials of a run say.
pub(super) struct RunFacts<'r> {
    pub(super) run: &'r Snapshot,
    pub(super) did: String,
    /// The address that the site folder is published under; empty without one.
    pub(super) address: String,
    pub(super) in_clear: bool,
    pub(super) formats: Formats,
    /// What partners said of the programme, signed.
    pub(super) endorsements: Vec<Map<String, Value>>,
}

/// An optional text.
fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// An address that begins with its scheme, as far as it is one.
fn web(text: &str) -> Option<String> {
    let text = some(text)?;
    let whole = if text.contains("://") {
        text
    } else {
        format!("https://{text}")
    };
    let plain = whole.is_ascii() && !whole.contains(|c: char| c.is_whitespace() || c.is_control());
    plain.then_some(whole)
}

fn moment_of(day: &Date, clock: &str) -> Result<Timestamp, StudioError> {
    moment::parse(&format!("{}T{clock}Z", day.as_str())).map_err(|reason| refused(&reason))
}

fn aligned(alignment: &framework::Alignment) -> Alignment {
    Alignment {
        name: alignment.label.clone(),
        url: alignment.uri.clone(),
        code: None,
        framework: some(&alignment.framework),
        kind: Some("ceasn:Competency".to_owned()),
        description: None,
    }
}

/// How a programme is earned, in Markdown and in the programme's language.
pub(super) fn criteria(programme: &Programme) -> String {
    let words = printed(programme.languages.first().map_or("en", String::as_str));
    let mut lines: Vec<String> = programme
        .outcomes
        .iter()
        .filter_map(|outcome| some(&outcome.text))
        .map(|text| format!("- {text}"))
        .collect();
    if !programme.assessments.is_empty() && !lines.is_empty() {
        lines.push(String::new());
    }
    for one in &programme.assessments {
        let sort = words.put(&one.assessment_type.label());
        lines.push(format!("- {} ({sort}, {} %)", one.title.trim(), one.weight));
    }
    if lines.is_empty() {
        programme.title.clone()
    } else {
        lines.join("\n")
    }
}

/// The institution as an issuer under a DID.
pub(super) fn profile_of(institution: &Institution, did: String) -> Issuer {
    Issuer {
        id: did,
        name: institution.legal_name.trim().to_owned(),
        url: web(&institution.website),
        country: some(&institution.country),
        identifiers: institution
            .identifiers
            .iter()
            .filter(|one| !one.value.trim().is_empty() && !one.scheme.trim().is_empty())
            .map(|one| Identifier {
                identifier: one.value.trim().to_owned(),
                kind: format!(
                    "ext:{}",
                    one.scheme.trim().replace(char::is_whitespace, "-")
                ),
            })
            .collect(),
        ..Issuer::default()
    }
}

/// How the learner of a certificate is known: by number or mail address, and by name; hashed with a
/// salt unless the institution wants it in clear.
pub(super) fn identities(certificate: &Certificate, salt: &str, in_clear: bool) -> Vec<Identity> {
    let number = certificate.learner_number.trim();
    let kind = if number.contains('@') {
        "emailAddress"
    } else {
        "identifier"
    };
    let salt = (!in_clear).then(|| salt.to_owned());
    [(kind, number), ("name", certificate.name.trim())]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(kind, value)| Identity {
            kind: kind.to_owned(),
            value: value.to_owned(),
            salt: salt.clone(),
        })
        .collect()
}

impl RunFacts<'_> {
    fn language(&self) -> &str {
        let languages = &self.run.programme.languages;
        languages.first().map_or("en", String::as_str)
    }

    /// What a field says in the programme's language.
    fn said(&self, field: Field) -> Option<String> {
        let facts = Facts {
            run: self.run,
            certificate: None,
            formats: &self.formats,
        };
        some(&facts.value(field, self.language()))
    }

    fn issuer(&self) -> Issuer {
        profile_of(&self.run.institution, self.did.clone())
    }

    fn elements(&self) -> Elements {
        let programme = &self.run.programme;
        let eqf = programme
            .level
            .as_ref()
            .filter(|level| level.scale == LevelScale::Eqf);
        let language = self.language();
        let types = programme.assessments.iter();
        Elements {
            workload_hours: programme.workload_hours,
            level: self.said(Field::Level),
            eqf: eqf.and_then(|level| level.value.trim().parse().ok()),
            assessment: types
                .map(|one| printed(language).put(&one.assessment_type.label()))
                .fold(Vec::new(), |mut known, one| {
                    if !known.contains(&one) {
                        known.push(one);
                    }
                    known
                }),
            participation: self.said(Field::Participation),
            quality_assurance: some(&programme.quality_assurance),
            prerequisites: some(&programme.prerequisites),
            supervision: self.said(Field::Supervision),
            identity_checked: programme
                .supervision
                .map(|how| how == Supervision::SupervisedWithIdentity),
            stackability: self.stacks(),
            further: some(&programme.further_information),
        }
    }

    fn stacks(&self) -> Option<String> {
        let words = printed(self.language());
        match &self.run.programme.stackability {
            Stackability::NotStated => None,
            Stackability::StandAlone => Some(words.put(&say::printed::stands_alone())),
            Stackability::StacksTowards { codes } => {
                Some(words.put(&say::printed::stacks_towards(codes.join(", "))))
            }
        }
    }

    fn achievement(&self, results: Vec<ResultDescription>) -> Achievement {
        let programme: &Programme = &self.run.programme;
        let version = programme.version;
        let credits = |hundredths: u32| f64::from(hundredths) / 100.0;
        Achievement {
            id: achievement_address(&self.did, &self.address, programme),
            name: programme.title.trim().to_owned(),
            description: some(&programme.description).unwrap_or_else(|| programme.title.clone()),
            criteria: criteria(programme),
            endorsements: self.endorsements.clone(),
            kind: Some("MicroCredential".to_owned()),
            code: some(&programme.code),
            version: Some(version.to_string()),
            language: Some(self.language().to_owned()),
            credits: programme.ects_hundredths.map(credits),
            creator: some(&programme.awarding_body)
                .filter(|body| *body != self.run.institution.legal_name.trim())
                .map(|body| Issuer {
                    id: uuid(format!("{}/body/{body}", self.did).as_bytes()),
                    name: body,
                    ..Issuer::default()
                }),
            outcomes: programme
                .outcomes
                .iter()
                .map(|outcome| Outcome {
                    text: outcome.text.trim().to_owned(),
                    alignments: outcome.alignments.iter().map(aligned).collect(),
                })
                .collect(),
            results,
            elements: self.elements(),
            ..Achievement::default()
        }
    }

    /// How results are expressed, and the learner's.
    fn results(&self, certificate: &Certificate) -> (Vec<ResultDescription>, Vec<LearnerResult>) {
        let words = printed(self.language());
        let percent = certificate.award.as_ref().and_then(|award| award.percent);
        let found = [
            ("grade", "Result", some(&certificate.grade)),
            (
                "percent",
                "Percent",
                percent.map(|percent| percent.to_string()),
            ),
        ];
        let code = &self.run.programme.code;
        let (mut descriptions, mut results) = (Vec::new(), Vec::new());
        for (name, kind, value) in found {
            let Some(value) = value else {
                continue;
            };
            let path = format!("results/{code}-{}-{name}", self.run.programme.version);
            let id = uuid(format!("{} {path}", self.did).as_bytes());
            let said = match name {
                "grade" => say::printed::result_grade(),
                _ => say::printed::result_percent(),
            };
            descriptions.push(ResultDescription {
                id: id.clone(),
                name: words.put(&said),
                kind: kind.to_owned(),
                ..ResultDescription::default()
            });
            results.push(LearnerResult {
                description: Some(id),
                value: Some(value),
                ..LearnerResult::default()
            });
        }
        (descriptions, results)
    }

    /// The credential of a certificate.
    pub(super) fn credential(
        &self,
        certificate: &Certificate,
        drawn: &Drawn,
        levels: LevelsReached,
    ) -> Result<Credential, StudioError> {
        let (mut descriptions, mut results) = self.results(certificate);
        descriptions.extend(levels.descriptions);
        results.extend(levels.results);
        let achievement = self.achievement(descriptions);
        let until = certificate.valid_until.as_ref();
        let awarded = drawn.awarded.as_ref().unwrap_or(&certificate.issued_on);
        Ok(Credential {
            id: drawn.id.clone(),
            name: achievement.name.clone(),
            issuer: self.issuer(),
            learner: Learner {
                id: Some(drawn.learner.clone()),
                identities: identities(certificate, &drawn.salt, self.in_clear),
            },
            credits_earned: achievement.credits,
            achievement,
            results,
            evidence: Vec::new(),
            status: Some(StatusEntry {
                list: drawn.status.0.clone(),
                index: drawn.status.1,
            }),
            awarded: Some(moment_of(awarded, "00:00:00")?),
            valid_from: moment_of(&certificate.issued_on, "00:00:00")?,
            valid_until: until.map(|day| moment_of(day, "23:59:59")).transpose()?,
            endorsements: Vec::new(),
            number: some(&certificate.serial),
            narrative: None,
        })
    }

    /// What the printed codes of the run share.
    pub(super) fn shared_claim(&self) -> Claim {
        let programme = &self.run.programme;
        let elements = self.elements();
        Claim {
            issuer: self.did.clone(),
            title: programme.title.clone(),
            code: some(&programme.code),
            version: Some(programme.version.into()),
            language: Some(self.language().to_owned()),
            country: some(&self.run.institution.country),
            body: some(&programme.awarding_body).or_else(|| some(&self.run.institution.legal_name)),
            outcomes: programme
                .outcomes
                .iter()
                .filter_map(|one| some(&one.text))
                .collect(),
            hours: programme.workload_hours.map(u64::from),
            ects_hundredths: programme.ects_hundredths.map(u64::from),
            level: elements.level,
            eqf: elements.eqf.map(u64::from),
            assessment: elements.assessment,
            participation: elements.participation,
            quality_assurance: elements.quality_assurance,
            prerequisites: elements.prerequisites,
            supervision: elements.supervision,
            stackability: elements.stackability,
            further: elements.further,
            ..Claim::default()
        }
    }
}

/// The printed claim of a certificate.
pub(super) fn claim(
    shared: &Claim,
    certificate: &Certificate,
    drawn: &Drawn,
) -> Result<Claim, StudioError> {
    let issued = moment_of(&certificate.issued_on, "00:00:00")?;
    let awarded = drawn.awarded.as_ref().unwrap_or(&certificate.issued_on);
    let awarded = moment_of(awarded, "00:00:00")?;
    let until = certificate.valid_until.as_ref();
    Ok(Claim {
        serial: certificate.serial.clone(),
        awarded,
        valid_from: (issued != awarded).then_some(issued),
        valid_until: until.map(|day| moment_of(day, "23:59:59")).transpose()?,
        learner: certificate.name.clone(),
        status: Some(drawn.status.1),
        list: Some(drawn.status.0.clone()),
        grade: some(&certificate.grade),
        ..shared.clone()
    })
}
