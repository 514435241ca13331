//! A badge, changed in one place or the other.

use serde_json::{Value, json};

use super::made::signed;

pub fn changed_badges(ask: &mut impl FnMut(&str, String, &str)) {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 19] = [
        ("name changed", |d| d["name"] = "Another".into()),
        ("result changed", |d| {
            d["credentialSubject"]["result"][1]["value"] = "A+".into()
        }),
        ("field added", |d| d["grading"] = "A".into()),
        ("proof taken away", |d| {
            drop(d.as_object_mut().unwrap().remove("proof"))
        }),
        ("proof value in another base", |d| {
            d["proof"][0]["proofValue"] = "uAAAA".into()
        }),
        ("proof value cut short", |d| {
            d["proof"][0]["proofValue"] = "z3".into()
        }),
        ("proof for another purpose", |d| {
            d["proof"][0]["proofPurpose"] = "authentication".into()
        }),
        ("proof of an unknown suite", |d| {
            d["proof"][0]["cryptosuite"] = "ecdsa-sd-2023".into()
        }),
        ("proof expired", |d| {
            d["proof"][0]["expires"] = "2026-11-28T00:00:00Z".into()
        }),
        ("key that nobody knows", |d| {
            d["proof"][0]["verificationMethod"] = "did:web:other.example#key-1".into()
        }),
        ("key that the document lacks", |d| {
            d["proof"][0]["verificationMethod"] = "did:web:uni.example#key-9".into()
        }),
        ("context that is not built in", |d| {
            d["@context"][1] = "https://uni.example/context.json".into()
        }),
        ("first context missing", |d| {
            drop(d["@context"].as_array_mut().unwrap().remove(0))
        }),
        ("protected term redefined", |d| {
            d["@context"]
                .as_array_mut()
                .unwrap()
                .push(json!({"name": "urn:other"}))
        }),
        ("expiry under an alias", |d| {
            let value = d.as_object_mut().unwrap().remove("validUntil").unwrap();
            d["bestBefore"] = value;
            d["@context"]
                .as_array_mut()
                .unwrap()
                .push(json!({"bestBefore": {
                "@id": "https://www.w3.org/2018/credentials#validUntil",
                "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}}));
        }),
        ("status under its address", |d| {
            let value = d
                .as_object_mut()
                .unwrap()
                .remove("credentialStatus")
                .unwrap();
            d["https://www.w3.org/2018/credentials#credentialStatus"] = value;
        }),
        ("expiry included elsewhere", |d| {
            let value = d.as_object_mut().unwrap().remove("validUntil").unwrap();
            d["@included"] = json!({"id": d["id"], "validUntil": value});
        }),
        ("date without a zone", |d| {
            d["validFrom"] = "2026-11-27T09:00:00".into()
        }),
        ("issuer that is no address", |d| {
            d["issuer"] = "University".into()
        }),
    ];
    for (name, change) in changes {
        let mut document = signed(1);
        change(&mut document);
        ask(name, document.to_string(), "all");
    }
}
