//! What a round says: each judge's cut score, the panel's, how judges differ, who would pass.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Message, Messages, say};

use super::{
    Borderline, Panel, PanelMethod, angoff, bookmark, borderline_regression, ebel, mean_and_error,
};
use crate::RubricPartId;

/// A judge's cut score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JudgeCut {
    /// The judge.
    pub judge_id: RubricPartId,
    /// In points; `None` while judgements are missing.
    pub cut: Option<f64>,
    /// Judgements given.
    pub given: u32,
    /// Judgements wanted.
    pub wanted: u32,
}

/// How judges differ on an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemSpread {
    /// The item.
    pub item_id: RubricPartId,
    /// The lowest judgement.
    pub low: Option<f64>,
    /// The mean.
    pub mean: Option<f64>,
    /// The highest.
    pub high: Option<f64>,
}

/// What a round says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PanelResult {
    /// Judge by judge.
    pub judges: Vec<JudgeCut>,
    /// Item by item, where items have judgements of their own.
    pub items: Vec<ItemSpread>,
    /// The panel's cut score in points: the mean of the judges'.
    pub cut: Option<f64>,
    /// The same in per cent of all points.
    pub percent: Option<f64>,
    /// Its standard error, in points.
    pub error: Option<f64>,
    /// Of candidates with a score, the share in per cent that would pass at it.
    pub would_pass: Option<f64>,
    /// The share that would pass one standard error below.
    pub would_pass_below: Option<f64>,
    /// The share that would pass one standard error above.
    pub would_pass_above: Option<f64>,
    /// The line, for borderline regression.
    pub line: Option<Borderline>,
    /// What to be careful about.
    pub caution: Messages,
}

/// Judges below which a panel is small.
const FEW_JUDGES: usize = 5;

fn wanted(panel: &Panel) -> usize {
    match panel.method {
        PanelMethod::Bookmark => 1,
        PanelMethod::BorderlineRegression => 0,
        _ => panel.items.len(),
    }
}

/// What a round says; rounds count from 0.
#[must_use]
pub fn panel_result(panel: &Panel, round: usize) -> PanelResult {
    let empty = super::Round::default();
    let said = panel.rounds.get(round).unwrap_or(&empty);
    let judges: Vec<JudgeCut> = panel
        .judges
        .iter()
        .map(|judge| JudgeCut {
            judge_id: judge.id.clone(),
            cut: match panel.method {
                PanelMethod::AngoffYesNo | PanelMethod::AngoffProbability => {
                    angoff::cut_of(panel, said, &judge.id)
                }
                PanelMethod::Ebel => ebel::cut_of(panel, said, &judge.id),
                PanelMethod::Bookmark => bookmark::cut_of(panel, said, &judge.id),
                PanelMethod::BorderlineRegression => None,
            },
            given: count(
                said.judgements
                    .iter()
                    .filter(|j| j.judge_id == judge.id)
                    .count(),
            ),
            wanted: count(wanted(panel)),
        })
        .collect();
    let cuts: Vec<f64> = judges.iter().filter_map(|j| j.cut).collect();
    let line = (panel.method == PanelMethod::BorderlineRegression)
        .then(|| borderline_regression(&panel.candidates))
        .flatten();
    let found = match &line {
        Some(line) => Some((line.cut, line.error)),
        None => mean_and_error(&cuts),
    };
    let pass_at = |cut: f64| {
        let scores = &panel.candidates;
        // A hair below, so that a score equal to the cut score passes whatever was summed up.
        let passed = scores
            .iter()
            .filter(|c| c.score.approximately() >= cut - 1e-9)
            .count();
        (!scores.is_empty()).then(|| passed as f64 / scores.len() as f64 * 100.0)
    };
    let (cut, error) = (found.map(|f| f.0), found.and_then(|f| f.1));
    let shifted = |by: f64| Some(cut? + by * error?).and_then(pass_at);
    let total = panel.total();
    PanelResult {
        items: spread(panel, said),
        percent: cut.filter(|_| total > 0.0).map(|c| c / total * 100.0),
        would_pass: cut.and_then(pass_at),
        would_pass_below: shifted(-1.0),
        would_pass_above: shifted(1.0),
        caution: caution(panel, cuts.len(), line.as_ref()).into(),
        judges,
        cut,
        error,
        line,
    }
}

fn spread(panel: &Panel, said: &super::Round) -> Vec<ItemSpread> {
    if !matches!(
        panel.method,
        PanelMethod::AngoffYesNo | PanelMethod::AngoffProbability
    ) {
        return Vec::new();
    }
    panel
        .items
        .iter()
        .map(|item| {
            let values: Vec<f64> = said
                .judgements
                .iter()
                .filter(|j| j.item_id == item.id)
                .map(|j| j.value.approximately())
                .collect();
            ItemSpread {
                item_id: item.id.clone(),
                low: values.iter().copied().reduce(f64::min),
                mean: mean_and_error(&values).map(|m| m.0),
                high: values.iter().copied().reduce(f64::max),
            }
        })
        .collect()
}

fn caution(panel: &Panel, complete: usize, line: Option<&Borderline>) -> Option<Message> {
    use say::panels as say;
    if panel.method == PanelMethod::BorderlineRegression {
        return match line {
            None => Some(say::caution_too_few_ratings()),
            Some(line) if line.candidates < 50 => {
                Some(say::caution_few_candidates(line.candidates))
            }
            Some(line) if line.slope <= 0.0 => Some(say::caution_falls()),
            Some(line) if line.r_squared < 0.5 => Some(say::caution_explains_little()),
            Some(_) => None,
        };
    }
    match (complete, panel.judges.len()) {
        (0, _) => Some(say::caution_nobody()),
        (done, all) if done < all => Some(say::caution_not_all(all, done)),
        (done, _) if done < FEW_JUDGES => Some(say::caution_few_judges(done)),
        _ => None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::super::{Candidate, EbelRating, Judge, PanelItem, PanelJudgement, Round};
    use super::*;
    use crate::decimal::Decimal;

    fn panel(method: PanelMethod, judges: usize, correct: &[u32]) -> Panel {
        Panel {
            id: "p".into(),
            title: "P".into(),
            programme_id: None,
            assessment_id: None,
            cohort_id: None,
            method,
            minimally_competent: String::new(),
            judges: (0..judges)
                .map(|n| Judge {
                    id: RubricPartId(format!("j{n}")),
                    name: format!("J{n}"),
                })
                .collect(),
            items: correct
                .iter()
                .enumerate()
                .map(|(n, c)| PanelItem {
                    id: RubricPartId(format!("i{n}")),
                    title: format!("I{n}"),
                    points: Decimal::ONE,
                    correct: Some(Decimal::whole(*c)),
                })
                .collect(),
            candidates: vec![],
            rounds: vec![Round::default()],
            adopted: None,
        }
    }

    fn said(judge: usize, item: usize, value: u32) -> PanelJudgement {
        PanelJudgement {
            judge_id: RubricPartId(format!("j{judge}")),
            item_id: RubricPartId(format!("i{item}")),
            value: Decimal::whole(value),
        }
    }

    #[test]
    fn angoff_is_the_mean_of_sums_with_its_standard_error() {
        let mut panel = panel(PanelMethod::AngoffProbability, 3, &[50, 50, 50, 50]);
        let chances = [[60, 70, 80, 50], [50, 60, 70, 40], [70, 80, 90, 60]];
        for (judge, row) in chances.iter().enumerate() {
            for (item, chance) in row.iter().enumerate() {
                panel.rounds[0].judgements.push(said(judge, item, *chance));
            }
        }
        panel.candidates = (0..5)
            .map(|n| Candidate {
                score: Decimal::whole(n),
                rating: None,
            })
            .collect();
        assert_eq!(panel.validate(), Ok(()));
        let result = panel_result(&panel, 0);
        // Judges say 2.6, 2.2 and 3.0 points: mean 2.6, deviation 0.4, error 0.4 / √3.
        assert!((result.cut.unwrap() - 2.6).abs() < 1e-12);
        assert!((result.error.unwrap() - 0.4 / 3.0_f64.sqrt()).abs() < 1e-12);
        assert!((result.percent.unwrap() - 65.0).abs() < 1e-9);
        assert!((result.would_pass.unwrap() - 40.0).abs() < 1e-9);
        assert_eq!(result.items[2].mean, Some(80.0));
        assert!(result.caution.in_english()[0].contains("Only 3 judges"));
    }

    #[test]
    fn a_judge_who_has_not_finished_is_not_counted() {
        let mut panel = panel(PanelMethod::AngoffYesNo, 2, &[50, 50]);
        panel.rounds[0].judgements = vec![said(0, 0, 100), said(0, 1, 0), said(1, 0, 100)];
        let result = panel_result(&panel, 0);
        assert_eq!((result.cut, result.error), (Some(1.0), None));
        assert!(result.caution.in_english()[0].contains("1 of 2 judges"));
        panel.rounds[0].judgements.push(said(1, 1, 40));
        assert!(panel.validate().is_err());
    }

    #[test]
    fn ebel_weighs_classes() {
        let mut panel = panel(PanelMethod::Ebel, 1, &[50, 50, 50, 50]);
        // Two easy and essential items, one medium and important, one hard and acceptable.
        panel.rounds[0].judgements =
            vec![said(0, 0, 0), said(0, 1, 0), said(0, 2, 5), said(0, 3, 10)];
        let share = |class, percent| EbelRating {
            judge_id: "j0".into(),
            class,
            percent: Decimal::whole(percent),
        };
        panel.rounds[0].shares = vec![share(0, 90), share(5, 70), share(10, 40)];
        assert_eq!(panel.validate(), Ok(()));
        assert!((panel_result(&panel, 0).cut.unwrap() - 2.9).abs() < 1e-12);
        panel.rounds[0].shares.pop();
        assert_eq!(panel_result(&panel, 0).cut, None);
    }

    #[test]
    fn bookmark_takes_the_ability_at_the_last_mastered_item() {
        let mut panel = panel(PanelMethod::Bookmark, 1, &[80, 60, 40, 20]);
        panel.rounds[0].judgements = vec![said(0, 2, 0)];
        // The last mastered item is got right by 60 %: difficulty ln(2/3), mastered at ln(4/3).
        let odds = 4.0 / 3.0;
        let expected: f64 = [4.0, 1.5, 2.0 / 3.0, 0.25]
            .iter()
            .map(|o: &f64| o * odds / (1.0 + o * odds))
            .sum();
        assert!((panel_result(&panel, 0).cut.unwrap() - expected).abs() < 1e-12);
        panel.rounds[0].judgements = vec![said(0, 0, 0)];
        assert_eq!(panel_result(&panel, 0).cut, Some(0.0));
        panel.items[3].correct = None;
        assert_eq!(panel_result(&panel, 0).cut, None);
    }

    #[test]
    fn borderline_regression_reads_the_line_at_borderline() {
        let mut panel = panel(PanelMethod::BorderlineRegression, 0, &[50; 10]);
        panel.candidates = [(3, 1), (5, 2), (6, 2), (7, 3), (8, 3), (9, 4)]
            .iter()
            .map(|(score, rating)| Candidate {
                score: Decimal::whole(*score),
                rating: Some(*rating),
            })
            .collect();
        let result = panel_result(&panel, 0);
        let line = result.line.unwrap();
        // Least squares by hand: mean rating 2.5, mean score 19/3, slope 11/5.5 = 2.
        assert!((line.slope - 2.0).abs() < 1e-12);
        assert!((line.cut - (19.0 / 3.0 - 1.0)).abs() < 1e-12);
        assert!(line.error.unwrap() > 0.0 && line.r_squared > 0.9);
        assert!((result.would_pass.unwrap() - 400.0 / 6.0).abs() < 1e-9);
        assert!(result.caution.in_english()[0].contains("Only 6"));
    }

    #[test]
    fn a_closed_round_does_not_change() {
        use crate::scoring::Closed;
        let mut before = panel(PanelMethod::AngoffProbability, 1, &[50]);
        before.rounds[0].judgements.push(said(0, 0, 50));
        before.rounds[0].closed = Some(Closed {
            by: None,
            at: crate::Timestamp("2026-11-24T10:00:00Z".into()),
        });
        let mut next = before.clone();
        next.rounds.push(Round {
            judgements: vec![said(0, 0, 60)],
            ..Round::default()
        });
        assert!(before.may_become(&next).is_ok());
        next.rounds[0].judgements[0].value = Decimal::ZERO;
        assert!(before.may_become(&next).is_err());
    }
}
