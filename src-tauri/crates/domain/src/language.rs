//! Languages by BCP 47 tag, and dates written out in them.

use crate::Date;

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The day as a certificate shows it, in English: `23 November 2026`.
#[must_use]
pub fn date_in_words(date: &Date) -> String {
    let (year, month, day) = date.parts();
    let name = ENGLISH
        .get(usize::from(month.saturating_sub(1)))
        .copied()
        .unwrap_or_default();
    format!("{day} {name} {year}")
}

/// Whether a text could be a BCP 47 language tag: letters, digits and hyphens, two letters first.
#[must_use]
pub fn is_language_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let first = parts.next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_day_out() {
        assert_eq!(
            date_in_words(&Date::parse("2026-11-03").unwrap()),
            "3 November 2026"
        );
    }

    #[test]
    fn knows_a_language_tag() {
        assert!(is_language_tag("en") && is_language_tag("zh-Hant") && is_language_tag("pt-BR"));
        assert!(!is_language_tag("") && !is_language_tag("e") && !is_language_tag("en_GB"));
    }
}
