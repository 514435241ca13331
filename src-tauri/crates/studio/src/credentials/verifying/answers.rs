//! An answer as screens, the terminal and tables show it.

use credential::badge::is_identity;
use credential::json::Fields;
use credential::moment;
use credential::shape::Kind;
use credential::verify::{Answer, ClaimReport, Finding, Report, Verdict, Vouched};
use domain::Timestamp;
use domain::table::{Column, Heading, TableStyle};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use specta::Type;
use words::say::tables;
use words::say::verifying as say;
use words::{Message, ToMessage};

use crate::credentials::known_files::OWN_LIST;

/// What was verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VerifiedSort {
    /// A credential in a file.
    Credential,
    /// A printed code.
    PrintedCode,
    /// A record of several credentials.
    LearnerRecord,
    /// A word for a programme or an issuer.
    Endorsement,
    /// Nothing that could be read.
    Unread,
}

/// The sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VerifyVerdict {
    /// Every question has its yes.
    Valid,
    /// One has its no.
    NotValid,
    /// None has a no, and one cannot be answered.
    CannotTell,
}

/// An answer to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VerifyAnswer {
    /// As it should be.
    Yes,
    /// Not as it should be.
    No,
    /// What it takes to answer is missing.
    Unknown,
}

/// A question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Asked {
    /// Whether it has the form that its specification asks for.
    Form,
    /// Whether it is as it was signed.
    Unchanged,
    /// Whether it holds today.
    InForce,
    /// Whether it was revoked or suspended.
    Status,
    /// Who issued it, and who vouches.
    Issuer,
}

/// One of the questions, with its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifyQuestion {
    /// Which.
    pub question: Asked,
    /// The answer.
    pub answer: VerifyAnswer,
    /// Why.
    pub reasons: Vec<Message>,
    /// The date of the status list that says so.
    pub as_of: Option<Timestamp>,
}

/// Who vouches for the issuer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Vouching {
    /// What the list is called.
    pub list: String,
    /// Who signed it.
    pub signer: String,
    /// The date of the list.
    pub from: Timestamp,
    /// Whether it is this workspace's own register that says so.
    pub own: bool,
}

/// Words on a page that are not those of the claim in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VerifiedDifference {
    /// What it is about.
    pub what: Message,
    /// What the page says; empty where it does not say what the claim does.
    pub page: String,
    /// What was signed.
    pub claim: String,
}

/// What was found out about one certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Verified {
    /// The name of the file; empty for text.
    pub file: String,
    /// What it is.
    pub sort: VerifiedSort,
    /// The sum.
    pub verdict: VerifyVerdict,
    /// The award.
    pub title: String,
    /// The learner, where the credential says so in clear.
    pub learner: String,
    /// The number of the certificate.
    pub serial: String,
    /// The day of the award, `YYYY-MM-DD`.
    pub awarded_on: Option<String>,
    /// The last day it holds.
    pub valid_until: Option<String>,
    /// The issuer as a list names it; empty where none does.
    pub issuer_name: String,
    /// The issuer as the credential names it.
    pub claimed_name: String,
    /// The issuer's DID or address.
    pub issuer_id: String,
    /// Who vouches.
    pub vouched: Option<Vouching>,
    /// The questions, each with its answer.
    pub questions: Vec<VerifyQuestion>,
    /// Why nothing could be read.
    pub problem: Option<Message>,
    /// Where the page says something else.
    pub differences: Vec<VerifiedDifference>,
    /// What is within: credentials of a record, endorsements, the printed code of a page.
    pub within: Vec<Verified>,
    /// The page of the document that it stands on, from 0.
    #[serde(skip)]
    pub(super) page: usize,
}

impl Verified {
    /// A file that nothing could be read from.
    pub(super) fn unread(problem: Message) -> Self {
        Self {
            file: String::new(),
            sort: VerifiedSort::Unread,
            verdict: VerifyVerdict::CannotTell,
            title: String::new(),
            learner: String::new(),
            serial: String::new(),
            awarded_on: None,
            valid_until: None,
            issuer_name: String::new(),
            claimed_name: String::new(),
            issuer_id: String::new(),
            vouched: None,
            questions: Vec::new(),
            problem: Some(problem),
            differences: Vec::new(),
            within: Vec::new(),
            page: 0,
        }
    }

    /// All reasons, in the order of the questions.
    pub(crate) fn reasons(&self) -> impl Iterator<Item = &Message> {
        let answers = self.questions.iter().flat_map(|one| &one.reasons);
        self.problem.iter().chain(answers)
    }
}

fn verdict(verdict: Verdict) -> VerifyVerdict {
    match verdict {
        Verdict::Valid => VerifyVerdict::Valid,
        Verdict::NotValid => VerifyVerdict::NotValid,
        Verdict::CannotTell => VerifyVerdict::CannotTell,
    }
}

fn question(question: Asked, finding: &Finding, as_of: Option<jiff::Timestamp>) -> VerifyQuestion {
    VerifyQuestion {
        question,
        answer: match finding.answer {
            Answer::Yes => VerifyAnswer::Yes,
            Answer::No => VerifyAnswer::No,
            Answer::Unknown => VerifyAnswer::Unknown,
        },
        reasons: finding.reasons.iter().map(ToMessage::message).collect(),
        as_of: as_of.map(|moment| Timestamp(moment::written(moment))),
    }
}

fn vouching(vouched: Option<&Vouched>) -> Option<Vouching> {
    vouched.map(|one| Vouching {
        own: one.list == OWN_LIST,
        list: if one.list == OWN_LIST {
            say::this_workspace().in_english()
        } else {
            one.list.clone()
        },
        signer: one.signer.clone(),
        from: Timestamp(moment::written(one.list_from)),
    })
}

fn day_of(text: Option<&str>) -> Option<String> {
    text?.get(..10).map(str::to_owned)
}

fn day(moment: jiff::Timestamp) -> String {
    moment::written(moment).chars().take(10).collect()
}

/// The name that a subject says in clear.
fn name_in_clear(subject: &Map<String, Value>) -> String {
    let named = |object: &&Map<String, Value>| {
        object.text("identityType") == Some("name")
            && object.get("hashed") == Some(&Value::Bool(false))
    };
    let identities = subject.each("identifier");
    let found = identities
        .iter()
        .filter_map(|one| one.as_object())
        .find(named);
    let told = found.and_then(|object| object.text("identityHash"));
    told.or_else(|| subject.text("name"))
        .unwrap_or_default()
        .to_owned()
}

/// Whether a credential is that of somebody with this name.
pub(super) fn is_of(document: &Map<String, Value>, name: &str) -> Option<bool> {
    let subject = document.get("credentialSubject")?;
    let subject = subject
        .as_object()
        .or_else(|| subject.get(0)?.as_object())?;
    let names: Vec<&Map<String, Value>> = match subject.get("identifier") {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_object).collect(),
        Some(Value::Object(one)) => vec![one],
        _ => Vec::new(),
    };
    let mut names = names
        .into_iter()
        .filter(|object| object.text("identityType") == Some("name"))
        .peekable();
    names.peek()?;
    Some(names.any(|object| is_identity(object, name)))
}

/// The answer for a credential.
pub(super) fn of_report(report: &Report, document: &Map<String, Value>) -> Verified {
    let subject = document.get("credentialSubject");
    let subject = subject.and_then(|s| s.as_object().or_else(|| s.get(0)?.as_object()));
    let achievement = subject.and_then(|s| s.get("achievement")?.as_object());
    let text = |map: Option<&Map<String, Value>>, name: &str| {
        map.and_then(|map| map.text(name))
            .unwrap_or_default()
            .to_owned()
    };
    let title = match text(achievement, "name") {
        title if title.is_empty() => document.text("name").unwrap_or_default().to_owned(),
        title => title,
    };
    let begins = ["awardedDate", "validFrom", "issuanceDate"];
    let ends = ["validUntil", "expirationDate"];
    let first = |names: &[&str]| names.iter().find_map(|name| document.text(name));
    Verified {
        sort: match report.kind {
            Kind::LearnerRecord => VerifiedSort::LearnerRecord,
            Kind::Endorsement => VerifiedSort::Endorsement,
            _ => VerifiedSort::Credential,
        },
        verdict: verdict(report.verdict()),
        title,
        learner: subject.map(name_in_clear).unwrap_or_default(),
        serial: text(subject, "licenseNumber"),
        awarded_on: day_of(first(&begins)),
        valid_until: day_of(first(&ends)),
        issuer_name: report
            .vouched
            .as_ref()
            .map(|v| v.name.clone())
            .unwrap_or_default(),
        claimed_name: report.claimed_name.clone().unwrap_or_default(),
        issuer_id: report.issuer_id.clone(),
        vouched: vouching(report.vouched.as_ref()),
        questions: vec![
            question(Asked::Form, &report.form, None),
            question(Asked::Unchanged, &report.unchanged, None),
            question(Asked::InForce, &report.in_force, None),
            question(Asked::Status, &report.status, report.status_as_of),
            question(Asked::Issuer, &report.issuer, None),
        ],
        problem: None,
        within: report
            .within
            .iter()
            .map(|one| of_report(one, &Map::new()))
            .collect(),
        ..Verified::unread(say::nothing_verified())
    }
}

/// The answer for a printed code.
pub(super) fn of_claim(report: &ClaimReport) -> Verified {
    let claim = &report.claim;
    Verified {
        sort: VerifiedSort::PrintedCode,
        verdict: verdict(report.verdict()),
        title: claim.title.clone(),
        learner: claim.learner.clone(),
        serial: claim.serial.clone(),
        awarded_on: Some(day(claim.awarded)),
        valid_until: claim.valid_until.map(day),
        issuer_name: report
            .vouched
            .as_ref()
            .map(|v| v.name.clone())
            .unwrap_or_default(),
        claimed_name: claim.body.clone().unwrap_or_default(),
        issuer_id: claim.issuer.clone(),
        vouched: vouching(report.vouched.as_ref()),
        questions: vec![
            question(Asked::Unchanged, &report.unchanged, None),
            question(Asked::InForce, &report.in_force, None),
            question(Asked::Status, &report.status, report.status_as_of),
            question(Asked::Issuer, &report.issuer, None),
        ],
        problem: None,
        ..Verified::unread(say::nothing_verified())
    }
}

/// The columns of the table of answers.
pub(super) fn columns() -> Vec<Column<'static, Verified>> {
    type V = Verified;
    let verdict = |one: &V, style: &TableStyle| match one.verdict {
        VerifyVerdict::Valid => style.one_of("valid", &say::verdict_valid()),
        VerifyVerdict::NotValid => style.one_of("not_valid", &say::verdict_not_valid()),
        VerifyVerdict::CannotTell => style.one_of("cannot_tell", &say::verdict_cannot_tell()),
    };
    let reasons = |one: &V, style: &TableStyle| {
        let words = style.words();
        let each: Vec<String> = one.reasons().map(|why| words.put(why)).collect();
        each.join(" ")
    };
    let some = |day: &Option<String>| day.clone().unwrap_or_default();
    vec![
        Column::of("file", tables::verified_file(), |one: &V| one.file.clone()),
        Column::new(Heading::new("verdict", tables::verified_verdict()), verdict),
        Column::new(Heading::new("reasons", tables::verified_reasons()), reasons),
        Column::of("learner_name", tables::name(), |one: &V| {
            one.learner.clone()
        }),
        Column::of("programme_title", tables::title(), |one: &V| {
            one.title.clone()
        }),
        Column::of("certificate_serial", tables::serial(), |one: &V| {
            one.serial.clone()
        }),
        Column::of("issuer_name", tables::verified_issuer(), |one: &V| {
            one.issuer_name.clone()
        }),
        Column::of("issuer_claimed", tables::verified_claimed(), |one: &V| {
            one.claimed_name.clone()
        }),
        Column::of("issuer_id", tables::verified_issuer_id(), |one: &V| {
            one.issuer_id.clone()
        }),
        Column::of("awarded_on", tables::verified_awarded(), move |one: &V| {
            some(&one.awarded_on)
        }),
        Column::of("valid_until", tables::valid_until(), move |one: &V| {
            some(&one.valid_until)
        }),
    ]
}
