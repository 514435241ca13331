//! Credentials, lists and documents of an institution that does not exist.

use credential::badge::credential;
use credential::issuers::{IssuerList, Listed, ListedKey, issuer_list};
use credential::keys::did_key;
use credential::proof::{ProofOptions, Suite, sign};
use credential::status::{Bits, Purpose, StatusList, status_list};
use serde_json::{Map, Value};

use crate::help::{ed25519, facts, moment, options};

pub const DID: &str = "did:web:uni.example";
pub const LIST: &str = "https://uni.example/status/1";

pub fn signed_list(issuers: Vec<Listed>) -> String {
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

pub fn text_of(document: Map<String, Value>) -> String {
    Value::Object(document).to_string()
}

pub fn listed(id: &str, keys: Vec<ListedKey>) -> Listed {
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

pub fn ours() -> ProofOptions {
    ProofOptions {
        verification_method: format!("{DID}#key-1"),
        ..options(&ed25519(7))
    }
}

pub fn status_of(set: &[u64]) -> String {
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

pub fn badge(number: u32) -> Map<String, Value> {
    let mut facts = facts(number);
    facts.issuer.id = DID.into();
    credential(&facts).unwrap()
}

pub fn signed(number: u32) -> Value {
    Value::Object(sign(&badge(number), &ours(), &ed25519(7)).unwrap())
}
