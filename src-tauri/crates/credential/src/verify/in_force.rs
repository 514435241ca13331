use serde_json::{Map, Value};

use super::answer::Finding;
use super::known::Known;
use crate::json::Fields;
use crate::moment;
use crate::reason::Reason;

/// Whether it holds at this moment.
pub(super) fn in_force(document: &Map<String, Value>, known: &Known) -> Finding {
    let first = |names: [&str; 2]| {
        names
            .iter()
            .filter_map(|name| document.text(name))
            .map(moment::parse)
            .collect::<Result<Vec<_>, _>>()
    };
    let (from, until) = match (
        first(["validFrom", "issuanceDate"]),
        first(["validUntil", "expirationDate"]),
    ) {
        (Ok(from), Ok(until)) => (from, until),
        (Err(reason), _) | (_, Err(reason)) => return Finding::no(reason),
    };
    if let Some(later) = from.iter().find(|from| **from > known.now) {
        return Finding::no(Reason::NotYetInForce(moment::written(*later)));
    }
    if let Some(over) = until.iter().find(|until| **until < known.now) {
        return Finding::no(Reason::Expired(moment::written(*over)));
    }
    Finding::yes()
}
