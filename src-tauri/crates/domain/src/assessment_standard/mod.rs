//! Assessment standards: the rules by which scores become an award. An institution writes one
//! once, programmes adopt it, and each award keeps the version it was decided by.

mod in_words;
mod invalid;
mod rules;
mod scale;

use serde::{Deserialize, Serialize};
use specta::Type;

pub use invalid::AssessmentStandardInvalid;
pub use rules::{
    AttemptThatCounts, Compensation, LateRule, MinimumPerCriterion, Moderation, Resubmission,
    Weights,
};
pub use scale::{GradeBand, GradeScale, ScaleKind};

use crate::decimal::{Decimal, Rounding};
use crate::scoring::{SampleRule, SampleWish};
use crate::{AssessmentStandardId, Timestamp};

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
    /// [`AssessmentStandardInvalid`] names the first rule broken.
    pub fn validate(&self) -> Result<(), AssessmentStandardInvalid> {
        let title = self.title.trim().chars().count();
        if title == 0 || title > 300 {
            return Err(AssessmentStandardInvalid::Title);
        }
        if self.description.chars().count() > 10_000 {
            return Err(AssessmentStandardInvalid::TooLarge("description", 10_000));
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
            ("passMark", self.pass_mark),
            ("minimum", minimum),
            ("mustPass", self.must_pass.unwrap_or_default()),
            ("floor", floor),
            ("cap", self.resubmission.cap.unwrap_or_default()),
            ("perDay", self.late.per_day),
            ("share", self.moderation.share),
            ("borderline", self.moderation.borderline),
            ("tolerance", self.moderation.tolerance),
        ] {
            if !share.is_percent() {
                return Err(AssessmentStandardInvalid::Percent(name));
            }
        }
        for (name, number, most) in [
            ("resubmissions", self.resubmission.most, 20),
            ("places", self.places, 4),
            ("evidence", self.evidence_months, 1_200),
            ("days", self.late.grace_days, 3_650),
            ("days", self.late.refused_after.unwrap_or(0), 3_650),
            ("learners", self.moderation.at_least, 100_000),
        ] {
            if number > most {
                return Err(AssessmentStandardInvalid::TooLarge(name, most));
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
        assert_eq!(standard.validate(), Err(AssessmentStandardInvalid::Title));
        standard.title = "S".into();
        standard.pass_mark = Decimal::whole(101);
        assert!(matches!(
            standard.validate(),
            Err(AssessmentStandardInvalid::Percent(_))
        ));
        standard.pass_mark = Decimal::whole(50);
        standard.places = 9;
        assert!(matches!(
            standard.validate(),
            Err(AssessmentStandardInvalid::TooLarge(..))
        ));
    }
}
