//! A second way from an explanation to its verdict, so that a record can be held against
//! itself: it reads only what the explanation says of points, weights and days, and the
//! standard, and works in whole numbers over one common denominator.

use num_rational::BigRational;

use super::{AttemptExplained, AttemptStanding, Explanation, LineExplained, PartExplained};
use crate::assessment_standard::{AssessmentStandard, AttemptThatCounts, Compensation};
use crate::cohort::LearnerResult;
use crate::decimal::{Decimal, Rounding};

type Ratio = BigRational;

/// What an explanation comes to when it is worked through once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recomputed {
    /// The result.
    pub result: LearnerResult,
    /// The rounded result in per cent.
    pub percent: Option<Decimal>,
    /// The grade.
    pub grade: String,
}

fn ratio(number: Decimal) -> Ratio {
    // Through text: another way than the one that decides.
    let text = number.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = format!("{whole}{part}").parse::<i128>().unwrap_or(0);
    Ratio::new(
        digits.into(),
        10_i128.pow(u32::try_from(part.len()).unwrap_or(0)).into(),
    )
}

fn ratio_of(text: &str) -> Ratio {
    text.parse().unwrap_or_else(|_| ratio(Decimal::ZERO))
}

fn zero() -> Ratio {
    ratio(Decimal::ZERO)
}

fn attempt_result(
    attempt: &AttemptExplained,
    part: &PartExplained,
    standard: &AssessmentStandard,
) -> Option<Ratio> {
    let mut numerator = zero();
    let mut denominator = zero();
    for line in &attempt.lines {
        let points = if attempt.absent {
            Decimal::ZERO
        } else {
            line.points?
        };
        if line.most > Decimal::ZERO {
            numerator += ratio(points) * ratio(line.weight) / ratio(line.most);
            denominator += ratio(line.weight);
        }
    }
    let hundred = ratio(Decimal::HUNDRED);
    let raw = if denominator == zero() {
        zero()
    } else {
        numerator * hundred / denominator
    };
    let late = &standard.late;
    let mut result = raw.clone();
    if late
        .refused_after
        .is_some_and(|last| attempt.days_late > last)
    {
        result = zero();
    } else if attempt.days_late > late.grace_days {
        let days = Decimal::whole(attempt.days_late - late.grace_days);
        result -= ratio(late.per_day) * ratio(days);
        let floor = if late.keeps_a_pass && raw >= ratio(part.pass_mark) {
            ratio(part.pass_mark)
        } else {
            zero()
        };
        result = result.max(floor);
    }
    if let (true, Some(cap)) = (attempt.number > 1, standard.resubmission.cap) {
        result = result.min(ratio(cap));
    }
    Some(result)
}

/// The attempt that counts, with its result; `None` while scores are missing.
fn part_result<'a>(
    part: &'a PartExplained,
    standard: &AssessmentStandard,
) -> Option<(&'a AttemptExplained, Ratio)> {
    let allowed = part
        .attempts
        .iter()
        .filter(|a| a.number <= standard.resubmission.most + 1);
    let all: Option<Vec<(&AttemptExplained, Ratio)>> = allowed
        .map(|a| Some((a, attempt_result(a, part, standard)?)))
        .collect();
    let all = all?;
    match standard.resubmission.counts {
        AttemptThatCounts::Last => all.into_iter().max_by_key(|(a, _)| a.number),
        AttemptThatCounts::Best => {
            let rank = |(attempt, result): &(&AttemptExplained, Ratio)| {
                let holds = attempt.lines.iter().all(|l| line_holds(l, standard));
                (holds, result.clone(), std::cmp::Reverse(attempt.number))
            };
            all.into_iter().max_by_key(rank)
        }
    }
}

fn line_holds(line: &LineExplained, standard: &AssessmentStandard) -> bool {
    let points = line.points.map_or_else(zero, ratio);
    let enough = line.minimum.as_ref().is_none_or(|m| points >= ratio_of(m));
    let must = match (line.must_pass, standard.must_pass) {
        (true, Some(share)) if line.most > Decimal::ZERO => {
            points * ratio(Decimal::HUNDRED) >= ratio(share) * ratio(line.most)
        }
        (true, Some(share)) => share == Decimal::ZERO,
        _ => true,
    };
    enough && must
}

fn rounded(number: &Ratio, places: u32, rounding: Rounding) -> Decimal {
    let unit = Ratio::from_integer(10_i64.pow(places).into());
    let scaled = number * &unit;
    let (down, up) = (scaled.floor(), scaled.ceil());
    let (below, above) = (&scaled - &down, &up - &scaled);
    let nearer_up = match rounding {
        Rounding::Down => false,
        Rounding::HalfUp => above <= below,
        Rounding::HalfEven if above == below => (&down / Ratio::from_integer(2.into()))
            .is_integer()
            .eq(&false),
        Rounding::HalfEven => above < below,
    };
    let whole = if nearer_up { up } else { down };
    let value = (whole / unit).to_string();
    let (numerator, denominator) = value.split_once('/').unwrap_or((&value, "1"));
    let (n, d) = (
        numerator.parse().unwrap_or(0_i64),
        denominator.parse().unwrap_or(1_i64),
    );
    // The denominator divides a power of ten, so that this is exact.
    let scaled = n * (10_i64.pow(places) / d);
    let digits = usize::try_from(places).unwrap_or(0);
    let padded = format!("{scaled:0>width$}", width = digits + 1);
    let (whole, part) = padded.split_at(padded.len() - digits);
    Decimal::parse(&format!("{whole}.{part}0")).unwrap_or_default()
}

/// Works an explanation through once more.
#[must_use]
pub fn recompute(explanation: &Explanation, standard: &AssessmentStandard) -> Recomputed {
    let results: Option<Vec<(&AttemptExplained, Ratio)>> = explanation
        .parts
        .iter()
        .map(|part| part_result(part, standard))
        .collect();
    let Some(results) = results else {
        return Recomputed {
            result: LearnerResult::Pending,
            percent: None,
            grade: String::new(),
        };
    };
    let of = |part: &PartExplained| ratio(part.weight);
    let weights: Ratio = explanation.parts.iter().map(of).sum();
    let sum: Ratio = explanation
        .parts
        .iter()
        .zip(&results)
        .map(|(p, (_, r))| of(p) * r)
        .sum();
    let exact = if weights == zero() {
        zero()
    } else {
        sum / weights
    };
    let percent = rounded(&exact, standard.places, standard.rounding);
    let below: Vec<&PartExplained> = explanation
        .parts
        .iter()
        .zip(&results)
        .filter(|(p, (_, r))| *r < ratio(p.pass_mark))
        .map(|(p, _)| p)
        .collect();
    let compensated = match standard.compensation {
        Compensation::Full => true,
        Compensation::None => below.is_empty(),
        Compensation::Limited { most_below, floor } => {
            below.len() <= usize::try_from(most_below).unwrap_or(usize::MAX)
                && results.iter().all(|(_, r)| *r >= ratio(floor))
        }
    };
    let consistent = explanation
        .parts
        .iter()
        .zip(&results)
        .all(|(part, (chosen, _))| {
            part.attempts
                .iter()
                .all(|a| (a.standing == AttemptStanding::Counts) == (a.number == chosen.number))
        });
    let passed = consistent
        && percent >= explanation.pass_mark
        && compensated
        && below.iter().all(|p| !p.must_pass)
        && results
            .iter()
            .flat_map(|(a, _)| &a.lines)
            .all(|l| line_holds(l, standard));
    Recomputed {
        result: if passed {
            LearnerResult::Passed
        } else {
            LearnerResult::Failed
        },
        percent: Some(percent),
        grade: standard.scale.grade(percent, passed),
    }
}
