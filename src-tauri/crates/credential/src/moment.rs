//! Moments as credentials write them: `dateTimeStamp` of XML Schema, the zone always there.

use jiff::Timestamp;

use crate::reason::Reason;

/// Reads a moment such as `2026-11-27T09:00:00Z` or `2026-11-27T10:00:00+01:00`.
///
/// # Errors
/// [`Reason::NotAMoment`] when the text is none, or has no zone.
pub fn parse(text: &str) -> Result<Timestamp, Reason> {
    let wrong = || Reason::NotAMoment(text.to_owned());
    // jiff takes more forms than XML Schema has.
    let bytes = text.as_bytes();
    let plain = bytes.len() >= 20
        && bytes.len() <= 40
        && bytes.get(10) == Some(&b'T')
        && bytes
            .iter()
            .all(|b| b.is_ascii_digit() || b"-:.TZ+".contains(b));
    if !plain {
        return Err(wrong());
    }
    text.parse().map_err(|_| wrong())
}

/// The moment in UTC, to the second.
#[must_use]
pub fn written(moment: Timestamp) -> String {
    jiff::fmt::temporal::DateTimePrinter::new()
        .precision(Some(0))
        .timestamp_to_string(&moment)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_moment_has_a_zone() {
        for good in [
            "2026-11-27T09:00:00Z",
            "2026-11-27T10:00:00+01:00",
            "2022-11-10T07:38:00-08:00",
            "2025-01-09T15:20:02.183Z",
        ] {
            assert!(parse(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "2026-11-27",
            "2026-11-27T09:00:00",
            "2026-11-27 09:00:00Z",
            "2026-13-27T09:00:00Z",
            "20261127T090000Z",
            "2026-11-27T09:00:00Z[UTC]",
            "tomorrow",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_moment_is_written_to_the_second() {
        let moment = parse("2026-11-27T10:00:00.25+01:00").unwrap();
        assert_eq!(written(moment), "2026-11-27T09:00:00Z");
    }
}
