//! VC-JWT as Open Badges 3.0 has it: the payload is the credential itself with the registered
//! claims beside its fields; older ones wrap it in `vc`.

use serde_json::{Map, Value, json};

use crate::encoding::{base64url_decode, base64url_encode};
use crate::json::{self, Fields, Limits};
use crate::keys::{KeyKind, PublicKey, SecretKey, public_from_jwk, public_to_jwk};
use crate::moment;
use crate::reason::Reason;

/// How the header names the key.
#[derive(Debug, Clone)]
pub enum SigningKeyOfJwt {
    /// By its address, such as `did:web:uni.example#key-2`.
    Address(String),
    /// By the key itself.
    Enclosed,
}

/// The payload of a credential's JWT: the credential without its proofs, and the registered claims.
///
/// # Errors
/// [`Reason::FieldMissing`] where a claim cannot be made.
pub fn jwt_claims(credential: &Map<String, Value>) -> Result<Map<String, Value>, Reason> {
    let missing = |name: &str| Reason::FieldMissing(name.to_owned());
    let mut payload = credential.clone();
    payload.remove("proof");
    let mut claim = |name: &str, value: Value| payload.insert(name.to_owned(), value);
    let text = |value: Option<&str>, field: &str| value.map(Value::from).ok_or(missing(field));
    claim("iss", text(credential.identity("issuer"), "issuer")?);
    claim("jti", text(credential.text("id"), "id")?);
    claim(
        "sub",
        text(
            credential.identity("credentialSubject"),
            "credentialSubject.id",
        )?,
    );
    let from = credential.text("validFrom").ok_or(missing("validFrom"))?;
    claim("nbf", moment::parse(from)?.as_second().into());
    if let Some(until) = credential.text("validUntil") {
        claim("exp", moment::parse(until)?.as_second().into());
    }
    Ok(payload)
}

/// Seals a credential as a compact JWS with ES256.
///
/// # Errors
/// [`Reason::KeyNotForSuite`] for another key than P-256; [`Reason::FieldMissing`] where a claim
/// cannot be made, as for a subject without `id`: `sub` is required.
pub fn jwt(
    credential: &Map<String, Value>,
    key: &SecretKey,
    named: &SigningKeyOfJwt,
) -> Result<String, Reason> {
    if key.kind() != KeyKind::P256 {
        return Err(Reason::KeyNotForSuite(
            "ES256".to_owned(),
            key.kind().name().to_owned(),
        ));
    }
    let mut header = json!({"alg": "ES256", "typ": "JWT"});
    match named {
        SigningKeyOfJwt::Address(address) => header["kid"] = address.clone().into(),
        SigningKeyOfJwt::Enclosed => header["jwk"] = public_to_jwk(&key.public()),
    }
    let payload = jwt_claims(credential)?;
    let signed = format!(
        "{}.{}",
        base64url_encode(header.to_string()),
        base64url_encode(Value::Object(payload).to_string())
    );
    let signature = base64url_encode(key.sign(signed.as_bytes()));
    Ok(format!("{signed}.{signature}"))
}

/// A JWT that was read. Nothing of it is trusted before [`verify_jwt`].
#[derive(Debug, Clone)]
pub struct Jwt {
    /// `RS256`, `ES256` or `EdDSA`.
    pub algorithm: String,
    /// The address of the key.
    pub kid: Option<String>,
    /// The key, where the header holds it.
    pub enclosed: Option<PublicKey>,
    /// The claims.
    pub payload: Map<String, Value>,
    /// The credential within.
    pub credential: Map<String, Value>,
    signed: String,
    signature: Vec<u8>,
}

const ALGORITHMS: [&str; 3] = ["RS256", "ES256", "EdDSA"];
const CLAIMS: [&str; 7] = ["iss", "jti", "sub", "nbf", "exp", "iat", "aud"];

/// Reads a compact JWS that holds a credential.
///
/// # Errors
/// [`Reason::NotAJwt`], [`Reason::AlgorithmNone`], [`Reason::AlgorithmUnknown`],
/// [`Reason::CriticalHeader`] for a header that must be understood and is not, keys that are weak
/// or hold their secret half, and every reason of hostile JSON.
pub fn read_jwt(text: &str) -> Result<Jwt, Reason> {
    if text.len() > Limits::CREDENTIAL.bytes * 2 {
        return Err(Reason::TooLarge(Limits::CREDENTIAL.bytes * 2 / 1024));
    }
    let mut parts = text.split('.');
    let (Some(head), Some(body), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Reason::NotAJwt);
    };
    let object = |part: &str| match json::read(&base64url_decode(part)?, Limits::CREDENTIAL)? {
        Value::Object(map) => Ok(map),
        _ => Err(Reason::NotAJwt),
    };
    let header = object(head)?;
    let algorithm = header.text("alg").ok_or(Reason::NotAJwt)?;
    if algorithm.eq_ignore_ascii_case("none") {
        return Err(Reason::AlgorithmNone);
    }
    if !ALGORITHMS.contains(&algorithm) {
        return Err(Reason::AlgorithmUnknown(algorithm.to_owned()));
    }
    if let Some(critical) = header.get("crit") {
        return Err(Reason::CriticalHeader(critical.to_string()));
    }
    for name in ["b64", "zip", "enc"] {
        if header.contains_key(name) {
            return Err(Reason::CriticalHeader(name.to_owned()));
        }
    }
    let enclosed = header.get("jwk").map(public_from_jwk).transpose()?;
    let payload = object(body)?;
    let credential = match payload.get("vc") {
        Some(Value::Object(wrapped)) => wrapped.clone(),
        Some(_) => return Err(Reason::NotAJwt),
        None => {
            let mut bare = payload.clone();
            for name in CLAIMS {
                bare.remove(name);
            }
            bare
        }
    };
    Ok(Jwt {
        algorithm: algorithm.to_owned(),
        kid: header.text("kid").map(str::to_owned),
        enclosed,
        credential,
        payload,
        signed: format!("{head}.{body}"),
        signature: base64url_decode(signature)?,
    })
}

/// Claims say what fields say: where both are there they must agree (VC-JOSE-COSE 1.0; Open
/// Badges 3.0, 8.2.4).
fn agree(jwt: &Jwt) -> Result<(), Reason> {
    let credential = &jwt.credential;
    let differs = |name: &str| Reason::ClaimDiffers(name.to_owned());
    let same = |name: &str, field: Option<&str>| match (jwt.payload.text(name), field) {
        (Some(claim), Some(field)) if claim.trim() != field.trim() => Err(differs(name)),
        _ => Ok(()),
    };
    same("iss", credential.identity("issuer"))?;
    same("jti", credential.text("id"))?;
    same("sub", credential.identity("credentialSubject"))?;
    let moments = [
        (
            "nbf",
            credential
                .text("validFrom")
                .or_else(|| credential.text("issuanceDate")),
        ),
        (
            "exp",
            credential
                .text("validUntil")
                .or_else(|| credential.text("expirationDate")),
        ),
    ];
    for (name, field) in moments {
        let Some(claim) = jwt.payload.get(name) else {
            continue;
        };
        let claim = claim.as_i64().ok_or_else(|| differs(name))?;
        if let Some(field) = field
            && moment::parse(field)?.as_second() != claim
        {
            return Err(differs(name));
        }
    }
    Ok(())
}

/// Whether this key sealed it, and its claims agree with its fields.
///
/// # Errors
/// [`Reason::AlgorithmOfOtherKey`] when the header asks for an algorithm of another kind of key,
/// [`Reason::SignatureWrong`], [`Reason::ClaimDiffers`].
pub fn verify_jwt(jwt: &Jwt, key: &PublicKey) -> Result<(), Reason> {
    let wanted = match jwt.algorithm.as_str() {
        "RS256" => KeyKind::Rsa,
        "ES256" => KeyKind::P256,
        _ => KeyKind::Ed25519,
    };
    if key.kind() != wanted {
        return Err(Reason::AlgorithmOfOtherKey(
            jwt.algorithm.clone(),
            key.kind().name().to_owned(),
        ));
    }
    key.verify(jwt.signed.as_bytes(), &jwt.signature)?;
    agree(jwt)
}
