//! Decimal numbers as people write them, and exact fractions for what is computed from them.
//!
//! Points, weights and pass marks never become floating point: what is between them is kept
//! as a fraction, and rounded once, at the end, by the rule an assessment standard names.

use std::fmt;
use std::ops::{Add, Mul, Sub};

use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::RoundingStrategy;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A decimal number, such as `2.5` points or `33.34` per cent. Text in files, so that no
/// reader turns it into floating point.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Type,
)]
#[serde(transparent)]
#[specta(transparent)]
pub struct Decimal(#[specta(type = String)] rust_decimal::Decimal);

/// Digits after the point that a number here may have.
const MOST_PLACES: u32 = 6;
/// The largest number of points, weight or per cent that is taken.
const MOST: u32 = 1_000_000;

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self(rust_decimal::Decimal::ZERO);
    /// One.
    pub const ONE: Self = Self(rust_decimal::Decimal::ONE);
    /// The whole, in per cent.
    pub const HUNDRED: Self = Self(rust_decimal::Decimal::ONE_HUNDRED);

    /// A whole number.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self(number.into())
    }

    /// Reads `2.5` and, as many countries write it, `2,5`. Nothing else: no spaces inside,
    /// no exponents, no thousands.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let plain = text
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-'));
        if !plain || text.len() > 20 || text.matches(['.', ',']).count() > 1 {
            return None;
        }
        let number: rust_decimal::Decimal = text.replace(',', ".").parse().ok()?;
        Some(Self(number))
    }

    /// Whether it can be points, a weight or a share: not negative, at most a million, at
    /// most six digits after the point.
    #[must_use]
    pub fn is_sensible(self) -> bool {
        !self.0.is_sign_negative()
            && self.0 <= MOST.into()
            && self.0.normalize().scale() <= MOST_PLACES
    }

    /// Whether it is a share between nothing and the whole, in per cent.
    #[must_use]
    pub fn is_percent(self) -> bool {
        self.is_sensible() && self <= Self::HUNDRED
    }

    /// The number nearest to a result of statistics, with this many digits after the point.
    #[must_use]
    pub fn nearest(number: f64, places: u32) -> Option<Self> {
        let number = rust_decimal::Decimal::from_f64_retain(number)?;
        Some(Self(number.round_dp_with_strategy(
            places,
            RoundingStrategy::MidpointAwayFromZero,
        )))
    }

    /// As floating point, for statistics only.
    #[must_use]
    pub fn approximately(self) -> f64 {
        use rust_decimal::prelude::ToPrimitive as _;
        self.0.to_f64().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.normalize())
    }
}

impl From<u32> for Decimal {
    fn from(number: u32) -> Self {
        Self::whole(number)
    }
}

/// What happens to half a unit when a result is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Rounding {
    /// 49.5 becomes 50, 50.5 becomes 51.
    HalfUp,
    /// 49.5 becomes 50, 50.5 becomes 50: to the even neighbour (ISO 80000-1, rule A).
    HalfEven,
    /// Never up: 49.99 becomes 49.
    Down,
}

/// An exact fraction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(BigRational);

impl Exact {
    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self(BigRational::zero())
    }

    /// A part of a whole, in per cent; nothing of nothing is nothing.
    #[must_use]
    pub fn percent_of(part: &Self, whole: &Self) -> Self {
        if whole.0.is_zero() {
            return Self::zero();
        }
        Self(&part.0 / &whole.0 * BigRational::from_integer(100.into()))
    }

    /// Divided by another; nothing where the other is nothing.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        if other.0.is_zero() {
            return Self::zero();
        }
        Self(&self.0 / &other.0)
    }

    /// The number with this many digits after the point (six at most).
    #[must_use]
    pub fn rounded(&self, places: u32, rounding: Rounding) -> Decimal {
        let places = places.min(MOST_PLACES);
        let unit = 10_i64.pow(places);
        let scaled = &self.0 * BigRational::from_integer(unit.into());
        let below = scaled.floor();
        let rest = &scaled - &below;
        let half = BigRational::new(1.into(), 2.into());
        let up = match rounding {
            Rounding::HalfUp => rest >= half,
            Rounding::HalfEven => {
                let odd = below
                    .to_integer()
                    .to_i128()
                    .is_some_and(|whole| whole % 2 != 0);
                rest > half || (rest == half && odd)
            }
            Rounding::Down => false,
        };
        let whole = below.to_integer().to_i64().unwrap_or(i64::MAX / 2) + i64::from(up);
        Decimal(rust_decimal::Decimal::new(whole, places).normalize())
    }

    /// Not less than nothing.
    #[must_use]
    pub fn or_zero(self) -> Self {
        if self.0.is_negative() {
            Self::zero()
        } else {
            self
        }
    }
}

impl From<Decimal> for Exact {
    fn from(number: Decimal) -> Self {
        let denominator = 10_i128.pow(number.0.scale().min(28));
        Self(BigRational::new(
            number.0.mantissa().into(),
            denominator.into(),
        ))
    }
}

impl From<u32> for Exact {
    fn from(number: u32) -> Self {
        Self(BigRational::from_integer(number.into()))
    }
}

impl Add<&Exact> for Exact {
    type Output = Self;
    fn add(self, other: &Self) -> Self {
        Self(self.0 + &other.0)
    }
}

impl Sub<&Exact> for Exact {
    type Output = Self;
    fn sub(self, other: &Self) -> Self {
        Self(self.0 - &other.0)
    }
}

impl Mul<&Exact> for Exact {
    type Output = Self;
    fn mul(self, other: &Self) -> Self {
        Self(self.0 * &other.0)
    }
}

/// `145/3`, or `50` where it is whole.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn of(text: &str) -> Exact {
        Decimal::parse(text).unwrap().into()
    }

    #[test]
    fn reads_what_people_write_and_nothing_else() {
        assert_eq!(Decimal::parse(" 2,5 ").unwrap().to_string(), "2.5");
        assert_eq!(Decimal::parse("70.00").unwrap().to_string(), "70");
        for bad in ["", "1e3", "1 000", "1,000.5", "NaN", "٣", "2..5", "--1"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn is_text_in_files_and_reads_older_whole_numbers() {
        assert_eq!(
            serde_json::to_string(&of_decimal("2.50")).unwrap(),
            "\"2.50\""
        );
        assert_eq!(
            serde_json::from_str::<Decimal>("4").unwrap(),
            Decimal::whole(4)
        );
        assert_eq!(
            serde_json::from_str::<Decimal>("\"0.1\"").unwrap(),
            of_decimal("0.1")
        );
    }

    fn of_decimal(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    #[test]
    fn rounds_halves_as_the_rule_says() {
        for (number, up, even, down) in [
            ("49.5", "50", "50", "49"),
            ("50.5", "51", "50", "50"),
            ("50.51", "51", "51", "50"),
            ("49.49", "49", "49", "49"),
        ] {
            assert_eq!(of(number).rounded(0, Rounding::HalfUp).to_string(), up);
            assert_eq!(of(number).rounded(0, Rounding::HalfEven).to_string(), even);
            assert_eq!(of(number).rounded(0, Rounding::Down).to_string(), down);
        }
        assert_eq!(
            of("2.345").rounded(2, Rounding::HalfEven).to_string(),
            "2.34"
        );
    }

    #[test]
    fn thirds_add_up_to_one() {
        let third = Exact::from(1).over(&3.into());
        assert_eq!(third.clone() + &third + &third, Exact::from(1));
        assert_eq!(third.to_string(), "1/3");
    }
}
