use credential::Reason;
use credential::badge::credential;
use credential::issuers::{IssuerList, Listed, ListedKey, issuer_list};
use credential::keys::{did_key, did_key_method, did_web};
use credential::proof::{ProofOptions, Suite, sign};
use credential::verify::{Answer, Known, Report, Verdict, verify, verify_issuer_list};
use serde_json::{Map, Value};

use crate::help::{ed25519, facts, moment, options};

fn listed(seed: u8) -> Listed {
    Listed {
        id: did_key(&ed25519(seed).public()),
        name: format!("The listed name {seed}"),
        legal_name: Some("Stichting".into()),
        url: Some("https://uni.example/".into()),
        keys: vec![ListedKey {
            key: ed25519(seed).public(),
            revoked: None,
        }],
        may_award: vec![],
        since: Some(moment("2020-01-01T00:00:00Z")),
        until: Some(moment("2040-01-01T00:00:00Z")),
        withdrawn: None,
    }
}

fn list(issuers: Vec<Listed>) -> IssuerList {
    let signer = did_key(&ed25519(99).public());
    IssuerList::new(
        [
            "https://agency.example/list",
            "National list",
            &signer,
            "Agency of Examples",
        ],
        moment("2026-11-01T00:00:00Z"),
        Some(moment("2027-11-01T00:00:00Z")),
        issuers,
    )
}

fn signed(list: &IssuerList) -> Map<String, Value> {
    let key = ed25519(99);
    let options = ProofOptions {
        suite: Suite::EddsaJcs2022,
        ..options(&key)
    };
    sign(&issuer_list(list).unwrap(), &options, &key).unwrap()
}

fn known(issuers: Vec<Listed>) -> Known {
    let mut known = Known::at(moment("2026-12-01T00:00:00Z"));
    let text = Value::Object(signed(&list(issuers))).to_string();
    let list = verify_issuer_list(&text, &known).unwrap();
    known.add_issuer_list(list);
    known
}

fn badge() -> Vec<u8> {
    let mut facts = facts(1);
    facts.status = None;
    let built = credential(&facts).unwrap();
    Value::Object(sign(&built, &options(&ed25519(7)), &ed25519(7)).unwrap())
        .to_string()
        .into_bytes()
}

fn ask(issuers: Vec<Listed>) -> Report {
    verify(&badge(), &known(issuers)).unwrap()
}

#[test]
fn a_list_comes_back_as_it_went() {
    let list = list(vec![listed(1), listed(7)]);
    let document = signed(&list);
    assert_eq!(credential::issuers::read_issuer_list(&document), Ok(list));
    // It is clean linked data, too.
    let bare = credential::proof::without_proof(&document);
    credential::linked_data::dataset(&Value::Object(bare)).unwrap();
}

#[test]
fn the_list_vouches_and_gives_the_name() {
    let report = ask(vec![listed(1), listed(7)]);
    assert_eq!(report.verdict(), Verdict::Valid, "{report:?}");
    let vouched = report.vouched.unwrap();
    assert_eq!(vouched.name, "The listed name 7");
    assert_eq!(vouched.signer, "Agency of Examples");
    assert_eq!(
        report.claimed_name.as_deref(),
        Some("University of Applied Examples")
    );
}

#[test]
fn an_issuer_nobody_names_is_not_red() {
    let report = ask(vec![listed(1)]);
    assert_eq!(report.verdict(), Verdict::CannotTell);
    assert!(matches!(report.issuer.reasons[0], Reason::IssuerUnknown(_)));
}

#[test]
fn standing_and_scope_are_asked() {
    let with = |change: fn(&mut Listed)| {
        let mut entry = listed(7);
        change(&mut entry);
        let report = ask(vec![entry]);
        (report.verdict(), report.issuer.reasons.clone())
    };
    let name = || "The listed name 7".to_owned();
    assert_eq!(
        with(|l| l.withdrawn = Some(moment("2026-01-01T00:00:00Z"))),
        (
            Verdict::NotValid,
            vec![Reason::RecognitionWithdrawn(name())]
        )
    );
    assert_eq!(
        with(|l| l.withdrawn = Some(moment("2027-01-01T00:00:00Z"))).0,
        Verdict::Valid,
        "it was recognised when it issued"
    );
    assert_eq!(
        with(|l| l.since = Some(moment("2027-01-01T00:00:00Z"))),
        (Verdict::CannotTell, vec![Reason::RecognisedLater(name())])
    );
    assert_eq!(
        with(|l| l.until = Some(moment("2021-01-01T00:00:00Z"))),
        (Verdict::CannotTell, vec![Reason::RecognitionEnded(name())])
    );
    assert_eq!(
        with(|l| l.may_award = vec!["MicroCredential".into()]).0,
        Verdict::Valid
    );
    assert_eq!(
        with(|l| l.may_award = vec!["BachelorDegree".into()]),
        (Verdict::CannotTell, vec![Reason::MayNotAward(name())])
    );
    assert_eq!(
        with(|l| l.keys[0].revoked = Some(moment("2026-01-01T00:00:00Z"))),
        (
            Verdict::NotValid,
            vec![Reason::KeyCompromised("2026-01-01T00:00:00Z".into())]
        )
    );
    assert_eq!(
        with(|l| l.keys[0].revoked = Some(moment("2026-11-30T00:00:00Z"))),
        (
            Verdict::Valid,
            vec![Reason::KeyCompromisedLater("2026-11-30T00:00:00Z".into())]
        )
    );
    assert_eq!(
        with(|l| l.keys[0].key = ed25519(8).public()).0,
        Verdict::NotValid,
        "another key is listed"
    );
}

#[test]
fn the_list_gives_keys_of_a_did_web() {
    let did = did_web("https://uni.example").unwrap();
    let mut facts = facts(1);
    facts.status = None;
    facts.issuer.id.clone_from(&did);
    let key = ed25519(7);
    let multikey = credential::keys::public_to_multikey(&key.public());
    let options = ProofOptions {
        verification_method: format!("{did}#{multikey}"),
        ..options(&key)
    };
    let document = sign(&credential(&facts).unwrap(), &options, &key).unwrap();
    let text = Value::Object(document).to_string();
    let mut entry = listed(7);
    entry.id = did;
    let report = verify(text.as_bytes(), &known(vec![entry])).unwrap();
    assert_eq!(report.verdict(), Verdict::Valid, "{report:?}");
    let report = verify(text.as_bytes(), &Known::at(moment("2026-12-01T00:00:00Z"))).unwrap();
    assert_eq!(report.unchanged.answer, Answer::Unknown);
}

#[test]
fn a_list_that_cannot_be_relied_on_is_refused() {
    let known = Known::at(moment("2026-12-01T00:00:00Z"));
    let good = signed(&list(vec![listed(7)]));
    let refused = |document: &Map<String, Value>| {
        verify_issuer_list(&Value::Object(document.clone()).to_string(), &known).unwrap_err()
    };
    let mut changed = good.clone();
    changed["credentialSubject"][0]["name"] = "Another".into();
    assert_eq!(refused(&changed), Reason::SignatureWrong);
    let mut unsigned = good.clone();
    unsigned.remove("proof");
    assert_eq!(refused(&unsigned), Reason::NoProof);
    let key = ed25519(98);
    let stolen = sign(
        &issuer_list(&list(vec![listed(7)])).unwrap(),
        &ProofOptions {
            suite: Suite::EddsaJcs2022,
            verification_method: did_key_method(&key.public()),
            created: moment("2026-11-27T09:00:00Z"),
        },
        &key,
    )
    .unwrap();
    assert!(matches!(refused(&stolen), Reason::KeyNotOfIssuer(_)));
    let late = Known::at(moment("2028-01-01T00:00:00Z"));
    assert!(matches!(
        verify_issuer_list(&Value::Object(good).to_string(), &late),
        Err(Reason::Expired(_))
    ));
    assert_eq!(
        verify_issuer_list("{\"type\":\"List\"}", &known).unwrap_err(),
        Reason::NotAnIssuerList
    );
}

#[test]
fn a_national_list_fits_in_two_megabytes() {
    let issuers: Vec<Listed> = (0..5000_u32)
        .map(|number| {
            let mut seed = [0; 32];
            seed[..4].copy_from_slice(&number.to_be_bytes());
            let key =
                credential::keys::SecretKey::from_bytes(credential::keys::KeyKind::Ed25519, &seed)
                    .unwrap()
                    .public();
            Listed {
                id: format!("did:web:institution{number}.example"),
                name: format!("Institution number {number}"),
                legal_name: None,
                url: None,
                keys: vec![ListedKey { key, revoked: None }],
                may_award: vec![],
                since: Some(moment("2020-01-01T00:00:00Z")),
                until: None,
                withdrawn: None,
            }
        })
        .collect();
    let text = Value::Object(signed(&list(issuers))).to_string();
    assert!(text.len() < 2_000_000, "{}", text.len());
    let known = Known::at(moment("2026-12-01T00:00:00Z"));
    let read = verify_issuer_list(&text, &known).unwrap();
    assert_eq!(read.0.issuers().len(), 5000);
    assert!(read.0.find("did:web:institution4999.example").is_some());
}
