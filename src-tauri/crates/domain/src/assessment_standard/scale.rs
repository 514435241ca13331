//! Grade scales: how a result in per cent is named.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::invalid::AssessmentStandardInvalid;
use crate::decimal::Decimal;

/// Where a scale comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ScaleKind {
    /// Letters of the ECTS grading scale, A to E. Its shares of passing learners (10, 25, 30,
    /// 25, 10 %) were given up by the ECTS Users' Guide of 2009; the letters live on with
    /// thresholds, which each institution sets.
    Ects,
    /// The result itself, in per cent.
    Percent,
    /// Letters, A+ to D.
    Letters,
    /// Pass and fail.
    PassFail,
    /// The institution's own.
    Own,
}

/// A grade, and from which result it is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GradeBand {
    /// Its name.
    pub name: String,
    /// The least result, in per cent.
    pub from: Decimal,
}

/// How results become grades.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GradeScale {
    /// Where it comes from.
    pub kind: ScaleKind,
    /// Grades for learners who pass, best first.
    pub bands: Vec<GradeBand>,
    /// The grade of those who do not.
    pub fail: String,
}

impl GradeScale {
    /// A usual scale of this kind.
    #[must_use]
    pub fn of(kind: ScaleKind) -> Self {
        let (names, fail): (&[(&str, u32)], &str) = match kind {
            ScaleKind::Ects => (&[("A", 90), ("B", 80), ("C", 70), ("D", 60), ("E", 0)], "F"),
            ScaleKind::Percent => (&[], "Fail"),
            ScaleKind::Letters => (
                &[("A+", 90), ("A", 80), ("B", 70), ("C", 60), ("D", 0)],
                "F",
            ),
            ScaleKind::PassFail => (&[("Pass", 0)], "Fail"),
            ScaleKind::Own => (
                &[("Distinction", 80), ("Merit", 65), ("Pass", 0)],
                "Not passed",
            ),
        };
        Self {
            kind,
            bands: names
                .iter()
                .map(|(name, from)| GradeBand {
                    name: (*name).to_owned(),
                    from: Decimal::whole(*from),
                })
                .collect(),
            fail: fail.to_owned(),
        }
    }

    /// The grade of a rounded result. A learner who passed below every band has the lowest.
    #[must_use]
    pub fn grade(&self, result: Decimal, passed: bool) -> String {
        if !passed {
            return self.fail.clone();
        }
        if self.kind == ScaleKind::Percent {
            return format!("{result} %");
        }
        self.bands
            .iter()
            .find(|band| result >= band.from)
            .or(self.bands.last())
            .map_or_else(|| format!("{result} %"), |band| band.name.clone())
    }

    pub(super) fn validate(&self) -> Result<(), AssessmentStandardInvalid> {
        let bad = |name: &str| {
            Err(AssessmentStandardInvalid::Scale(
                name.chars().take(60).collect(),
            ))
        };
        if self.bands.len() > 40 || self.fail.chars().count() > 60 {
            return Err(AssessmentStandardInvalid::TooLarge("grades", 40));
        }
        if self.kind != ScaleKind::Percent && self.bands.is_empty() {
            return bad("");
        }
        for (place, band) in self.bands.iter().enumerate() {
            let before = place.checked_sub(1).and_then(|n| self.bands.get(n));
            let falls = before.is_none_or(|b| b.from > band.from);
            let name = band.name.trim();
            if name.is_empty() || name.chars().count() > 60 || !band.from.is_percent() || !falls {
                return bad(name);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn results_become_grades() {
        let ects = GradeScale::of(ScaleKind::Ects);
        assert_eq!(ects.grade(Decimal::whole(90), true), "A");
        assert_eq!(ects.grade(Decimal::parse("89.9").unwrap(), true), "B");
        assert_eq!(ects.grade(Decimal::whole(95), false), "F");
        assert_eq!(
            GradeScale::of(ScaleKind::Percent).grade(Decimal::parse("71.5").unwrap(), true),
            "71.5 %"
        );
        assert_eq!(
            GradeScale::of(ScaleKind::Own).grade(Decimal::whole(12), true),
            "Pass"
        );
    }

    #[test]
    fn grades_fall_and_have_names() {
        for kind in [
            ScaleKind::Ects,
            ScaleKind::Percent,
            ScaleKind::Letters,
            ScaleKind::PassFail,
            ScaleKind::Own,
        ] {
            assert_eq!(GradeScale::of(kind).validate(), Ok(()));
        }
        let mut scale = GradeScale::of(ScaleKind::Ects);
        scale.bands.swap(0, 1);
        assert_eq!(
            scale.validate(),
            Err(AssessmentStandardInvalid::Scale("A".into()))
        );
        scale.bands.clear();
        assert!(scale.validate().is_err());
    }
}
