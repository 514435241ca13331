//! Serials: `NIT-26-000123-4`, prefix, year, running number and check digit.

use crate::Date;

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

/// The serial for a running number (from 1) in the year of `date`.
#[must_use]
pub fn serial(prefix: &str, date: &Date, number: u32) -> String {
    let (year, ..) = date.parts();
    let body = format!("{prefix}-{:02}-{number:06}", year % 100);
    let digit = check_digit(&body);
    format!("{body}-{digit}")
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
