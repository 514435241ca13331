//! The official validator's samples: our verdict, and why.

use std::collections::BTreeSet;

use credential::issuers::{IssuerList, Listed};
use credential::json::Fields;
use credential::keys::{KeyKind, SecretKey, did_key, public_from_multikey};
use credential::proof::{ProofOptions, Suite, sign};
use credential::verify::{Known, Verdict, verify};
use serde_json::{Map, Value, json};
use words::ToMessage;

use crate::help::{bytes, moment, options, text};

const FOLDER: &str = "open-badges/validator-samples";
const LIST: &str = "https://raw.githubusercontent.com/1EdTech/digital-credentials-public-validator/refs/heads/main/inspector-vc/src/test/resources/ob30/bit-string-list/testlist";

/// Every object in a value.
fn objects<'a>(value: &'a Value, out: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Array(list) => list.iter().for_each(|v| objects(v, out)),
        Value::Object(map) => {
            out.push(map);
            map.values().for_each(|v| objects(v, out));
        }
        _ => {}
    }
}

/// The keys behind web addresses, which the validator's tests stand in for, too: a document that
/// has the key which the fragment is.
fn stand_ins(files: &[(String, Vec<u8>)]) -> (Vec<Value>, BTreeSet<String>) {
    let mut methods: BTreeSet<String> = BTreeSet::new();
    let mut issuers: BTreeSet<String> = BTreeSet::new();
    for (_, file) in files {
        let Ok(read) = credential::verify::read(file) else {
            continue;
        };
        issuers.extend(read.credential().identity("issuer").map(str::to_owned));
        let whole = Value::Object(read.credential().clone());
        let mut all = Vec::new();
        objects(&whole, &mut all);
        methods.extend(
            all.iter()
                .filter_map(|o| o.text("verificationMethod"))
                .map(str::to_owned),
        );
    }
    let addresses: BTreeSet<&str> = methods
        .iter()
        .filter_map(|m| Some(m.split_once('#')?.0))
        .filter(|a| !a.starts_with("did:key:"))
        .collect();
    let documents = addresses
        .iter()
        .map(|address| {
            let of_address = methods.iter().filter_map(|method| {
                let (base, fragment) = method.split_once('#')?;
                (base == *address && public_from_multikey(fragment).is_ok()).then(|| {
                    json!({"id": method, "type": "Multikey", "controller": address,
                        "publicKeyMultibase": fragment})
                })
            });
            let methods: Vec<Value> = of_address.collect();
            json!({"id": address, "verificationMethod": methods.clone(), "assertionMethod": methods})
        })
        .collect();
    (documents, issuers)
}

/// What is at hand for the samples, as the shared vectors have it.
pub fn at_hand() -> Value {
    let (documents, issuers) = stand_ins(&files());
    let signer = SecretKey::from_bytes(KeyKind::Ed25519, &[50; 32]).unwrap();
    let listed = issuers.into_iter().map(|id| Listed {
        name: id.clone(),
        id,
        legal_name: None,
        url: None,
        keys: vec![],
        may_award: vec![],
        since: None,
        until: None,
        withdrawn: None,
    });
    let list = IssuerList::new(
        ["urn:list", "Test", &did_key(&signer.public()), "Test"],
        moment("2026-01-01T00:00:00Z"),
        None,
        listed.collect(),
    );
    let options = ProofOptions {
        suite: Suite::EddsaJcs2022,
        ..options(&signer)
    };
    let document = sign(
        &credential::issuers::issuer_list(&list).unwrap(),
        &options,
        &signer,
    )
    .unwrap();
    let documents: Vec<String> = documents.iter().map(Value::to_string).collect();
    json!({
        "now": "2026-11-27T00:00:00Z",
        "documents": documents,
        "statusLists": [{"address": LIST, "text": text(&format!("{FOLDER}/bit-string-list/testlist"))}],
        "issuerLists": [Value::Object(document).to_string()],
    })
}

fn known() -> Known {
    crate::shared::known(&at_hand())
}

fn ours(file: &[u8], known: &Known) -> (String, String) {
    match verify(file, known) {
        Err(reason) => ("refused".into(), reason.message().code().to_owned()),
        Ok(report) => {
            let verdict = match report.verdict() {
                Verdict::Valid => "valid",
                Verdict::NotValid => "not valid",
                Verdict::CannotTell => "cannot tell",
            };
            let codes: Vec<String> = report
                .reasons()
                .map(|r| {
                    r.message()
                        .code()
                        .trim_start_matches("credentials-")
                        .to_owned()
                })
                .collect();
            (verdict.into(), codes.join(" "))
        }
    }
}

fn files() -> Vec<(String, Vec<u8>)> {
    text("open-badges/validator-expected.tsv")
        .lines()
        .skip(1)
        .map(|line| {
            let name = line.split('\t').next().unwrap();
            (name.to_owned(), bytes(&format!("{FOLDER}/{name}")))
        })
        .collect()
}

#[test]
fn each_sample_gets_its_verdict() {
    let files = files();
    let known = known();
    let mut table = String::from("file\tverdict\treasons\n");
    for (name, file) in &files {
        let (verdict, reasons) = ours(file, &known);
        table.push_str(&format!("{name}\t{verdict}\t{reasons}\n"));
    }
    let wanted = text("open-badges/our-verdicts.tsv");
    let wanted: String = wanted
        .lines()
        .map(|l| l.split('\t').take(3).collect::<Vec<_>>().join("\t") + "\n")
        .collect();
    assert_eq!(table, wanted, "\n{table}");
}

/// Where we answer otherwise than the validator, the table says why.
#[test]
fn the_verdicts_are_those_of_the_official_validator() {
    let ours = text("open-badges/our-verdicts.tsv");
    let expected = text("open-badges/validator-expected.tsv");
    let mut compared = 0;
    for (line, theirs) in ours.lines().skip(1).zip(expected.lines().skip(1)) {
        let ours: Vec<&str> = line.split('\t').collect();
        let theirs: Vec<&str> = theirs.split('\t').collect();
        assert_eq!(ours[0], theirs[0]);
        let same = match theirs[1] {
            word if word.starts_with("valid") => ours[1] == "valid",
            word if word.starts_with("invalid") || word.starts_with("1 error") => {
                ours[1] == "not valid" || ours[1] == "refused"
            }
            _ => true,
        };
        compared += 1;
        assert!(
            same || ours.get(3).is_some_and(|why| !why.is_empty()),
            "{}: they say {}, we say {}",
            ours[0],
            theirs[1],
            ours[1]
        );
    }
    assert_eq!(compared, 45);
}
