//! Agreement in categories: in per cent, Cohen's kappa, Fleiss' kappa.

use super::ratings::{Ratings, complete};

/// How far apart two categories count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KappaWeights {
    /// Any difference is as bad as any other.
    None,
    /// By how many categories they are apart.
    Linear,
    /// By its square.
    Quadratic,
}

/// The categories that occur, in order.
pub(super) fn categories<'a>(values: impl Iterator<Item = &'a f64>) -> Vec<f64> {
    let mut list: Vec<f64> = values.copied().collect();
    list.sort_by(f64::total_cmp);
    list.dedup();
    list
}

pub(super) fn place(categories: &[f64], value: f64) -> usize {
    categories.partition_point(|c| *c < value)
}

/// The share of pairs of ratings of one unit that are the same, over all units rated twice or
/// more.
#[must_use]
pub fn percent_agreement(ratings: &Ratings) -> Option<f64> {
    let (mut same, mut pairs) = (0_u64, 0_u64);
    for row in ratings {
        let given: Vec<f64> = row.iter().flatten().copied().collect();
        for (n, a) in given.iter().enumerate() {
            for b in given.iter().skip(n + 1) {
                pairs += 1;
                same += u64::from(a == b);
            }
        }
    }
    (pairs > 0).then(|| same as f64 / pairs as f64)
}

/// Cohen's kappa (1960; weighted: 1968) of two raters, over units that both rated. Categories
/// are those that occur, and count as equally far apart.
#[must_use]
pub fn cohens_kappa(ratings: &Ratings, weights: KappaWeights) -> Option<f64> {
    let rows = complete(ratings);
    let pairs: Vec<(f64, f64)> = rows
        .iter()
        .filter_map(|row| match row.as_slice() {
            [a, b] => Some((*a, *b)),
            _ => None,
        })
        .collect();
    let list = categories(rows.iter().flatten());
    let (count, total) = (list.len(), pairs.len() as f64);
    if pairs.is_empty() || pairs.len() != rows.len() {
        return None;
    }
    let (mut first, mut second) = (vec![0.0; count], vec![0.0; count]);
    let apart = |i: usize, j: usize| {
        let distance = i.abs_diff(j) as f64;
        match weights {
            KappaWeights::None => f64::from(u8::from(i != j)),
            KappaWeights::Linear => distance,
            KappaWeights::Quadratic => distance * distance,
        }
    };
    let mut observed = 0.0;
    for (a, b) in pairs {
        let (i, j) = (place(&list, a), place(&list, b));
        if let (Some(x), Some(y)) = (first.get_mut(i), second.get_mut(j)) {
            *x += 1.0;
            *y += 1.0;
        }
        observed += apart(i, j);
    }
    let mut expected = 0.0;
    for (i, a) in first.iter().enumerate() {
        for (j, b) in second.iter().enumerate() {
            expected += apart(i, j) * a * b / total;
        }
    }
    (expected > 0.0).then(|| 1.0 - observed / expected)
}

/// Fleiss' kappa (1971), over units that every rater rated.
#[must_use]
pub fn fleiss_kappa(ratings: &Ratings) -> Option<f64> {
    let rows = complete(ratings);
    let raters = rows.first().map_or(0, Vec::len) as f64;
    if rows.is_empty() || raters < 2.0 {
        return None;
    }
    let list = categories(rows.iter().flatten());
    let units = rows.len() as f64;
    let mut totals = vec![0.0; list.len()];
    let mut agreement = 0.0;
    for row in &rows {
        let mut counts = vec![0.0; list.len()];
        for value in row {
            if let Some(count) = counts.get_mut(place(&list, *value)) {
                *count += 1.0;
            }
        }
        let squares: f64 = counts.iter().map(|c: &f64| c * c).sum();
        agreement += (squares - raters) / (raters * (raters - 1.0));
        for (total, count) in totals.iter_mut().zip(&counts) {
            *total += count;
        }
    }
    let observed = agreement / units;
    let expected: f64 = totals.iter().map(|t| (t / (units * raters)).powi(2)).sum();
    (expected < 1.0).then(|| (observed - expected) / (1.0 - expected))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pairs(list: &[(i32, i32)]) -> Ratings {
        list.iter()
            .map(|(a, b)| vec![Some(f64::from(*a)), Some(f64::from(*b))])
            .collect()
    }

    #[test]
    fn cohens_kappa_of_a_known_table() {
        // 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no: kappa is 0.4.
        let mut list = vec![(1, 1); 20];
        list.extend([(1, 0); 5]);
        list.extend([(0, 1); 10]);
        list.extend([(0, 0); 15]);
        let kappa = cohens_kappa(&pairs(&list), KappaWeights::None).unwrap();
        assert!((kappa - 0.4).abs() < 1e-12, "{kappa}");
        assert!((percent_agreement(&pairs(&list)).unwrap() - 0.7).abs() < 1e-12);
    }

    #[test]
    fn fleiss_kappa_of_the_usual_example() {
        // Fleiss (1971) as it is worked in textbooks: 14 raters, 10 subjects, 5 categories.
        let table = [
            [0, 0, 0, 0, 14],
            [0, 2, 6, 4, 2],
            [0, 0, 3, 5, 6],
            [0, 3, 9, 2, 0],
            [2, 2, 8, 1, 1],
            [7, 7, 0, 0, 0],
            [3, 2, 6, 3, 0],
            [2, 5, 3, 2, 2],
            [6, 5, 2, 1, 0],
            [0, 2, 2, 3, 7],
        ];
        let ratings: Ratings = table
            .iter()
            .map(|row| {
                row.iter()
                    .enumerate()
                    .flat_map(|(category, count)| vec![Some(category as f64); *count])
                    .collect()
            })
            .collect();
        let kappa = fleiss_kappa(&ratings).unwrap();
        assert_eq!(format!("{kappa:.3}"), "0.210");
    }

    #[test]
    fn where_ratings_do_not_vary_there_is_none() {
        assert_eq!(
            cohens_kappa(&pairs(&[(1, 1), (1, 1)]), KappaWeights::None),
            None
        );
        assert_eq!(fleiss_kappa(&pairs(&[(1, 1)])), None);
        assert_eq!(percent_agreement(&Vec::new()), None);
    }
}
