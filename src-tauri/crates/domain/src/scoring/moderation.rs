//! Two markers' differences, and how they are settled.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::marking::MarkingRefused;
use super::sheet::{Marker, PartScore, ScoreSheet, ScoredPart, Settlement};
use crate::decimal::{Decimal, Exact};
use crate::{LearnerId, RubricPartId};

/// Where two markers differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// The learner.
    pub learner_id: LearnerId,
    /// The criterion or item.
    pub part_id: RubricPartId,
    /// The first marker's points.
    pub first: Option<Decimal>,
    /// The second marker's points.
    pub second: Option<Decimal>,
    /// Whether it is small enough for the first mark to stand.
    pub within_tolerance: bool,
    /// What was agreed, where it is settled.
    pub settled: Option<Settlement>,
}

fn points(sheet: &ScoreSheet, part: &ScoredPart) -> Option<Decimal> {
    if sheet.absent {
        return Some(Decimal::ZERO);
    }
    sheet.score(&part.id).and_then(|s| s.points)
}

/// The differences between two sheets. `tolerance` is in per cent of a part's most points.
#[must_use]
pub fn differences(
    first: &ScoreSheet,
    second: &ScoreSheet,
    agreed: Option<&ScoreSheet>,
    parts: &[ScoredPart],
    tolerance: Decimal,
) -> Vec<Difference> {
    parts
        .iter()
        .filter_map(|part| {
            let (a, b) = (points(first, part), points(second, part));
            if a == b {
                return None;
            }
            let apart = match (a, b) {
                (Some(a), Some(b)) => Exact::from(a.max(b)) - &a.min(b).into(),
                _ => Exact::from(part.most),
            };
            let percent = Exact::percent_of(&apart, &part.most.into());
            Some(Difference {
                learner_id: first.learner_id.clone(),
                part_id: part.id.clone(),
                first: a,
                second: b,
                within_tolerance: a.is_some() && b.is_some() && percent <= tolerance.into(),
                settled: agreed
                    .and_then(|s| s.settlements.iter().find(|x| x.part_id == part.id))
                    .filter(|x| x.first == a && x.second == b)
                    .cloned(),
            })
        })
        .collect()
}

/// Settles a difference: the agreed sheet begins as the first marker's.
///
/// # Errors
/// [`MarkingRefused::NoReason`] without one.
pub fn settle(
    agreed: Option<ScoreSheet>,
    first: &ScoreSheet,
    settlement: Settlement,
) -> Result<ScoreSheet, MarkingRefused> {
    if settlement.reason.trim().is_empty() {
        return Err(MarkingRefused::NoReason);
    }
    let mut sheet = agreed.unwrap_or_else(|| ScoreSheet {
        marker: Marker::Agreed,
        settlements: Vec::new(),
        ..first.clone()
    });
    sheet.absent = false;
    let score = PartScore {
        part_id: settlement.part_id.clone(),
        points: Some(settlement.agreed),
        level_id: None,
        comment: sheet
            .score(&settlement.part_id)
            .map(|s| s.comment.clone())
            .unwrap_or_default(),
    };
    sheet.scores.retain(|s| s.part_id != settlement.part_id);
    sheet.scores.push(score);
    sheet.marked_by.clone_from(&settlement.by);
    sheet.marked_at = settlement.at.clone();
    sheet
        .settlements
        .retain(|s| s.part_id != settlement.part_id);
    sheet.settlements.push(settlement);
    Ok(sheet)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::sheet::tests::{part, sheet};
    use super::*;
    use crate::Timestamp;

    #[test]
    fn differences_are_shown_and_settled() {
        let parts = [part("a", 4), part("b", 4), part("c", 4)];
        let first = sheet("l", Marker::First, &[("a", "4"), ("b", "2"), ("c", "3")]);
        let second = sheet("l", Marker::Second, &[("a", "4"), ("b", "4"), ("c", "2.9")]);
        let tolerance = Decimal::whole(10);
        let found = differences(&first, &second, None, &parts, tolerance);
        assert_eq!(found.len(), 2);
        assert!(!found[0].within_tolerance && found[1].within_tolerance);
        let settlement = Settlement {
            part_id: "b".into(),
            first: found[0].first,
            second: found[0].second,
            agreed: Decimal::whole(3),
            reason: "The appendix counts.".into(),
            by: Some("p".into()),
            at: Timestamp("2026-11-24T11:00:00Z".into()),
        };
        let no_reason = Settlement {
            reason: " ".into(),
            ..settlement.clone()
        };
        assert_eq!(
            settle(None, &first, no_reason),
            Err(MarkingRefused::NoReason)
        );
        let agreed = settle(None, &first, settlement).unwrap();
        assert_eq!(agreed.marker, Marker::Agreed);
        assert_eq!(
            agreed.score(&"b".into()).unwrap().points,
            Some(Decimal::whole(3))
        );
        assert_eq!(
            agreed.score(&"a".into()).unwrap().points,
            Some(Decimal::whole(4))
        );
        let found = differences(&first, &second, Some(&agreed), &parts, tolerance);
        assert!(found[0].settled.is_some() && found[1].settled.is_none());
    }

    #[test]
    fn a_settlement_of_other_marks_is_none() {
        let parts = [part("a", 4)];
        let first = sheet("l", Marker::First, &[("a", "1")]);
        let mut second = sheet("l", Marker::Second, &[("a", "3")]);
        let found = differences(&first, &second, None, &parts, Decimal::ZERO);
        let agreed = settle(
            None,
            &first,
            Settlement {
                part_id: "a".into(),
                first: found[0].first,
                second: found[0].second,
                agreed: Decimal::whole(2),
                reason: "between".into(),
                by: None,
                at: Timestamp("2026-11-24T11:00:00Z".into()),
            },
        )
        .unwrap();
        second.scores[0].points = Some(Decimal::whole(4));
        assert!(
            differences(&first, &second, Some(&agreed), &parts, Decimal::ZERO)[0]
                .settled
                .is_none()
        );
    }
}
