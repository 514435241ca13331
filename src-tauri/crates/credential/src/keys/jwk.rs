use serde_json::{Map, Value, json};
use zeroize::Zeroizing;

use super::kind::KeyKind;
use super::public::PublicKey;
use super::secret::SecretKey;
use crate::encoding::{base64url_decode, base64url_encode};
use crate::json::Fields;
use crate::reason::Reason;

/// A public key as JWK (RFC 7517, RFC 8037).
#[must_use]
pub fn public_to_jwk(key: &PublicKey) -> Value {
    match key.coordinates() {
        Some((x, y)) => json!({
            "kty": "EC", "crv": "P-256", "x": base64url_encode(x), "y": base64url_encode(y),
        }),
        None => json!({"kty": "OKP", "crv": "Ed25519", "x": base64url_encode(key.bytes())}),
    }
}

/// A key with its secret half as JWK.
#[must_use]
pub fn secret_to_jwk(key: &SecretKey) -> Value {
    let mut jwk = public_to_jwk(&key.public());
    jwk["d"] = base64url_encode(key.bytes().as_slice()).into();
    jwk
}

fn part(jwk: &Map<String, Value>, name: &str) -> Result<Vec<u8>, Reason> {
    base64url_decode(jwk.text(name).ok_or(Reason::KeyUnreadable)?)
}

/// Reads a public key.
///
/// # Errors
/// [`Reason::KeyHasSecret`] when the secret half is in it, which has no place in what is published;
/// [`Reason::KeyKind`] for kinds that are not read; [`Reason::KeyUnreadable`], [`Reason::KeyWeak`].
pub fn public_from_jwk(jwk: &Value) -> Result<PublicKey, Reason> {
    let jwk = jwk.as_object().ok_or(Reason::KeyUnreadable)?;
    if ["d", "p", "q", "dp", "dq", "qi", "k"]
        .iter()
        .any(|name| jwk.contains_key(*name))
    {
        return Err(Reason::KeyHasSecret);
    }
    public(jwk)
}

fn public(jwk: &Map<String, Value>) -> Result<PublicKey, Reason> {
    match (
        jwk.text("kty").unwrap_or_default(),
        jwk.text("crv").unwrap_or_default(),
    ) {
        ("OKP", "Ed25519") => PublicKey::ed25519(&part(jwk, "x")?),
        ("EC", "P-256") => {
            let (x, y) = (part(jwk, "x")?, part(jwk, "y")?);
            if x.len() != 32 || y.len() != 32 {
                return Err(Reason::KeyUnreadable);
            }
            let mut point = vec![4];
            point.extend(x);
            point.extend(y);
            PublicKey::p256(&point)
        }
        ("RSA", _) => PublicKey::rsa(&part(jwk, "n")?, &part(jwk, "e")?),
        (kty, crv) => Err(Reason::KeyKind(format!("{kty} {crv}").trim().to_owned())),
    }
}

/// Reads a key with its secret half.
///
/// # Errors
/// As [`public_from_jwk`]; [`Reason::KeyUnreadable`] when the halves do not belong together.
pub fn secret_from_jwk(jwk: &Value) -> Result<SecretKey, Reason> {
    let fields = jwk.as_object().ok_or(Reason::KeyUnreadable)?;
    let public = public(fields)?;
    let kind = public.kind();
    if kind == KeyKind::Rsa {
        return Err(Reason::KeyKind(kind.name().to_owned()));
    }
    let secret = Zeroizing::new(part(fields, "d")?);
    let key = SecretKey::from_bytes(kind, &secret)?;
    if key.public() == public {
        Ok(key)
    } else {
        Err(Reason::KeyUnreadable)
    }
}
