//! CBOR in its one deterministic form (RFC 8949, 4.2.1).

use ciborium::value::Value;

use crate::reason::Reason;

/// The bytes of a value.
pub(super) fn write(value: &Value) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(|_| Reason::ClaimUnreadable)?;
    Ok(bytes)
}

/// Reads a value that has only one spelling.
pub(super) fn read(bytes: &[u8]) -> Result<Value, Reason> {
    // The reader stops at a depth by itself; no claim needs more than four.
    let value: Value = ciborium::de::from_reader_with_recursion_limit(bytes, 8)
        .map_err(|_| Reason::ClaimUnreadable)?;
    if write(&value)? == bytes {
        Ok(value)
    } else {
        Err(Reason::ClaimNotCanonical)
    }
}

/// The entries of a map whose keys are whole numbers, each once and in order.
pub(super) fn entries(value: Value) -> Result<Vec<(i128, Value)>, Reason> {
    let Value::Map(pairs) = value else {
        return Err(Reason::ClaimUnreadable);
    };
    let mut out: Vec<(i128, Value)> = Vec::with_capacity(pairs.len());
    for (key, value) in pairs {
        let Value::Integer(key) = key else {
            return Err(Reason::ClaimUnreadable);
        };
        let key = i128::from(key);
        // Keys below zero come after those above, the nearest to zero first.
        let rank = |key: i128| if key < 0 { (1, -key) } else { (0, key) };
        if out.last().is_some_and(|(last, _)| rank(*last) >= rank(key)) {
            return Err(Reason::ClaimNotCanonical);
        }
        out.push((key, value));
    }
    Ok(out)
}
