//! A marker's sheet: points and comments for one learner's work.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, ToMessage, say};

use crate::decimal::Decimal;
use crate::{LearnerId, ProfileId, RubricId, RubricPartId, Timestamp};

/// Whose marks they are.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type,
)]
#[serde(rename_all = "camelCase")]
pub enum Marker {
    /// The first marker's.
    First,
    /// The second marker's, given without sight of the first.
    Second,
    /// What both, or a moderator, agreed on.
    Agreed,
}

impl Marker {
    /// The marker in a record's name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::First => "1",
            Self::Second => "2",
            Self::Agreed => "3",
        }
    }
}

/// Points for a criterion or an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PartScore {
    /// The criterion or item.
    pub part_id: RubricPartId,
    /// The points; `None` where only a comment was written.
    pub points: Option<Decimal>,
    /// The level that was chosen, where it was chosen by level.
    pub level_id: Option<RubricPartId>,
    /// What the learner will read about it.
    pub comment: String,
}

/// Everything one marker gave one learner for one attempt at an assessment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoreSheet {
    /// The learner.
    pub learner_id: LearnerId,
    /// Whose marks.
    pub marker: Marker,
    /// The version of the rubric they were given with.
    pub rubric_id: Option<RubricId>,
    /// Points, in any order; a part that is not here has none yet.
    pub scores: Vec<PartScore>,
    /// What the learner will read about the whole.
    pub comment: String,
    /// Nothing was handed in: counts as no points at all.
    pub absent: bool,
    /// Days after the day it was due.
    pub days_late: u32,
    /// Adjustments this learner had, such as 25 % more time.
    pub adjustments: Vec<String>,
    /// Who gave them.
    pub marked_by: Option<ProfileId>,
    /// When they were last changed.
    pub marked_at: Timestamp,
    /// How differences were settled; on agreed sheets only.
    pub settlements: Vec<Settlement>,
}

/// A difference that was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Settlement {
    /// The criterion or item.
    pub part_id: RubricPartId,
    /// The first marker's points.
    pub first: Option<Decimal>,
    /// The second marker's points.
    pub second: Option<Decimal>,
    /// What was agreed.
    pub agreed: Decimal,
    /// Why.
    pub reason: String,
    /// Who settled it.
    pub by: Option<ProfileId>,
    /// When.
    pub at: Timestamp,
}

impl ScoreSheet {
    /// A sheet without marks.
    #[must_use]
    pub fn empty(
        learner_id: LearnerId,
        marker: Marker,
        rubric_id: Option<RubricId>,
        marked_at: Timestamp,
    ) -> Self {
        Self {
            learner_id,
            marker,
            rubric_id,
            scores: Vec::new(),
            comment: String::new(),
            absent: false,
            days_late: 0,
            adjustments: Vec::new(),
            marked_by: None,
            marked_at,
            settlements: Vec::new(),
        }
    }

    /// The score for a part.
    #[must_use]
    pub fn score(&self, part: &RubricPartId) -> Option<&PartScore> {
        self.scores.iter().find(|s| s.part_id == *part)
    }

    /// Whether anything was said about the learner's work.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        !self.absent
            && self.comment.is_empty()
            && self.days_late == 0
            && self.adjustments.is_empty()
            && self
                .scores
                .iter()
                .all(|s| s.points.is_none() && s.comment.is_empty())
    }
}

/// What is scored: a criterion of the rubric or an item of the test.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoredPart {
    /// The criterion or item.
    pub id: RubricPartId,
    /// What it is called.
    pub title: String,
    /// The most points.
    pub most: Decimal,
    /// Levels that can be chosen instead of points, lowest first.
    pub levels: Vec<ScoredLevel>,
}

/// A level that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ScoredLevel {
    /// The level.
    pub id: RubricPartId,
    /// Its name.
    pub title: String,
    /// Its least points.
    pub lowest: Decimal,
    /// Its most points.
    pub points: Decimal,
    /// The descriptor.
    pub descriptor: String,
}

/// Marks that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum SheetInvalid {
    /// More than there is, or less than nothing.
    OutOfRange {
        /// The criterion or item.
        part: String,
        /// What was given.
        points: Decimal,
        /// The most there is.
        most: Decimal,
    },
    /// A part that is not in the rubric.
    UnknownPart,
    /// Text beyond all use.
    TooLong,
}

impl ToMessage for SheetInvalid {
    fn message(&self) -> Message {
        match self {
            Self::OutOfRange { part, points, most } => {
                say::scoring::out_of_range(most, part, points)
            }
            Self::UnknownPart => say::scoring::unknown_part(),
            Self::TooLong => say::scoring::too_long(),
        }
    }
}

impl ScoreSheet {
    /// Checks marks against what is scored.
    ///
    /// # Errors
    /// [`SheetInvalid`] names the first rule broken.
    pub fn validate(&self, parts: &[ScoredPart]) -> Result<(), SheetInvalid> {
        for (place, score) in self.scores.iter().enumerate() {
            let part = parts
                .iter()
                .find(|p| p.id == score.part_id)
                .ok_or(SheetInvalid::UnknownPart)?;
            if self
                .scores
                .iter()
                .skip(place + 1)
                .any(|s| s.part_id == score.part_id)
            {
                return Err(SheetInvalid::UnknownPart);
            }
            if let Some(points) = score.points
                && (!points.is_sensible() || points > part.most)
            {
                return Err(SheetInvalid::OutOfRange {
                    part: part.title.clone(),
                    points,
                    most: part.most,
                });
            }
        }
        let comments = self.scores.iter().map(|s| &s.comment);
        let long = comments
            .chain(&self.adjustments)
            .chain([&self.comment])
            .any(|c| c.chars().count() > 4_000);
        if long || self.adjustments.len() > 20 {
            return Err(SheetInvalid::TooLong);
        }
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn part(id: &str, most: u32) -> ScoredPart {
        ScoredPart {
            id: id.into(),
            title: format!("Criterion {id}"),
            most: Decimal::whole(most),
            levels: Vec::new(),
        }
    }

    pub(in super::super) fn sheet(
        learner: &str,
        marker: Marker,
        points: &[(&str, &str)],
    ) -> ScoreSheet {
        let mut sheet = ScoreSheet::empty(
            learner.into(),
            marker,
            None,
            Timestamp("2026-11-24T10:00:00Z".into()),
        );
        sheet.scores = points
            .iter()
            .map(|(part, points)| PartScore {
                part_id: (*part).into(),
                points: Decimal::parse(points),
                ..PartScore::default()
            })
            .collect();
        sheet
    }

    #[test]
    fn points_beyond_what_there_is_are_refused() {
        let parts = [part("a", 4), part("b", 4)];
        assert_eq!(
            sheet("l", Marker::First, &[("a", "4"), ("b", "0")]).validate(&parts),
            Ok(())
        );
        for bad in [
            &[("a", "4.1")][..],
            &[("a", "-1")],
            &[("z", "1")],
            &[("a", "1"), ("a", "2")],
        ] {
            assert!(
                sheet("l", Marker::First, bad).validate(&parts).is_err(),
                "{bad:?}"
            );
        }
    }
}
