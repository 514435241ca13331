//! Every question that is asked.

use credential::badge::credential;
use credential::baking::bake_svg;
use credential::claim::{Claim, Size, printed};
use credential::encoding::base64url_encode;
use credential::keys::secret_to_jwk;
use credential::proof::{ProofOptions, SigningKeyOfJwt, Suite, jwt, sign};
use serde_json::{Value, json};

use super::changed::changed_badges;
use super::made::{DID, LIST, badge, ours, signed, text_of};
use crate::help::{ed25519, facts, moment, options, p256, text};

fn files(folder: &str, found: &mut Vec<String>) {
    let mut names: Vec<_> = std::fs::read_dir(crate::help::fixture(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in names {
        let path = format!("{folder}/{name}");
        if crate::help::fixture(&path).is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every question: a file of the fixtures or a text, and what is at hand.
pub fn questions() -> Vec<Value> {
    let mut all = Vec::new();
    let mut file = |path: &str, known: &str| all.push(json!({"file": path, "known": known}));
    let official = text("open-badges/validator-expected.tsv");
    for line in official.lines().skip(1) {
        let name = line.split('\t').next().unwrap();
        file(&format!("open-badges/validator-samples/{name}"), "official");
    }
    let mut dcc = Vec::new();
    files("dcc/verifiableCredentials", &mut dcc);
    dcc.iter().for_each(|path| file(path, "dcc"));
    for path in [
        "vc-di-eddsa/eddsa-rdfc-2022/signedDataInt",
        "vc-di-eddsa/eddsa-rdfc-2022/employ/signedDataInt",
        "vc-di-eddsa/eddsa-jcs-2022/signedJCS",
        "vc-di-eddsa/Ed25519Signature2020/signedEdSig",
        "vc-di-ecdsa/ecdsa-rdfc-2019-p256/signedECDSAP256",
        "vc-di-ecdsa/ecdsa-rdfc-2019-p256/employ/signedECDSAP256",
        "vc-di-eddsa/proof-set-chain/signedProofSet1",
        "vc-di-eddsa/proof-set-chain/signedProofSet2",
        "vc-di-eddsa/proof-set-chain/signedProofChain1",
        "vc-di-eddsa/proof-set-chain/signedProofChain2",
    ] {
        file(&format!("w3c/{path}.json"), "nothing");
    }
    let mut ask = |name: &str, text: String, known: &str| {
        all.push(json!({"name": name, "text": text, "known": known}));
    };
    let whole = signed(1).to_string();
    for known in [
        "all",
        "nothing",
        "later",
        "before",
        "revoked",
        "no list of issuers",
        "compromised before",
        "compromised later",
        "withdrawn",
        "may not award",
        "other key",
        "list changed",
        "keys that came along",
        "list without keys",
    ] {
        ask("badge", whole.clone(), known);
    }
    let jcs = ProofOptions {
        suite: Suite::EddsaJcs2022,
        ..ours()
    };
    ask(
        "badge, eddsa-jcs-2022",
        text_of(sign(&badge(1), &jcs, &ed25519(7)).unwrap()),
        "all",
    );
    let ecdsa = ProofOptions {
        suite: Suite::EcdsaRdfc2019,
        verification_method: format!("{DID}#key-2"),
        ..ours()
    };
    ask(
        "badge, ecdsa-rdfc-2019",
        text_of(sign(&badge(1), &ecdsa, &p256(9)).unwrap()),
        "all",
    );
    ask(
        "badge in SVG",
        bake_svg("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", &whole).unwrap(),
        "all",
    );
    changed_badges(&mut ask);
    of_did_key(&mut ask);
    own_names(&mut ask);
    tokens(&mut ask);
    codes(&mut ask);
    broken_files(&mut ask, &whole);
    all
}

fn of_did_key(ask: &mut impl FnMut(&str, String, &str)) {
    let document = credential(&facts(1)).unwrap();
    let document = sign(&document, &options(&ed25519(7)), &ed25519(7)).unwrap();
    ask("badge of a did:key", text_of(document), "all");
}

/// A maker's own names for terms of others hide nothing that is verified.
fn own_names(ask: &mut impl FnMut(&str, String, &str)) {
    let document = json!({
        "@context": ["https://www.w3.org/ns/credentials/v2", {"heading": "https://schema.org/name",
            "Course": "https://schema.org/Course"}],
        "id": "urn:uuid:1",
        "type": ["VerifiableCredential"],
        "issuer": DID,
        "validFrom": "2026-11-27T09:00:00Z",
        "credentialSubject": {"id": "urn:uuid:2", "type": "Course", "heading": "Algebra"},
    });
    let document = sign(document.as_object().unwrap(), &ours(), &ed25519(7)).unwrap();
    ask("names of a maker's own", text_of(document), "all");
}

fn tokens(ask: &mut impl FnMut(&str, String, &str)) {
    let address = SigningKeyOfJwt::Address(format!("{DID}#key-2"));
    let token = jwt(&badge(1), &p256(9), &address).unwrap();
    ask("JWT", token.clone(), "all");
    ask("JWT, nothing known", token.clone(), "nothing");
    ask(
        "JWT with its key enclosed",
        jwt(&badge(1), &p256(8), &SigningKeyOfJwt::Enclosed).unwrap(),
        "all",
    );
    let parts: Vec<&str> = token.split('.').collect();
    let with = |header: &Value| {
        let signed = format!("{}.{}", base64url_encode(header.to_string()), parts[1]);
        format!(
            "{signed}.{}",
            base64url_encode(p256(9).sign(signed.as_bytes()))
        )
    };
    let kid = format!("{DID}#key-2");
    for (name, header) in [
        ("JWT, alg none", json!({"alg": "none"})),
        ("JWT, alg HS256", json!({"alg": "HS256", "kid": kid})),
        (
            "JWT, alg of another key",
            json!({"alg": "RS256", "kid": kid}),
        ),
        (
            "JWT, critical header",
            json!({"alg": "ES256", "kid": kid, "crit": ["exp"]}),
        ),
        (
            "JWT, secret key enclosed",
            json!({"alg": "ES256", "jwk": secret_to_jwk(&p256(9))}),
        ),
    ] {
        ask(name, with(&header), "all");
    }
    ask(
        "JWT, payload changed",
        format!("{}.{}.{}", parts[0], base64url_encode("{}"), parts[2]),
        "all",
    );
    ask("JWT, padded", format!("{token}="), "all");
}

fn codes(ask: &mut impl FnMut(&str, String, &str)) {
    let claim = Claim {
        issuer: DID.into(),
        serial: "ADS-1/00042".into(),
        awarded: moment("2026-11-20T10:00:00Z"),
        valid_until: Some(moment("2031-11-20T10:00:00Z")),
        learner: "Zoë Ünal".into(),
        title: "Applied Data Skills".into(),
        status: Some(8),
        list: Some(LIST.into()),
        outcomes: vec!["Explain what a sample tells about a population".into(); 3],
        ..Claim::default()
    };
    let compact = printed(&claim, Size::Compact, &ed25519(7)).unwrap();
    let full = printed(&claim, Size::Full, &ed25519(7)).unwrap();
    for known in [
        "all",
        "nothing",
        "later",
        "before",
        "revoked",
        "no list of issuers",
    ] {
        ask("code", compact.clone(), known);
    }
    ask("code, full", full, "all");
    let numbered = Claim {
        list: Some("https://uni.example/status/3.json".into()),
        ..claim.clone()
    };
    let numbered = printed(&numbered, Size::Compact, &ed25519(7)).unwrap();
    assert!(numbered.len() + 30 < compact.len());
    ask("code, list by number", numbered, "all");
    ask(
        "code of another key",
        printed(&claim, Size::Compact, &ed25519(6)).unwrap(),
        "all",
    );
    ask(
        "code, one letter changed",
        compact.replacen('9', "8", 1),
        "all",
    );
    ask("code in small letters", compact.to_lowercase(), "all");
    ask(
        "code, first half",
        compact[..compact.len() / 2].to_owned(),
        "all",
    );
}

fn broken_files(ask: &mut impl FnMut(&str, String, &str), whole: &str) {
    for (name, text) in [
        ("nothing", String::new()),
        ("a sentence", "This is no credential.".to_owned()),
        ("half a file", whole[..whole.len() / 2].to_owned()),
        ("a key twice", whole.replacen("\"name\":", "\"name\":\"x\",\"name\":", 1)),
        ("a number too large", whole.replacen("1.5", "12345678901234567890", 1)),
        ("too deep", "[".repeat(60)),
        ("JSON that is no credential", "{\"a\":1}".to_owned()),
        ("a list", "[1]".to_owned()),
        (
            "Open Badges 2.0",
            json!({"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "https://uni.example/1"})
                .to_string(),
        ),
        ("SVG without a credential", "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>".to_owned()),
        ("a page", "<html></html>".to_owned()),
    ] {
        ask(name, text, "nothing");
    }
}
