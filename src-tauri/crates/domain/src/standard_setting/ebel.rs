//! Ebel (1972): items are sorted by relevance and difficulty, and for each class a judge says
//! which share of it a minimally competent candidate gets right.

use std::collections::HashMap;

use super::{Panel, Round};
use crate::RubricPartId;

/// A judge's cut score in points; `None` until every item is sorted and every class that has
/// items has a share.
pub(super) fn cut_of(panel: &Panel, round: &Round, judge: &RubricPartId) -> Option<f64> {
    let class: HashMap<&RubricPartId, u32> = round
        .judgements
        .iter()
        .filter(|j| j.judge_id == *judge)
        .map(|j| (&j.item_id, j.value.approximately() as u32))
        .collect();
    let share: HashMap<u32, f64> = round
        .shares
        .iter()
        .filter(|s| s.judge_id == *judge)
        .map(|s| (s.class, s.percent.approximately() / 100.0))
        .collect();
    panel
        .items
        .iter()
        .map(|item| Some(share.get(class.get(&item.id)?)? * item.points.approximately()))
        .sum::<Option<f64>>()
        .filter(|_| !panel.items.is_empty())
}
