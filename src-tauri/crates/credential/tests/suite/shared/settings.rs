//! What is at hand when a question is asked.

use credential::issuers::{Listed, ListedKey};
use credential::keys::{PublishedKey, did_document};
use credential::verify::{Known, verify_issuer_list};
use serde_json::{Map, Value, json};

use super::made::{DID, LIST, listed, signed_list, status_of};
use crate::help::{ed25519, moment, p256, text};
use crate::official_samples;

/// What is at hand, as the file has it.
pub fn known(of: &Value) -> Known {
    let mut known = Known::at(moment(of["now"].as_str().unwrap()));
    let texts = |name: &str| -> Vec<String> {
        let list = of[name].as_array().cloned().unwrap_or_default();
        list.iter()
            .map(|v| v.as_str().unwrap().to_owned())
            .collect()
    };
    for document in texts("documents") {
        known.add_document(&document).unwrap();
    }
    for document in texts("brought") {
        known.bring_document(&document).unwrap();
    }
    for list in of["statusLists"].as_array().into_iter().flatten() {
        known.add_status_list(
            list["address"].as_str().unwrap(),
            list["text"].as_str().unwrap(),
        );
    }
    for signer in texts("listSigners") {
        known.accept_list_signer(&signer);
    }
    for list in texts("issuerLists") {
        let list = verify_issuer_list(&list, &known).unwrap();
        known.add_issuer_list(list);
    }
    known
}

/// What is at hand, by name.
pub fn settings() -> Map<String, Value> {
    let key = |fragment: &str, key, revoked: Option<&str>| PublishedKey {
        fragment: fragment.into(),
        key,
        expires: None,
        revoked: revoked.map(moment),
    };
    let document = |revoked| {
        did_document(
            DID,
            &[
                key("key-1", ed25519(7).public(), revoked),
                key("key-2", p256(9).public(), None),
            ],
        )
        .to_string()
    };
    let listed_key = |key| ListedKey { key, revoked: None };
    let list = |change: &dyn Fn(&mut Listed)| {
        let mut entry = listed(
            DID,
            vec![
                listed_key(ed25519(7).public()),
                listed_key(p256(9).public()),
            ],
        );
        change(&mut entry);
        signed_list(vec![entry])
    };
    let setting = |now: &str, document: String, status: &str, list: Option<String>| {
        json!({
            "now": now,
            "documents": [document],
            "statusLists": [{"address": LIST, "text": status}],
            "issuerLists": list.into_iter().collect::<Vec<_>>(),
        })
    };
    let day = "2026-12-01T00:00:00Z";
    let all = || Some(list(&|_| {}));
    let clear = status_of(&[]);
    let dcc = "https://digitalcredentials.github.io/vc-test-fixtures/statusLists/didkey-ed25519Signature2020";
    let dcc_lists: Vec<Value> = [
        "e5WK8CbZ1GjycuPombrj",
        "expired",
        "missingBitStringType",
        "notYetValid",
    ]
    .iter()
    .map(|name| {
        json!({"address": format!("{dcc}/{name}"),
                "text": text(&format!("dcc/statusLists/didkey-ed25519Signature2020/{name}"))})
    })
    .collect();
    Map::from_iter([
        ("nothing".into(), json!({"now": day})),
        ("all".into(), setting(day, document(None), &clear, all())),
        (
            "later".into(),
            setting("2032-01-01T00:00:00Z", document(None), &clear, all()),
        ),
        (
            "before".into(),
            setting("2026-11-01T00:00:00Z", document(None), &clear, all()),
        ),
        (
            "revoked".into(),
            setting(day, document(None), &status_of(&[8]), all()),
        ),
        (
            "no list of issuers".into(),
            setting(day, document(None), &clear, None),
        ),
        (
            "compromised before".into(),
            setting(day, document(Some("2026-01-01T00:00:00Z")), &clear, all()),
        ),
        (
            "compromised later".into(),
            setting(day, document(Some("2026-11-30T00:00:00Z")), &clear, all()),
        ),
        (
            "withdrawn".into(),
            setting(
                day,
                document(None),
                &clear,
                Some(list(&|l| {
                    l.withdrawn = Some(moment("2026-01-01T00:00:00Z"))
                })),
            ),
        ),
        (
            "may not award".into(),
            setting(
                day,
                document(None),
                &clear,
                Some(list(&|l| l.may_award = vec!["BachelorDegree".into()])),
            ),
        ),
        (
            "other key".into(),
            setting(
                day,
                document(None),
                &clear,
                Some(list(&|l| l.keys = vec![listed_key(ed25519(3).public())])),
            ),
        ),
        (
            "keys that came along".into(),
            json!({
                "now": day,
                "brought": [document(None)],
                "statusLists": [{"address": LIST, "text": clear}],
                "issuerLists": [signed_list(vec![listed(DID, vec![])])],
            }),
        ),
        (
            "list without keys".into(),
            setting(day, document(None), &clear, Some(list(&|l| l.keys.clear()))),
        ),
        (
            "list changed".into(),
            setting(
                day,
                document(None),
                &clear.replace("2026-11-28", "2026-11-29"),
                all(),
            ),
        ),
        ("official".into(), official_samples::at_hand()),
        (
            "dcc".into(),
            json!({
                "now": "2026-11-27T00:00:00Z",
                "documents": [text("dcc/dids/legacy/did.json"), text("dcc/dids/oidf/did.json")],
                "statusLists": dcc_lists,
                "listSigners": ["did:key:z6MknNQD1WHLGGraFi6zcbGevuAgkVfdyCdtZnQTGWVVvR5Q"],
            }),
        ),
    ])
}
