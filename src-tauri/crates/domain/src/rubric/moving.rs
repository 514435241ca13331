//! Moving scored work from one version of a rubric to another.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Rubric;
use crate::RubricPartId;
use crate::decimal::Decimal;
use crate::scoring::PartScore;

/// What moving would do to a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "kind"
)]
pub enum MoveOfScore {
    /// Scores stay, though words may have changed.
    Kept {
        /// The criterion.
        criterion: String,
        /// Whether its words or those of its levels changed.
        words_changed: bool,
    },
    /// A level is worth other points now.
    PointsChange {
        /// The criterion.
        criterion: String,
        /// The level.
        level: String,
        /// Points before.
        before: Decimal,
        /// Points after.
        after: Decimal,
        /// How many scores it is about.
        scores: u32,
    },
    /// The criterion or the level is gone: these scores are lost and must be given again.
    Lost {
        /// The criterion.
        criterion: String,
        /// How many scores.
        scores: u32,
    },
    /// A criterion that was not there: everyone must be scored on it.
    ToScore {
        /// The criterion.
        criterion: String,
        /// How many learners.
        scores: u32,
    },
    /// Another weight.
    WeightChange {
        /// The criterion.
        criterion: String,
        /// Weight before.
        before: Decimal,
        /// Weight after.
        after: Decimal,
    },
}

/// Scores as they would stand, and what changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreMoves {
    /// One list a learner, in the order they came.
    pub scores: Vec<Vec<PartScore>>,
    /// What would change, criterion by criterion.
    pub changes: Vec<MoveOfScore>,
}

/// The score under the new version; `None` where it cannot be carried over.
fn moved(score: &PartScore, before: &Rubric, after: &Rubric) -> Option<PartScore> {
    let points = score.points?;
    let most = after.most_points();
    let Some(id) = &score.level_id else {
        return (points <= most).then(|| score.clone());
    };
    let (old, new) = (
        before.levels.iter().find(|l| l.id == *id)?,
        after.levels.iter().find(|l| l.id == *id)?,
    );
    // Within a range the place between its ends was chosen by hand: it is kept where the
    // range is the same, and otherwise the level's own points are taken.
    let same = old.points == new.points && old.floor() == new.floor();
    Some(PartScore {
        points: Some(if same { points } else { new.points }),
        ..score.clone()
    })
}

/// Says how scores given with `before` would stand under `after`.
#[must_use]
pub fn move_scores(before: &Rubric, after: &Rubric, all: &[Vec<PartScore>]) -> ScoreMoves {
    let mut moves = ScoreMoves::default();
    let mut lost: HashMap<&RubricPartId, u32> = HashMap::new();
    let mut changed: HashMap<(&RubricPartId, &RubricPartId), u32> = HashMap::new();
    for scores in all {
        let mut kept = Vec::new();
        for criterion in &after.criteria {
            let Some(score) = scores.iter().find(|s| s.part_id == criterion.id) else {
                continue;
            };
            match moved(score, before, after) {
                Some(new) => {
                    if let (true, Some(level)) = (new.points != score.points, &score.level_id)
                        && let Some(level) = after.levels.iter().find(|l| l.id == *level)
                    {
                        *changed.entry((&criterion.id, &level.id)).or_default() += 1;
                    }
                    kept.push(new);
                }
                None => {
                    if score.points.is_some() {
                        *lost.entry(&criterion.id).or_default() += 1;
                    }
                    kept.push(PartScore {
                        points: None,
                        level_id: None,
                        ..score.clone()
                    });
                }
            }
        }
        moves.scores.push(kept);
    }
    for old in &before.criteria {
        if !after.criteria.iter().any(|c| c.id == old.id) {
            let scores = all
                .iter()
                .flatten()
                .filter(|s| s.part_id == old.id && s.points.is_some())
                .count();
            moves.changes.push(MoveOfScore::Lost {
                criterion: old.title.clone(),
                scores: u32::try_from(scores).unwrap_or(u32::MAX),
            });
        }
    }
    for new in &after.criteria {
        let Some(old) = before.criteria.iter().find(|c| c.id == new.id) else {
            moves.changes.push(MoveOfScore::ToScore {
                criterion: new.title.clone(),
                scores: u32::try_from(all.len()).unwrap_or(u32::MAX),
            });
            continue;
        };
        moves.changes.push(MoveOfScore::Kept {
            criterion: new.title.clone(),
            words_changed: old.title != new.title || old.descriptors != new.descriptors,
        });
        if old.weight != new.weight {
            moves.changes.push(MoveOfScore::WeightChange {
                criterion: new.title.clone(),
                before: old.weight,
                after: new.weight,
            });
        }
        for level in &after.levels {
            if let Some(scores) = changed.get(&(&new.id, &level.id)) {
                let points = before.levels.iter().find(|l| l.id == level.id);
                moves.changes.push(MoveOfScore::PointsChange {
                    criterion: new.title.clone(),
                    level: level.title.clone(),
                    before: points.map_or(Decimal::ZERO, |l| l.points),
                    after: level.points,
                    scores: *scores,
                });
            }
        }
        if let Some(scores) = lost.get(&new.id) {
            moves.changes.push(MoveOfScore::Lost {
                criterion: new.title.clone(),
                scores: *scores,
            });
        }
    }
    moves
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::tests::rubric;
    use super::*;

    fn score(level: &str, points: u32) -> Vec<PartScore> {
        vec![PartScore {
            part_id: "c".into(),
            points: Some(Decimal::whole(points)),
            level_id: Some(level.into()),
            comment: "well done".into(),
        }]
    }

    #[test]
    fn points_follow_their_level_and_comments_stay() {
        let before = rubric();
        let mut after = before.clone();
        after.levels[1].points = Decimal::whole(5);
        let moves = move_scores(&before, &after, &[score("high", 2), score("low", 1)]);
        assert_eq!(moves.scores[0][0].points, Some(Decimal::whole(5)));
        assert_eq!(moves.scores[0][0].comment, "well done");
        assert_eq!(moves.scores[1][0].points, Some(Decimal::ONE));
        assert!(
            moves
                .changes
                .iter()
                .any(|c| matches!(c, MoveOfScore::PointsChange { scores: 1, .. }))
        );
    }

    #[test]
    fn what_is_gone_is_said_and_must_be_given_again() {
        let before = rubric();
        let mut after = before.clone();
        after.levels.remove(1);
        let moves = move_scores(&before, &after, &[score("high", 2)]);
        assert_eq!(moves.scores[0][0].points, None);
        assert!(
            moves
                .changes
                .iter()
                .any(|c| matches!(c, MoveOfScore::Lost { scores: 1, .. }))
        );
        let mut renamed = before.clone();
        renamed.criteria[0].id = "d".into();
        let moves = move_scores(&before, &renamed, &[score("high", 2)]);
        assert_eq!(moves.scores, vec![Vec::new()]);
        assert!(matches!(
            moves.changes[0],
            MoveOfScore::Lost { scores: 1, .. }
        ));
        assert!(matches!(
            moves.changes[1],
            MoveOfScore::ToScore { scores: 1, .. }
        ));
    }
}
