//! Changed anywhere, nothing is valid any more: bytes and fields of a credential, a code, a status
//! list, a document of keys, a list of issuers. `CREDWRIGHT_MUTATIONS` sets how many of each
//! (the run before a release takes 10,000).

use credential::badge::{Credential, credential};
use credential::claim::{Claim, Size, printed};
use credential::issuers::{IssuerList, Listed, ListedKey, issuer_list};
use credential::keys::{PublishedKey, did_document, did_key};
use credential::proof::{ProofOptions, SigningKeyOfJwt, Suite, jwt, sign};
use credential::status::{Bits, Purpose, StatusList, status_list};
use credential::verify::{Known, Verdict, verify, verify_issuer_list, verify_printed};
use serde_json::Value;

use crate::help::{ed25519, facts, moment, options, p256};

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % most
    }
}

fn how_many(usual: usize) -> usize {
    std::env::var("CREDWRIGHT_MUTATIONS")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(usual)
}

const DID: &str = "did:web:uni.example";

fn list_of_issuers() -> String {
    let signer = did_key(&ed25519(99).public());
    let entry = |seed: u8, id: String| Listed {
        id,
        name: format!("Institution {seed}"),
        legal_name: None,
        url: None,
        keys: vec![ListedKey {
            key: if seed == 9 {
                p256(9).public()
            } else {
                ed25519(seed).public()
            },
            revoked: None,
        }],
        may_award: vec![],
        since: None,
        until: None,
        withdrawn: None,
    };
    let mut ours = entry(7, DID.to_owned());
    ours.keys.push(ListedKey {
        key: p256(9).public(),
        revoked: None,
    });
    let list = IssuerList::new(
        ["urn:list", "National list", &signer, "Agency"],
        moment("2026-01-01T00:00:00Z"),
        None,
        vec![ours, entry(3, "did:web:other.example".into())],
    );
    let options = ProofOptions {
        suite: Suite::EddsaJcs2022,
        ..options(&ed25519(99))
    };
    Value::Object(sign(&issuer_list(&list).unwrap(), &options, &ed25519(99)).unwrap()).to_string()
}

fn did_json() -> String {
    let key = |fragment: &str, key| PublishedKey {
        fragment: fragment.into(),
        key,
        expires: None,
        revoked: None,
    };
    did_document(
        DID,
        &[
            key("key-1", ed25519(7).public()),
            key("key-2", p256(9).public()),
        ],
    )
    .to_string()
}

fn named() -> ProofOptions {
    ProofOptions {
        verification_method: format!("{DID}#key-1"),
        ..options(&ed25519(7))
    }
}

fn status() -> String {
    let list = StatusList {
        address: "https://uni.example/status/1".into(),
        issuer: DID.into(),
        valid_from: moment("2026-11-28T00:00:00Z"),
        valid_until: None,
        ttl: None,
        purposes: vec![Purpose::Revocation],
        bits: Bits::new(0).unwrap(),
    };
    Value::Object(sign(&status_list(&list).unwrap(), &named(), &ed25519(7)).unwrap()).to_string()
}

fn small() -> Credential {
    let mut facts = facts(1);
    facts.issuer = credential::badge::Issuer {
        id: DID.into(),
        name: "University".into(),
        ..credential::badge::Issuer::default()
    };
    facts.achievement = credential::badge::Achievement {
        id: facts.achievement.id,
        name: facts.achievement.name,
        description: facts.achievement.description,
        criteria: facts.achievement.criteria,
        ..credential::badge::Achievement::default()
    };
    facts.results.clear();
    facts
}

fn badge(suite: Suite) -> String {
    let options = ProofOptions { suite, ..named() };
    Value::Object(sign(&credential(&small()).unwrap(), &options, &ed25519(7)).unwrap()).to_string()
}

/// Everything that it takes for a yes, some of it exchanged.
fn at_hand(status: &str, document: &str, issuers: &str) -> Option<Known> {
    let mut known = Known::at(moment("2026-12-01T00:00:00Z"));
    known.add_document(document).ok()?;
    known.add_status_list("https://uni.example/status/1", status);
    let list = verify_issuer_list(issuers, &known).ok()?;
    known.add_issuer_list(list);
    Some(known)
}

/// One byte exchanged by another that can stand in such a text.
fn byte_changed(text: &str, chance: &mut Chance) -> String {
    loop {
        let mut bytes = text.as_bytes().to_vec();
        let at = chance.below(bytes.len());
        let with = b" !\"#,.0123456789:AEZ[]abcdefghiz{}-_+/="[chance.below(39)];
        if bytes[at] != with && bytes[at].is_ascii() {
            bytes[at] = with;
            return String::from_utf8(bytes).unwrap();
        }
    }
}

fn places(value: &Value, path: &str, out: &mut Vec<String>) {
    let escape = |key: &str| key.replace('~', "~0").replace('/', "~1");
    match value {
        Value::Array(list) => list
            .iter()
            .enumerate()
            .for_each(|(n, v)| places(v, &format!("{path}/{n}"), out)),
        Value::Object(map) => map
            .iter()
            .for_each(|(k, v)| places(v, &format!("{path}/{}", escape(k)), out)),
        _ => {}
    }
    if !path.is_empty() {
        out.push(path.to_owned());
    }
}

/// One field taken away, exchanged, doubled or renamed.
fn field_changed(text: &str, chance: &mut Chance) -> String {
    let value: Value = serde_json::from_str(text).unwrap();
    let mut all = Vec::new();
    places(&value, "", &mut all);
    loop {
        let mut changed = value.clone();
        let path = &all[chance.below(all.len())];
        let other = value
            .pointer(&all[chance.below(all.len())])
            .unwrap()
            .clone();
        let (parent, key) = path.rsplit_once('/').unwrap();
        let key = key.replace("~1", "/").replace("~0", "~");
        match (changed.pointer_mut(parent).unwrap(), chance.below(5)) {
            (Value::Object(map), 0) => {
                map.remove(&key);
            }
            (Value::Object(map), 1) => {
                let taken = map.remove(&key).unwrap();
                map.insert(format!("{key}x"), taken);
            }
            (Value::Object(map), 2) => {
                map.insert("description".into(), other);
            }
            (Value::Array(list), 0) => {
                list.remove(key.parse().unwrap());
            }
            (Value::Array(list), 1 | 2) => list.push(other),
            _ => {
                *changed.pointer_mut(path).unwrap() = match chance.below(3) {
                    0 => other,
                    1 => Value::from("x"),
                    _ => Value::from(7),
                }
            }
        }
        if same(&changed) != same(&value) {
            return changed.to_string();
        }
    }
}

/// A value and a list of that value are one statement, and lists are sets: what differs in that
/// alone was not changed.
fn same(value: &Value) -> Value {
    match value {
        Value::Array(list) => {
            let mut list: Vec<Value> = list.iter().map(same).collect();
            list.sort_by_key(Value::to_string);
            list.dedup();
            if list.len() == 1 {
                list.remove(0)
            } else {
                list.into()
            }
        }
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), same(v))).collect(),
        other => other.clone(),
    }
}

fn changed(text: &str, chance: &mut Chance) -> String {
    if chance.below(2) == 0 {
        byte_changed(text, chance)
    } else {
        field_changed(text, chance)
    }
}

/// Whether the text still says the same.
fn unchanged(before: &str, after: &str) -> bool {
    let read = |text: &str| serde_json::from_str::<Value>(text).ok().map(|v| same(&v));
    read(after).is_some_and(|after| Some(after) == read(before))
}

#[test]
fn all_is_well_before_anything_is_changed() {
    let known = at_hand(&status(), &did_json(), &list_of_issuers()).unwrap();
    for suite in [Suite::EddsaRdfc2022, Suite::EddsaJcs2022] {
        let report = verify(badge(suite).as_bytes(), &known).unwrap();
        assert_eq!(report.verdict(), Verdict::Valid, "{report:?}");
    }
}

#[test]
fn a_changed_credential_is_not_valid() {
    let known = at_hand(&status(), &did_json(), &list_of_issuers()).unwrap();
    for (suite, number) in [
        (Suite::EddsaRdfc2022, how_many(400)),
        (Suite::EddsaJcs2022, how_many(5_000)),
    ] {
        let whole = badge(suite);
        let mut chance = Chance(1);
        let (mut done, mut refused) = (0, 0);
        while done < number {
            let text = changed(&whole, &mut chance);
            if unchanged(&whole, &text) {
                continue;
            }
            done += 1;
            match verify(text.as_bytes(), &known) {
                Err(reason) => {
                    assert!(!reason.to_string().is_empty());
                    refused += 1;
                }
                Ok(report) => {
                    assert_ne!(
                        report.verdict(),
                        Verdict::Valid,
                        "{suite:?}\n{text}\n{whole}"
                    );
                    assert!(report.reasons().count() > 0);
                }
            }
        }
        assert!(refused < done);
    }
}

#[test]
fn a_changed_jwt_is_not_valid() {
    let known = at_hand(&status(), &did_json(), &list_of_issuers()).unwrap();
    let whole = jwt(
        &credential(&small()).unwrap(),
        &p256(9),
        &SigningKeyOfJwt::Address(format!("{DID}#key-2")),
    )
    .unwrap();
    assert_eq!(
        verify(whole.as_bytes(), &known).unwrap().verdict(),
        Verdict::Valid
    );
    let mut chance = Chance(2);
    for _ in 0..how_many(3_000) {
        let text = byte_changed(&whole, &mut chance);
        if let Ok(report) = verify(text.as_bytes(), &known) {
            assert_ne!(report.verdict(), Verdict::Valid, "{text}");
            assert!(report.reasons().count() > 0);
        }
    }
}

#[test]
fn a_changed_code_is_not_valid() {
    let mut known = at_hand(&status(), &did_json(), &list_of_issuers()).unwrap();
    known.now = moment("2026-12-01T00:00:00Z");
    let claim = Claim {
        issuer: DID.into(),
        serial: "ADS-1/00042".into(),
        awarded: moment("2026-11-20T10:00:00Z"),
        learner: "Zoë Ünal".into(),
        title: "Applied Data Skills".into(),
        status: Some(8),
        list: Some("https://uni.example/status/1".into()),
        ..Claim::default()
    };
    for size in [Size::Compact, Size::Full] {
        let whole = printed(&claim, size, &ed25519(7)).unwrap();
        let report = verify_printed(&whole, &known).unwrap();
        assert_eq!(report.verdict(), Verdict::Valid, "{report:?}");
        let letters = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        let mut chance = Chance(3);
        for _ in 0..how_many(5_000) {
            let mut bytes = whole.as_bytes().to_vec();
            match chance.below(4) {
                0 => {
                    bytes.remove(chance.below(bytes.len()));
                }
                1 => bytes.insert(chance.below(bytes.len()), letters[chance.below(45)]),
                2 => {
                    let (a, b) = (chance.below(bytes.len()), chance.below(bytes.len()));
                    bytes.swap(a, b);
                }
                _ => {
                    let at = chance.below(bytes.len());
                    bytes[at] = letters[chance.below(45)];
                }
            }
            if bytes == whole.as_bytes() {
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            if let Ok(report) = verify_printed(&text, &known) {
                assert_ne!(report.verdict(), Verdict::Valid, "{text}\n{whole}");
            }
        }
    }
}

#[test]
fn with_a_changed_list_or_document_nothing_is_valid_that_rests_on_it() {
    let (good_status, good_document, good_issuers) = (status(), did_json(), list_of_issuers());
    let badge = badge(Suite::EddsaJcs2022);
    let mut chance = Chance(4);
    for _ in 0..how_many(200) {
        let text = changed(&good_status, &mut chance);
        if !unchanged(&good_status, &text) {
            let known = at_hand(&text, &good_document, &good_issuers).unwrap();
            let report = verify(badge.as_bytes(), &known).unwrap();
            assert_ne!(report.verdict(), Verdict::Valid, "{text}");
        }
    }
    for _ in 0..how_many(5_000) {
        let text = changed(&good_issuers, &mut chance);
        if !unchanged(&good_issuers, &text) {
            let known = Known::at(moment("2026-12-01T00:00:00Z"));
            assert!(verify_issuer_list(&text, &known).is_err(), "{text}");
        }
    }
    // A document of keys has no signature: what is changed in it may be another key, another name
    // or nothing that counts, and is never a panic.
    for _ in 0..how_many(2_000) {
        let text = changed(&good_document, &mut chance);
        if let Some(known) = at_hand(&good_status, &text, &good_issuers) {
            let _ = verify(badge.as_bytes(), &known).map(|report| report.verdict());
        }
    }
}
