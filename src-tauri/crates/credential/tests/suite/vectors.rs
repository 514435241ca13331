//! W3C's vectors of the cryptosuites, step by step.

use credential::json::{Limits, read};
use credential::keys::{KeyKind, SecretKey, public_of_did_key, secret_from_multikey};
use credential::proof::{ProofOptions, Suite, hashes, sign, verify_proof, without_proof};
use credential::verify::{Answer, Known, verify};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::help::{bytes, hex, moment, object, text};

struct Vector {
    folder: &'static str,
    suffix: &'static str,
    pair: &'static str,
    secret: &'static str,
}

const EDDSA: &str = "w3c/vc-di-eddsa/keyPair.json";
const ECDSA: &str = "w3c/vc-di-ecdsa/p256KeyPair.json";

const VECTORS: [Vector; 6] = [
    Vector {
        folder: "w3c/vc-di-eddsa/eddsa-rdfc-2022",
        suffix: "DataInt",
        pair: EDDSA,
        secret: "privateKeyMultibase",
    },
    Vector {
        folder: "w3c/vc-di-eddsa/eddsa-rdfc-2022/employ",
        suffix: "DataInt",
        pair: EDDSA,
        secret: "privateKeyMultibase",
    },
    Vector {
        folder: "w3c/vc-di-eddsa/eddsa-jcs-2022",
        suffix: "JCS",
        pair: EDDSA,
        secret: "privateKeyMultibase",
    },
    Vector {
        folder: "w3c/vc-di-eddsa/Ed25519Signature2020",
        suffix: "EdSig",
        pair: EDDSA,
        secret: "privateKeyMultibase",
    },
    Vector {
        folder: "w3c/vc-di-ecdsa/ecdsa-rdfc-2019-p256",
        suffix: "ECDSAP256",
        pair: ECDSA,
        secret: "secretKeyMultibase",
    },
    Vector {
        folder: "w3c/vc-di-ecdsa/ecdsa-rdfc-2019-p256/employ",
        suffix: "ECDSAP256",
        pair: ECDSA,
        secret: "secretKeyMultibase",
    },
];

fn parsed(path: &str) -> Map<String, Value> {
    match read(&bytes(path), Limits::CREDENTIAL).unwrap() {
        Value::Object(map) => map,
        other => panic!("{other}"),
    }
}

#[test]
fn each_step_is_that_of_the_vectors() {
    for Vector {
        folder,
        suffix,
        pair,
        secret,
    } in VECTORS
    {
        let step = |name: &str| text(&format!("{folder}/{name}{suffix}.txt"));
        let signed = parsed(&format!("{folder}/signed{suffix}.json"));
        let proof = signed["proof"].as_object().unwrap().clone();
        let suite = Suite::of(&proof).unwrap();
        let found = hashes(suite, &without_proof(&signed), &proof).unwrap();
        assert_eq!(found.document, step("canonDoc"), "{folder}");
        assert_eq!(found.options, step("proofCanon"), "{folder}");
        assert_eq!(
            hex(&Sha256::digest(&found.document)),
            step("docHash").trim(),
            "{folder}"
        );
        assert_eq!(
            hex(&Sha256::digest(&found.options)),
            step("proofHash").trim(),
            "{folder}"
        );
        assert_eq!(hex(&found.signed), step("combinedHash").trim(), "{folder}");

        let key = secret_from_multikey(object(pair)[secret].as_str().unwrap()).unwrap();
        assert_eq!(
            hex(&key.sign(&found.signed)),
            step("sigHex").trim(),
            "{folder}"
        );

        // Made by ourselves it is the same proof.
        let options = ProofOptions {
            suite,
            verification_method: proof["verificationMethod"].as_str().unwrap().to_owned(),
            created: moment(proof["created"].as_str().unwrap()),
        };
        let ours = sign(&without_proof(&signed), &options, &key).unwrap();
        assert_eq!(
            ours["proof"][0]["proofValue"], proof["proofValue"],
            "{folder}"
        );

        let public = public_of_did_key(proof["verificationMethod"].as_str().unwrap()).unwrap();
        verify_proof(&without_proof(&signed), &proof, &public).unwrap();
        let known = Known::at(moment("2026-11-27T00:00:00Z"));
        let report = verify(&bytes(&format!("{folder}/signed{suffix}.json")), &known).unwrap();
        // The issuer of the vectors is an address whose keys nobody has.
        assert_eq!(
            report.unchanged.answer,
            Answer::Yes,
            "{folder}: {:?}",
            report.unchanged
        );
    }
}

#[test]
fn sets_and_chains_of_proofs_are_verified() {
    let known = Known::at(moment("2026-11-27T00:00:00Z"));
    for file in [
        "signedProofSet1",
        "signedProofSet2",
        "signedProofChain1",
        "signedProofChain2",
    ] {
        let path = format!("w3c/vc-di-eddsa/proof-set-chain/{file}.json");
        let report = verify(&bytes(&path), &known).unwrap();
        assert_eq!(
            report.unchanged.answer,
            Answer::Yes,
            "{file}: {:?}",
            report.unchanged
        );
        let mut changed = parsed(&path);
        changed.insert("name".into(), "changed".into());
        let report = verify(Value::Object(changed).to_string().as_bytes(), &known).unwrap();
        assert_eq!(report.unchanged.answer, Answer::No, "{file}");
    }
    // A chain whose first link was taken out.
    let mut broken = parsed("w3c/vc-di-eddsa/proof-set-chain/signedProofChain1.json");
    let last = broken["proof"].as_array().unwrap().last().unwrap().clone();
    broken.insert("proof".into(), vec![last].into());
    let report = verify(Value::Object(broken).to_string().as_bytes(), &known).unwrap();
    assert_eq!(report.unchanged.answer, Answer::No);
}

/// The vector of the Open Badges specification, from the document to the proof.
#[test]
fn the_vector_of_open_badges_is_met() {
    let document = object("open-badges/impl/credential.json");
    let seed = "6241a409e6707bb640a0140a8a32bc3d193c33a661747284d6adfa4ed4180be4";
    let seed: Vec<u8> = (0..32)
        .map(|n| u8::from_str_radix(&seed[n * 2..n * 2 + 2], 16).unwrap())
        .collect();
    let key = SecretKey::from_bytes(KeyKind::Ed25519, &seed).unwrap();
    let options = ProofOptions {
        suite: Suite::EddsaRdfc2022,
        verification_method:
            "https://example.edu/issuers/565049#z6MkjZRZv3aez3r18pB1RBFJR1kwUVJ5jHt92JmQwXbd5hwi"
                .into(),
        created: moment("2010-01-01T19:23:24Z"),
    };
    let proof = options.written();
    let found = hashes(options.suite, &document, proof.as_object().unwrap()).unwrap();
    let folder = "open-badges/impl/test-vectors/obv3p0";
    assert_eq!(
        found.document.trim(),
        text(&format!("{folder}/document-canon.txt")).trim()
    );
    assert_eq!(
        found.options.trim(),
        text(&format!("{folder}/proof-canon.txt")).trim()
    );
    let signed = sign(&document, &options, &key).unwrap();
    assert_eq!(
        signed["proof"][0]["proofValue"],
        "z5x9aCBYovW3CQCbKdNyhEm7ffYSw1YpEdPywQJoNbzDD2gkzQDKJ1sYKJaWvqZtkMtSbz35HcbgXVEDYHxCzgkCr"
    );
}
