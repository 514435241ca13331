//! Dates, numbers and capitals by language, with the data of Unicode's CLDR (ICU4X).

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::Date;
use icu_casemap::CaseMapper;
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::YMD;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

/// Formats, remembered while a run prints: building one takes longer than printing a page.
#[derive(Default)]
pub struct Formats {
    dates: Mutex<HashMap<(String, Date), String>>,
    numbers: Mutex<HashMap<(String, u32), String>>,
}

/// The locale of a tag. English alone writes days first, as most of the world's English does;
/// `en-US` writes months first.
fn locale(language: &str) -> Locale {
    let tag = if language.eq_ignore_ascii_case("en") || language.is_empty() {
        "en-001"
    } else {
        language
    };
    Locale::try_from_str(tag).unwrap_or(Locale::UNKNOWN)
}

fn long_date(language: &str, date: &Date) -> Option<String> {
    let (year, month, day) = date.parts();
    let formatter = DateTimeFormatter::try_new(locale(language).into(), YMD::long()).ok()?;
    let day = icu_calendar::Date::try_new_iso(i32::from(year), month, day).ok()?;
    Some(formatter.format(&day).to_string())
}

fn number(language: &str, mut value: Decimal) -> String {
    value.absolute.trim_end();
    DecimalFormatter::try_new(locale(language).into(), Default::default())
        .map_or_else(|_| value.to_string(), |f| f.format(&value).to_string())
}

impl Formats {
    /// A day written out, such as `23 November 2026` or `23. November 2026`.
    #[must_use]
    pub fn date(&self, language: &str, date: &Date) -> String {
        let key = (language.to_owned(), date.clone());
        let mut known = self.dates.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .entry(key)
            .or_insert_with(|| {
                long_date(language, date).unwrap_or_else(|| date.as_str().to_owned())
            })
            .clone()
    }

    /// A whole number, with the separators of the language.
    #[must_use]
    pub fn whole(&self, language: &str, value: u32) -> String {
        number(language, Decimal::from(value))
    }

    /// A number given in hundredths, without zeros at its end.
    #[must_use]
    pub fn hundredths(&self, language: &str, value: u32) -> String {
        let mut known = self.numbers.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .entry((language.to_owned(), value))
            .or_insert_with(|| {
                let mut decimal = Decimal::from(value);
                decimal.multiply_pow10(-2);
                number(language, decimal)
            })
            .clone()
    }
}

/// A text in capitals, by the rules of its language (Turkish has two letters I).
#[must_use]
pub fn capitals(language: &str, text: &str) -> String {
    CaseMapper::new()
        .uppercase_to_string(text, &locale(language).id)
        .into_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_by_language() {
        let day = Date::parse("2026-11-23").unwrap();
        let formats = Formats::default();
        for (language, words) in [
            ("en", "23 November 2026"),
            ("en-US", "November 23, 2026"),
            ("de", "23. November 2026"),
            ("fr", "23 novembre 2026"),
            ("es", "23 de noviembre de 2026"),
            ("pl", "23 listopada 2026"),
            ("ja", "2026年11月23日"),
            ("", "23 November 2026"),
            ("zz", "2026 M11 23"),
        ] {
            assert_eq!(formats.date(language, &day), words, "{language}");
        }
    }

    #[test]
    fn numbers_are_written_by_language() {
        let formats = Formats::default();
        assert_eq!(formats.hundredths("de", 250), "2,5");
        assert_eq!(formats.hundredths("en", 300), "3");
        assert_eq!(formats.whole("en", 1_250), "1,250");
        assert_eq!(formats.whole("fr", 1_250), "1\u{202f}250");
    }

    #[test]
    fn capitals_follow_the_language() {
        assert_eq!(capitals("tr", "iğdır"), "İĞDIR");
        assert_eq!(capitals("de", "Straße"), "STRASSE");
    }
}
