use serde::{Deserialize, Serialize};

/// What a key is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// Edwards curve, RFC 8032.
    Ed25519,
    /// NIST P-256, FIPS 186-5.
    P256,
    /// RSA with at least 2,048 bits; only read, never made.
    Rsa,
}

impl KeyKind {
    /// The name that the field gives it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "Ed25519",
            Self::P256 => "P-256",
            Self::Rsa => "RSA",
        }
    }
}
