use std::io::Write;

use coset::{CoseSign1Builder, HeaderBuilder, TaggedCborSerializable, iana};
use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::cbor;
use super::facts::{Claim, Size};
use super::fields;
use crate::keys::{KeyKind, SecretKey, short_id};
use crate::reason::Reason;

/// How the text of a code begins.
pub(super) const PREFIX: &str = "CW1:";

/// The text of a printed code, of letters that QR codes hold in their alphanumeric mode.
///
/// # Errors
/// [`Reason::KeyNotForSuite`] for another key than one of Ed25519.
pub fn printed(claim: &Claim, size: Size, key: &SecretKey) -> Result<String, Reason> {
    if key.kind() != KeyKind::Ed25519 {
        return Err(Reason::KeyNotForSuite(
            "EdDSA".to_owned(),
            key.kind().name().to_owned(),
        ));
    }
    let header = HeaderBuilder::new()
        .algorithm(iana::Algorithm::EdDSA)
        .key_id(short_id(&key.public()).to_vec())
        .build();
    let sealed = CoseSign1Builder::new()
        .protected(header)
        .payload(cbor::write(&fields::written(claim, size))?)
        .create_signature(&[], |message| key.sign(message).to_vec())
        .build();
    let plain = sealed
        .to_tagged_vec()
        .map_err(|_| Reason::ClaimUnreadable)?;
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::best());
    let packed = packer
        .write_all(&plain)
        .and_then(|()| packer.finish())
        .map_err(|_| Reason::ClaimUnreadable)?;
    let shorter = if packed.len() < plain.len() {
        packed
    } else {
        plain
    };
    Ok(format!("{PREFIX}{}", base45::encode(shorter)))
}
