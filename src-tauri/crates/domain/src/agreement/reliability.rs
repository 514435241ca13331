//! Cronbach's alpha (1951), with the interval of Feldt (1965).

use super::icc::f_quantile;

fn variance(values: impl Iterator<Item = f64> + Clone) -> f64 {
    let count = values.clone().count() as f64;
    let mean = values.clone().sum::<f64>() / count;
    values.map(|v| (v - mean).powi(2)).sum::<f64>() / (count - 1.0)
}

/// Alpha and the ends of its 95 % confidence interval; rows are learners, columns criteria.
/// `None` with fewer than two of either, or where totals do not vary.
#[must_use]
pub fn cronbachs_alpha(rows: &[Vec<f64>]) -> Option<(f64, f64, f64)> {
    let k = rows.first()?.len();
    if rows.len() < 2 || k < 2 {
        return None;
    }
    let items: f64 = (0..k)
        .map(|j| {
            variance(
                rows.iter()
                    .map(move |r| r.get(j).copied().unwrap_or_default()),
            )
        })
        .sum();
    let total = variance(rows.iter().map(|r| r.iter().sum::<f64>()));
    if total == 0.0 {
        return None;
    }
    let (n, k) = (rows.len() as f64, k as f64);
    let alpha = k / (k - 1.0) * (1.0 - items / total);
    let (df1, df2) = (n - 1.0, (n - 1.0) * (k - 1.0));
    let low = 1.0 - (1.0 - alpha) * f_quantile(0.975, df1, df2);
    let high = 1.0 - (1.0 - alpha) * f_quantile(0.025, df1, df2);
    Some((alpha, low, high))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn items_that_say_the_same_are_consistent() {
        let same: Vec<Vec<f64>> = (0..20).map(|n| vec![f64::from(n); 4]).collect();
        let (alpha, low, high) = cronbachs_alpha(&same).unwrap();
        assert!(
            (alpha - 1.0).abs() < 1e-12 && (low - 1.0).abs() < 1e-9 && (high - 1.0).abs() < 1e-9
        );
        assert_eq!(cronbachs_alpha(&[vec![1.0, 2.0]]), None);
    }
}
