use jiff::Timestamp;
use serde_json::{Map, Value};

use super::answer::{Answer, Finding};
use super::in_force::in_force;
use super::input::{Read, read};
use super::known::Known;
use super::unchanged::unchanged;
use crate::json::{self, Fields, Limits};
use crate::moment;
use crate::reason::Reason;
use crate::status::{Entry, Look, Purpose, entry, look, look_in_old_list};

fn of_look(look: Look) -> Finding {
    match look {
        Look::Clear => Finding::yes(),
        Look::Set(Purpose::Revocation) => Finding::no(Reason::Revoked),
        Look::Set(Purpose::Suspension) => Finding::no(Reason::Suspended),
    }
}

/// Looks one entry up. Whatever keeps the list from being relied on leaves the question open:
/// a missing list is never a yes.
fn one(
    status: &Map<String, Value>,
    credential: &Map<String, Value>,
    known: &Known,
) -> (Finding, Option<Timestamp>) {
    let open = |reason| (Finding::unknown(reason), None);
    let entry = match entry(status) {
        Ok(entry) => entry,
        Err(reason @ Reason::StatusUnknown(_)) => return open(reason),
        Err(reason) => return (Finding::no(reason), None),
    };
    let address = match &entry {
        Entry::Bit { list, .. } | Entry::Old { list } => list,
    };
    let Some(file) = known.status_list(address) else {
        return open(Reason::ListMissing(address.clone()));
    };
    match entry {
        Entry::Bit {
            index,
            purpose,
            size,
            ..
        } => bit(&file.text, credential, known, (index, purpose, size)),
        Entry::Old { .. } => {
            let list = match json::read(file.text.as_bytes(), Limits::LIST) {
                Ok(Value::Object(list)) => list,
                Ok(_) => return open(Reason::ListNotAList),
                Err(reason) => return open(reason),
            };
            // These lists have no signature, so that all they can do is warn.
            let id = credential.text("id").unwrap_or_default();
            match look_in_old_list(&list, id) {
                Ok(Look::Clear) => open(Reason::ListUnsigned),
                Ok(set) => (of_look(set).and(Finding::noted(Reason::ListUnsigned)), None),
                Err(reason) => open(reason),
            }
        }
    }
}

fn bit(
    text: &str,
    credential: &Map<String, Value>,
    known: &Known,
    (index, purpose, size): (u64, Purpose, u64),
) -> (Finding, Option<Timestamp>) {
    let open = |reason| (Finding::unknown(reason), None);
    let list: Read = match read(text.as_bytes()) {
        Ok(list) => list,
        Err(reason) => return open(reason),
    };
    let document = list.credential();
    let issuer = document.identity("issuer").unwrap_or_default();
    if Some(issuer) != credential.identity("issuer") && !known.accepts_list_signer(issuer) {
        return open(Reason::ListOfOther(issuer.to_owned()));
    }
    let proof = unchanged(&list, known);
    // What is wrong with the list is not said of the credential.
    if proof.finding.answer == Answer::No {
        return open(Reason::ListNotTrusted);
    }
    if proof.finding.answer != Answer::Yes {
        let why = proof.finding.reasons.into_iter();
        let finding = why.map(Finding::unknown).reduce(Finding::and);
        let finding = finding.unwrap_or_else(|| Finding::unknown(Reason::NoProof));
        return (finding.and(Finding::unknown(Reason::ListNotTrusted)), None);
    }
    let own = |key: &super::key::FoundKey| key.controller.as_deref() == Some(issuer);
    if !proof.keys.iter().any(own) {
        return open(Reason::ListNotTrusted);
    }
    if in_force(document, known).answer != Answer::Yes {
        return open(Reason::ListNotInForce);
    }
    let as_of = document
        .text("validFrom")
        .or_else(|| document.text("issuanceDate"))
        .and_then(|text| moment::parse(text).ok());
    match look(document, index, purpose, size) {
        Ok(look) => (of_look(look), as_of),
        Err(reason) => open(reason),
    }
}

/// Whether it was revoked or suspended, and as of which list.
pub(super) fn status(
    credential: &Map<String, Value>,
    known: &Known,
) -> (Finding, Option<Timestamp>) {
    let entries = credential.each("credentialStatus");
    let mut finding = if entries.is_empty() {
        Finding::noted(Reason::NoStatus)
    } else {
        Finding::yes()
    };
    let mut as_of = None;
    for value in entries {
        let Some(object) = value.as_object() else {
            finding = finding.and(Finding::no(Reason::StatusUnreadable("type".to_owned())));
            continue;
        };
        let (found, date) = one(object, credential, known);
        finding = finding.and(found);
        as_of = match (as_of, date) {
            (Some(a), Some(b)) => Some(std::cmp::min::<Timestamp>(a, b)),
            (a, b) => a.or(b),
        };
    }
    (finding, as_of)
}
