use jiff::Timestamp;
use serde_json::{Map, Value};

use super::list::{IssuerList, Listed, ListedKey};
use crate::json::{Fields, is_absolute};
use crate::keys::public_from_multikey;
use crate::moment;
use crate::reason::Reason;

fn missing(name: &str) -> Reason {
    Reason::FieldMissing(name.to_owned())
}

fn when(map: &Map<String, Value>, name: &str) -> Result<Option<Timestamp>, Reason> {
    match map.get(name) {
        None => Ok(None),
        Some(value) => moment::parse(value.as_str().unwrap_or_default()).map(Some),
    }
}

fn listed(entity: &Map<String, Value>) -> Result<Listed, Reason> {
    let id = entity.text("id").ok_or_else(|| missing("id"))?;
    if !is_absolute(id) {
        return Err(Reason::NotAbsolute(id.to_owned()));
    }
    if !entity.is_a("RecognizedEntity") {
        return Err(Reason::TypeWrong(
            id.to_owned(),
            "RecognizedEntity".to_owned(),
        ));
    }
    let mut issuer = Listed {
        id: id.to_owned(),
        name: entity
            .text("name")
            .ok_or_else(|| missing("name"))?
            .to_owned(),
        legal_name: entity.text("legalName").map(str::to_owned),
        url: entity.text("url").map(str::to_owned),
        keys: Vec::new(),
        may_award: Vec::new(),
        since: None,
        until: None,
        withdrawn: None,
    };
    for method in entity.each("verificationMethod") {
        let method = method.as_object().ok_or(Reason::KeyUnreadable)?;
        if method.text("controller").is_some_and(|c| c != id) {
            return Err(Reason::KeyNotOfIssuer(id.to_owned()));
        }
        let key = method
            .text("publicKeyMultibase")
            .ok_or(Reason::KeyUnreadable)?;
        issuer.keys.push(ListedKey {
            key: public_from_multikey(key)?,
            revoked: when(method, "revoked")?,
        });
    }
    let mut may_issue = false;
    for action in entity.each("recognizedTo") {
        let Some(action) = action
            .as_object()
            .filter(|a| a.text("action") == Some("issue"))
        else {
            continue;
        };
        may_issue = true;
        issuer.since = when(action, "validFrom")?;
        issuer.until = when(action, "validUntil")?;
        issuer.withdrawn = when(action, "withdrawn")?;
        let output = action.each("output");
        issuer.may_award = output
            .iter()
            .filter_map(|v| v.as_str())
            .map(str::to_owned)
            .collect();
    }
    if may_issue {
        Ok(issuer)
    } else {
        Err(missing("recognizedTo"))
    }
}

/// Reads a list, whose proof is verified apart.
///
/// # Errors
/// [`Reason::NotAnIssuerList`], and what is wrong with an entry: a list is taken whole or not.
pub fn read_issuer_list(document: &Map<String, Value>) -> Result<IssuerList, Reason> {
    if !document.is_a("RecognizedEntityCredential") {
        return Err(Reason::NotAnIssuerList);
    }
    let signer = document
        .identity("issuer")
        .ok_or_else(|| missing("issuer"))?;
    let signer_name = document
        .get("issuer")
        .and_then(Value::as_object)
        .and_then(|issuer| issuer.text("name"))
        .unwrap_or(signer);
    let entries = document
        .each("credentialSubject")
        .into_iter()
        .map(|entity| listed(entity.as_object().ok_or(Reason::NotAnIssuerList)?))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(IssuerList::new(
        [
            document.text("id").unwrap_or_default(),
            document.text("name").unwrap_or_default(),
            signer,
            signer_name,
        ],
        when(document, "validFrom")?.ok_or_else(|| missing("validFrom"))?,
        when(document, "validUntil")?,
        entries,
    ))
}
