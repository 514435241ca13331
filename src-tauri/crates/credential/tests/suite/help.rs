//! What several tests need.

use std::path::PathBuf;

use credential::badge::{
    Achievement, Alignment, Credential, Elements, Evidence, Identifier, Identity, Issuer, Learner,
    LearnerResult, Outcome, ResultDescription, RubricLevel, StatusEntry,
};
use credential::keys::{KeyKind, SecretKey, did_key, did_key_method};
use credential::proof::{ProofOptions, Suite};
use jiff::Timestamp;
use serde_json::{Map, Value};

pub fn fixture(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(path)
}

pub fn bytes(path: &str) -> Vec<u8> {
    std::fs::read(fixture(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub fn text(path: &str) -> String {
    String::from_utf8(bytes(path)).unwrap()
}

pub fn object(path: &str) -> Map<String, Value> {
    serde_json::from_str(&text(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn ed25519(seed: u8) -> SecretKey {
    SecretKey::from_bytes(KeyKind::Ed25519, &[seed; 32]).unwrap()
}

pub fn p256(seed: u8) -> SecretKey {
    SecretKey::from_bytes(KeyKind::P256, &[seed; 32]).unwrap()
}

pub fn options(key: &SecretKey) -> ProofOptions {
    ProofOptions {
        suite: Suite::EddsaRdfc2022,
        verification_method: did_key_method(&key.public()),
        created: moment("2026-11-27T09:00:00Z"),
    }
}

/// A credential with something in every field.
pub fn facts(number: u32) -> Credential {
    let issuer = Issuer {
        id: did_key(&ed25519(7).public()),
        name: "University of Applied Examples".into(),
        url: Some("https://uni.example/".into()),
        email: Some("registry@uni.example".into()),
        country: Some("NL".into()),
        country_name: Some("Netherlands".into()),
        image: Some("https://uni.example/logo.png".into()),
        identifiers: vec![Identifier {
            identifier: "https://ror.org/012345678".into(),
            kind: "ext:ROR".into(),
        }],
        parent: Some(Box::new(Issuer {
            id: "https://ministry.example/".into(),
            name: "Ministry of Examples".into(),
            ..Issuer::default()
        })),
    };
    let level = |n: u32, name: &str| RubricLevel {
        id: format!("urn:uuid:00000000-0000-4000-8000-00000000010{n}"),
        name: name.into(),
        description: Some(format!("{name}: explains “why”\nand how")),
        points: Some(n.to_string()),
    };
    let competency = Alignment {
        name: "data analysis".into(),
        url: "http://data.europa.eu/esco/skill/2b92a5b2-6758-4ee3-9fb4-b6387a55cc8f".into(),
        description: Some("Collect data and \"test\" it".into()),
        code: Some("S2.7.1".into()),
        framework: Some("ESCO".into()),
        kind: Some("ceasn:Competency".into()),
    };
    Credential {
        id: format!("urn:uuid:00000000-0000-4000-8000-{number:012}"),
        name: "Applied Data Skills".into(),
        issuer,
        learner: Learner {
            id: Some(format!("urn:uuid:00000000-0000-4000-9000-{number:012}")),
            identities: vec![
                Identity {
                    kind: "emailAddress".into(),
                    value: format!("Learner{number}@uni.example"),
                    salt: Some(format!("salt{number}")),
                },
                Identity {
                    kind: "name".into(),
                    value: format!("Zoë Ünal-{number}"),
                    salt: None,
                },
            ],
        },
        achievement: Achievement {
            id: "urn:uuid:00000000-0000-4000-8000-0000000000aa".into(),
            name: "Applied Data Skills".into(),
            description: "Reads, tests and explains data.".into(),
            criteria: "# How it is earned\n\nA project and a test.".into(),
            criteria_url: Some("https://uni.example/ads-1".into()),
            kind: Some("MicroCredential".into()),
            code: Some("ADS-1".into()),
            version: Some("2".into()),
            language: Some("en".into()),
            credits: Some(1.5),
            field: Some("0613".into()),
            image: Some("https://uni.example/ads.png".into()),
            creator: Some(Issuer {
                id: "https://partner.example/".into(),
                name: "Partner".into(),
                ..Issuer::default()
            }),
            tags: vec!["data".into(), "statistics".into()],
            outcomes: vec![
                Outcome {
                    text: "Explain what a sample tells".into(),
                    alignments: vec![competency.clone()],
                },
                Outcome {
                    text: "Test a hypothesis".into(),
                    alignments: vec![competency],
                },
            ],
            alignments: vec![],
            results: vec![
                ResultDescription {
                    id: "urn:uuid:00000000-0000-4000-8000-000000000100".into(),
                    name: "Argument".into(),
                    kind: "RubricCriterionLevel".into(),
                    levels: vec![level(1, "Developing"), level(2, "Proficient")],
                    required_level: Some("urn:uuid:00000000-0000-4000-8000-000000000101".into()),
                    ..ResultDescription::default()
                },
                ResultDescription {
                    id: "urn:uuid:00000000-0000-4000-8000-000000000200".into(),
                    name: "Grade".into(),
                    kind: "LetterGrade".into(),
                    allowed: vec!["F".into(), "C".into(), "A".into()],
                    required_value: Some("C".into()),
                    ..ResultDescription::default()
                },
                ResultDescription {
                    id: "urn:uuid:00000000-0000-4000-8000-000000000300".into(),
                    name: "Points".into(),
                    kind: "RawScore".into(),
                    minimum: Some("0".into()),
                    maximum: Some("100".into()),
                    ..ResultDescription::default()
                },
            ],
            elements: Elements {
                workload_hours: Some(42),
                level: Some("NLQF 5".into()),
                eqf: Some(5),
                assessment: vec!["Project".into(), "Written test".into()],
                participation: Some("Blended".into()),
                quality_assurance: Some("Accredited by the NVAO".into()),
                prerequisites: Some("None".into()),
                supervision: Some("Supervised on site with identity verification".into()),
                identity_checked: Some(true),
                stackability: Some("Stackable towards the minor".into()),
                further: Some("See the handbook".into()),
            },
            endorsements: vec![],
            endorsement_jwts: vec![],
        },
        results: vec![
            LearnerResult {
                description: Some("urn:uuid:00000000-0000-4000-8000-000000000100".into()),
                level: Some(format!(
                    "urn:uuid:00000000-0000-4000-8000-00000000010{}",
                    1 + number % 2
                )),
                ..LearnerResult::default()
            },
            LearnerResult {
                description: Some("urn:uuid:00000000-0000-4000-8000-000000000200".into()),
                value: Some(if number.is_multiple_of(3) { "A" } else { "C" }.into()),
                status: Some("Completed".into()),
                ..LearnerResult::default()
            },
            LearnerResult {
                description: Some("urn:uuid:00000000-0000-4000-8000-000000000300".into()),
                value: Some((number % 100).to_string()),
                ..LearnerResult::default()
            },
        ],
        credits_earned: Some(1.5),
        evidence: vec![Evidence {
            id: Some(format!("https://uni.example/work/{number}")),
            name: Some("Project report".into()),
            description: Some("A report of \t twelve pages".into()),
            narrative: Some(format!("Group {}", number % 4)),
            genre: Some("ePortfolio".into()),
        }],
        status: Some(StatusEntry {
            list: "https://uni.example/status/1".into(),
            index: u64::from(number) * 7 + 1,
        }),
        awarded: Some(moment("2026-11-20T10:00:00Z")),
        valid_from: moment("2026-11-27T09:00:00Z"),
        valid_until: Some(moment("2031-11-27T09:00:00Z")),
        endorsements: vec![],
        number: Some(format!("ADS-1/{number:05}")),
        narrative: Some("Well done.".into()),
    }
}
