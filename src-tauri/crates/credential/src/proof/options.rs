use jiff::Timestamp;
use serde_json::{Value, json};

use super::suite::Suite;
use crate::moment::written;

/// What a proof says besides the signature.
#[derive(Debug, Clone)]
pub struct ProofOptions {
    /// The suite.
    pub suite: Suite,
    /// The key, as `did:…#…`.
    pub verification_method: String,
    /// When it is made.
    pub created: Timestamp,
}

impl ProofOptions {
    /// The proof without its value.
    #[must_use]
    pub fn written(&self) -> Value {
        let mut proof = match self.suite {
            Suite::Ed25519Signature2020 => json!({"type": self.suite.name()}),
            _ => json!({"type": "DataIntegrityProof", "cryptosuite": self.suite.name()}),
        };
        proof["created"] = written(self.created).into();
        proof["verificationMethod"] = self.verification_method.clone().into();
        proof["proofPurpose"] = "assertionMethod".into();
        proof
    }
}
