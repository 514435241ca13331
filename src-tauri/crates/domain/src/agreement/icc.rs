//! Intraclass correlations (Shrout and Fleiss, 1979; intervals: McGraw and Wong, 1996).

use statrs::distribution::{ContinuousCDF, FisherSnedecor};

/// Which of the six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IccForm {
    /// ICC(1,1): each unit has raters of its own.
    OneWay,
    /// ICC(2,1): the same raters, a sample of many.
    TwoWayRandom,
    /// ICC(3,1): these raters and no others.
    TwoWayMixed,
    /// ICC(1,k): the mean of such raters.
    OneWayMean,
    /// ICC(2,k).
    TwoWayRandomMean,
    /// ICC(3,k).
    TwoWayMixedMean,
}

/// An intraclass correlation with its 95 % confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Icc {
    /// The value.
    pub value: f64,
    /// Its F statistic.
    pub f: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// The point below which this share of an F distribution lies.
pub(super) fn f_quantile(share: f64, df1: f64, df2: f64) -> f64 {
    let Ok(distribution) = FisherSnedecor::new(df1, df2) else {
        return f64::NAN;
    };
    // By halving on a logarithmic scale, until the ends are neighbours.
    let (mut low, mut high) = (-700.0_f64, 700.0_f64);
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if distribution.cdf(middle.exp()) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high).exp()
}

struct Squares {
    units: f64,
    raters: f64,
    between: f64,
    within: f64,
    judges: f64,
    error: f64,
}

/// Mean squares of a two-way analysis of variance without replication.
fn squares(rows: &[Vec<f64>]) -> Option<Squares> {
    let (n, k) = (rows.len(), rows.first()?.len());
    if n < 2 || k < 2 || rows.iter().any(|r| r.len() != k) {
        return None;
    }
    let (units, raters) = (n as f64, k as f64);
    let grand = rows.iter().flatten().sum::<f64>() / (units * raters);
    let unit_mean = |row: &[f64]| row.iter().sum::<f64>() / raters;
    let judge_mean = |j: usize| rows.iter().filter_map(|r| r.get(j)).sum::<f64>() / units;
    let judge_means: Vec<f64> = (0..k).map(judge_mean).collect();
    let ss_units: f64 = raters
        * rows
            .iter()
            .map(|r| (unit_mean(r) - grand).powi(2))
            .sum::<f64>();
    let ss_judges: f64 = units * judge_means.iter().map(|m| (m - grand).powi(2)).sum::<f64>();
    // From residuals, not as a difference of sums: a rounding error must not become a variance.
    let residual = |row: &Vec<f64>| {
        let mean = unit_mean(row);
        row.iter()
            .zip(&judge_means)
            .map(|(x, judge)| (x - mean - judge + grand).powi(2))
            .sum::<f64>()
    };
    let ss_error: f64 = rows.iter().map(residual).sum();
    Some(Squares {
        units,
        raters,
        between: ss_units / (units - 1.0),
        within: (ss_judges + ss_error) / (units * (raters - 1.0)),
        judges: ss_judges / (raters - 1.0),
        error: ss_error / ((units - 1.0) * (raters - 1.0)),
    })
}

/// An intraclass correlation; rows are units, columns raters, none missing. `None` where there
/// are fewer than two of either, or nothing varies.
#[must_use]
pub fn icc(rows: &[Vec<f64>], form: IccForm) -> Option<Icc> {
    let s = squares(rows)?;
    let (n, k) = (s.units, s.raters);
    if s.between == 0.0 && s.within == 0.0 {
        return None;
    }
    let tail = 0.975;
    let (df1, df_within, df_error) = (n - 1.0, n * (k - 1.0), (n - 1.0) * (k - 1.0));
    let single_to_mean = |r: f64| k * r / (1.0 + (k - 1.0) * r);
    let from_f = |f: f64| (f - 1.0) / (f + k - 1.0);
    let found = match form {
        IccForm::OneWay | IccForm::OneWayMean => {
            let f = s.between / s.within;
            let low = f / f_quantile(tail, df1, df_within);
            let high = f * f_quantile(tail, df_within, df1);
            if form == IccForm::OneWay {
                let value = (s.between - s.within) / (s.between + (k - 1.0) * s.within);
                Icc {
                    value,
                    f,
                    low: from_f(low),
                    high: from_f(high),
                }
            } else {
                let value = (s.between - s.within) / s.between;
                Icc {
                    value,
                    f,
                    low: 1.0 - 1.0 / low,
                    high: 1.0 - 1.0 / high,
                }
            }
        }
        IccForm::TwoWayMixed | IccForm::TwoWayMixedMean => {
            let f = s.between / s.error;
            let low = f / f_quantile(tail, df1, df_error);
            let high = f * f_quantile(tail, df_error, df1);
            if form == IccForm::TwoWayMixed {
                let value = (s.between - s.error) / (s.between + (k - 1.0) * s.error);
                Icc {
                    value,
                    f,
                    low: from_f(low),
                    high: from_f(high),
                }
            } else {
                let value = (s.between - s.error) / s.between;
                Icc {
                    value,
                    f,
                    low: 1.0 - 1.0 / low,
                    high: 1.0 - 1.0 / high,
                }
            }
        }
        IccForm::TwoWayRandom | IccForm::TwoWayRandomMean => {
            let f = s.between / s.error;
            let single = (s.between - s.error)
                / (s.between + (k - 1.0) * s.error + k * (s.judges - s.error) / n);
            let fj = s.judges / s.error;
            let weight = n * (1.0 + (k - 1.0) * single) - k * single;
            let v = df_error * (k * single * fj + weight).powi(2)
                / ((n - 1.0) * k.powi(2) * single.powi(2) * fj.powi(2) + weight.powi(2));
            let upper = f_quantile(tail, df1, v);
            let lower = f_quantile(tail, v, df1);
            let low = n * (s.between - upper * s.error)
                / (upper * (k * s.judges + (k * n - k - n) * s.error) + n * s.between);
            let high = n * (lower * s.between - s.error)
                / (k * s.judges + (k * n - k - n) * s.error + n * lower * s.between);
            if form == IccForm::TwoWayRandom {
                Icc {
                    value: single,
                    f,
                    low,
                    high,
                }
            } else {
                let value = (s.between - s.error) / (s.between + (s.judges - s.error) / n);
                Icc {
                    value,
                    f,
                    low: single_to_mean(low),
                    high: single_to_mean(high),
                }
            }
        }
    };
    Some(found)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Shrout and Fleiss (1979), table 2 and table 4.
    #[test]
    fn gives_the_published_values() {
        let rows: Vec<Vec<f64>> = [
            "9 2 5 8", "6 1 3 2", "8 4 6 8", "7 1 2 6", "10 5 6 9", "6 2 4 7",
        ]
        .iter()
        .map(|r| r.split(' ').map(|v| v.parse().unwrap()).collect())
        .collect();
        for (form, published) in [
            (IccForm::OneWay, "0.17"),
            (IccForm::TwoWayRandom, "0.29"),
            (IccForm::TwoWayMixed, "0.71"),
            (IccForm::OneWayMean, "0.44"),
            (IccForm::TwoWayRandomMean, "0.62"),
            (IccForm::TwoWayMixedMean, "0.91"),
        ] {
            let found = icc(&rows, form).unwrap();
            assert_eq!(format!("{:.2}", found.value), published, "{form:?}");
            assert!(
                found.low < found.value && found.value < found.high,
                "{form:?} {found:?}"
            );
        }
    }

    #[test]
    fn too_little_gives_none() {
        assert_eq!(icc(&[vec![1.0, 2.0]], IccForm::OneWay), None);
        assert_eq!(
            icc(&[vec![1.0, 1.0], vec![1.0, 1.0]], IccForm::TwoWayRandom),
            None
        );
        assert_eq!(icc(&[], IccForm::OneWay), None);
    }
}
