use p256::ecdsa::signature::Verifier;
use rsa::BoxedUint;
use sha2::Sha256;

use super::kind::KeyKind;
use crate::reason::Reason;

/// RSA keys below are no longer safe (NIST SP 800-131A), above take too long for a file from
/// outside.
const RSA_BITS: std::ops::RangeInclusive<usize> = 2048..=8192;

/// The half of a key that everybody may know. One that exists is no weak one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(Inner);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Inner {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey),
    Rsa(Box<rsa::PublicKey>),
}

impl PublicKey {
    /// An Ed25519 key from its 32 bytes.
    ///
    /// # Errors
    /// [`Reason::KeyUnreadable`] when they are no point in its one spelling, [`Reason::KeyWeak`]
    /// when its order is small: such a key accepts signatures nobody made.
    pub fn ed25519(bytes: &[u8]) -> Result<Self, Reason> {
        let bytes: &[u8; 32] = bytes.try_into().map_err(|_| Reason::KeyUnreadable)?;
        let key =
            ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| Reason::KeyUnreadable)?;
        if key.is_weak() {
            return Err(Reason::KeyWeak);
        }
        // RFC 8032, 5.1.3: a coordinate past the field's prime is another spelling of the point.
        if key.to_edwards().compress().as_bytes() != bytes {
            return Err(Reason::KeyUnreadable);
        }
        Ok(Self(Inner::Ed25519(key)))
    }

    /// A P-256 key from a point, compressed or not (SEC 1).
    ///
    /// # Errors
    /// [`Reason::KeyUnreadable`] when it is no point of the curve.
    pub fn p256(bytes: &[u8]) -> Result<Self, Reason> {
        p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes)
            .map(|key| Self(Inner::P256(key)))
            .map_err(|_| Reason::KeyUnreadable)
    }

    /// An RSA key from modulus and exponent, big-endian.
    ///
    /// # Errors
    /// [`Reason::KeyWeak`] below 2,048 bits or with an even or tiny exponent,
    /// [`Reason::KeyUnreadable`] for what is no key or has more than 8,192 bits.
    pub fn rsa(modulus: &[u8], exponent: &[u8]) -> Result<Self, Reason> {
        if modulus.len() > 1024 || exponent.len() > 5 || modulus.first() == Some(&0) {
            return Err(Reason::KeyUnreadable);
        }
        let n = BoxedUint::from_be_slice_vartime(modulus);
        let e = BoxedUint::from_be_slice_vartime(exponent);
        let bits = n.bit_width_vartime();
        if usize::try_from(bits).is_ok_and(|bits| bits < *RSA_BITS.start())
            || exponent.last().is_none_or(|b| b % 2 == 0)
            || e.bit_width_vartime() < 2
        {
            return Err(Reason::KeyWeak);
        }
        rsa::PublicKey::new_with_size_limits(n, e, RSA_BITS)
            .map(|key| Self(Inner::Rsa(Box::new(key))))
            .map_err(|_| Reason::KeyUnreadable)
    }

    /// What it is of.
    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        match self.0 {
            Inner::Ed25519(_) => KeyKind::Ed25519,
            Inner::P256(_) => KeyKind::P256,
            Inner::Rsa(_) => KeyKind::Rsa,
        }
    }

    /// The key as bytes: 32 for Ed25519, the compressed point for P-256, the modulus for RSA.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        match &self.0 {
            Inner::Ed25519(key) => key.as_bytes().to_vec(),
            Inner::P256(key) => key.to_sec1_point(true).as_bytes().to_vec(),
            Inner::Rsa(key) => {
                use rsa::traits::PublicKeyParts;
                key.n_bytes().to_vec()
            }
        }
    }

    /// The coordinates of a P-256 key, 32 bytes each.
    #[must_use]
    pub fn coordinates(&self) -> Option<([u8; 32], [u8; 32])> {
        let Inner::P256(key) = &self.0 else {
            return None;
        };
        let point = key.to_sec1_point(false);
        let bytes = point.as_bytes();
        let x = bytes.get(1..33)?.try_into().ok()?;
        let y = bytes.get(33..65)?.try_into().ok()?;
        Some((x, y))
    }

    /// Whether this key signed the message. Signatures of 64 bytes for both curves (for P-256 `r`
    /// and `s`), of the modulus' length for RSA (PKCS #1 v1.5 with SHA-256).
    ///
    /// # Errors
    /// [`Reason::SignatureNotCanonical`] for a signature that could be written in another way,
    /// [`Reason::SignatureWrong`] when it does not fit.
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> Result<(), Reason> {
        match &self.0 {
            Inner::Ed25519(key) => {
                let bytes: &[u8; 64] = signature
                    .try_into()
                    .map_err(|_| Reason::SignatureNotCanonical)?;
                if !is_reduced(&bytes[32..]) {
                    return Err(Reason::SignatureNotCanonical);
                }
                key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(bytes))
                    .map_err(|_| Reason::SignatureWrong)
            }
            Inner::P256(key) => {
                let signature = p256::ecdsa::Signature::from_slice(signature)
                    .map_err(|_| Reason::SignatureNotCanonical)?;
                key.verify(message, &signature)
                    .map_err(|_| Reason::SignatureWrong)
            }
            Inner::Rsa(key) => {
                use rsa::traits::PublicKeyParts;
                if signature.len() != key.size() {
                    return Err(Reason::SignatureNotCanonical);
                }
                let signature = rsa::pkcs1v15::Signature::try_from(signature)
                    .map_err(|_| Reason::SignatureNotCanonical)?;
                rsa::pkcs1v15::VerifyingKey::<Sha256>::new(key.as_ref().clone())
                    .verify(message, &signature)
                    .map_err(|_| Reason::SignatureWrong)
            }
        }
    }

    pub(super) const fn of_ed25519(key: ed25519_dalek::VerifyingKey) -> Self {
        Self(Inner::Ed25519(key))
    }

    pub(super) const fn of_p256(key: p256::ecdsa::VerifyingKey) -> Self {
        Self(Inner::P256(key))
    }
}

/// The order of Ed25519's group, little-endian (RFC 8032, 5.1).
const ORDER: [u8; 32] = [
    0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
];

/// Whether a scalar is below the order of the group.
fn is_reduced(scalar: &[u8]) -> bool {
    scalar.iter().rev().lt(ORDER.iter().rev())
}
