//! Which number stands for what.

use ciborium::value::{Integer, Value};
use jiff::Timestamp;

use super::cbor::entries;
use super::facts::{Claim, Size};
use crate::keys::folder_of_did_web;
use crate::reason::Reason;

/// CWT's private range (RFC 8392): the map of what CWT has no claim for.
const OWN: i128 = -65_537;
const LAYOUT: u64 = 1;

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

fn list(values: &[String]) -> Option<Value> {
    (!values.is_empty()).then(|| Value::Array(values.iter().map(|v| text(v)).collect()))
}

fn number(value: u64) -> Value {
    Value::Integer(value.into())
}

fn key(number: i128) -> Value {
    Value::Integer(Integer::try_from(number).unwrap_or_else(|_| 0.into()))
}

fn map(fields: Vec<(i128, Option<Value>)>) -> Value {
    Value::Map(
        fields
            .into_iter()
            .filter_map(|(number, value)| Some((key(number), value?)))
            .collect(),
    )
}

/// The address of a status list of the issuer's own, by its number.
fn address_of_list(issuer: &str, number: u64) -> Option<String> {
    let folder = folder_of_did_web(issuer).ok()?;
    Some(format!("{folder}/status/{number}.json"))
}

/// The address of the status list: its number where it follows from that, which is much shorter.
fn list_of(claim: &Claim) -> Option<Value> {
    let address = claim.list.as_deref()?;
    let stem = address.strip_suffix(".json").unwrap_or_default();
    let last = stem.rsplit('/').next().unwrap_or_default();
    let by_number = last.parse().ok().filter(|number| {
        address_of_list(&claim.issuer, *number).is_some_and(|known| known == address)
    });
    Some(by_number.map_or_else(|| text(address), number))
}

/// The claims set.
pub(super) fn written(claim: &Claim, size: Size) -> Value {
    let some = |value: &Option<String>| value.as_deref().map(text);
    let full = size == Size::Full;
    let in_full = |value: Option<Value>| value.filter(|_| full);
    let own = map(vec![
        (0, Some(number(LAYOUT))),
        (1, Some(text(&claim.title))),
        (2, Some(text(&claim.learner))),
        (3, claim.status.map(number)),
        (4, list_of(claim)),
        (5, some(&claim.code)),
        (6, claim.version.map(number)),
        (7, some(&claim.credential)),
        (8, some(&claim.language)),
        (9, in_full(some(&claim.country))),
        (10, in_full(some(&claim.body))),
        (11, in_full(list(&claim.outcomes))),
        (12, in_full(claim.hours.map(number))),
        (13, in_full(claim.ects_hundredths.map(number))),
        (14, in_full(some(&claim.level))),
        (15, in_full(claim.eqf.map(number))),
        (16, in_full(list(&claim.assessment))),
        (17, in_full(some(&claim.participation))),
        (18, in_full(some(&claim.quality_assurance))),
        (19, in_full(some(&claim.prerequisites))),
        (20, in_full(some(&claim.supervision))),
        (21, in_full(some(&claim.grade))),
        (22, in_full(some(&claim.stackability))),
        (23, in_full(some(&claim.further))),
    ]);
    let moment = |moment: Timestamp| Value::Integer(moment.as_second().into());
    map(vec![
        (1, Some(text(&claim.issuer))),
        (4, claim.valid_until.map(moment)),
        (5, claim.valid_from.map(moment)),
        (6, Some(moment(claim.awarded))),
        (7, Some(Value::Bytes(claim.serial.clone().into_bytes()))),
        (OWN, Some(own)),
    ])
}

fn a_text(value: Value) -> Result<String, Reason> {
    value.into_text().map_err(|_| Reason::ClaimUnreadable)
}

fn texts(value: Value) -> Result<Vec<String>, Reason> {
    let list = value.into_array().map_err(|_| Reason::ClaimUnreadable)?;
    list.into_iter().map(a_text).collect()
}

fn whole(value: &Value) -> Result<u64, Reason> {
    value
        .as_integer()
        .and_then(|n| u64::try_from(n).ok())
        .ok_or(Reason::ClaimUnreadable)
}

fn moment(value: &Value) -> Result<Timestamp, Reason> {
    value
        .as_integer()
        .and_then(|n| i64::try_from(n).ok())
        .and_then(|n| Timestamp::from_second(n).ok())
        .ok_or(Reason::ClaimUnreadable)
}

/// Reads the private map. A number of a status list is handed back: its address follows from the
/// issuer.
fn own(value: Value, claim: &mut Claim) -> Result<Option<u64>, Reason> {
    let (mut layout, mut list) = (None, None);
    for (number, value) in entries(value)? {
        match number {
            0 => layout = Some(whole(&value)?),
            1 => claim.title = a_text(value)?,
            2 => claim.learner = a_text(value)?,
            3 => claim.status = Some(whole(&value)?),
            4 if value.is_integer() => list = Some(whole(&value)?),
            4 => claim.list = Some(a_text(value)?),
            5 => claim.code = Some(a_text(value)?),
            6 => claim.version = Some(whole(&value)?),
            7 => claim.credential = Some(a_text(value)?),
            8 => claim.language = Some(a_text(value)?),
            9 => claim.country = Some(a_text(value)?),
            10 => claim.body = Some(a_text(value)?),
            11 => claim.outcomes = texts(value)?,
            12 => claim.hours = Some(whole(&value)?),
            13 => claim.ects_hundredths = Some(whole(&value)?),
            14 => claim.level = Some(a_text(value)?),
            15 => claim.eqf = Some(whole(&value)?),
            16 => claim.assessment = texts(value)?,
            17 => claim.participation = Some(a_text(value)?),
            18 => claim.quality_assurance = Some(a_text(value)?),
            19 => claim.prerequisites = Some(a_text(value)?),
            20 => claim.supervision = Some(a_text(value)?),
            21 => claim.grade = Some(a_text(value)?),
            22 => claim.stackability = Some(a_text(value)?),
            23 => claim.further = Some(a_text(value)?),
            // Of a later layout, which says so by its number.
            _ => {}
        }
    }
    match layout {
        Some(LAYOUT) => Ok(list),
        Some(other) => Err(Reason::ClaimNewer(other)),
        None => Err(Reason::ClaimUnreadable),
    }
}

/// Reads the claims set.
pub(super) fn read(value: Value) -> Result<Claim, Reason> {
    let mut claim = Claim::default();
    let (mut issuer, mut awarded, mut serial, mut said) = (None, None, None, false);
    let mut list = None;
    for (number, value) in entries(value)? {
        match number {
            1 => issuer = Some(a_text(value)?),
            4 => claim.valid_until = Some(moment(&value)?),
            5 => claim.valid_from = Some(moment(&value)?),
            6 => awarded = Some(moment(&value)?),
            7 => {
                let bytes = value.into_bytes().map_err(|_| Reason::ClaimUnreadable)?;
                serial = String::from_utf8(bytes).ok();
            }
            OWN => {
                list = own(value, &mut claim)?;
                said = true;
            }
            _ => {}
        }
    }
    let (Some(issuer), Some(awarded), Some(serial), true) = (issuer, awarded, serial, said) else {
        return Err(Reason::ClaimUnreadable);
    };
    if let Some(number) = list {
        let address = address_of_list(&issuer, number);
        claim.list = Some(address.ok_or(Reason::ClaimUnreadable)?);
    }
    claim.issuer = issuer;
    claim.awarded = awarded;
    claim.serial = serial;
    Ok(claim)
}
