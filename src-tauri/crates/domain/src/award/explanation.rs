//! A decision step by step: what counted, by which rule, why yes or no.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, Messages};

use crate::decimal::Decimal;

/// Points for a criterion or item, and what they were asked to reach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LineExplained {
    /// The criterion or item.
    pub title: String,
    /// Points given; `None` where none were given yet.
    pub points: Option<Decimal>,
    /// The most there is.
    pub most: Decimal,
    /// Its weight beside the others.
    pub weight: Decimal,
    /// Whether no award is made without it.
    pub must_pass: bool,
    /// The least points the standard asks of it, as an exact fraction.
    pub minimum: Option<String>,
}

/// Whether an attempt counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AttemptStanding {
    /// It counts.
    Counts,
    /// Another counts instead.
    Replaced,
    /// More attempts than the standard allows.
    TooMany,
    /// Scores are missing.
    Incomplete,
}

/// An attempt with what became of its scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttemptExplained {
    /// 1 for the first.
    pub number: u32,
    /// Whether it counts.
    pub standing: AttemptStanding,
    /// Nothing was handed in.
    pub absent: bool,
    /// Points.
    pub lines: Vec<LineExplained>,
    /// What the points make, in per cent, as an exact fraction.
    pub raw: String,
    /// Days late.
    pub days_late: u32,
    /// The same after what being late cost and what a later attempt can reach at most.
    pub result: String,
    /// What was taken off or capped.
    pub changed: Messages,
}

/// An assessment with its attempts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PartExplained {
    /// Its title.
    pub title: String,
    /// Its weight beside the others.
    pub weight: Decimal,
    /// Whether no award is made without it.
    pub must_pass: bool,
    /// What it must reach to be passed, in per cent.
    pub pass_mark: Decimal,
    /// Attempts in order.
    pub attempts: Vec<AttemptExplained>,
    /// What counts of it, in per cent, as an exact fraction; `None` while scores are missing.
    pub result: Option<String>,
}

/// A rule that was held against the scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AwardRule {
    /// Every score is there.
    Complete,
    /// The result reaches the pass mark.
    PassMark,
    /// Every criterion reaches its minimum.
    Minimum,
    /// Criteria that must be passed are.
    MustPassCriteria,
    /// Assessments that must be passed are.
    MustPassAssessments,
    /// Weak assessments are made up for, as far as that is allowed.
    Compensation,
}

/// A rule with what it found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RuleExplained {
    /// The rule.
    pub rule: AwardRule,
    /// Whether it holds.
    pub holds: bool,
    /// What it found.
    pub sentence: Message,
}

/// Every step from the scores to the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// Assessments in order.
    pub parts: Vec<PartExplained>,
    /// The result before it is rounded, in per cent, as an exact fraction; `None` while
    /// scores are missing.
    pub exact: Option<String>,
    /// What it must reach, in per cent.
    pub pass_mark: Decimal,
    /// The rules, in the order in which they were applied.
    pub rules: Vec<RuleExplained>,
}

impl Explanation {
    /// Everything it says, in the order of the record: what changed in attempts, then the rules.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        let attempts = self.parts.iter().flat_map(|part| &part.attempts);
        let changed = attempts.flat_map(|attempt| &attempt.changed);
        changed.chain(self.rules.iter().map(|rule| &rule.sentence))
    }

    /// Whether both come from the same facts, however they put them: what an older version
    /// decided says the same in sentences of its own.
    #[must_use]
    pub fn same_facts(&self, other: &Self) -> bool {
        self == other || self.without_words() == other.without_words()
    }

    fn without_words(&self) -> Self {
        let mut facts = self.clone();
        let attempts = facts.parts.iter_mut().flat_map(|part| &mut part.attempts);
        attempts.for_each(|attempt| attempt.changed = Messages::default());
        for rule in &mut facts.rules {
            rule.sentence = Message::verbatim("");
        }
        facts
    }
}
