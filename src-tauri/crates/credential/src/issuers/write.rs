use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::list::{IssuerList, Listed};
use crate::json::is_absolute;
use crate::keys::public_to_multikey;
use crate::moment::written;
use crate::reason::Reason;

fn context() -> Value {
    let own = |name: &str| format!("urn:credwright:terms:{name}");
    let moment =
        |term: &str| json!({"@id": term, "@type": "http://www.w3.org/2001/XMLSchema#dateTime"});
    json!([
        "https://www.w3.org/ns/credentials/v2",
        "https://w3id.org/security/multikey/v1",
        {
            "RecognizedEntityCredential": own("RecognizedEntityCredential"),
            "RecognizedEntity": own("RecognizedEntity"),
            "RecognizedAction": {
                "@id": own("RecognizedAction"),
                "@context": {
                    "action": own("action"),
                    "output": {"@id": own("output"), "@container": "@set"},
                    "validFrom": moment("https://www.w3.org/2018/credentials#validFrom"),
                    "validUntil": moment("https://www.w3.org/2018/credentials#validUntil"),
                    "withdrawn": moment(&own("withdrawn")),
                },
            },
            "recognizedTo": {"@id": own("recognizedTo"), "@container": "@set"},
            "legalName": "https://schema.org/legalName",
            "url": {"@id": "https://schema.org/url", "@type": "@id"},
            "verificationMethod": {
                "@id": "https://w3id.org/security#verificationMethod",
                "@type": "@id",
                "@container": "@set",
            },
        },
    ])
}

fn entry(issuer: &Listed) -> Value {
    let moment = |moment: Option<Timestamp>| moment.map(|m| Value::from(written(m)));
    let mut action = Map::from_iter([
        ("type".to_owned(), "RecognizedAction".into()),
        ("action".to_owned(), "issue".into()),
    ]);
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            action.insert(name.to_owned(), value);
        }
    };
    put("validFrom", moment(issuer.since));
    put("validUntil", moment(issuer.until));
    put("withdrawn", moment(issuer.withdrawn));
    put(
        "output",
        (!issuer.may_award.is_empty()).then(|| issuer.may_award.clone().into()),
    );
    let keys: Vec<Value> = issuer
        .keys
        .iter()
        .map(|listed| {
            // Five thousand lists of names would say nothing more: the key is the issuer's, and
            // its name is `#` and the key.
            let mut method = json!({
                "type": "Multikey",
                "publicKeyMultibase": public_to_multikey(&listed.key),
            });
            if let Some(revoked) = listed.revoked {
                method["revoked"] = written(revoked).into();
            }
            method
        })
        .collect();
    let mut entry = json!({
        "id": issuer.id,
        "type": "RecognizedEntity",
        "name": issuer.name,
        "recognizedTo": [action],
    });
    if let Some(name) = &issuer.legal_name {
        entry["legalName"] = name.clone().into();
    }
    if let Some(url) = &issuer.url {
        entry["url"] = url.clone().into();
    }
    if !keys.is_empty() {
        entry["verificationMethod"] = keys.into();
    }
    entry
}

/// The list as a credential, not signed yet. It is signed with `eddsa-jcs-2022`: thousands of
/// entries are canonical in a moment.
///
/// # Errors
/// [`Reason::NotAbsolute`] for addresses that are none, [`Reason::FieldMissing`] for issuers
/// without a name.
pub fn issuer_list(list: &IssuerList) -> Result<Map<String, Value>, Reason> {
    let ids = list.issuers().iter().map(|issuer| &issuer.id);
    for id in ids.chain([&list.id, &list.signer]) {
        if !is_absolute(id) {
            return Err(Reason::NotAbsolute(id.clone()));
        }
    }
    if list
        .issuers()
        .iter()
        .any(|issuer| issuer.name.trim().is_empty())
    {
        return Err(Reason::FieldMissing("name".to_owned()));
    }
    let entries: Vec<Value> = list.issuers().iter().map(entry).collect();
    let mut built = Map::from_iter([
        ("@context".to_owned(), context()),
        ("id".to_owned(), list.id.clone().into()),
        (
            "type".to_owned(),
            json!(["VerifiableCredential", "RecognizedEntityCredential"]),
        ),
        ("name".to_owned(), list.name.clone().into()),
        (
            "issuer".to_owned(),
            json!({"id": list.signer, "name": list.signer_name}),
        ),
        ("validFrom".to_owned(), written(list.valid_from).into()),
        ("credentialSubject".to_owned(), entries.into()),
    ]);
    if let Some(until) = list.valid_until {
        built.insert("validUntil".to_owned(), written(until).into());
    }
    Ok(built)
}
