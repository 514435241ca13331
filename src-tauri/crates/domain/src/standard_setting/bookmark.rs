//! Bookmark (Lewis, Mitzel and Green, 1996): items stand in order of difficulty, and each judge
//! marks the first that a minimally competent candidate would not master with a chance of two
//! in three.
//!
//! Difficulties follow from the share of learners who get an item right, as the log odds of the
//! Rasch model; the cut score is the expected number of points at the ability at which the
//! last mastered item is got right with that chance.

use super::{Panel, Round};
use crate::RubricPartId;

/// The chance with which an item counts as mastered.
const MASTERED: f64 = 2.0 / 3.0;

fn difficulty(correct: f64) -> f64 {
    // Items that all or none get right have no finite difficulty; half a per cent is kept off.
    let share = (correct / 100.0).clamp(0.005, 0.995);
    ((1.0 - share) / share).ln()
}

/// A judge's cut score in points; `None` until a bookmark stands, or while an item's share of
/// right answers is not known.
pub(super) fn cut_of(panel: &Panel, round: &Round, judge: &RubricPartId) -> Option<f64> {
    let mark = round.judgements.iter().find(|j| j.judge_id == *judge)?;
    let difficulties: Vec<f64> = panel
        .items
        .iter()
        .map(|i| Some(difficulty(i.correct?.approximately())))
        .collect::<Option<_>>()?;
    let marked = panel.items.iter().position(|i| i.id == mark.item_id)?;
    let at = difficulties.get(marked)?;
    // The hardest item easier than the marked one; nothing is mastered before the first.
    let last = difficulties
        .iter()
        .filter(|d| *d < at)
        .copied()
        .fold(f64::NEG_INFINITY, f64::max);
    if last == f64::NEG_INFINITY {
        return Some(0.0);
    }
    let ability = last + (MASTERED / (1.0 - MASTERED)).ln();
    let expected = panel
        .items
        .iter()
        .zip(&difficulties)
        .map(|(item, d)| item.points.approximately() / (1.0 + (d - ability).exp()))
        .sum();
    Some(expected)
}
