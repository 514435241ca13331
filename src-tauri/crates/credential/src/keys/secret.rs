use ed25519_dalek::Signer;
use zeroize::Zeroizing;

use super::kind::KeyKind;
use super::public::PublicKey;
use crate::reason::Reason;

/// The half of a key that signs. It is overwritten in memory when it goes, and never shown.
pub struct SecretKey(Inner);

enum Inner {
    Ed25519(Box<ed25519_dalek::SigningKey>),
    P256(Box<p256::ecdsa::SigningKey>),
}

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SecretKey({})", self.kind().name())
    }
}

impl SecretKey {
    /// A key from 32 bytes: random ones that the caller drew, or those of a key that exists.
    ///
    /// # Errors
    /// [`Reason::KeyUnreadable`] when they are no scalar of P-256 (of four billion random ones, one
    /// is none: draw again), or not 32; [`Reason::KeyKind`] for RSA, which is never made here.
    pub fn from_bytes(kind: KeyKind, bytes: &[u8]) -> Result<Self, Reason> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| Reason::KeyUnreadable)?;
        match kind {
            KeyKind::Ed25519 => Ok(Self(Inner::Ed25519(Box::new(
                ed25519_dalek::SigningKey::from_bytes(bytes),
            )))),
            KeyKind::P256 => p256::ecdsa::SigningKey::from_slice(bytes)
                .map(|key| Self(Inner::P256(Box::new(key))))
                .map_err(|_| Reason::KeyUnreadable),
            KeyKind::Rsa => Err(Reason::KeyKind(KeyKind::Rsa.name().to_owned())),
        }
    }

    /// What it is of.
    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        match self.0 {
            Inner::Ed25519(_) => KeyKind::Ed25519,
            Inner::P256(_) => KeyKind::P256,
        }
    }

    /// The 32 bytes.
    #[must_use]
    pub fn bytes(&self) -> Zeroizing<[u8; 32]> {
        match &self.0 {
            Inner::Ed25519(key) => Zeroizing::new(key.to_bytes()),
            Inner::P256(key) => Zeroizing::new(key.to_bytes().into()),
        }
    }

    /// Its other half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        match &self.0 {
            Inner::Ed25519(key) => PublicKey::of_ed25519(key.verifying_key()),
            Inner::P256(key) => PublicKey::of_p256(*key.verifying_key()),
        }
    }

    /// A signature of 64 bytes; the same one for the same message (RFC 8032, RFC 6979).
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> [u8; 64] {
        match &self.0 {
            Inner::Ed25519(key) => key.sign(message).to_bytes(),
            Inner::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(message);
                signature.to_bytes().into()
            }
        }
    }
}
