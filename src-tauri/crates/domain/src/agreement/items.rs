//! Items and criteria one by one: how difficult, and how well they tell learners apart.

use serde::{Deserialize, Serialize};
use specta::Type;
use words::{Messages, say};

use super::ratings::{Ratings, complete};

/// How an item or criterion behaves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ItemQuality {
    /// The item or criterion.
    pub title: String,
    /// The mean share of its points that learners reach, from 0 to 1; high is easy.
    pub difficulty: Option<f64>,
    /// The correlation of its points with those of all others (corrected item-total, a point
    /// biserial correlation where points are right or wrong).
    pub discrimination: Option<f64>,
    /// Learners it is taken from.
    pub learners: u32,
    /// What to look at.
    pub advice: Messages,
}

fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let count = pairs.len() as f64;
    if pairs.len() < 3 {
        return None;
    }
    let mean_a = pairs.iter().map(|p| p.0).sum::<f64>() / count;
    let mean_b = pairs.iter().map(|p| p.1).sum::<f64>() / count;
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (a, b) in pairs {
        ab += (a - mean_a) * (b - mean_b);
        aa += (a - mean_a).powi(2);
        bb += (b - mean_b).powi(2);
    }
    (aa > 0.0 && bb > 0.0).then(|| ab / (aa * bb).sqrt())
}

/// Advice by the usual marks: difficulty from 0.2 to 0.9, discrimination from 0.2 on (Ebel and
/// Frisbie, 1991).
fn advice(difficulty: Option<f64>, discrimination: Option<f64>, learners: usize) -> Messages {
    use say::scoring as say;
    if learners < 30 {
        return say::advice_too_few(learners).into();
    }
    let mut said = Messages::default();
    match difficulty {
        Some(p) if p > 0.9 => said.push(say::advice_easy()),
        Some(p) if p < 0.2 => said.push(say::advice_hard()),
        _ => {}
    }
    match discrimination {
        Some(r) if r < 0.0 => said.push(say::advice_misleading()),
        Some(r) if r < 0.2 => said.push(say::advice_not_telling()),
        None => said.push(say::advice_constant()),
        _ => {}
    }
    said
}

/// Difficulty and discrimination of each item; rows are learners, columns items. Learners with
/// a score missing are left out.
#[must_use]
pub fn item_quality(titles: &[String], most: &[f64], scores: &Ratings) -> Vec<ItemQuality> {
    let rows = complete(scores);
    titles
        .iter()
        .zip(most)
        .enumerate()
        .map(|(place, (title, most))| {
            let own: Vec<f64> = rows.iter().filter_map(|r| r.get(place).copied()).collect();
            let pairs: Vec<(f64, f64)> = rows
                .iter()
                .filter_map(|r| {
                    let own = r.get(place).copied()?;
                    Some((own, r.iter().sum::<f64>() - own))
                })
                .collect();
            let difficulty = (!own.is_empty() && *most > 0.0)
                .then(|| own.iter().sum::<f64>() / own.len() as f64 / most);
            let discrimination = correlation(&pairs);
            ItemQuality {
                title: title.clone(),
                difficulty,
                discrimination,
                learners: u32::try_from(rows.len()).unwrap_or(u32::MAX),
                advice: advice(difficulty, discrimination, rows.len()),
            }
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    #[test]
    fn easy_hard_and_misleading_items_are_told_apart() {
        let scores: Ratings = (0..40)
            .map(|n| {
                let strong = n >= 20;
                let f = |yes: bool| Some(f64::from(u8::from(yes)));
                vec![f(strong), f(n != 3), f(!strong), f(n % 2 == 0 || strong)]
            })
            .collect();
        let titles: Vec<String> = ["good", "easy", "wrong way", "fair"]
            .iter()
            .map(|t| (*t).to_owned())
            .collect();
        let found = item_quality(&titles, &[1.0; 4], &scores);
        assert!((found[0].difficulty.unwrap() - 0.5).abs() < 1e-12);
        assert!(found[1].advice.in_english()[0].contains("Nearly everyone"));
        assert!(
            found[2].discrimination.unwrap() < 0.0
                && found[2].advice.in_english().join(" ").contains("mistake")
        );
        let few = item_quality(&titles[..1], &[1.0], &scores[..5].to_vec());
        assert!(few[0].advice.in_english()[0].contains("too few"));
    }
}
