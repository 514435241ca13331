//! Assessment standards: the rules by which scores become an award. An institution writes one
//! once, programmes adopt it, and each award keeps the version it was decided by.

mod scale;
mod words;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use scale::{GradeBand, GradeScale, ScaleKind};

use crate::decimal::{Decimal, Rounding};
use crate::scoring::{SampleRule, SampleWish};
use crate::{AssessmentStandardId, Timestamp};

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

/// One version of an assessment standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssessmentStandard {
    /// Identity of this version.
    pub id: AssessmentStandardId,
    /// The first version's identity; `None` for a first one.
    pub lineage: Option<AssessmentStandardId>,
    /// 1 for the first version.
    pub version: u32,
    /// The title.
    pub title: String,
    /// For what it is, in a sentence.
    pub description: String,
    /// What the result must reach, in per cent.
    pub pass_mark: Decimal,
    /// Assessments with a cut score of their own take it in place of the pass mark, and the
    /// pass mark of the whole is weighed from them.
    pub use_cut_scores: bool,
    /// What every criterion must reach.
    pub minimum: MinimumPerCriterion,
    /// What criteria that must be passed must reach, in per cent of their points; `None`
    /// where nothing is asked of them beyond the rest.
    pub must_pass: Option<Decimal>,
    /// Whether assessments make up for each other.
    pub compensation: Compensation,
    /// How they weigh.
    pub weights: Weights,
    /// Handing in again.
    pub resubmission: Resubmission,
    /// Handing in late.
    pub late: LateRule,
    /// How the result is rounded: once, at the end.
    pub rounding: Rounding,
    /// Digits after the point it is rounded to.
    pub places: u32,
    /// How a result becomes a grade.
    pub scale: GradeScale,
    /// The second look.
    pub moderation: Moderation,
    /// How long the evidence is kept, in months.
    pub evidence_months: u32,
    /// When this version was finished, so that it can be adopted.
    pub finished_at: Option<Timestamp>,
}

/// Why a standard cannot be saved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StandardInvalid {
    /// No title, or one beyond all use.
    #[error("Give the standard a title of at most 300 characters.")]
    Title,
    /// A share that is none.
    #[error("{0} must be between 0 and 100 per cent.")]
    Percent(&'static str),
    /// A number beyond all use.
    #[error("{0} is larger than {1}.")]
    TooLarge(&'static str, u32),
    /// Grades that do not fall.
    #[error(
        "The grades begin with the best and fall from one to the next; “{0}” does not. Each has a name."
    )]
    Scale(String),
}

impl AssessmentStandard {
    /// A usual standard to begin from.
    #[must_use]
    pub fn usual(id: AssessmentStandardId, title: &str) -> Self {
        Self {
            id,
            lineage: None,
            version: 1,
            title: title.to_owned(),
            description: String::new(),
            pass_mark: Decimal::whole(50),
            use_cut_scores: true,
            minimum: MinimumPerCriterion::None,
            must_pass: Some(Decimal::whole(50)),
            compensation: Compensation::Full,
            weights: Weights::Programme,
            resubmission: Resubmission {
                most: 1,
                cap: Some(Decimal::whole(50)),
                counts: AttemptThatCounts::Best,
            },
            late: LateRule {
                grace_days: 0,
                per_day: Decimal::whole(5),
                refused_after: Some(10),
                keeps_a_pass: false,
            },
            rounding: Rounding::HalfUp,
            places: 0,
            scale: GradeScale::of(ScaleKind::PassFail),
            moderation: Moderation {
                share: Decimal::whole(10),
                at_least: 5,
                rule: SampleRule::BorderlineFirst,
                borderline: Decimal::whole(5),
                tolerance: Decimal::whole(10),
            },
            evidence_months: 60,
            finished_at: None,
        }
    }

    /// The identity that all versions share.
    #[must_use]
    pub fn family(&self) -> &AssessmentStandardId {
        self.lineage.as_ref().unwrap_or(&self.id)
    }

    /// The next version, to be written.
    #[must_use]
    pub fn next_version(&self, id: AssessmentStandardId, version: u32) -> Self {
        Self {
            id,
            lineage: Some(self.family().clone()),
            version,
            finished_at: None,
            ..self.clone()
        }
    }

    /// The sample it asks for, drawn by this seed.
    #[must_use]
    pub fn sample_wish(&self, seed: &str) -> SampleWish {
        SampleWish {
            rule: self.moderation.rule,
            share: self.moderation.share,
            at_least: self.moderation.at_least,
            borderline: self.moderation.borderline,
            seed: seed.to_owned(),
        }
    }

    /// Whether marks are looked at a second time.
    #[must_use]
    pub fn moderates(&self) -> bool {
        self.moderation.share > Decimal::ZERO || self.moderation.rule == SampleRule::Everyone
    }

    /// Checks what every saved standard keeps to.
    ///
    /// # Errors
    /// [`StandardInvalid`] names the first rule broken.
    pub fn validate(&self) -> Result<(), StandardInvalid> {
        let title = self.title.trim().chars().count();
        if title == 0 || title > 300 {
            return Err(StandardInvalid::Title);
        }
        if self.description.chars().count() > 10_000 {
            return Err(StandardInvalid::TooLarge("The description", 10_000));
        }
        let minimum = match self.minimum {
            MinimumPerCriterion::Share { percent } => percent,
            _ => Decimal::ZERO,
        };
        let floor = match self.compensation {
            Compensation::Limited { floor, .. } => floor,
            _ => Decimal::ZERO,
        };
        for (name, share) in [
            ("The pass mark", self.pass_mark),
            ("The minimum for each criterion", minimum),
            (
                "What must be reached where passing is a must",
                self.must_pass.unwrap_or_default(),
            ),
            ("The floor", floor),
            (
                "The most a resubmission can reach",
                self.resubmission.cap.unwrap_or_default(),
            ),
            ("What a late day costs", self.late.per_day),
            ("The share that is moderated", self.moderation.share),
            (
                "What counts as near the pass mark",
                self.moderation.borderline,
            ),
            ("The tolerance", self.moderation.tolerance),
        ] {
            if !share.is_percent() {
                return Err(StandardInvalid::Percent(name));
            }
        }
        for (name, number, most) in [
            ("The number of resubmissions", self.resubmission.most, 20),
            ("The number of digits", self.places, 4),
            (
                "The time evidence is kept, in months,",
                self.evidence_months,
                1_200,
            ),
            ("The number of days", self.late.grace_days, 3_650),
            (
                "The number of days",
                self.late.refused_after.unwrap_or(0),
                3_650,
            ),
            ("The number of learners", self.moderation.at_least, 100_000),
        ] {
            if number > most {
                return Err(StandardInvalid::TooLarge(name, most));
            }
        }
        self.scale.validate()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_standard_is_sound_and_versions_share_a_family() {
        let standard = AssessmentStandard::usual("s".into(), "S");
        assert_eq!(standard.validate(), Ok(()));
        let next = standard
            .next_version("s2".into(), 2)
            .next_version("s3".into(), 3);
        assert_eq!((next.family().0.as_str(), next.version), ("s", 3));
    }

    #[test]
    fn impossible_numbers_are_refused() {
        let mut standard = AssessmentStandard::usual("s".into(), " ");
        assert_eq!(standard.validate(), Err(StandardInvalid::Title));
        standard.title = "S".into();
        standard.pass_mark = Decimal::whole(101);
        assert!(matches!(
            standard.validate(),
            Err(StandardInvalid::Percent(_))
        ));
        standard.pass_mark = Decimal::whole(50);
        standard.places = 9;
        assert!(matches!(
            standard.validate(),
            Err(StandardInvalid::TooLarge(..))
        ));
    }
}
