//! Decimal numbers as people write them, and exact fractions for what is computed from them.
//!
//! Points, weights and pass marks never become floating point: what is between them is kept
//! as a fraction, and rounded once, at the end, by the rule an assessment standard names.

use std::cmp::Ordering;
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

/// An exact fraction: a pair of whole numbers while they are small enough, without limit
/// otherwise.
#[derive(Debug, Clone)]
pub struct Exact(Fraction);

#[derive(Debug, Clone)]
enum Fraction {
    /// Numerator and denominator, which is above nothing. Not always in lowest terms: keeping
    /// them so at each step takes longer than all the rest.
    Small(i128, i128),
    Big(BigRational),
}

use Fraction::{Big, Small};

impl Exact {
    /// Nothing.
    #[must_use]
    pub fn zero() -> Self {
        Self(Small(0, 1))
    }

    fn big(&self) -> BigRational {
        match &self.0 {
            Small(n, d) => BigRational::new((*n).into(), (*d).into()),
            Big(number) => number.clone(),
        }
    }

    /// In lowest terms, and small where it can be.
    fn reduced(&self) -> Self {
        let number = self.big();
        match (number.numer().to_i128(), number.denom().to_i128()) {
            (Some(n), Some(d)) => Self(Small(n, d)),
            _ => Self(Big(number)),
        }
    }

    /// The same on pairs of small numbers where it fits, and without limit where it does not.
    fn combined(
        &self,
        other: &Self,
        small: impl Fn((i128, i128), (i128, i128)) -> Option<(i128, i128)>,
        big: impl Fn(BigRational, BigRational) -> BigRational,
    ) -> Self {
        let pairs = |a: &Self, b: &Self| match (&a.0, &b.0) {
            (Small(n, d), Small(m, e)) => small((*n, *d), (*m, *e)),
            _ => None,
        };
        let found = pairs(self, other).or_else(|| pairs(&self.reduced(), &other.reduced()));
        match found {
            Some((n, d)) => Self(Small(n, d)),
            None => Self(Big(big(self.big(), other.big()))),
        }
    }

    fn is_zero(&self) -> bool {
        match &self.0 {
            Small(n, _) => *n == 0,
            Big(number) => number.is_zero(),
        }
    }

    /// A part of a whole, in per cent; nothing of nothing is nothing.
    #[must_use]
    pub fn percent_of(part: &Self, whole: &Self) -> Self {
        part.over(whole) * &Self::from(100)
    }

    /// Divided by another; nothing where the other is nothing.
    #[must_use]
    pub fn over(&self, other: &Self) -> Self {
        if other.is_zero() {
            return Self::zero();
        }
        let divide = |(n, d): (i128, i128), (m, e): (i128, i128)| {
            // The denominator stays above nothing.
            let (m, e) = if m < 0 {
                (m.checked_neg()?, e.checked_neg()?)
            } else {
                (m, e)
            };
            Some((n.checked_mul(e)?, d.checked_mul(m)?))
        };
        self.combined(other, divide, |a, b| a / b)
    }

    /// The number with this many digits after the point (six at most).
    #[must_use]
    pub fn rounded(&self, places: u32, rounding: Rounding) -> Decimal {
        let places = places.min(MOST_PLACES);
        let unit = Self::from(10_u32.pow(places));
        let scaled = (self.clone() * &unit).reduced();
        let (below, rest) = match &scaled.0 {
            Small(n, d) => {
                let below = n.div_euclid(*d);
                (below, Self(Small(n.rem_euclid(*d), *d)))
            }
            Big(number) => {
                let below = number.floor();
                let rest = Self(Big(number - &below));
                (below.to_integer().to_i128().unwrap_or(i128::MAX / 2), rest)
            }
        };
        let half = Self(Small(1, 2));
        let up = match rounding {
            Rounding::HalfUp => rest >= half,
            Rounding::HalfEven => rest > half || (rest == half && below % 2 != 0),
            Rounding::Down => false,
        };
        let whole = i64::try_from(below).unwrap_or(i64::MAX / 2) + i64::from(up);
        Decimal(rust_decimal::Decimal::new(whole, places).normalize())
    }

    /// Not less than nothing.
    #[must_use]
    pub fn or_zero(self) -> Self {
        let negative = match &self.0 {
            Small(n, _) => *n < 0,
            Big(number) => number.is_negative(),
        };
        if negative { Self::zero() } else { self }
    }
}

impl From<Decimal> for Exact {
    fn from(number: Decimal) -> Self {
        let denominator = 10_i128.pow(number.0.scale().min(28));
        Self(Small(number.0.mantissa(), denominator))
    }
}

impl From<u32> for Exact {
    fn from(number: u32) -> Self {
        Self(Small(number.into(), 1))
    }
}

impl Add<&Exact> for Exact {
    type Output = Self;
    fn add(self, other: &Self) -> Self {
        let add = |(n, d): (i128, i128), (m, e): (i128, i128)| {
            if d == e {
                return Some((n.checked_add(m)?, d));
            }
            let sum = n.checked_mul(e)?.checked_add(m.checked_mul(d)?)?;
            Some((sum, d.checked_mul(e)?))
        };
        self.combined(other, add, |a, b| a + b)
    }
}

impl Sub<&Exact> for Exact {
    type Output = Self;
    fn sub(self, other: &Self) -> Self {
        let subtract = |(n, d): (i128, i128), (m, e): (i128, i128)| {
            if d == e {
                return Some((n.checked_sub(m)?, d));
            }
            let rest = n.checked_mul(e)?.checked_sub(m.checked_mul(d)?)?;
            Some((rest, d.checked_mul(e)?))
        };
        self.combined(other, subtract, |a, b| a - b)
    }
}

impl Mul<&Exact> for Exact {
    type Output = Self;
    fn mul(self, other: &Self) -> Self {
        let multiply = |(n, d): (i128, i128), (m, e): (i128, i128)| {
            Some((n.checked_mul(m)?, d.checked_mul(e)?))
        };
        self.combined(other, multiply, |a, b| a * b)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Small(n, d), Small(m, e)) = (&self.0, &other.0)
            && let (Some(left), Some(right)) = (n.checked_mul(*e), m.checked_mul(*d))
        {
            return left.cmp(&right);
        }
        self.big().cmp(&other.big())
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

/// `145/3`, or `50` where it is whole.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Small(n, d) => {
                let mut shared = (n.unsigned_abs(), d.unsigned_abs());
                while shared.1 != 0 {
                    shared = (shared.1, shared.0 % shared.1);
                }
                let by = i128::try_from(shared.0.max(1)).unwrap_or(1);
                match (n / by, d / by) {
                    (whole, 1) => write!(f, "{whole}"),
                    (n, d) => write!(f, "{n}/{d}"),
                }
            }
            Big(number) => write!(f, "{number}"),
        }
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
    fn numbers_beyond_small_ones_stay_exact() {
        let tenth = Exact::from(1).over(&10.into());
        let tiny = (0..60).fold(Exact::from(1), |n, _| n * &tenth);
        let back = (0..60).fold(tiny.clone(), |n, _| n * &10.into());
        assert_eq!(back, Exact::from(1));
        assert!(tiny > Exact::zero() && tiny < tenth);
        assert_eq!(
            (Exact::from(5) - &Exact::from(7))
                .over(&Exact::from(4))
                .to_string(),
            "-1/2"
        );
        assert_eq!(
            Exact::from(3)
                .over(&(Exact::zero() - &6.into()))
                .to_string(),
            "-1/2"
        );
        let sum = (1..40_u32).fold(Exact::zero(), |sum, n| {
            sum + &Exact::from(1).over(&n.into())
        });
        let rest = (1..40_u32).fold(sum, |sum, n| sum - &Exact::from(1).over(&n.into()));
        assert_eq!(
            (rest.to_string(), rest == Exact::zero()),
            ("0".into(), true)
        );
    }

    #[test]
    fn thirds_add_up_to_one() {
        let third = Exact::from(1).over(&3.into());
        assert_eq!(third.clone() + &third + &third, Exact::from(1));
        assert_eq!(third.to_string(), "1/3");
    }
}
