//! Data Integrity proofs, the full way (W3C VC Data Integrity 1.0, EdDSA and ECDSA
//! cryptosuites 1.0).

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::options::ProofOptions;
use super::suite::Suite;
use crate::encoding::{base58_decode, base58_encode};
use crate::json::{self, Fields};
use crate::keys::{PublicKey, SecretKey};
use crate::linked_data::{by_their_names, canonical, dataset, is_known, known_contexts_alone};
use crate::reason::Reason;

/// Everything that lies between a document and its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hashes {
    /// The canonical document.
    pub document: String,
    /// The canonical proof options.
    pub options: String,
    /// SHA-256 of the options and SHA-256 of the document, one after the other: what is signed.
    pub signed: [u8; 64],
}

/// A document without its proofs.
#[must_use]
pub fn without_proof(document: &Map<String, Value>) -> Map<String, Value> {
    let mut bare = document.clone();
    bare.remove("proof");
    bare
}

/// The hashes of two canonical forms, as they are signed.
pub(super) fn joined(options: &str, document: &str) -> [u8; 64] {
    let mut signed = [0; 64];
    signed[..32].copy_from_slice(&Sha256::digest(options.as_bytes()));
    signed[32..].copy_from_slice(&Sha256::digest(document.as_bytes()));
    signed
}

/// The canonical form of proof options.
pub(super) fn canonical_options(
    suite: Suite,
    context: Option<&Value>,
    proof: &Map<String, Value>,
) -> Result<String, Reason> {
    let mut options = proof.clone();
    options.remove("proofValue");
    if suite.is_json() {
        return json::canonical(&Value::Object(options));
    }
    // The options are read with the words of the document they belong to.
    if let Some(context) = context {
        options.insert("@context".to_owned(), context.clone());
    }
    canonical(&dataset(&Value::Object(options))?)
}

/// The canonical forms and hashes of a document without proofs and of a proof.
///
/// # Errors
/// What [`dataset`] refuses.
pub fn hashes(
    suite: Suite,
    document: &Map<String, Value>,
    proof: &Map<String, Value>,
) -> Result<Hashes, Reason> {
    let mut document = document.clone();
    // eddsa-jcs-2022, 3.3.2: the document must begin with the contexts that the proof was made
    // with, and is taken with those.
    if suite.is_json()
        && let Some(context) = proof.get("@context")
    {
        let (of_proof, of_document) = (proof.each("@context"), document.each("@context"));
        // What was added after signing may be there for another proof. It is signed by nobody, so
        // it must be one whose words cannot be taken for others.
        let added = of_document.strip_prefix(of_proof.as_slice());
        let harmless = |context: &&Value| context.as_str().is_some_and(is_known);
        if !added.is_some_and(|added| added.iter().all(harmless)) {
            return Err(Reason::ContextOfProof);
        }
        document.insert("@context".to_owned(), context.clone());
    }
    let options = canonical_options(suite, document.get("@context"), proof)?;
    let document = Value::Object(document);
    let document = if suite.is_json() {
        json::canonical(&document)?
    } else {
        canonical(&dataset(&document)?)?
    };
    Ok(Hashes {
        signed: joined(&options, &document),
        document,
        options,
    })
}

/// Signs a document: it comes back with the proof added to those it has.
///
/// # Errors
/// [`Reason::KeyNotForSuite`] for a key of another kind; what [`dataset`] refuses: nothing is
/// signed of which a part would get lost.
pub fn sign(
    document: &Map<String, Value>,
    options: &ProofOptions,
    key: &SecretKey,
) -> Result<Map<String, Value>, Reason> {
    if key.kind() != options.suite.key() {
        return Err(Reason::KeyNotForSuite(
            options.suite.name().to_owned(),
            key.kind().name().to_owned(),
        ));
    }
    let mut proof = options.written();
    // The proof of a JSON suite carries the contexts it was made with.
    if options.suite.is_json()
        && let Some(context) = document.get("@context")
    {
        proof["@context"] = context.clone();
    }
    let Value::Object(mut proof) = proof else {
        return Err(Reason::NoProof);
    };
    let hashes = hashes(options.suite, &without_proof(document), &proof)?;
    let value = format!("z{}", base58_encode(&key.sign(&hashes.signed)));
    proof.insert("proofValue".to_owned(), value.into());
    let mut proofs: Vec<Value> = document.each("proof").into_iter().cloned().collect();
    proofs.push(Value::Object(proof));
    let mut signed = document.clone();
    signed.insert("proof".to_owned(), proofs.into());
    Ok(signed)
}

/// The bytes of a `proofValue`.
fn signature(proof: &Map<String, Value>) -> Result<Vec<u8>, Reason> {
    let text = proof.text("proofValue").ok_or(Reason::NoProofValue)?;
    let rest = text
        .strip_prefix('z')
        .ok_or(Reason::SignatureNotCanonical)?;
    base58_decode(rest)
}

/// Whether a proof fits a document and a key. `document` has the proofs it stands on (those that
/// `previousProof` names), and no others.
///
/// # Errors
/// [`Reason::SignatureWrong`] when it does not fit, [`Reason::UnderAnotherName`] when it fits and
/// something is hidden, and everything that makes it unreadable.
pub fn verify_proof(
    document: &Map<String, Value>,
    proof: &Map<String, Value>,
    key: &PublicKey,
) -> Result<(), Reason> {
    let suite = Suite::of(proof)?;
    if key.kind() != suite.key() {
        return Err(Reason::KeyNotForSuite(
            suite.name().to_owned(),
            key.kind().name().to_owned(),
        ));
    }
    let signature = signature(proof)?;
    if signature.len() != 64 {
        return Err(Reason::SignatureNotCanonical);
    }
    let hashes = hashes(suite, document, proof)?;
    key.verify(&hashes.signed, &signature)?;
    if !suite.is_json() {
        by_their_names(document, &hashes.document)?;
        by_their_names(proof, &hashes.options)?;
        for signed in [document, proof] {
            known_contexts_alone(&Value::Object(signed.clone()))?;
        }
    }
    Ok(())
}
