use credential::Reason;
use credential::badge::credential;
use credential::encoding::{base64url_decode, base64url_encode};
use credential::keys::{did_key, did_key_method, secret_to_jwk};
use credential::proof::{SigningKeyOfJwt, jwt, read_jwt, verify_jwt};
use credential::verify::{Answer, Known, Verdict, verify};
use serde_json::{Map, Value, json};

use crate::help::{ed25519, facts, moment, p256};

fn built() -> Map<String, Value> {
    let mut facts = facts(1);
    facts.issuer.id = did_key(&p256(9).public());
    facts.status = None;
    credential(&facts).unwrap()
}

fn made() -> String {
    let named = SigningKeyOfJwt::Address(did_key_method(&p256(9).public()));
    jwt(&built(), &p256(9), &named).unwrap()
}

fn forged(token: &str, header: &Value) -> String {
    let body = token.split('.').nth(1).unwrap();
    let signed = format!("{}.{body}", base64url_encode(header.to_string()));
    format!(
        "{signed}.{}",
        base64url_encode(p256(9).sign(signed.as_bytes()))
    )
}

#[test]
fn a_jwt_says_the_credential_and_the_claims() {
    let token = made();
    let read = read_jwt(&token).unwrap();
    assert_eq!(read.algorithm, "ES256");
    assert_eq!(
        Value::Object(read.credential.clone()),
        Value::Object(built())
    );
    assert_eq!(read.payload["nbf"], 1_795_770_000);
    assert_eq!(read.payload["exp"], 1_953_536_400);
    for (claim, field) in [
        ("iss", &built()["issuer"]["id"]),
        ("jti", &built()["id"]),
        ("sub", &built()["credentialSubject"]["id"]),
    ] {
        assert_eq!(&read.payload[claim], field);
    }
    verify_jwt(&read, &p256(9).public()).unwrap();
    assert_eq!(
        verify_jwt(&read, &p256(8).public()),
        Err(Reason::SignatureWrong)
    );
    let report = verify(token.as_bytes(), &Known::at(moment("2026-12-01T00:00:00Z"))).unwrap();
    assert_eq!(
        report.unchanged.answer,
        Answer::Yes,
        "{:?}",
        report.unchanged
    );
    assert_eq!(report.verdict(), Verdict::CannotTell, "nobody vouches");
}

#[test]
fn a_key_enclosed_proves_nobody() {
    let token = jwt(&built(), &p256(8), &SigningKeyOfJwt::Enclosed).unwrap();
    let report = verify(token.as_bytes(), &Known::at(moment("2026-12-01T00:00:00Z"))).unwrap();
    assert_eq!(report.unchanged.answer, Answer::Yes);
    assert_eq!(report.issuer.answer, Answer::Unknown);
    assert!(matches!(
        report.issuer.reasons[0],
        Reason::KeyNotOfIssuer(_)
    ));
}

#[test]
fn a_jwt_needs_what_its_claims_need() {
    let mut without = built();
    without["credentialSubject"]
        .as_object_mut()
        .unwrap()
        .remove("id");
    assert_eq!(
        jwt(&without, &p256(9), &SigningKeyOfJwt::Enclosed),
        Err(Reason::FieldMissing("credentialSubject.id".into()))
    );
    assert!(matches!(
        jwt(&built(), &ed25519(1), &SigningKeyOfJwt::Enclosed),
        Err(Reason::KeyNotForSuite(..))
    ));
}

#[test]
fn hostile_headers_are_refused_with_the_reason() {
    let token = made();
    let kid = did_key_method(&p256(9).public());
    let refused = |header: Value| read_jwt(&forged(&token, &header)).unwrap_err();
    for none in ["none", "None", "NONE"] {
        assert_eq!(refused(json!({"alg": none})), Reason::AlgorithmNone);
    }
    assert_eq!(
        refused(json!({"alg": "HS256"})),
        Reason::AlgorithmUnknown("HS256".into())
    );
    assert_eq!(refused(json!({})), Reason::NotAJwt);
    assert_eq!(
        refused(json!({"alg": "ES256", "crit": ["exp"]})),
        Reason::CriticalHeader("[\"exp\"]".into())
    );
    assert_eq!(
        refused(json!({"alg": "ES256", "b64": false})),
        Reason::CriticalHeader("b64".into())
    );
    assert_eq!(
        refused(json!({"alg": "ES256", "jwk": secret_to_jwk(&p256(9))})),
        Reason::KeyHasSecret
    );
    // Key confusion: the header asks for another algorithm than the key is for.
    let known = Known::at(moment("2026-12-01T00:00:00Z"));
    for alg in ["RS256", "EdDSA"] {
        let report = verify(
            forged(&token, &json!({"alg": alg, "kid": kid})).as_bytes(),
            &known,
        );
        assert_eq!(
            report.unwrap().unchanged.reasons,
            [Reason::AlgorithmOfOtherKey(alg.into(), "P-256".into())]
        );
    }
}

#[test]
fn a_jwt_has_one_spelling() {
    let token = made();
    let parts: Vec<&str> = token.split('.').collect();
    for broken in [
        format!("{}=.{}.{}", parts[0], parts[1], parts[2]),
        format!("{}.{}.{}=", parts[0], parts[1], parts[2]),
        format!("{}.{}.{}+", parts[0], parts[1], parts[2]),
    ] {
        assert_eq!(read_jwt(&broken).unwrap_err(), Reason::NotBase64Url);
    }
    for broken in [
        format!("{}.{}", parts[0], parts[1]),
        format!("{token}.x"),
        String::new(),
    ] {
        assert_eq!(read_jwt(&broken).unwrap_err(), Reason::NotAJwt);
    }
    // The last letter of 64 bytes has four bits that must be zero.
    let mut signature = parts[2].to_owned();
    let last = signature.pop().unwrap();
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let next = alphabet
        .chars()
        .nth(alphabet.find(last).unwrap() + 1)
        .unwrap();
    signature.push(next);
    assert_eq!(
        read_jwt(&format!("{}.{}.{signature}", parts[0], parts[1])).unwrap_err(),
        Reason::NotBase64Url
    );
    let twice = base64url_encode(r#"{"alg":"ES256","alg":"none"}"#);
    assert_eq!(
        read_jwt(&format!("{twice}.{}.{}", parts[1], parts[2])).unwrap_err(),
        Reason::DuplicateKey("alg".into())
    );
    assert!(base64url_decode(parts[2]).is_ok());
}

#[test]
fn claims_may_not_contradict_the_credential() {
    let token = made();
    let parts: Vec<&str> = token.split('.').collect();
    let body: Value = serde_json::from_slice(&base64url_decode(parts[1]).unwrap()).unwrap();
    for (claim, value) in [
        ("iss", json!("did:web:other.example")),
        ("jti", json!("urn:uuid:other")),
        ("sub", json!("urn:uuid:other")),
        ("nbf", json!(1)),
        ("exp", json!(1)),
        ("nbf", json!("yesterday")),
    ] {
        let mut changed = body.clone();
        changed[claim] = value;
        let signed = format!("{}.{}", parts[0], base64url_encode(changed.to_string()));
        let again = format!(
            "{signed}.{}",
            base64url_encode(p256(9).sign(signed.as_bytes()))
        );
        let read = read_jwt(&again).unwrap();
        assert_eq!(
            verify_jwt(&read, &p256(9).public()),
            Err(Reason::ClaimDiffers(claim.into()))
        );
    }
}
