use serde_json::{Map, Value};

use crate::json::Fields;
use crate::keys::KeyKind;
use crate::reason::Reason;

/// How a proof inside a credential is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// `eddsa-rdfc-2022`: RDFC-1.0, SHA-256, Ed25519.
    EddsaRdfc2022,
    /// The same under the name it had in drafts.
    Eddsa2022,
    /// `eddsa-jcs-2022`: canonical JSON, SHA-256, Ed25519.
    EddsaJcs2022,
    /// `ecdsa-rdfc-2019` with P-256.
    EcdsaRdfc2019,
    /// `Ed25519Signature2020`.
    Ed25519Signature2020,
}

impl Suite {
    /// The suite that a proof names.
    ///
    /// # Errors
    /// [`Reason::SuiteUnknown`] for one that is not read here.
    pub fn of(proof: &Map<String, Value>) -> Result<Self, Reason> {
        let suite = proof.text("cryptosuite").unwrap_or_default();
        if proof.is_a("Ed25519Signature2020") {
            return Ok(Self::Ed25519Signature2020);
        }
        if !proof.is_a("DataIntegrityProof") {
            let kind = proof
                .types()
                .first()
                .copied()
                .unwrap_or_default()
                .to_owned();
            return Err(Reason::SuiteUnknown(kind));
        }
        match suite {
            "eddsa-rdfc-2022" => Ok(Self::EddsaRdfc2022),
            "eddsa-2022" => Ok(Self::Eddsa2022),
            "eddsa-jcs-2022" => Ok(Self::EddsaJcs2022),
            "ecdsa-rdfc-2019" => Ok(Self::EcdsaRdfc2019),
            other => Err(Reason::SuiteUnknown(other.to_owned())),
        }
    }

    /// The name in `cryptosuite`, or in `type` for the one of 2020.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EddsaRdfc2022 => "eddsa-rdfc-2022",
            Self::Eddsa2022 => "eddsa-2022",
            Self::EddsaJcs2022 => "eddsa-jcs-2022",
            Self::EcdsaRdfc2019 => "ecdsa-rdfc-2019",
            Self::Ed25519Signature2020 => "Ed25519Signature2020",
        }
    }

    /// The keys that it takes.
    #[must_use]
    pub const fn key(self) -> KeyKind {
        match self {
            Self::EcdsaRdfc2019 => KeyKind::P256,
            _ => KeyKind::Ed25519,
        }
    }

    /// Whether it canonicalises JSON and not statements.
    #[must_use]
    pub const fn is_json(self) -> bool {
        matches!(self, Self::EddsaJcs2022)
    }
}
