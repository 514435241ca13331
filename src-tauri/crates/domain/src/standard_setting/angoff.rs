//! Modified Angoff (Angoff, 1971): a judge's cut score is the sum over items of the chance that
//! a minimally competent candidate gets the item right, times its points.

use std::collections::HashMap;

use super::{Panel, Round};
use crate::RubricPartId;

/// A judge's cut score in points; `None` until every item is judged.
pub(super) fn cut_of(panel: &Panel, round: &Round, judge: &RubricPartId) -> Option<f64> {
    let said: HashMap<&RubricPartId, f64> = round
        .judgements
        .iter()
        .filter(|j| j.judge_id == *judge)
        .map(|j| (&j.item_id, j.value.approximately()))
        .collect();
    panel
        .items
        .iter()
        .map(|item| Some(said.get(&item.id)? / 100.0 * item.points.approximately()))
        .sum::<Option<f64>>()
        .filter(|_| !panel.items.is_empty())
}
