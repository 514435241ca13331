//! The vectors that this crate and `verify.html` answer alike: `tests/vectors/cases.json`.
//! `CREDWRIGHT_WRITE_VECTORS=1` writes it; what changes there is read before it is committed.

use std::path::Path;

use credential::badge::credential;
use credential::baking::bake_svg;
use credential::claim::{Claim, Size, printed};
use credential::encoding::base64url_encode;
use credential::issuers::{IssuerList, Listed, ListedKey, issuer_list};
use credential::keys::{PublishedKey, did_document, did_key, secret_to_jwk};
use credential::proof::{ProofOptions, SigningKeyOfJwt, Suite, jwt, sign};
use credential::status::{Bits, Purpose, StatusList, status_list};
use credential::verify::{
    Answer, Finding, Known, Verdict, verify, verify_issuer_list, verify_printed,
};
use serde_json::{Map, Value, json};
use words::ToMessage;

use crate::help::{bytes, ed25519, facts, moment, options, p256, text};
use crate::official_samples;

const DID: &str = "did:web:uni.example";
const LIST: &str = "https://uni.example/status/1";

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

fn signed_list(issuers: Vec<Listed>) -> String {
    let signer = ed25519(99);
    let list = IssuerList::new(
        [
            "urn:list",
            "National list",
            &did_key(&signer.public()),
            "Agency",
        ],
        moment("2026-01-01T00:00:00Z"),
        None,
        issuers,
    );
    let options = ProofOptions {
        suite: Suite::EddsaJcs2022,
        ..options(&signer)
    };
    text_of(sign(&issuer_list(&list).unwrap(), &options, &signer).unwrap())
}

fn text_of(document: Map<String, Value>) -> String {
    Value::Object(document).to_string()
}

fn listed(id: &str, keys: Vec<ListedKey>) -> Listed {
    Listed {
        id: id.into(),
        name: format!("Listed: {id}"),
        legal_name: None,
        url: None,
        keys,
        may_award: vec![],
        since: None,
        until: None,
        withdrawn: None,
    }
}

fn ours() -> ProofOptions {
    ProofOptions {
        verification_method: format!("{DID}#key-1"),
        ..options(&ed25519(7))
    }
}

fn status_of(set: &[u64]) -> String {
    let mut bits = Bits::new(0).unwrap();
    set.iter().for_each(|n| bits.set(*n, true).unwrap());
    let list = StatusList {
        address: LIST.into(),
        issuer: DID.into(),
        valid_from: moment("2026-11-28T00:00:00Z"),
        valid_until: Some(moment("2027-11-28T00:00:00Z")),
        ttl: None,
        purposes: vec![Purpose::Revocation],
        bits,
    };
    text_of(sign(&status_list(&list).unwrap(), &ours(), &ed25519(7)).unwrap())
}

fn badge(number: u32) -> Map<String, Value> {
    let mut facts = facts(number);
    facts.issuer.id = DID.into();
    credential(&facts).unwrap()
}

fn signed(number: u32) -> Value {
    Value::Object(sign(&badge(number), &ours(), &ed25519(7)).unwrap())
}

/// What is at hand, by name.
fn settings() -> Map<String, Value> {
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
fn questions() -> Vec<Value> {
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
    tokens(&mut ask);
    codes(&mut ask);
    broken_files(&mut ask, &whole);
    all
}

fn changed_badges(ask: &mut impl FnMut(&str, String, &str)) {
    type Change = fn(&mut Value);
    let changes: [(&str, Change); 19] = [
        ("name changed", |d| d["name"] = "Another".into()),
        ("result changed", |d| {
            d["credentialSubject"]["result"][1]["value"] = "A+".into()
        }),
        ("field added", |d| d["grading"] = "A".into()),
        ("proof taken away", |d| {
            drop(d.as_object_mut().unwrap().remove("proof"))
        }),
        ("proof value in another base", |d| {
            d["proof"][0]["proofValue"] = "uAAAA".into()
        }),
        ("proof value cut short", |d| {
            d["proof"][0]["proofValue"] = "z3".into()
        }),
        ("proof for another purpose", |d| {
            d["proof"][0]["proofPurpose"] = "authentication".into()
        }),
        ("proof of an unknown suite", |d| {
            d["proof"][0]["cryptosuite"] = "ecdsa-sd-2023".into()
        }),
        ("proof expired", |d| {
            d["proof"][0]["expires"] = "2026-11-28T00:00:00Z".into()
        }),
        ("key that nobody knows", |d| {
            d["proof"][0]["verificationMethod"] = "did:web:other.example#key-1".into()
        }),
        ("key that the document lacks", |d| {
            d["proof"][0]["verificationMethod"] = "did:web:uni.example#key-9".into()
        }),
        ("context that is not built in", |d| {
            d["@context"][1] = "https://uni.example/context.json".into()
        }),
        ("first context missing", |d| {
            drop(d["@context"].as_array_mut().unwrap().remove(0))
        }),
        ("protected term redefined", |d| {
            d["@context"]
                .as_array_mut()
                .unwrap()
                .push(json!({"name": "urn:other"}))
        }),
        ("expiry under an alias", |d| {
            let value = d.as_object_mut().unwrap().remove("validUntil").unwrap();
            d["bestBefore"] = value;
            d["@context"]
                .as_array_mut()
                .unwrap()
                .push(json!({"bestBefore": {
                "@id": "https://www.w3.org/2018/credentials#validUntil",
                "@type": "http://www.w3.org/2001/XMLSchema#dateTime"}}));
        }),
        ("status under its address", |d| {
            let value = d
                .as_object_mut()
                .unwrap()
                .remove("credentialStatus")
                .unwrap();
            d["https://www.w3.org/2018/credentials#credentialStatus"] = value;
        }),
        ("expiry included elsewhere", |d| {
            let value = d.as_object_mut().unwrap().remove("validUntil").unwrap();
            d["@included"] = json!({"id": d["id"], "validUntil": value});
        }),
        ("date without a zone", |d| {
            d["validFrom"] = "2026-11-27T09:00:00".into()
        }),
        ("issuer that is no address", |d| {
            d["issuer"] = "University".into()
        }),
    ];
    for (name, change) in changes {
        let mut document = signed(1);
        change(&mut document);
        ask(name, document.to_string(), "all");
    }
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

fn word(finding: &Finding) -> &'static str {
    match finding.answer {
        Answer::Yes => "yes",
        Answer::No => "no",
        Answer::Unknown => "unknown",
    }
}

fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Valid => "valid",
        Verdict::NotValid => "not valid",
        Verdict::CannotTell => "cannot tell",
    }
}

fn codes_of(findings: &[&Finding]) -> Value {
    findings
        .iter()
        .flat_map(|f| &f.reasons)
        .map(|r| Value::from(r.message().code().trim_start_matches("credentials-")))
        .collect()
}

fn refused(reason: &credential::Reason) -> Value {
    json!({"refused": reason.message().code().trim_start_matches("credentials-")})
}

fn answered(question: &Value, known: &Known) -> Value {
    let input = match question["file"].as_str() {
        Some(path) => bytes(path),
        None => question["text"].as_str().unwrap().as_bytes().to_vec(),
    };
    if input.starts_with(b"CW1:") || input.starts_with(b"cw1:") {
        return match verify_printed(std::str::from_utf8(&input).unwrap(), known) {
            Err(reason) => refused(&reason),
            Ok(report) => json!({
                "verdict": verdict(report.verdict()),
                "unchanged": word(&report.unchanged),
                "inForce": word(&report.in_force),
                "status": word(&report.status),
                "issuer": word(&report.issuer),
                "reasons": codes_of(&[&report.unchanged, &report.in_force, &report.status, &report.issuer]),
            }),
        };
    }
    match verify(&input, known) {
        Err(reason) => refused(&reason),
        Ok(report) => json!({
            "verdict": verdict(report.verdict()),
            "form": word(&report.form),
            "unchanged": word(&report.unchanged),
            "inForce": word(&report.in_force),
            "status": word(&report.status),
            "issuer": word(&report.issuer),
            "reasons": codes_of(&[&report.form, &report.unchanged, &report.in_force, &report.status, &report.issuer]),
        }),
    }
}

#[test]
fn the_shared_vectors_are_answered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/cases.json");
    let settings = settings();
    let known: Map<String, Value> = settings.clone();
    let mut at_hand = std::collections::HashMap::new();
    let mut cases = questions();
    for case in &mut cases {
        let name = case["known"].as_str().unwrap().to_owned();
        let known = at_hand
            .entry(name.clone())
            .or_insert_with(|| self::known(&known[&name]));
        case["expected"] = answered(case, known);
    }
    assert!(cases.len() > 160, "{}", cases.len());
    let lines: Vec<String> = cases.iter().map(|case| format!("  {case}")).collect();
    let text = format!(
        "{{\"known\": {},\n\"cases\": [\n{}\n]}}\n",
        serde_json::to_string_pretty(&settings).unwrap(),
        lines.join(",\n")
    );
    if std::env::var_os("CREDWRIGHT_WRITE_VECTORS").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    for (ours, kept) in text.lines().zip(kept.lines()) {
        assert_eq!(ours, kept);
    }
    assert_eq!(text.lines().count(), kept.lines().count());
}
