use serde_json::{Map, Value};

use super::bits::{Bits, LEAST_ENTRIES};
use super::list::Purpose;
use crate::json::{Fields, is_absolute};
use crate::reason::Reason;

/// Where a credential says that its status stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// In a bit of a list.
    Bit {
        /// The address of the list.
        list: String,
        /// Which bit.
        index: u64,
        /// What it means.
        purpose: Purpose,
        /// How many bits an entry has.
        size: u64,
    },
    /// In a list of identities.
    Old {
        /// The address of the list.
        list: String,
    },
}

/// Reads `credentialStatus`.
///
/// # Errors
/// [`Reason::StatusUnknown`] for a kind that is not read here, [`Reason::StatusUnreadable`] for one
/// that is faulty.
pub fn entry(status: &Map<String, Value>) -> Result<Entry, Reason> {
    let unreadable = |field: &str| Reason::StatusUnreadable(field.to_owned());
    if status.is_a("1EdTechRevocationList") {
        let list = status.text("id").filter(|id| is_absolute(id));
        return Ok(Entry::Old {
            list: list.ok_or_else(|| unreadable("id"))?.to_owned(),
        });
    }
    if !status.is_a("BitstringStatusListEntry") && !status.is_a("StatusList2021Entry") {
        let kind = status.types().first().copied().unwrap_or_default();
        return Err(Reason::StatusUnknown(kind.to_owned()));
    }
    let list = status
        .text("statusListCredential")
        .filter(|list| is_absolute(list))
        .ok_or_else(|| unreadable("statusListCredential"))?;
    if status.text("id") == Some(list) {
        return Err(unreadable("id"));
    }
    let word = status
        .text("statusPurpose")
        .ok_or_else(|| unreadable("statusPurpose"))?;
    let purpose = Purpose::of(word).ok_or_else(|| Reason::StatusUnknown(word.to_owned()))?;
    // A text of digits; others write a number.
    let index = match status.get("statusListIndex") {
        Some(Value::String(text)) => {
            let plain =
                text.bytes().all(|b| b.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
            text.parse().ok().filter(|_| plain)
        }
        Some(Value::Number(number)) => number.as_u64(),
        _ => None,
    };
    let size = match status.get("statusSize") {
        None => Some(1),
        Some(size) => size.as_u64().filter(|size| (1..=8).contains(size)),
    };
    Ok(Entry::Bit {
        list: list.to_owned(),
        index: index.ok_or_else(|| unreadable("statusListIndex"))?,
        purpose,
        size: size.ok_or_else(|| unreadable("statusSize"))?,
    })
}

/// What a list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Nothing is set.
    Clear,
    /// It is set, with this meaning.
    Set(Purpose),
}

/// Looks a bit up in a list credential, whose proof was verified before.
///
/// # Errors
/// [`Reason::ListNotAList`], [`Reason::ListPurpose`], and everything that makes the bits unreadable.
pub fn look(
    list: &Map<String, Value>,
    index: u64,
    purpose: Purpose,
    size: u64,
) -> Result<Look, Reason> {
    if !list.is_a("BitstringStatusListCredential") && !list.is_a("StatusList2021Credential") {
        return Err(Reason::ListNotAList);
    }
    let subject = list
        .get("credentialSubject")
        .and_then(Value::as_object)
        .filter(|s| s.is_a("BitstringStatusList") || s.is_a("StatusList2021"))
        .ok_or(Reason::ListNotAList)?;
    let purposes = subject.each("statusPurpose");
    if !purposes.iter().any(|p| p.as_str() == Some(purpose.name())) {
        return Err(Reason::ListPurpose(purpose.name().to_owned()));
    }
    let encoded = subject.text("encodedList").ok_or(Reason::ListUnreadable)?;
    let bits = Bits::decode(encoded)?;
    let first = index
        .checked_mul(size)
        .ok_or(Reason::ListTooShortFor(index))?;
    let end = first
        .checked_add(size)
        .ok_or(Reason::ListTooShortFor(index))?;
    for bit in first..end {
        if bits.get(bit)? {
            return Ok(Look::Set(purpose));
        }
    }
    // A list that is too short breaks the Recommendation. What is set in it is set all the same.
    let entries = bits.entries() / size.max(1);
    if entries < LEAST_ENTRIES {
        return Err(Reason::ListTooShort(entries));
    }
    Ok(Look::Clear)
}

/// Looks a credential up in a list of identities.
///
/// # Errors
/// [`Reason::ListNotAList`] when it is none.
pub fn look_in_old_list(list: &Map<String, Value>, credential: &str) -> Result<Look, Reason> {
    if !list.contains_key("revokedCredential") && !list.contains_key("issuer") {
        return Err(Reason::ListNotAList);
    }
    for revoked in list.each("revokedCredential") {
        let (id, on) = match revoked {
            Value::String(id) => (Some(id.as_str()), true),
            Value::Object(object) => (
                object.text("id"),
                object.get("revoked") != Some(&Value::Bool(false)),
            ),
            _ => return Err(Reason::ListNotAList),
        };
        if on && id == Some(credential) {
            return Ok(Look::Set(Purpose::Revocation));
        }
    }
    Ok(Look::Clear)
}
