//! Files that mean harm: each is refused with a true reason, in good time, without a panic.
//! `CREDWRIGHT_FUZZ` sets how many inputs each reader gets.

use std::time::{Duration, Instant};

use credential::Reason;
use credential::badge::credential;
use credential::baking::{bake_png, bake_svg, unbake_png, unbake_svg};
use credential::claim::{Size, printed, read_claim};
use credential::json::{Limits, read as read_json};
use credential::keys::{
    address_of_did_web, public_from_jwk, public_from_multikey, public_of_did_key,
    restore_from_paper, secret_from_jwk, secret_from_pkcs8, secret_to_pkcs8,
};
use credential::linked_data::dataset;
use credential::proof::{SigningKeyOfJwt, jwt, read_jwt, sign};
use credential::status::Bits;
use credential::verify::{Answer, Known, verify, verify_issuer_list, verify_printed};
use serde_json::{Value, json};

use crate::changes::Chance;
use crate::help::{bytes, ed25519, facts, moment, options, p256};

fn known() -> Known {
    Known::at(moment("2026-12-01T00:00:00Z"))
}

fn signed() -> String {
    let built = credential(&facts(1)).unwrap();
    Value::Object(sign(&built, &options(&ed25519(7)), &ed25519(7)).unwrap()).to_string()
}

/// A badge around a value of the subject, with a proof that cannot fit.
fn badge(extra: &Value, contexts: Vec<Value>) -> String {
    let mut context = vec![
        json!("https://www.w3.org/ns/credentials/v2"),
        json!("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"),
    ];
    context.extend(contexts);
    let mut badge: Value = serde_json::from_str(&signed()).unwrap();
    badge["@context"] = context.into();
    badge["credentialSubject"] = extra.clone();
    badge.as_object_mut().unwrap().remove("credentialSchema");
    badge.to_string()
}

fn in_good_time(what: &str, file: &str) -> Finding {
    let start = Instant::now();
    let report = verify(file.as_bytes(), &known());
    let took = start.elapsed();
    assert!(took < Duration::from_secs(20), "{what} took {took:?}");
    match report {
        Err(reason) => Finding::Refused(reason),
        Ok(report) => {
            assert_ne!(report.unchanged.answer, Answer::Yes, "{what}");
            Finding::Unchanged(report.unchanged.reasons)
        }
    }
}

#[derive(Debug, PartialEq)]
enum Finding {
    Refused(Reason),
    Unchanged(Vec<Reason>),
}

#[test]
fn nothing_takes_forever() {
    // As deep as JSON may be, each level with a context of its own type.
    let mut deep = json!({"id": "urn:x:0", "type": "Profile", "name": "x"});
    for number in 1..40 {
        deep = json!({"id": format!("urn:x:{number}"), "type": "Profile", "parentOrg": deep});
    }
    in_good_time("depth", &badge(&deep, vec![]));
    let mut deeper = deep;
    for number in 0..20 {
        deeper = json!({"id": format!("urn:y:{number}"), "type": "Profile", "parentOrg": deeper});
    }
    assert_eq!(
        in_good_time("more depth", &badge(&deeper, vec![])),
        Finding::Refused(Reason::TooDeep(48))
    );
    // One context after the other.
    let many = vec![json!("https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"); 5000];
    assert_eq!(
        in_good_time("contexts", &badge(&json!({"id": "urn:x"}), many)),
        Finding::Unchanged(vec![Reason::TooManyContexts(64)])
    );
    let nested: Vec<Value> = (0..500)
        .map(|n| json!({"@context": ["https://www.w3.org/ns/credentials/v2"], "id": format!("urn:{n}")}))
        .collect();
    assert_eq!(
        in_good_time("nested contexts", &badge(&json!(nested), vec![])),
        Finding::Unchanged(vec![Reason::TooManyContexts(64)])
    );
    // Many nodes.
    let nodes: Vec<Value> = (0..20_000)
        .map(|n| json!({"type": "Profile", "id": format!("urn:{n}")}))
        .collect();
    assert_eq!(
        in_good_time("nodes", &badge(&json!(nodes), vec![])),
        Finding::Unchanged(vec![Reason::TooManyValues(10_000)])
    );
    // Nodes without a name that all know each other: the poisoned graph.
    let clique: Vec<Value> = (0..14)
        .map(|n| {
            let others: Vec<Value> = (0..14)
                .filter(|o| *o != n)
                .map(|o| json!({"id": format!("_:b{o}")}))
                .collect();
            json!({"id": format!("_:b{n}"), "urn:knows": others})
        })
        .collect();
    assert_eq!(
        in_good_time(
            "clique",
            &badge(&json!({"id": "urn:x", "urn:has": clique}), vec![])
        ),
        Finding::Unchanged(vec![Reason::TooEntangled])
    );
}

#[test]
fn contexts_cannot_give_words_another_meaning() {
    let refused = |context: Value| {
        let document = json!({
            "@context": ["https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json", context],
            "id": "urn:x", "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "issuer": "https://uni.example/", "name": "x", "validUntil": "2020-01-01T00:00:00Z",
            "credentialSubject": {"id": "urn:y", "type": "AchievementSubject"},
        });
        dataset(&document)
    };
    for context in [
        json!({"name": "urn:other"}),
        json!({"type": "@id"}),
        json!({"OpenBadgeCredential": "urn:other"}),
        json!(null),
        json!({"@import": "https://uni.example/context.json"}),
        json!({"a": "b:x", "b": "a:x"}),
        json!(7),
    ] {
        let found = refused(context.clone());
        assert!(
            matches!(
                found,
                Err(Reason::ContextRefused(_)
                    | Reason::UnknownContext(_)
                    | Reason::UndefinedTerm(_))
            ),
            "{context}: {found:?}"
        );
    }
    assert!(matches!(
        refused(json!("https://uni.example/context.json")),
        Err(Reason::UnknownContext(_))
    ));
}

/// The same statements under other names fit the same signature. Who reads the JSON would not find
/// the expiry, the status, the failed result.
#[test]
fn nothing_hides_under_another_name() {
    let whole: Value = serde_json::from_str(&signed()).unwrap();
    let ask = |document: &Value| verify(document.to_string().as_bytes(), &known()).unwrap();
    assert_eq!(ask(&whole).unchanged.answer, Answer::Yes);
    let hidden = |change: &dyn Fn(&mut Value)| {
        let mut document = whole.clone();
        change(&mut document);
        let report = ask(&document);
        assert_eq!(
            report.unchanged.answer,
            Answer::No,
            "{:?}",
            report.unchanged
        );
        report.unchanged.reasons
    };
    let date = "http://www.w3.org/2001/XMLSchema#dateTime";
    let until = "https://www.w3.org/2018/credentials#validUntil";
    let status = "https://www.w3.org/2018/credentials#credentialStatus";
    let named = |name: &str| vec![Reason::UnderAnotherName(name.into())];
    // By an alias.
    assert_eq!(
        hidden(&|d| {
            let value = d.as_object_mut().unwrap().remove("validUntil").unwrap();
            d["bestBefore"] = value;
            let alias = json!({"bestBefore": {"@id": until, "@type": date}});
            d["@context"].as_array_mut().unwrap().push(alias);
        }),
        named("validUntil")
    );
    // By the whole address.
    assert_eq!(
        hidden(&|d| {
            let value = d.as_object_mut().unwrap().remove("validUntil").unwrap();
            d[until] = json!({"@value": value, "@type": date});
        }),
        named("validUntil")
    );
    assert_eq!(
        hidden(&|d| {
            let value = d
                .as_object_mut()
                .unwrap()
                .remove("credentialStatus")
                .unwrap();
            d[status] = value;
        }),
        named("credentialStatus")
    );
    assert_eq!(
        hidden(&|d| {
            let subject = d["credentialSubject"].as_object_mut().unwrap();
            let value = subject.remove("result").unwrap();
            subject.insert(
                "https://purl.imsglobal.org/spec/vc/ob/vocab.html#result".into(),
                value,
            );
        }),
        named("result")
    );
    // In another place of the file.
    for keyword in ["@included", "@graph", "@nest"] {
        let reasons = hidden(&|d| {
            let value = d.as_object_mut().unwrap().remove("validUntil").unwrap();
            let moved = json!({"id": d["id"], "type": d["type"], "validUntil": value});
            d[keyword] = moved;
        });
        assert_eq!(reasons, vec![Reason::NotCompact(keyword.into())]);
    }
    assert_eq!(
        hidden(&|d| {
            let value = d.as_object_mut().unwrap().remove("id").unwrap();
            d["@id"] = value;
        }),
        vec![Reason::NotCompact("@id".into())]
    );
    // In the proof.
    assert_eq!(
        hidden(&|d| {
            let proof = d["proof"][0].as_object_mut().unwrap();
            let value = proof.remove("created").unwrap();
            proof.insert(
                "http://purl.org/dc/terms/created".into(),
                json!({"@value": value, "@type": date}),
            );
        }),
        named("created")
    );
}

trait Spoil {
    fn spoil(&mut self, seed: &[u8]) -> Vec<u8>;
}

impl Spoil for Chance {
    /// A seed with a few bytes changed, cut out, doubled or put in.
    fn spoil(&mut self, seed: &[u8]) -> Vec<u8> {
        let mut out = seed.to_vec();
        for _ in 0..=self.below(4) {
            if out.is_empty() {
                break;
            }
            let at = self.below(out.len());
            match self.below(5) {
                0 => out[at] = self.below(256) as u8,
                1 => out[at] ^= 1 << self.below(8),
                2 => out.truncate(at),
                3 => {
                    let end = (at + self.below(16)).min(out.len());
                    let piece = out[at..end].to_vec();
                    let to = self.below(out.len());
                    out.splice(to..to, piece);
                }
                _ => {
                    let end = (at + self.below(8)).min(out.len());
                    out.drain(at..end);
                }
            }
        }
        out
    }
}

/// Every reader gets spoiled inputs of its own kind. What counts is that each comes back.
#[test]
fn no_input_makes_a_reader_panic() {
    let number: usize = std::env::var("CREDWRIGHT_FUZZ")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1500);
    let json = signed().into_bytes();
    let token = jwt(
        &credential(&facts(1)).unwrap(),
        &p256(9),
        &SigningKeyOfJwt::Enclosed,
    )
    .unwrap();
    let claim = credential::claim::Claim {
        issuer: "did:web:uni.example".into(),
        serial: "1".into(),
        ..credential::claim::Claim::default()
    };
    let code = printed(&claim, Size::Full, &ed25519(7)).unwrap();
    let picture = bake_png(
        &bytes("open-badges/validator-samples/simple-json.png")[..33]
            .iter()
            .copied()
            .chain(*b"\0\0\0\0IEND\xae\x42\x60\x82")
            .collect::<Vec<u8>>(),
        "{}",
    )
    .unwrap();
    let svg = bake_svg(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>",
        "{\"a\":1}",
    )
    .unwrap();
    let list = Bits::new(0).unwrap().encoded().unwrap();
    let pem = secret_to_pkcs8(&p256(9)).unwrap().to_string();
    let paper = credential::keys::paper_backup(&ed25519(9)).lines.join("\n");
    let key = credential::keys::public_to_multikey(&ed25519(7).public());
    let jwk = credential::keys::secret_to_jwk(&p256(9)).to_string();
    let known = known();
    let mut chance = Chance(11);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let mut inputs = 0;
    for round in 0..number {
        let spoiled = chance.spoil(&json);
        let _ = read_json(&spoiled, Limits::CREDENTIAL);
        // The whole way costs more: JSON-LD.
        if round % 25 == 0 {
            let _ = verify(&spoiled, &known);
        }
        let _ = verify_issuer_list(&text(chance.spoil(&json)), &known);
        let _ = read_jwt(&text(chance.spoil(token.as_bytes())));
        let _ = read_claim(&text(chance.spoil(code.as_bytes())));
        let _ = verify_printed(&text(chance.spoil(code.as_bytes())), &known);
        // Past the text, into the bytes.
        let inner = chance.spoil(&base45::decode(&code[4..]).unwrap());
        let _ = read_claim(&format!("CW1:{}", base45::encode(inner)));
        let _ = unbake_png(&chance.spoil(&picture));
        let _ = unbake_svg(&text(chance.spoil(svg.as_bytes())));
        let _ = Bits::decode(&text(chance.spoil(list.as_bytes())));
        let _ = secret_from_pkcs8(&text(chance.spoil(pem.as_bytes())));
        let _ = restore_from_paper(&[&text(chance.spoil(paper.as_bytes()))]);
        let spoiled = text(chance.spoil(key.as_bytes()));
        let _ = public_from_multikey(&spoiled);
        let _ = public_of_did_key(&format!("did:key:{spoiled}"));
        let _ = address_of_did_web(&format!("did:web:{spoiled}"));
        if let Ok(jwk) = serde_json::from_str(&text(chance.spoil(jwk.as_bytes()))) {
            let _ = public_from_jwk(&jwk);
            let _ = secret_from_jwk(&jwk);
        }
        inputs += 14;
    }
    assert!(inputs >= number * 14);
}
