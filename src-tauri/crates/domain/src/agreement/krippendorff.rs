//! Krippendorff's alpha, from coincidences of values (Krippendorff, 2011).

use super::kappa::{categories, place};
use super::ratings::Ratings;

/// What may be done with the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measurement {
    /// They are names.
    Nominal,
    /// They have an order.
    Ordinal,
    /// Their distances count.
    Interval,
    /// Their proportions count.
    Ratio,
}

/// Krippendorff's alpha, with any number of raters and missing ratings.
#[must_use]
pub fn krippendorffs_alpha(ratings: &Ratings, measurement: Measurement) -> Option<f64> {
    let units: Vec<Vec<f64>> = ratings
        .iter()
        .map(|row| row.iter().flatten().copied().collect::<Vec<f64>>())
        .filter(|values| values.len() > 1)
        .collect();
    let list = categories(units.iter().flatten());
    let count = list.len();
    let mut coincidences = vec![vec![0.0_f64; count]; count];
    for values in &units {
        let others = values.len() as f64 - 1.0;
        for (n, a) in values.iter().enumerate() {
            for (m, b) in values.iter().enumerate() {
                if n != m
                    && let Some(cell) = coincidences
                        .get_mut(place(&list, *a))
                        .and_then(|row| row.get_mut(place(&list, *b)))
                {
                    *cell += 1.0 / others;
                }
            }
        }
    }
    let totals: Vec<f64> = coincidences.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = totals.iter().sum();
    let apart = |i: usize, j: usize| -> f64 {
        let (low, high) = (i.min(j), i.max(j));
        let value = |n: usize| list.get(n).copied().unwrap_or_default();
        match measurement {
            Measurement::Nominal => f64::from(u8::from(i != j)),
            Measurement::Ordinal => {
                let between: f64 = totals.iter().take(high + 1).skip(low).sum();
                let ends = (totals.get(low).copied().unwrap_or_default()
                    + totals.get(high).copied().unwrap_or_default())
                    / 2.0;
                (between - ends).powi(2)
            }
            Measurement::Interval => (value(i) - value(j)).powi(2),
            Measurement::Ratio => {
                let sum = value(i) + value(j);
                if sum == 0.0 {
                    0.0
                } else {
                    ((value(i) - value(j)) / sum).powi(2)
                }
            }
        }
    };
    let (mut observed, mut expected) = (0.0, 0.0);
    for (i, row) in coincidences.iter().enumerate() {
        for (j, cell) in row.iter().enumerate() {
            let distance = apart(i, j);
            observed += cell * distance;
            let pair = totals.get(i).copied().unwrap_or_default()
                * totals.get(j).copied().unwrap_or_default();
            expected += pair * distance;
        }
    }
    (expected > 0.0).then(|| 1.0 - (all - 1.0) * observed / expected)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Krippendorff (2011): four observers, twelve units.
    #[test]
    fn gives_the_published_values() {
        let observers = [
            "1 2 3 3 2 1 4 1 2 . . .",
            "1 2 3 3 2 2 4 1 2 5 . 3",
            ". 3 3 3 2 3 4 2 2 5 1 .",
            "1 2 3 3 2 4 4 1 2 5 1 .",
        ];
        let columns: Vec<Vec<Option<f64>>> = observers
            .iter()
            .map(|row| row.split(' ').map(|v| v.parse().ok()).collect())
            .collect();
        let units: Ratings = (0..12)
            .map(|n| {
                columns
                    .iter()
                    .map(|c| c.get(n).copied().flatten())
                    .collect()
            })
            .collect();
        for (measurement, published) in [
            (Measurement::Nominal, "0.743"),
            (Measurement::Ordinal, "0.815"),
            (Measurement::Interval, "0.849"),
            (Measurement::Ratio, "0.797"),
        ] {
            let alpha = krippendorffs_alpha(&units, measurement).unwrap();
            assert_eq!(format!("{alpha:.3}"), published, "{measurement:?}");
        }
    }

    #[test]
    fn where_nothing_varies_there_is_none() {
        let same = vec![vec![Some(1.0), Some(1.0)]; 4];
        assert_eq!(krippendorffs_alpha(&same, Measurement::Nominal), None);
        assert_eq!(
            krippendorffs_alpha(&vec![vec![Some(1.0), None]], Measurement::Interval),
            None
        );
    }
}
