use serde_json::{Map, Value};

use super::answer::{Answer, Finding};
use super::input::Read;
use super::key::{FoundKey, NoKey, find};
use super::known::Known;
use crate::json::Fields;
use crate::linked_data::dataset;
use crate::moment;
use crate::proof::{Suite, verify_jwt, verify_proof, without_proof};
use crate::reason::Reason;

/// How many proofs a credential may have.
const MOST_PROOFS: usize = 16;

/// What became of the proofs.
pub(super) struct Unchanged {
    pub(super) finding: Finding,
    /// The keys of proofs that fit.
    pub(super) keys: Vec<FoundKey>,
}

fn of_no_key(no_key: NoKey) -> Finding {
    match no_key {
        NoKey::Faulty(reason) => Finding::no(reason),
        NoKey::Missing(reason) => Finding::unknown(reason),
    }
}

/// Reasons that say nothing about the credential, only about what is read here.
pub(super) fn of_reason(reason: Reason) -> Finding {
    match reason {
        Reason::SuiteUnknown(_)
        | Reason::UnknownContext(_)
        | Reason::ContextWritten
        | Reason::TooEntangled
        | Reason::TooManyContexts(_)
        | Reason::TooManyValues(_) => Finding::unknown(reason),
        other => Finding::no(other),
    }
}

/// Whether the key could be relied on when the proof was made.
fn at_its_time(key: &FoundKey, made: Option<&str>, now: jiff::Timestamp) -> Finding {
    let made = match made.map(moment::parse) {
        None => now,
        Some(Ok(made)) => made,
        Some(Err(reason)) => return Finding::no(reason),
    };
    if let Some(revoked) = key.revoked {
        if made >= revoked {
            return Finding::no(Reason::KeyCompromised(moment::written(revoked)));
        }
        return Finding::noted(Reason::KeyCompromisedLater(moment::written(revoked)));
    }
    if key.expires.is_some_and(|expires| made > expires) {
        return Finding::no(Reason::KeyExpired);
    }
    Finding::yes()
}

/// One proof inside a document.
fn proof(
    document: &Map<String, Value>,
    all: &[&Map<String, Value>],
    proof: &Map<String, Value>,
    known: &Known,
) -> Result<FoundKey, Finding> {
    let suite = Suite::of(proof).map_err(|unknown| {
        // What is not read here may be sound. What no context defines, or is no proof, is not.
        let mut options = proof.clone();
        if let Some(context) = document.get("@context") {
            options.insert("@context".to_owned(), context.clone());
        }
        let whole = |name: &&str| proof.contains_key(*name);
        match dataset(&Value::Object(options)) {
            Err(reason @ Reason::UndefinedTerm(_)) => Finding::no(reason),
            _ if !["proofPurpose", "verificationMethod"].iter().all(whole) => {
                Finding::no(Reason::FieldWrong("proof".to_owned()))
            }
            _ => of_reason(unknown),
        }
    })?;
    if proof.text("proofPurpose") != Some("assertionMethod") {
        let purpose = proof.text("proofPurpose").unwrap_or_default();
        return Err(Finding::no(Reason::ProofPurpose(purpose.to_owned())));
    }
    for name in ["created", "expires"] {
        if let Some(value) = proof.get(name) {
            let moment = moment::parse(value.as_str().unwrap_or_default()).map_err(Finding::no)?;
            if name == "expires" && moment < known.now {
                return Err(Finding::no(Reason::ProofExpired));
            }
        }
    }
    if suite == Suite::Ed25519Signature2020 && !proof.contains_key("created") {
        return Err(Finding::no(Reason::FieldMissing(
            "proof.created".to_owned(),
        )));
    }
    let method = match proof.get("verificationMethod") {
        Some(Value::String(method)) => method.as_str(),
        Some(Value::Object(method)) => method.text("id").unwrap_or_default(),
        _ => {
            return Err(Finding::no(Reason::FieldMissing(
                "proof.verificationMethod".to_owned(),
            )));
        }
    };
    let key = find(method, known).map_err(of_no_key)?;
    let mut base = document.clone();
    // A proof in a chain stands on the proofs it names (Data Integrity 1.0, 4.3).
    let before = proof.each("previousProof");
    if !before.is_empty() {
        let named: Vec<Value> = before
            .iter()
            .map(|id| {
                all.iter()
                    .find(|other| other.get("id") == Some(*id))
                    .map(|other| Value::Object((*other).clone()))
                    .ok_or(Finding::no(Reason::PreviousProof))
            })
            .collect::<Result<_, _>>()?;
        base.insert("proof".to_owned(), named.into());
    }
    verify_proof(&base, proof, &key.key).map_err(of_reason)?;
    let time = at_its_time(&key, proof.text("created"), known.now);
    if time.answer == Answer::No {
        return Err(time);
    }
    Ok(key)
}

fn embedded(document: &Map<String, Value>, known: &Known) -> Unchanged {
    let proofs = document.each("proof");
    let nothing = |finding| Unchanged {
        finding,
        keys: Vec::new(),
    };
    if proofs.is_empty() {
        return nothing(Finding::no(Reason::NoProof));
    }
    if proofs.len() > MOST_PROOFS {
        return nothing(Finding::no(Reason::TooManyProofs(MOST_PROOFS)));
    }
    let all: Option<Vec<&Map<String, Value>>> = proofs.iter().map(|p| p.as_object()).collect();
    let Some(all) = all else {
        return nothing(Finding::no(Reason::FieldWrong("proof".to_owned())));
    };
    let bare = without_proof(document);
    let (mut keys, mut others) = (Vec::new(), None::<Finding>);
    let mut finding = Finding::yes();
    for each in &all {
        match proof(&bare, &all, each, known) {
            Ok(key) => {
                let time = at_its_time(&key, each.text("created"), known.now);
                finding = finding.and(time);
                keys.push(key);
            }
            Err(other) => {
                others = Some(match others.take() {
                    None => other,
                    Some(before) => before.and(other),
                });
            }
        }
    }
    match others {
        None => Unchanged { finding, keys },
        // One proof that fits tells that nothing was changed. Another that does not fit is false
        // all the same; one that is only not read here is noted.
        Some(other) if other.answer == Answer::No || keys.is_empty() => Unchanged {
            finding: other,
            keys,
        },
        Some(other) => {
            finding.reasons.extend(other.reasons);
            Unchanged { finding, keys }
        }
    }
}

/// Whether a credential is as it was signed.
pub(super) fn unchanged(read: &Read, known: &Known) -> Unchanged {
    let Read::Jwt(jwt) = read else {
        return embedded(read.credential(), known);
    };
    let found = match (&jwt.kid, &jwt.enclosed) {
        (Some(kid), None) => find(kid, known),
        (_, Some(key)) => Ok(FoundKey {
            key: key.clone(),
            controller: None,
            expires: None,
            revoked: None,
        }),
        (None, None) => {
            // Older ones name no key: the issuer's own then, where it has one.
            let issuer = jwt.credential.identity("issuer").unwrap_or_default();
            Err(NoKey::Missing(Reason::KeyUnknown(issuer.to_owned())))
        }
    };
    match found {
        Err(no_key) => Unchanged {
            finding: of_no_key(no_key),
            keys: Vec::new(),
        },
        Ok(key) => match verify_jwt(jwt, &key.key) {
            Err(reason) => Unchanged {
                finding: Finding::no(reason),
                keys: Vec::new(),
            },
            Ok(()) => {
                let made = jwt.credential.text("validFrom");
                let finding = at_its_time(&key, made, known.now);
                let keys = if finding.answer == Answer::No {
                    Vec::new()
                } else {
                    vec![key]
                };
                Unchanged { finding, keys }
            }
        },
    }
}
