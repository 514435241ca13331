//! The rules that an assessment standard is made of.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::decimal::Decimal;
use crate::scoring::SampleRule;

/// What every criterion must at least reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum MinimumPerCriterion {
    /// Nothing of its own.
    None,
    /// A level, counted from the lowest, which is 1.
    Level {
        /// The level's place.
        place: u32,
    },
    /// A share of the criterion's points, in per cent.
    Share {
        /// The share.
        percent: Decimal,
    },
}

/// Whether a strong assessment makes up for a weak one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum Compensation {
    /// Only the result over all of them counts.
    Full,
    /// Each assessment must be passed.
    None,
    /// A few may be below the pass mark, none below a floor.
    Limited {
        /// How many may be below the pass mark.
        most_below: u32,
        /// What none may be below, in per cent.
        floor: Decimal,
    },
}

/// How assessments weigh in the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Weights {
    /// As the programme says.
    Programme,
    /// All alike.
    Equal,
}

/// Which of several attempts counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AttemptThatCounts {
    /// The best.
    Best,
    /// The last.
    Last,
}

/// Handing in again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Resubmission {
    /// How often, after the first attempt.
    pub most: u32,
    /// What a later attempt can reach at most, in per cent.
    pub cap: Option<Decimal>,
    /// Which attempt counts.
    pub counts: AttemptThatCounts,
}

/// Handing in late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LateRule {
    /// Days that cost nothing.
    pub grace_days: u32,
    /// Percentage points taken off for each day after those.
    pub per_day: Decimal,
    /// After so many days nothing is accepted; `None` for no such day.
    pub refused_after: Option<u32>,
    /// Work that would have passed still passes.
    pub keeps_a_pass: bool,
}

/// The second look at marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Moderation {
    /// Share of learners marked a second time, in per cent; nothing where there is no moderation.
    pub share: Decimal,
    /// Learners at least.
    pub at_least: u32,
    /// How they are drawn.
    pub rule: SampleRule,
    /// What counts as near the pass mark, in percentage points.
    pub borderline: Decimal,
    /// A difference up to which the first mark stands, in per cent of a criterion's points.
    pub tolerance: Decimal,
}
