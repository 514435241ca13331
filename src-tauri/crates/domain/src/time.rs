//! Calendar days and moments as they are stored: ISO 8601 text that has been checked.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

/// A calendar day, `YYYY-MM-DD`, in the proleptic Gregorian calendar.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct Date(String);

/// A moment in UTC, RFC 3339 with seconds, such as `2026-11-23T14:05:09Z`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct Timestamp(pub String);

/// A text that is not one day of the calendar.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum NotADate {
    /// It is no day.
    NoDay(String),
    /// It is one day where the month comes first, and another where the day does.
    CouldBeTwo(String),
}

impl ToMessage for NotADate {
    fn message(&self) -> Message {
        match self {
            Self::NoDay(text) => say::common::not_a_date(text),
            Self::CouldBeTwo(text) => say::common::date_could_be_two(text),
        }
    }
}

impl Date {
    /// A day from its parts; `None` when the calendar has no such day.
    #[must_use]
    pub fn from_parts(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap =
            (year.is_multiple_of(4) && !year.is_multiple_of(100)) || year.is_multiple_of(400);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (1..=days).contains(&day).then_some(())?;
        (1000..=9999)
            .contains(&year)
            .then(|| Self(format!("{year:04}-{month:02}-{day:02}")))
    }

    /// Reads ISO (`2026-11-23`), the day first with dots, and slashes or hyphens where only one
    /// order of day and month is possible.
    ///
    /// # Errors
    /// [`NotADate`] when the text is none of these, names no day, or could be two.
    pub fn parse(text: &str) -> Result<Self, NotADate> {
        let trimmed = text.trim();
        let fail = || NotADate::NoDay(trimmed.to_owned());
        let day_part = trimmed.split(['T', ' ']).next().unwrap_or(trimmed);
        let parts: Vec<&str> = day_part.split(['-', '.', '/']).collect();
        let [a, b, c] = parts.as_slice() else {
            return Err(fail());
        };
        let number = |s: &str| s.parse::<u16>().ok();
        let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
        if year.len() != 4 {
            return Err(fail());
        }
        let part = |s: &str| u8::try_from(number(s).unwrap_or(0)).unwrap_or(0);
        let (Some(y), m, d) = (number(year), part(month), part(day)) else {
            return Err(fail());
        };
        let built = Self::from_parts(y, m, d);
        if a.len() == 4 || day_part.contains('.') || m == d {
            return built.ok_or_else(fail);
        }
        match (built, Self::from_parts(y, d, m)) {
            (Some(_), Some(_)) => Err(NotADate::CouldBeTwo(trimmed.to_owned())),
            (Some(day), None) | (None, Some(day)) => Ok(day),
            (None, None) => Err(fail()),
        }
    }

    /// The ISO text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Year, month (1 to 12) and day (1 to 31).
    #[must_use]
    pub fn parts(&self) -> (u16, u8, u8) {
        let field = |range: std::ops::Range<usize>| self.0.get(range).and_then(|s| s.parse().ok());
        (
            field(0..4).unwrap_or(1970),
            field(5..7).and_then(|n| u8::try_from(n).ok()).unwrap_or(1),
            field(8..10).and_then(|n| u8::try_from(n).ok()).unwrap_or(1),
        )
    }

    /// The day so many days later.
    #[must_use]
    pub fn plus_days(&self, days: u16) -> Self {
        let (mut year, mut month, mut day) = self.parts();
        for _ in 0..days {
            if Self::from_parts(year, month, day + 1).is_some() {
                day += 1;
            } else {
                day = 1;
                (year, month) = if month == 12 {
                    (year + 1, 1)
                } else {
                    (year, month + 1)
                };
            }
        }
        Self::from_parts(year, month, day).unwrap_or_else(|| self.clone())
    }

    /// The same day `months` later; the last day of the month where it has no such day.
    #[must_use]
    pub fn plus_months(&self, months: u16) -> Self {
        let (year, month, day) = self.parts();
        let total = u32::from(year) * 12 + u32::from(month) - 1 + u32::from(months);
        let year = u16::try_from(total / 12).unwrap_or(9999).min(9999);
        let month = u8::try_from(total % 12 + 1).unwrap_or(12);
        (0..4)
            .find_map(|back| Self::from_parts(year, month, day.saturating_sub(back)))
            .unwrap_or_else(|| self.clone())
    }
}

impl Timestamp {
    /// The day part.
    #[must_use]
    pub fn date(&self) -> Option<Date> {
        Date::parse(&self.0).ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_forms_people_write() {
        for text in [
            "2026-11-23",
            "23.11.2026",
            "23/11/2026",
            "23-11-2026",
            " 2026-11-23T10:00:00Z ",
        ] {
            assert_eq!(Date::parse(text).unwrap().as_str(), "2026-11-23", "{text}");
        }
    }

    #[test]
    fn refuses_what_could_be_two_days() {
        for text in ["06/05/2026", "6-5-2026"] {
            assert!(
                matches!(Date::parse(text), Err(NotADate::CouldBeTwo(_))),
                "{text}"
            );
        }
        for (text, day) in [
            ("06/15/2026", "2026-06-15"),
            ("05/05/2026", "2026-05-05"),
            ("06.05.2026", "2026-05-06"),
        ] {
            assert_eq!(Date::parse(text).unwrap().as_str(), day, "{text}");
        }
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in [
            "2026-02-29",
            "31.04.2026",
            "",
            "soon",
            "2026-13-01",
            "1-1-26",
        ] {
            assert!(Date::parse(text).is_err(), "{text}");
        }
        assert!(Date::parse("2028-02-29").is_ok());
    }

    #[test]
    fn a_month_later_keeps_to_the_calendar() {
        let day = Date::parse("2027-01-31").unwrap();
        assert_eq!(day.plus_months(1).as_str(), "2027-02-28");
        assert_eq!(day.plus_months(13).as_str(), "2028-02-29");
        assert_eq!(day.plus_months(24).as_str(), "2029-01-31");
    }
}
