use serde_json::{Map, Value};

use super::answer::Finding;
use super::key::FoundKey;
use super::known::Known;
use super::report::Vouched;
use crate::issuers::{IssuerList, Listed, Standing};
use crate::json::Fields;
use crate::moment;
use crate::reason::Reason;

/// When the credential says that it was issued.
fn issued(document: &Map<String, Value>) -> Option<jiff::Timestamp> {
    ["validFrom", "issuanceDate"]
        .iter()
        .filter_map(|name| document.text(name))
        .find_map(|text| moment::parse(text).ok())
}

/// Names by which a list may allow an achievement.
fn awarded(document: &Map<String, Value>) -> Vec<&str> {
    let subject = document.get("credentialSubject").and_then(Value::as_object);
    let achievement = subject
        .and_then(|s| s.get("achievement"))
        .and_then(Value::as_object);
    let mut names = document.types();
    if let Some(achievement) = achievement {
        names.extend(achievement.text("id"));
        names.extend(achievement.text("achievementType"));
    }
    names
}

fn listed(
    list: &IssuerList,
    issuer: &Listed,
    document: &Map<String, Value>,
    known: &Known,
) -> Finding {
    let at = issued(document).unwrap_or(known.now);
    let finding = match issuer.standing(at) {
        Standing::Recognised if issuer.may_award(&awarded(document)) => Finding::yes(),
        Standing::Recognised => Finding::unknown(Reason::MayNotAward(issuer.name.clone())),
        Standing::NotYet => Finding::unknown(Reason::RecognisedLater(issuer.name.clone())),
        Standing::Ended => Finding::unknown(Reason::RecognitionEnded(issuer.name.clone())),
        Standing::Withdrawn => Finding::no(Reason::RecognitionWithdrawn(issuer.name.clone())),
    };
    if list.valid_until.is_some_and(|until| until < known.now) || list.valid_from > known.now {
        return finding.and(Finding::unknown(Reason::IssuerListNotInForce(
            list.name.clone(),
        )));
    }
    finding
}

/// Who issued it, and who vouches for that.
pub(super) fn issuer(
    document: &Map<String, Value>,
    keys: &[FoundKey],
    known: &Known,
) -> (Finding, Option<Vouched>) {
    let Some(id) = document.identity("issuer") else {
        return (
            Finding::unknown(Reason::FieldMissing("issuer".to_owned())),
            None,
        );
    };
    let mut best: Option<(Finding, Vouched)> = None;
    for list in known.issuer_lists() {
        let Some(entry) = list.find(id) else {
            continue;
        };
        let mut finding = listed(list, entry, document, known);
        // A listed issuer whose keys are listed has those and no others.
        let own = |key: &FoundKey| {
            if entry.keys.is_empty() {
                key.controller.as_deref() == Some(id)
            } else {
                entry.keys.iter().any(|listed| listed.key == key.key)
            }
        };
        if !keys.is_empty() && !keys.iter().any(own) {
            finding = finding.and(if entry.keys.is_empty() {
                of_other(id, keys)
            } else {
                Finding::no(Reason::KeyNotOfIssuer(id.to_owned()))
            });
        } else if entry.keys.is_empty() && known.was_brought(id) {
            finding = finding.and(Finding::unknown(Reason::KeyNotVouched(entry.name.clone())));
        }
        let revoked = entry.keys.iter().find_map(|listed| {
            let used = keys.iter().any(|key| key.key == listed.key);
            listed.revoked.filter(|_| used)
        });
        if let Some(revoked) = revoked {
            let at = issued(document).unwrap_or(known.now);
            finding = finding.and(if at >= revoked {
                Finding::no(Reason::KeyCompromised(moment::written(revoked)))
            } else {
                Finding::noted(Reason::KeyCompromisedLater(moment::written(revoked)))
            });
        }
        let vouched = Vouched {
            name: entry.name.clone(),
            list: list.name.clone(),
            signer: list.signer_name.clone(),
            list_from: list.valid_from,
        };
        let better = best.as_ref().is_none_or(|(before, _)| {
            finding.reasons.len() < before.reasons.len() && before.answer != super::Answer::No
                || finding.answer == super::Answer::No
        });
        if better {
            best = Some((finding, vouched));
        }
    }
    if let Some((finding, vouched)) = best {
        return (finding, Some(vouched));
    }
    let own = keys.is_empty() || keys.iter().any(|key| key.controller.as_deref() == Some(id));
    if own {
        return (Finding::unknown(Reason::IssuerUnknown(id.to_owned())), None);
    }
    (of_other(id, keys), None)
}

/// The key is not the issuer's own. A DID has keys of its own: another's key under its name is
/// false. What is no DID has none that could be asked for, and an enclosed key is nobody's.
fn of_other(id: &str, keys: &[FoundKey]) -> Finding {
    let reason = Reason::KeyNotOfIssuer(id.to_owned());
    if id.starts_with("did:") && keys.iter().all(|key| key.controller.is_some()) {
        Finding::no(reason)
    } else {
        Finding::unknown(reason)
    }
}
