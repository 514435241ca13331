//! Serials: `NIT-26-000123-4`, prefix, year, running number and check digit.

use words::{Message, say};

use crate::{Date, file_name};

/// The check digit of a text: letters and digits weighed 3 and 1 in turn from the
/// right, modulo 10, as in GS1 (General Specifications, 7.9), letters counted as
/// 10 to 35. It catches any one mistyped digit.
#[must_use]
pub fn check_digit(text: &str) -> u8 {
    let sum: u32 = text
        .chars()
        .filter_map(|c| c.to_digit(36))
        .rev()
        .enumerate()
        .map(|(i, value)| value * if i % 2 == 0 { 3 } else { 1 })
        .sum();
    u8::try_from((10 - sum % 10) % 10).unwrap_or(0)
}

/// What is the same however somebody reads a serial from paper: letters and figures, whatever
/// their case and what stands between them.
#[must_use]
pub fn as_read(serial: &str) -> String {
    serial
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// The pattern where the institution has none of its own.
pub const USUAL_PATTERN: &str = "{prefix}-{yy}-{number}-{check}";

/// What may stand between braces in a pattern.
pub const PATTERN_FIELDS: [&str; 6] = ["prefix", "programme", "yyyy", "yy", "number", "check"];

/// Digits of a running number where the pattern does not say how many.
const DIGITS: usize = 6;

fn usual(pattern: &str) -> &str {
    let trimmed = pattern.trim();
    if trimmed.is_empty() {
        USUAL_PATTERN
    } else {
        trimmed
    }
}

/// The fields of a pattern, and the words between them, in order.
fn parts(pattern: &str) -> impl Iterator<Item = (&str, &str)> {
    pattern.split('{').enumerate().map(|(n, part)| {
        if n == 0 {
            ("", part)
        } else {
            part.split_once('}').unwrap_or((part, ""))
        }
    })
}

/// Why a pattern is refused; `None` when it is good.
#[must_use]
pub fn pattern_refusal(pattern: &str) -> Option<Message> {
    let pattern = usual(pattern);
    if pattern.chars().count() > 60 {
        return Some(say::institution::pattern_too_long());
    }
    let mut fields = Vec::new();
    for (field, words) in parts(pattern) {
        let (name, digits) = field.split_once(':').unwrap_or((field, ""));
        let known = field.is_empty() || PATTERN_FIELDS.contains(&name);
        let sized = digits.is_empty()
            || (name == "number" && digits.parse().is_ok_and(|n: usize| (1..=12).contains(&n)));
        if !known || !sized {
            return Some(say::institution::pattern_unknown(
                format!("{{{field}}}"),
                PATTERN_FIELDS.map(|f| format!("{{{f}}}")),
            ));
        }
        if !words
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._".contains(c))
        {
            return Some(say::institution::pattern_characters());
        }
        fields.push(name);
    }
    (!fields.contains(&"number")).then(say::institution::pattern_no_number)
}

/// What numbers are counted by: a counter of their own for each programme, each year, or both, as
/// the pattern names them.
#[must_use]
pub fn counter(pattern: &str, programme: &str, date: &Date) -> String {
    let names: Vec<&str> = parts(usual(pattern)).map(|(field, _)| field).collect();
    let mut counter = "serial".to_owned();
    if names.contains(&"programme") {
        counter += "-";
        counter += &file_name::plain(programme, 40);
    }
    if names.contains(&"yy") || names.contains(&"yyyy") {
        counter += &format!("-{}", date.parts().0);
    }
    counter
}

/// The serial by a pattern for a running number (from 1). The check digit stands for all the rest.
#[must_use]
pub fn by_pattern(
    pattern: &str,
    prefix: &str,
    programme: &str,
    date: &Date,
    number: u32,
) -> String {
    let (year, ..) = date.parts();
    let written = |check: &str| -> String {
        parts(usual(pattern))
            .map(|(field, words)| {
                let (name, digits) = field.split_once(':').unwrap_or((field, ""));
                let value = match name {
                    "prefix" => prefix.to_owned(),
                    "programme" => file_name::plain(programme, 40),
                    "yyyy" => year.to_string(),
                    "yy" => format!("{:02}", year % 100),
                    "number" => {
                        let width = digits.parse().unwrap_or(DIGITS);
                        format!("{number:0width$}")
                    }
                    "check" => check.to_owned(),
                    _ => String::new(),
                };
                value + words
            })
            .collect()
    };
    let digit = check_digit(&written("")).to_string();
    written(&digit)
}

/// The serial of the usual pattern.
#[must_use]
pub fn serial(prefix: &str, date: &Date, number: u32) -> String {
    by_pattern(USUAL_PATTERN, prefix, "", date, number)
}

/// Whether a serial's check digit fits.
#[must_use]
pub fn is_valid(serial: &str) -> bool {
    serial
        .rsplit_once('-')
        .is_some_and(|(body, digit)| digit.parse() == Ok(check_digit(body)))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_as_in_the_register() {
        let day = Date::parse("2026-11-23").unwrap();
        let first = serial("NIT", &day, 9812);
        assert!(first.starts_with("NIT-26-009812-"));
        assert!(is_valid(&first));
        assert!(!is_valid("NIT-26-009812") && !is_valid(""));
    }

    #[test]
    fn a_pattern_says_how_and_by_what_numbers_are_counted() {
        let day = Date::parse("2026-11-23").unwrap();
        let made = |pattern: &str| by_pattern(pattern, "NIT", "ADS-1", &day, 42);
        assert_eq!(made(""), serial("NIT", &day, 42));
        assert_eq!(made("{programme}.{yyyy}.{number:4}"), "ADS-1.2026.0042");
        assert!(is_valid(&made("{programme}-{number}-{check}")));
        assert_eq!(counter("", "ADS-1", &day), "serial-2026");
        assert_eq!(
            counter("{programme}-{number}", "ADS-1", &day),
            "serial-ADS-1"
        );
        assert_eq!(
            counter("{programme}{yy}{number}", "ADS-1", &day),
            "serial-ADS-1-2026"
        );
        assert_eq!(counter("{number}", "ADS-1", &day), "serial");
    }

    #[test]
    fn a_pattern_that_could_not_hold_is_refused() {
        assert_eq!(pattern_refusal(""), None);
        assert_eq!(pattern_refusal("{programme}-{yy}-{number:4}{check}"), None);
        for bad in [
            "{prefix}",
            "{surname}{number}",
            "{number:0}",
            "{number}/{yy}",
        ] {
            assert!(pattern_refusal(bad).is_some(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_caught(number in 1u32..999_999, place in 0usize..6, other in 1u32..10) {
            let good = serial("NIT", &Date::parse("2026-01-01").unwrap(), number);
            let at = 7 + place;
            let mut digits: Vec<char> = good.chars().collect();
            let old = digits[at].to_digit(10).unwrap();
            digits[at] = char::from_digit((old + other) % 10, 10).unwrap();
            let bad: String = digits.into_iter().collect();
            prop_assert!(!is_valid(&bad));
        }
    }
}
