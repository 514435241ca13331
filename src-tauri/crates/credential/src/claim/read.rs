use std::io::Read;

use coset::{CoseSign1, Header, RegisteredLabelWithPrivate, TaggedCborSerializable, iana};
use flate2::read::ZlibDecoder;

use super::cbor;
use super::facts::Claim;
use super::fields;
use super::write::PREFIX;
use crate::keys::{PublicKey, short_id};
use crate::reason::Reason;

/// The most that a QR code holds in alphanumeric mode (ISO/IEC 18004, version 40-L).
const MOST_LETTERS: usize = 4296;
/// The most that a packed claim unpacks to.
const MOST_BYTES: u64 = 16_384;

/// A claim that was read. Nothing of it is trusted before [`verify_claim`].
#[derive(Debug, Clone)]
pub struct ReadClaim {
    /// What it says.
    pub claim: Claim,
    /// The eight bytes by which it names the key.
    pub key_id: Vec<u8>,
    sealed: CoseSign1,
}

fn unpacked(bytes: Vec<u8>) -> Result<Vec<u8>, Reason> {
    match bytes.first() {
        Some(0xD2) => Ok(bytes),
        Some(0x78) => {
            let mut plain = Vec::new();
            let mut reader = ZlibDecoder::new(bytes.as_slice());
            reader
                .by_ref()
                .take(MOST_BYTES + 1)
                .read_to_end(&mut plain)
                .map_err(|_| Reason::ClaimUnreadable)?;
            if plain.len() as u64 > MOST_BYTES {
                return Err(Reason::ClaimTooLarge);
            }
            if reader.total_in() != bytes.len() as u64 {
                return Err(Reason::ClaimNotCanonical);
            }
            Ok(plain)
        }
        _ => Err(Reason::ClaimUnreadable),
    }
}

/// Reads the text of a printed code.
///
/// # Errors
/// [`Reason::NotAClaim`] for any other text; [`Reason::ClaimTooLarge`],
/// [`Reason::ClaimNotCanonical`], [`Reason::ClaimNewer`], [`Reason::AlgorithmUnknown`],
/// [`Reason::CriticalHeader`], [`Reason::ClaimUnreadable`].
pub fn read_claim(text: &str) -> Result<ReadClaim, Reason> {
    let letters = text.strip_prefix(PREFIX).ok_or(Reason::NotAClaim)?;
    if letters.len() > MOST_LETTERS {
        return Err(Reason::ClaimTooLarge);
    }
    let bytes = base45::decode(letters).map_err(|_| Reason::NotBase45)?;
    if base45::encode(&bytes) != letters {
        return Err(Reason::NotBase45);
    }
    let plain = unpacked(bytes)?;
    let sealed = CoseSign1::from_tagged_slice(&plain).map_err(|_| Reason::ClaimUnreadable)?;
    if sealed.clone().to_tagged_vec().ok().as_deref() != Some(plain.as_slice()) {
        return Err(Reason::ClaimNotCanonical);
    }
    let header = &sealed.protected.header;
    if !header.crit.is_empty() || !sealed.unprotected.crit.is_empty() {
        return Err(Reason::CriticalHeader("crit".to_owned()));
    }
    match &header.alg {
        Some(RegisteredLabelWithPrivate::Assigned(iana::Algorithm::EdDSA)) => {}
        Some(other) => return Err(Reason::AlgorithmUnknown(format!("{other:?}"))),
        None => return Err(Reason::AlgorithmNone),
    }
    if sealed.unprotected != Header::default() {
        return Err(Reason::ClaimNotCanonical);
    }
    let payload = sealed.payload.as_deref().ok_or(Reason::ClaimUnreadable)?;
    Ok(ReadClaim {
        claim: fields::read(cbor::read(payload)?)?,
        key_id: header.key_id.clone(),
        sealed,
    })
}

/// Whether this key signed it.
///
/// # Errors
/// [`Reason::KeyUnknown`] when the claim names another key, [`Reason::SignatureWrong`].
pub fn verify_claim(read: &ReadClaim, key: &PublicKey) -> Result<(), Reason> {
    if read.key_id != short_id(key) {
        let named: String = read.key_id.iter().map(|b| format!("{b:02x}")).collect();
        return Err(Reason::KeyUnknown(named));
    }
    read.sealed
        .verify_signature(&[], |signature, message| key.verify(message, signature))
}
