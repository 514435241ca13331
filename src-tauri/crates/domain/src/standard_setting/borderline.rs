//! Borderline regression: scores are regressed on global ratings, and the cut score is where
//! the line passes “borderline”.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Candidate;

/// The rating that stands for borderline.
const BORDERLINE: f64 = 2.0;

/// The line through scores and ratings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Borderline {
    /// Points a step of the rating is worth.
    pub slope: f64,
    /// Points at a rating of nothing.
    pub intercept: f64,
    /// The cut score in points.
    pub cut: f64,
    /// Its standard error: that of the line at the borderline rating.
    pub error: Option<f64>,
    /// The share of the scores' variance that ratings explain.
    pub r_squared: f64,
    /// Candidates with a rating.
    pub candidates: u32,
}

/// The cut score by least squares; `None` with fewer than three rated candidates or where
/// ratings do not vary.
#[must_use]
pub fn borderline_regression(candidates: &[Candidate]) -> Option<Borderline> {
    let pairs: Vec<(f64, f64)> = candidates
        .iter()
        .filter_map(|c| Some((f64::from(c.rating?), c.score.approximately())))
        .collect();
    let count = pairs.len() as f64;
    if pairs.len() < 3 {
        return None;
    }
    let mean_x = pairs.iter().map(|p| p.0).sum::<f64>() / count;
    let mean_y = pairs.iter().map(|p| p.1).sum::<f64>() / count;
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in &pairs {
        xx += (x - mean_x).powi(2);
        xy += (x - mean_x) * (y - mean_y);
        yy += (y - mean_y).powi(2);
    }
    if xx == 0.0 {
        return None;
    }
    let slope = xy / xx;
    let intercept = mean_y - slope * mean_x;
    let rest: f64 = pairs
        .iter()
        .map(|(x, y)| (y - intercept - slope * x).powi(2))
        .sum();
    let error = (rest / (count - 2.0) * (1.0 / count + (BORDERLINE - mean_x).powi(2) / xx)).sqrt();
    Some(Borderline {
        slope,
        intercept,
        cut: intercept + slope * BORDERLINE,
        error: error.is_finite().then_some(error),
        r_squared: if yy == 0.0 { 0.0 } else { 1.0 - rest / yy },
        candidates: u32::try_from(pairs.len()).unwrap_or(u32::MAX),
    })
}
