//! Building: valid against the strict schema, clean linked data, nothing unsigned.

use credential::Reason;
use credential::badge::{Endorsement, Issuer, credential, endorsement, is_identity};
use credential::keys::{did_key, did_key_method};
use credential::linked_data::dataset;
use credential::proof::{ProofOptions, Suite, sign};
use credential::verify::{Answer, Known, Verdict, verify};
use serde_json::{Map, Value, json};

use crate::help::{ed25519, facts, moment, options, text};

fn schema(path: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(&text(path)).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn faults(schema: &jsonschema::Validator, document: &Map<String, Value>) -> Vec<String> {
    schema
        .iter_errors(&Value::Object(document.clone()))
        .map(|e| format!("{}: {e}", e.instance_path()))
        .collect()
}

const STRICT: &str = "open-badges/ob_v3p0_achievementcredential_schema.json";

fn signed(document: &Map<String, Value>) -> Map<String, Value> {
    let key = ed25519(7);
    sign(document, &options(&key), &key).unwrap()
}

#[test]
fn a_full_credential_is_valid_against_the_strict_schema() {
    let strict = schema(STRICT);
    let mut full = facts(1);
    let endorser = ed25519(8);
    let endorsed = endorsement(&Endorsement {
        id: "urn:uuid:00000000-0000-4000-8000-0000000000e1".into(),
        endorser: Issuer {
            id: did_key(&endorser.public()),
            name: "Employers’ Federation".into(),
            ..Issuer::default()
        },
        endorsed: full.achievement.id.clone(),
        comment: "We hire for this.".into(),
        valid_from: moment("2026-01-01T00:00:00Z"),
        valid_until: None,
    })
    .unwrap();
    assert_eq!(
        faults(
            &schema("open-badges/ob_v3p0_endorsementcredential_schema.json"),
            &endorsed
        ),
        Vec::<String>::new()
    );
    let endorsed = sign(&endorsed, &options(&endorser), &endorser).unwrap();
    full.achievement.endorsements = vec![endorsed.clone()];
    full.endorsements = vec![endorsed];
    let built = credential(&full).unwrap();
    assert_eq!(faults(&strict, &built), Vec::<String>::new());
    let signed = signed(&built);
    assert_eq!(faults(&strict, &signed), Vec::<String>::new());

    let mut known = Known::at(moment("2026-12-01T00:00:00Z"));
    let report = verify(Value::Object(signed.clone()).to_string().as_bytes(), &known).unwrap();
    assert_eq!(report.form.answer, Answer::Yes, "{:?}", report.form);
    assert_eq!(
        report.unchanged.answer,
        Answer::Yes,
        "{:?}",
        report.unchanged
    );
    assert_eq!(report.within.len(), 2);
    assert!(
        report
            .within
            .iter()
            .all(|r| r.unchanged.answer == Answer::Yes)
    );
    // Neither the list nor the issuer is known.
    assert_eq!(report.verdict(), Verdict::CannotTell);
    assert_eq!(
        report.status.reasons,
        [Reason::ListMissing("https://uni.example/status/1".into())]
    );
    // Later it has expired.
    known.now = moment("2032-01-01T00:00:00Z");
    let report = verify(Value::Object(signed).to_string().as_bytes(), &known).unwrap();
    assert_eq!(report.verdict(), Verdict::NotValid);
    assert_eq!(
        report.in_force.reasons,
        [Reason::Expired("2031-11-27T09:00:00Z".into())]
    );
}

#[test]
fn the_least_that_can_be_said_is_valid_too() {
    let strict = schema(STRICT);
    let mut least = facts(2);
    least.issuer = Issuer {
        id: least.issuer.id,
        name: least.issuer.name,
        ..Issuer::default()
    };
    least.achievement = credential::badge::Achievement {
        id: least.achievement.id,
        name: least.achievement.name,
        description: least.achievement.description,
        criteria: least.achievement.criteria,
        ..credential::badge::Achievement::default()
    };
    least.results.clear();
    least.evidence.clear();
    least.status = None;
    least.awarded = None;
    least.valid_until = None;
    least.number = None;
    least.narrative = None;
    least.credits_earned = None;
    least.learner.id = None;
    least.learner.identities.truncate(1);
    let built = credential(&least).unwrap();
    assert_eq!(faults(&strict, &built), Vec::<String>::new());
    assert_eq!(built["@context"].as_array().unwrap().len(), 3);
    signed(&built);
}

#[test]
fn what_is_required_is_asked_for() {
    type Change = fn(&mut credential::badge::Credential);
    let missing = |name: &str| Reason::FieldMissing(name.into());
    let cases: [(Change, Reason); 10] = [
        (
            |f| f.id = "certificate 1".into(),
            Reason::NotAbsolute("certificate 1".into()),
        ),
        (
            |f| f.issuer.id = "uni".into(),
            Reason::NotAbsolute("uni".into()),
        ),
        (|f| f.issuer.name = " ".into(), missing("issuer.name")),
        (|f| f.achievement.name.clear(), missing("achievement.name")),
        (
            |f| f.achievement.description.clear(),
            missing("achievement.description"),
        ),
        (
            |f| {
                f.achievement.criteria.clear();
                f.achievement.criteria_url = None;
            },
            missing("achievement.criteria"),
        ),
        (
            |f| {
                f.learner.id = None;
                f.learner.identities.clear();
            },
            missing("credentialSubject.identifier"),
        ),
        (
            |f| f.results[0].level = Some("urn:uuid:nowhere".into()),
            Reason::NothingOfThisName("urn:uuid:nowhere".into()),
        ),
        (
            |f| f.results[0].description = Some("urn:uuid:nowhere".into()),
            Reason::NothingOfThisName("urn:uuid:nowhere".into()),
        ),
        (
            |f| f.valid_until = Some(f.valid_from),
            Reason::EndsBeforeItBegins,
        ),
    ];
    for (change, reason) in cases {
        let mut facts = facts(3);
        change(&mut facts);
        assert_eq!(credential(&facts), Err(reason));
    }
}

#[test]
fn what_would_get_lost_is_refused_before_signing() {
    let built = credential(&facts(4)).unwrap();
    let key = ed25519(7);
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut document = Value::Object(built.clone());
        change(&mut document);
        let Value::Object(document) = document else {
            panic!();
        };
        sign(&document, &options(&key), &key).unwrap_err()
    };
    assert_eq!(
        refused(&|d| d["grading"] = "A".into()),
        Reason::UndefinedTerm("grading".into())
    );
    assert_eq!(
        refused(&|d| d["credentialSubject"]["achievement"]["ects"] = 3.into()),
        Reason::UndefinedTerm("ects".into())
    );
    assert_eq!(
        refused(&|d| d["type"] = json!(["VerifiableCredential", "Diploma"])),
        Reason::UndefinedTerm("type".into())
    );
    assert_eq!(
        refused(&|d| d["id"] = "1".into()),
        Reason::NotAbsolute("1".into())
    );
    assert_eq!(
        refused(&|d| d["issuer"]["id"] = "uni".into()),
        Reason::NotAbsolute("uni".into())
    );
    assert_eq!(
        refused(&|d| d["issuer"] = "uni".into()),
        Reason::NotAbsolute("uni".into())
    );
    assert_eq!(
        refused(&|d| d["@typo"] = "x".into()),
        Reason::UndefinedTerm("@typo".into())
    );
    assert_eq!(
        refused(&|d| d["name"] = json!({"@value": "Name", "@language": "not a tag"})),
        Reason::NotALanguage("not a tag".into())
    );
    assert!(matches!(
        refused(&|d| d["@context"][3]["name"] = "urn:other".into()),
        Reason::ContextRefused(_)
    ));
    assert_eq!(
        refused(&|d| d["@context"][1] = "https://uni.example/context.json".into()),
        Reason::UnknownContext("https://uni.example/context.json".into())
    );
}

#[test]
fn the_learner_is_a_salted_hash() {
    let built = credential(&facts(5)).unwrap();
    let shown = Value::Object(built.clone()).to_string();
    assert!(!shown.to_lowercase().contains("learner5@uni.example"));
    let identifiers = built["credentialSubject"]["identifier"].as_array().unwrap();
    let mail = identifiers[0].as_object().unwrap();
    // printf 'learner5@uni.examplesalt5' | sha256sum
    assert_eq!(
        mail["identityHash"],
        "sha256$0545f9b205d57d95fb977dfa8fbc8290d0da4cfda327b1e5402571e56ebd5701"
    );
    assert!(is_identity(mail, "learner5@uni.example"));
    assert!(is_identity(mail, " Learner5@Uni.example "));
    assert!(!is_identity(mail, "learner6@uni.example"));
    let name = identifiers[1].as_object().unwrap();
    assert!(is_identity(name, "Zoë Ünal-5"));
    assert!(!is_identity(name, "Zoe Unal-5"));
}

#[test]
fn control_signs_are_not_signed() {
    let mut facts = facts(6);
    facts.achievement.description = "One\r\ntwo\u{0}\u{7f}\u{85}".into();
    let built = credential(&facts).unwrap();
    assert_eq!(
        built["credentialSubject"]["achievement"]["description"],
        "One\ntwo"
    );
}

#[test]
fn every_suite_that_is_verified_can_be_made() {
    let built = credential(&facts(7)).unwrap();
    let known = Known::at(moment("2026-12-01T00:00:00Z"));
    let p256 = crate::help::p256(4);
    for (suite, key) in [
        (Suite::EddsaRdfc2022, ed25519(7)),
        (Suite::EddsaJcs2022, ed25519(7)),
        (Suite::EcdsaRdfc2019, p256),
    ] {
        let options = ProofOptions {
            suite,
            verification_method: did_key_method(&key.public()),
            created: moment("2026-11-27T09:00:00Z"),
        };
        let document = sign(&built, &options, &key).unwrap();
        let report = verify(Value::Object(document).to_string().as_bytes(), &known).unwrap();
        assert_eq!(
            report.unchanged.answer,
            Answer::Yes,
            "{suite:?}: {:?}",
            report.unchanged
        );
    }
    let wrong = crate::help::p256(4);
    assert!(matches!(
        sign(&built, &options(&wrong), &wrong),
        Err(Reason::KeyNotForSuite(..))
    ));
}

#[test]
fn all_that_is_written_becomes_a_statement() {
    let built = Value::Object(credential(&facts(8)).unwrap());
    let statements = dataset(&built).unwrap();
    fn leaves(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) => out.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|v| leaves(v, out)),
            Value::Object(map) => map
                .iter()
                .filter(|(key, _)| *key != "@context" && *key != "type")
                .for_each(|(_, v)| leaves(v, out)),
            _ => {}
        }
    }
    let mut texts = Vec::new();
    leaves(&built, &mut texts);
    assert!(texts.len() > 80);
    let all = credential::linked_data::canonical(&statements).unwrap();
    for text in texts {
        assert!(
            all.contains(&credential::linked_data::escaped(&text)),
            "{text} is not signed"
        );
    }
}
