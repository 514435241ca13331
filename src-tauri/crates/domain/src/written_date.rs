//! Days as people and spreadsheets write them, and every day that a writing may mean.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Date;
use crate::month_names::month_of;

/// In which order day, month and year stand.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// 23/11/2026.
    DayFirst,
    /// 11/23/2026.
    MonthFirst,
    /// 26/11/23.
    YearFirst,
}

impl DateOrder {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];
}

/// Whether a cell was made a day of by a spreadsheet: 02-Mar was 2-3.
#[must_use]
pub fn day_of_spreadsheet(cell: &str) -> bool {
    cell.split_once(['-', '.', ' ']).is_some_and(|(a, b)| {
        let figures =
            |s: &str| !s.is_empty() && s.len() <= 2 && s.bytes().all(|c| c.is_ascii_digit());
        let (a, b) = (a.trim(), b.trim().trim_end_matches('.'));
        (figures(a) && b.chars().count() >= 3 && month_of(b).is_some())
            || (figures(b) && a.chars().count() >= 3 && month_of(a).is_some())
    })
}

/// Whether a cell is a day with its year first, with or without a time: 2026-05-01 00:00:00.
#[must_use]
pub fn is_iso_day(cell: &str) -> bool {
    let (day, time) = cell.split_once([' ', 'T']).unwrap_or((cell, ""));
    let is_time = time.is_empty()
        || time
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'Z'));
    is_time && day.len() == 10 && Date::parse(day).is_ok()
}

/// What a cell says of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrittenDate {
    /// One day and no other.
    Day(Date),
    /// A day that depends on the order; each order with the day that it gives.
    Either(Vec<(DateOrder, Date)>),
    /// A day in the only order that is possible, which tells the order of its neighbours.
    Settles(DateOrder, Date),
    /// A spreadsheet's day number.
    DayNumber(u32),
    /// A day in a year that is far off, or of another calendar.
    OddYear(u32),
    /// No day.
    NoDay,
}

/// The calendars that a year far off may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherCalendar {
    /// 543 years ahead.
    Buddhist,
    /// Counted from the Hijra.
    Islamic,
    /// The Persian one, counted from the Hijra by the sun.
    Persian,
    /// Counted from the creation.
    Hebrew,
}

/// The calendar that a year looks like, where it looks like one.
#[must_use]
pub fn calendar_of(year: u32) -> Option<OtherCalendar> {
    Some(match year {
        2490..=2650 => OtherCalendar::Buddhist,
        1420..=1480 => OtherCalendar::Islamic,
        1360..=1419 => OtherCalendar::Persian,
        5740..=5820 => OtherCalendar::Hebrew,
        _ => return None,
    })
}

/// Years in which learners of a living institution finish.
fn likely(year: u32) -> bool {
    (1950..=2099).contains(&year)
}

fn day(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::from_parts(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
    )
}

/// The year that two figures mean.
fn century(year: u32) -> u32 {
    if year <= 79 { 2000 + year } else { 1900 + year }
}

enum Token {
    Number { value: u32, figures: usize },
    Month(u8),
}

fn digit(sign: char) -> Option<u32> {
    let code = u32::from(sign);
    [0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10]
        .iter()
        .find(|zero| (**zero..**zero + 10).contains(&code))
        .map(|zero| code - zero)
}

/// Words that stand in dates and say nothing: connectors and days of the week.
const FILLERS: &str = "de|del|d|e|of|the|st|nd|rd|th|er|re|a|á|di|il|le|el|dem|den|der|am|van|og|i|na|y|r|rok|roku|год|года|г|р|року|년|월|일|年|月|日|ngày|tháng|năm|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lun|mar.|mer|jeu|ven|sam|dim|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda|terça|quarta|quinta|sexta|feira";

/// Takes the time of day away: `2026-11-23T10:11:12Z`, `3/2/26 9:12`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else {
        return text.strip_suffix("T").unwrap_or(text);
    };
    let before = text.get(..colon).unwrap_or(text);
    let hour = before.trim_end_matches(|c: char| digit(c).is_some());
    let cut = hour.trim_end_matches([' ', ',', '\u{A0}', '\u{202F}']);
    match cut.strip_suffix(['T', 't']) {
        Some(day) if day.ends_with(|c: char| digit(c).is_some()) => day,
        _ => cut.trim_end_matches([' ', ',']),
    }
}

/// The parts of a day, and whether they are joined by points. `None` where other words stand in it,
/// and where the parts are joined by different signs: 6.00 / 10 is no day.
fn tokens(text: &str) -> Option<(Vec<Token>, bool)> {
    let mut found = Vec::new();
    let mut dots = true;
    let mut joined: Option<char> = None;
    let mut words = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        if let Some(first) = digit(sign) {
            let (mut value, mut figures) = (first, 1);
            while let Some(next) = signs.peek().copied().and_then(digit) {
                value = value.checked_mul(10)?.checked_add(next)?;
                figures += 1;
                signs.next();
            }
            found.push(Token::Number { value, figures });
        } else if sign.is_alphabetic() {
            words = true;
            let mut word = String::from(sign);
            while let Some(next) = signs
                .peek()
                .copied()
                .filter(|c| c.is_alphabetic() || unicode_normalization::char::is_combining_mark(*c))
            {
                word.push(next);
                signs.next();
            }
            if let Some(month) = month_of(&word) {
                found.push(Token::Month(month));
            } else if !FILLERS.split('|').any(|known| known == word.to_lowercase()) {
                return None;
            }
        } else if matches!(sign, '/' | '-' | '\\' | '\u{2010}'..='\u{2013}' | '.')
            && !words
            && !found.is_empty()
        {
            dots &= sign == '.';
            // A point may end what points join: 23.11.2026.
            if joined.is_some_and(|other| other != sign) {
                return None;
            }
            joined = Some(sign);
        } else if matches!(sign, '/' | '-' | '\\' | '\u{2010}'..='\u{2013}') {
            dots = false;
        } else if !matches!(
            sign,
            '.' | ',' | ' ' | '\u{A0}' | '\u{202F}' | '\'' | '’' | 'º' | '°'
        ) {
            return None;
        }
        if found.len() > 3 {
            return None;
        }
    }
    Some((found, dots && text.contains('.')))
}

/// Reads a cell of the column of days. It is tidied already and not empty.
#[must_use]
pub fn written_date(text: &str) -> WrittenDate {
    let Some((tokens, dots)) = tokens(without_time(text)) else {
        return WrittenDate::NoDay;
    };
    match tokens.as_slice() {
        [Token::Number { value, figures: 8 }] => run_of_figures(*value),
        [Token::Number { value, figures: 5 }] if (10_000..=80_000).contains(value) => {
            WrittenDate::DayNumber(*value)
        }
        [
            Token::Number {
                value: a,
                figures: fa,
            },
            Token::Number { value: b, .. },
            Token::Number {
                value: c,
                figures: fc,
            },
        ] => numbers((*a, *fa), *b, (*c, *fc), dots),
        [
            Token::Number {
                value: a,
                figures: fa,
            },
            Token::Month(month),
            Token::Number {
                value: b,
                figures: fb,
            },
        ]
        | [
            Token::Month(month),
            Token::Number {
                value: a,
                figures: fa,
            },
            Token::Number {
                value: b,
                figures: fb,
            },
        ] => with_month(*month, (*a, *fa), (*b, *fb)),
        _ => WrittenDate::NoDay,
    }
}

fn certain(year: u32, month: u32, on: u32) -> WrittenDate {
    match day(if year < 1000 { 2000 } else { year }, month, on) {
        Some(_) if !likely(year) => WrittenDate::OddYear(year),
        Some(date) => WrittenDate::Day(date),
        None => WrittenDate::NoDay,
    }
}

fn with_month(month: u8, a: (u32, usize), b: (u32, usize)) -> WrittenDate {
    let month = u32::from(month);
    match (a, b) {
        ((year, 4), (on, 1 | 2)) | ((on, 1 | 2), (year, 4)) => certain(year, month, on),
        ((on, 1 | 2), (year, 2)) => certain(century(year), month, on),
        _ => WrittenDate::NoDay,
    }
}

fn run_of_figures(value: u32) -> WrittenDate {
    let (high, low) = (value / 10_000, value % 10_000);
    let (a, b) = (high / 100, high % 100);
    let mut found = Vec::new();
    if likely(high)
        && let Some(date) = day(high, low / 100, low % 100)
    {
        found.push((DateOrder::YearFirst, date));
    }
    if likely(low) {
        found.extend(day(low, b, a).map(|d| (DateOrder::DayFirst, d)));
        found.extend(day(low, a, b).map(|d| (DateOrder::MonthFirst, d)));
    }
    // Figures without marks say nothing of how their neighbours are written.
    match one_or_either(found) {
        WrittenDate::Settles(_, date) => WrittenDate::Day(date),
        other => other,
    }
}

/// What is left when every order that is possible was tried.
fn one_or_either(mut found: Vec<(DateOrder, Date)>) -> WrittenDate {
    let Some((order, first)) = found.first().cloned() else {
        return WrittenDate::NoDay;
    };
    if found.len() == 1 {
        return WrittenDate::Settles(order, first);
    }
    if found.iter().all(|(_, date)| *date == first) {
        return WrittenDate::Day(first);
    }
    found.dedup();
    WrittenDate::Either(found)
}

fn numbers(a: (u32, usize), b: u32, c: (u32, usize), dots: bool) -> WrittenDate {
    match (a, c) {
        ((year, 4), (on, 1 | 2)) => certain(year, b, on),
        ((first, 1 | 2), (year, 4)) => {
            if !likely(year) {
                let real = day(2000, b, first).or_else(|| day(2000, first, b));
                return real.map_or(WrittenDate::NoDay, |_| WrittenDate::OddYear(year));
            }
            // Nobody writes the month first with points.
            if dots {
                return certain(year, b, first);
            }
            let mut found = Vec::new();
            found.extend(day(year, b, first).map(|d| (DateOrder::DayFirst, d)));
            found.extend(day(year, first, b).map(|d| (DateOrder::MonthFirst, d)));
            one_or_either(found)
        }
        ((first, 1 | 2), (last, 2)) => {
            let mut found = Vec::new();
            found.extend(day(century(last), b, first).map(|d| (DateOrder::DayFirst, d)));
            if !dots {
                found.extend(day(century(last), first, b).map(|d| (DateOrder::MonthFirst, d)));
            }
            if a.1 == 2 {
                found.extend(day(century(first), b, last).map(|d| (DateOrder::YearFirst, d)));
            }
            one_or_either(found)
        }
        _ => WrittenDate::NoDay,
    }
}

impl WrittenDate {
    /// The day under an order, where one is given or none is needed.
    #[must_use]
    pub fn under(&self, order: Option<DateOrder>) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Settles(_, date) => Some(date.clone()),
            Self::Either(found) => found
                .iter()
                .find(|(other, _)| Some(*other) == order)
                .map(|(_, date)| date.clone()),
            _ => None,
        }
    }

    /// Whether the cell is a day of some kind.
    #[must_use]
    pub fn is_day(&self) -> bool {
        !matches!(self, Self::NoDay | Self::DayNumber(_))
    }
}

/// The day of a spreadsheet's day number: counted from 1900 as a rule, from 1904 in some old ones.
#[must_use]
pub fn day_of_number(number: u32, from_1904: bool) -> Option<Date> {
    from_days(i64::from(number) + if from_1904 { 695_361 } else { 693_899 })
}

/// The day that stands so many days after 1 March of year 0.
fn from_days(z: i64) -> Option<Date> {
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1_460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let d = doy - (153 * mp + 2) / 5 + 1;
    let m = if mp < 10 { mp + 3 } else { mp - 9 };
    let y = yoe + era * 400 + i64::from(m <= 2);
    day(
        u32::try_from(y).ok()?,
        u32::try_from(m).ok()?,
        u32::try_from(d).ok()?,
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn days_that_were_something_else_are_known() {
        for cell in ["02-Mar", "Mar-02", "2. März"] {
            assert!(day_of_spreadsheet(cell), "{cell}");
        }
        for cell in ["B-", "8,5", "A", "1-2"] {
            assert!(!day_of_spreadsheet(cell), "{cell}");
        }
        assert!(is_iso_day("2026-05-01 00:00:00") && is_iso_day("2026-05-01"));
        assert!(!is_iso_day("2026-05-001") && !is_iso_day("2026-13-01"));
    }

    #[test]
    fn days_that_can_be_only_one_are_read() {
        for text in [
            "2026-11-23",
            "2026/11/23 10:11:12 AM GMT+1",
            "2026-11-23T10:00:00Z",
            "23.11.2026",
            "23 Nov 2026",
            "23-Nov-26",
            "November 23, 2026",
            "23 de noviembre de 2026",
            "Monday, 23 November 2026",
            "2026年11月23日",
            "23 листопада 2026",
        ] {
            assert_eq!(
                written_date(text).under(None),
                Some(date("2026-11-23")),
                "{text}"
            );
        }
        assert_eq!(
            written_date("06/15/2026"),
            WrittenDate::Settles(DateOrder::MonthFirst, date("2026-06-15"))
        );
        assert_eq!(
            written_date("20261123"),
            WrittenDate::Day(date("2026-11-23"))
        );
        assert_eq!(
            written_date("05/05/2026"),
            WrittenDate::Day(date("2026-05-05"))
        );
    }

    #[test]
    fn days_that_could_be_two_wait_for_an_order() {
        let written = written_date("06/05/2026");
        assert_eq!(written.under(None), None);
        assert_eq!(
            written.under(Some(DateOrder::DayFirst)),
            Some(date("2026-05-06"))
        );
        assert_eq!(
            written.under(Some(DateOrder::MonthFirst)),
            Some(date("2026-06-05"))
        );
        let short = written_date("23/11/26");
        assert_eq!(
            short.under(Some(DateOrder::DayFirst)),
            Some(date("2026-11-23"))
        );
        assert_eq!(
            short.under(Some(DateOrder::YearFirst)),
            Some(date("2023-11-26"))
        );
    }

    #[test]
    fn years_of_other_calendars_are_named() {
        for (text, year, calendar) in [
            ("23/11/2569", 2569, Some(OtherCalendar::Buddhist)),
            ("1448-06-13", 1448, Some(OtherCalendar::Islamic)),
            ("2206-11-23", 2206, None),
            ("1026-11-23", 1026, None),
        ] {
            assert_eq!(written_date(text), WrittenDate::OddYear(year), "{text}");
            assert_eq!(calendar_of(year), calendar);
        }
        for text in [
            "soon",
            "31.04.2026",
            "2026-23-11",
            "",
            "8 / 10",
            "6.10 / 10",
            "9.10/10",
            "02-Mar",
            "12345678901234567890",
        ] {
            assert_eq!(written_date(text), WrittenDate::NoDay, "{text}");
        }
    }

    #[test]
    fn day_numbers_of_spreadsheets() {
        assert_eq!(written_date("46349"), WrittenDate::DayNumber(46_349));
        assert_eq!(day_of_number(46_349, false), Some(date("2026-11-23")));
        assert_eq!(day_of_number(44_887, true), Some(date("2026-11-23")));
    }
}
