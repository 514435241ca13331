//! The fast way of signing is the full way.

use credential::Reason;
use credential::badge::{credential, varying};
use credential::proof::{
    SigningRun, Suite, Template, Varying, hashes, sign, verify_proof, without_proof,
};
use serde_json::{Value, json};

use crate::help::{ed25519, facts, options};

fn one(number: u32) -> Varying {
    varying(credential(&facts(number)).unwrap())
}

#[test]
fn a_run_signs_what_the_full_way_signs() {
    let key = ed25519(7);
    let mut run = SigningRun::new(options(&key), &key, 42).unwrap();
    for number in 0..60 {
        let varying = one(number);
        let fast = run.sign(&varying).unwrap();
        let full = sign(&varying.document, &options(&key), &key).unwrap();
        assert_eq!(fast, full, "{number}");
        let proof = fast["proof"][0].as_object().unwrap();
        verify_proof(&without_proof(&fast), proof, &key.public()).unwrap();
    }
    let (signed, proven) = run.counts();
    assert_eq!(signed, 60);
    assert!((1..10).contains(&proven), "{proven} were proven");
}

#[test]
fn shapes_may_change_within_a_run() {
    let key = ed25519(7);
    let mut run = SigningRun::new(options(&key), &key, 1).unwrap();
    for number in 0..12 {
        let mut facts = facts(number);
        if number % 2 == 0 {
            facts.evidence.clear();
        }
        if number % 3 == 0 {
            facts.results.pop();
            facts.status = None;
        }
        let varying = varying(credential(&facts).unwrap());
        assert_eq!(
            run.sign(&varying).unwrap(),
            sign(&varying.document, &options(&key), &key).unwrap()
        );
    }
    assert_eq!(run.counts().0, 12);
    assert!(run.counts().1 >= 4, "each shape is proven once");
}

/// Values that make two nodes alike, or that have to be escaped, or move the names of nodes.
#[test]
fn awkward_values_come_to_the_same() {
    let document = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": "https://uni.example/",
        "credentialSubject": {
            "type": "AchievementSubject",
            "id": "urn:uuid:2",
            "identifier": [
                {"type": "IdentityObject", "hashed": true, "identityHash": "a", "identityType": "x", "salt": "1"},
                {"type": "IdentityObject", "hashed": true, "identityHash": "b", "identityType": "x", "salt": "2"},
                {"type": "IdentityObject", "hashed": true, "identityHash": "c", "identityType": "x", "salt": "3"},
            ],
        },
    });
    let paths: Vec<String> = (0..3)
        .flat_map(|n| {
            ["identityHash", "salt"].map(|f| format!("/credentialSubject/identifier/{n}/{f}"))
        })
        .chain(["/id".to_owned(), "/credentialSubject/id".to_owned()])
        .collect();
    let template = Template::new(&document, &paths).unwrap();
    let some = [
        "",
        "a",
        "b",
        "a\"b",
        "\\",
        "\n\t\r\u{8}\u{c}",
        "é\u{1F600}",
        "_:c14n0",
        "<urn:x>",
        "\u{1}\u{7f}",
    ];
    let mut seed = 7_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize
    };
    for round in 0..150 {
        let mut values: Vec<String> = (0..6)
            .map(|_| some[next() % some.len()].to_owned())
            .collect();
        // Both identifiers may be one.
        values.push(format!("urn:uuid:{}", next() % 3));
        values.push(format!("urn:uuid:{}", next() % 3));
        let mut filled = document.clone();
        for (path, value) in paths.iter().zip(&values) {
            *filled.pointer_mut(path).unwrap() = value.clone().into();
        }
        let Value::Object(filled) = filled else {
            panic!();
        };
        let full = hashes(Suite::EddsaRdfc2022, &filled, &options_map()).unwrap();
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        assert_eq!(
            template.canonical(&values).unwrap(),
            full.document,
            "{round}: {values:?}"
        );
    }
}

fn options_map() -> serde_json::Map<String, Value> {
    options(&ed25519(7)).written().as_object().unwrap().clone()
}

#[test]
fn a_template_refuses_what_it_cannot_vary() {
    let document = Value::Object(one(1).document);
    let unfit = |path: &str| Template::new(&document, &[path.to_owned()]).unwrap_err();
    for path in [
        "/nowhere",
        "/type/1",
        "/credentialSubject/creditsEarned",
        "/credentialSubject",
        "/@context/1",
    ] {
        assert!(
            matches!(
                unfit(path),
                Reason::TemplateUnfit(_) | Reason::UnknownContext(_) | Reason::UndefinedTerm(_)
            ),
            "{path}: {:?}",
            unfit(path)
        );
    }
    let template = Template::new(&document, &["/id".to_owned()]).unwrap();
    assert_eq!(
        template.canonical(&["no address"]),
        Err(Reason::NotAbsolute("no address".into()))
    );
    assert!(template.canonical(&[]).is_err());
}

/// A place whose value decides about more than itself is found out on the sample, and the run is
/// refused.
#[test]
fn a_run_whose_fast_way_differs_is_refused() {
    let key = ed25519(7);
    let document = |word: &str| {
        json!({
            "@context": ["https://www.w3.org/ns/credentials/v2", {
                "level": {"@id": "urn:level", "@type": "@vocab"},
                "x": "urn:prefix:",
            }],
            "id": "urn:uuid:1",
            "type": ["VerifiableCredential"],
            "issuer": "https://uni.example/",
            "credentialSubject": {"id": "urn:uuid:2", "level": word},
        })
        .as_object()
        .unwrap()
        .clone()
    };
    let mut run = SigningRun::new(options(&key), &key, 3).unwrap();
    let varying = Varying {
        document: document("x:a"),
        paths: vec!["/credentialSubject/level".into()],
    };
    assert_eq!(run.sign(&varying), Err(Reason::RunRefused));
    assert!(matches!(
        SigningRun::new(
            credential::proof::ProofOptions {
                suite: Suite::EddsaJcs2022,
                ..options(&key)
            },
            &key,
            1
        ),
        Err(Reason::KeyNotForSuite(..))
    ));
}
