//! Numbers, days, moments, lists and plural forms by language, with the data of Unicode's CLDR.

use icu_calendar::{Date, Iso};
use icu_datetime::DateTimeFormatter;
use icu_datetime::fieldsets::{YMD, YMDT};
use icu_datetime::input::{DateTime, Time};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_list::options::{ListFormatterOptions, ListLength};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralOperands, PluralRules};
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// How a language writes what is no word. What it has no data for is written plainly.
pub(crate) struct Formats {
    numbers: Option<DecimalFormatter>,
    days: Option<DateTimeFormatter<YMD>>,
    moments: Option<DateTimeFormatter<YMDT>>,
    lists: Option<ListFormatter>,
    plurals: Option<PluralRules>,
    zone: TimeZone,
}

impl Formats {
    pub(crate) fn new(locale: &str, zone: TimeZone) -> Self {
        let locale = Locale::try_from_str(locale).unwrap_or(Locale::UNKNOWN);
        let lists = ListFormatterOptions::default().with_length(ListLength::Wide);
        Self {
            numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            days: DateTimeFormatter::try_new((&locale).into(), YMD::medium()).ok(),
            moments: DateTimeFormatter::try_new((&locale).into(), YMD::medium().with_time_hm())
                .ok(),
            lists: ListFormatter::try_new_and((&locale).into(), lists).ok(),
            plurals: PluralRules::try_new_cardinal((&locale).into()).ok(),
            zone,
        }
    }

    fn decimal(&self, value: &Decimal) -> String {
        match &self.numbers {
            Some(numbers) => numbers.format(value).to_string(),
            None => value.to_string(),
        }
    }

    pub(crate) fn number(&self, value: i64) -> String {
        self.decimal(&Decimal::from(value))
    }

    /// An exact number, with the digits it was written with.
    pub(crate) fn exact(&self, text: &str) -> String {
        match Decimal::try_from_str(text) {
            Ok(value) => self.decimal(&value),
            Err(_) => text.to_owned(),
        }
    }

    pub(crate) fn day(&self, text: &str) -> String {
        let day = Date::<Iso>::try_from_str(text, Iso);
        match (&self.days, day) {
            (Some(days), Ok(day)) => days.format(&day).to_string(),
            _ => text.to_owned(),
        }
    }

    pub(crate) fn moment(&self, text: &str) -> String {
        let (Some(moments), Ok(at)) = (&self.moments, text.parse::<Timestamp>()) else {
            return text.to_owned();
        };
        let at = at.to_zoned_datetime(self.zone.clone()).datetime();
        let day = Date::try_new_iso(
            i32::from(at.year()),
            at.month().unsigned_abs(),
            at.day().unsigned_abs(),
        );
        let time = Time::try_new(at.hour().unsigned_abs(), at.minute().unsigned_abs(), 0, 0);
        match (day, time) {
            (Ok(date), Ok(time)) => moments.format(&DateTime { date, time }).to_string(),
            _ => text.to_owned(),
        }
    }

    pub(crate) fn list(&self, members: &[String]) -> String {
        match &self.lists {
            Some(lists) => lists.format(members.iter()).to_string(),
            None => members.join(", "),
        }
    }

    fn category(&self, operands: PluralOperands) -> &'static str {
        let category = match &self.plurals {
            Some(rules) => rules.category_for(operands),
            None => PluralCategory::Other,
        };
        match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// The plural form that goes with a number, as it is written.
    pub(crate) fn plural(&self, text: &str) -> Option<&'static str> {
        let value = Decimal::try_from_str(text).ok()?;
        Some(self.category(PluralOperands::from(&value)))
    }
}
