//! What raters gave.

/// Ratings: a row for each unit that was rated, a column for each rater; `None` where a rater
/// did not rate the unit.
pub type Ratings = Vec<Vec<Option<f64>>>;

/// Rows in which every rater rated.
pub(super) fn complete(ratings: &Ratings) -> Vec<Vec<f64>> {
    ratings
        .iter()
        .filter_map(|row| row.iter().copied().collect::<Option<Vec<f64>>>())
        .collect()
}
