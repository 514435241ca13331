//! Measures signing, verifying and printed claims on one core; it prints and never fails.
//! `cargo run --release -p credential --example figures`
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::time::Instant;

use credential::badge::{
    Achievement, Credential, Elements, Identity, Issuer, Learner, LearnerResult, Outcome,
    ResultDescription, StatusEntry, credential, varying,
};
use credential::claim::{Claim, Size, printed, read_claim, verify_claim};
use credential::keys::{KeyKind, SecretKey, did_key, did_key_method};
use credential::proof::{ProofOptions, SigningKeyOfJwt, SigningRun, Suite, jwt, sign};
use credential::verify::{Known, verify};
use serde_json::Value;

fn facts(number: u32, issuer: &str) -> Credential {
    let moment = "2026-11-27T09:00:00Z".parse().unwrap();
    Credential {
        id: format!("urn:uuid:00000000-0000-4000-8000-{number:012}"),
        name: "Applied Data Skills".into(),
        issuer: Issuer {
            id: issuer.into(),
            name: "University of Applied Examples".into(),
            country: Some("NL".into()),
            ..Issuer::default()
        },
        learner: Learner {
            id: Some(format!("urn:uuid:00000000-0000-4000-9000-{number:012}")),
            identities: vec![Identity {
                kind: "emailAddress".into(),
                value: format!("learner{number}@uni.example"),
                salt: Some(format!("salt{number}")),
            }],
        },
        achievement: Achievement {
            id: "urn:uuid:00000000-0000-4000-8000-0000000000aa".into(),
            name: "Applied Data Skills".into(),
            description: "Reads, tests and explains data.".into(),
            criteria: "A project and a test.".into(),
            outcomes: vec![
                Outcome {
                    text: "Explain what a sample tells".into(),
                    alignments: vec![],
                },
                Outcome {
                    text: "Test a hypothesis".into(),
                    alignments: vec![],
                },
            ],
            results: vec![ResultDescription {
                id: "urn:uuid:00000000-0000-4000-8000-000000000200".into(),
                name: "Grade".into(),
                kind: "LetterGrade".into(),
                ..ResultDescription::default()
            }],
            elements: Elements {
                workload_hours: Some(42),
                eqf: Some(5),
                assessment: vec!["Project".into()],
                participation: Some("Blended".into()),
                quality_assurance: Some("Accredited".into()),
                ..Elements::default()
            },
            ..Achievement::default()
        },
        results: vec![LearnerResult {
            description: Some("urn:uuid:00000000-0000-4000-8000-000000000200".into()),
            value: Some("A".into()),
            ..LearnerResult::default()
        }],
        credits_earned: None,
        evidence: vec![],
        status: Some(StatusEntry {
            list: "https://uni.example/status/1".into(),
            index: u64::from(number),
        }),
        awarded: Some(moment),
        valid_from: moment,
        valid_until: None,
        endorsements: vec![],
        number: Some(format!("ADS-1/{number:05}")),
        narrative: None,
    }
}

fn measured(what: &str, number: u32, mut each: impl FnMut(u32)) {
    let start = Instant::now();
    (0..number).for_each(&mut each);
    let took = start.elapsed();
    println!(
        "{what:<44} {:>10.0}/s  ({number} in {took:.2?})",
        f64::from(number) / took.as_secs_f64()
    );
}

fn main() {
    let key = SecretKey::from_bytes(KeyKind::Ed25519, &[7; 32]).unwrap();
    let second = SecretKey::from_bytes(KeyKind::P256, &[9; 32]).unwrap();
    let issuer = did_key(&key.public());
    let options = ProofOptions {
        suite: Suite::EddsaRdfc2022,
        verification_method: did_key_method(&key.public()),
        created: "2026-11-27T09:00:00Z".parse().unwrap(),
    };
    let one = credential(&facts(1, &issuer)).unwrap();
    println!(
        "a credential has {} bytes",
        Value::Object(one.clone()).to_string().len()
    );
    measured("built", 20_000, |n| {
        drop(credential(&facts(n, &issuer)).unwrap())
    });
    let built: Vec<_> = (0..20_000)
        .map(|n| varying(credential(&facts(n, &issuer)).unwrap()))
        .collect();
    let mut run = SigningRun::new(options.clone(), &key, 42).unwrap();
    measured("signed, eddsa-rdfc-2022, fast way", 20_000, |n| {
        drop(run.sign(&built[n as usize]).unwrap())
    });
    println!("{:?} signed and proven", run.counts());
    measured("signed, eddsa-rdfc-2022, full way", 200, |n| {
        drop(sign(&built[n as usize].document, &options, &key).unwrap());
    });
    measured("sealed, ES256", 5_000, |n| {
        drop(
            jwt(
                &built[n as usize].document,
                &second,
                &SigningKeyOfJwt::Enclosed,
            )
            .unwrap(),
        );
    });
    let text = Value::Object(sign(&one, &options, &key).unwrap()).to_string();
    let known = Known::at("2026-12-01T00:00:00Z".parse().unwrap());
    measured("verified, eddsa-rdfc-2022", 200, |_| {
        drop(verify(text.as_bytes(), &known).unwrap())
    });
    let claim = Claim {
        issuer: "did:web:uni.example".into(),
        serial: "ADS-1/00042".into(),
        learner: "Zoë Ünal".into(),
        title: "Applied Data Skills".into(),
        status: Some(8),
        ..Claim::default()
    };
    measured("printed claims made, compact", 20_000, |_| {
        drop(printed(&claim, Size::Compact, &key).unwrap())
    });
    let code = printed(&claim, Size::Compact, &key).unwrap();
    measured("printed claims verified, compact", 20_000, |_| {
        verify_claim(&read_claim(&code).unwrap(), &key.public()).unwrap();
    });
}
