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

use crate::changes::{Chance, byte_changed, changed, unchanged};
use crate::help::{ed25519, facts, moment, options, p256};

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
