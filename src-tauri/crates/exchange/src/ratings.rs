//! Ratings as a table: a row a unit, a column a rater; a cell is a number, or empty where the
//! rater did not rate the unit.

use std::collections::HashSet;

use domain::agreement::Ratings;
use words::{Message, say};

use crate::error::ExchangeError;
use crate::table;

const MOST_RATERS: usize = 100;
const MOST_UNITS: usize = 20_000;
/// Different values: the figures hold every value against every other.
const MOST_VALUES: usize = 2_000;

/// Ratings with the names of the raters.
#[derive(Debug, Clone, PartialEq)]
pub struct RatingsFile {
    /// The raters, by the heading of their columns.
    pub raters: Vec<String>,
    /// The ratings.
    pub ratings: Ratings,
}

/// Reads the table. A first column that holds no numbers names the units.
///
/// # Errors
/// [`ExchangeError`] when a cell is neither a number nor empty, or there are too few or too
/// many raters.
pub fn read(bytes: &[u8]) -> Result<RatingsFile, ExchangeError> {
    let table = table::read(bytes, None, None)?;
    let number = |cell: &str| -> Option<f64> {
        let cell = cell.trim().replace(',', ".");
        cell.parse()
            .ok()
            .filter(|n: &f64| n.is_finite() && n.abs() <= 1e9)
    };
    let missing = |cell: &str| matches!(cell.trim(), "" | "." | "*" | "NA" | "n/a");
    let first_is_number = |row: &table::Row| {
        row.cells
            .first()
            .is_none_or(|c| missing(c) || number(c).is_some())
    };
    let named = usize::from(!table.rows.iter().all(first_is_number));
    let raters: Vec<String> = table.columns.iter().skip(named).cloned().collect();
    if raters.len() < 2 {
        let columns = table::shown(&table.columns);
        return Err(ExchangeError::NoColumn("secondRater", columns));
    }
    if raters.len() > MOST_RATERS {
        return Err(ExchangeError::TooMany(MOST_RATERS, "raters"));
    }
    if table.rows.len() > MOST_UNITS {
        return Err(ExchangeError::TooMany(MOST_UNITS, "rows"));
    }
    let mut ratings = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let wrong = |what: Message| ExchangeError::InLine(row.line, what);
        if let Some(broken) = &row.broken {
            return Err(wrong(broken.clone()));
        }
        let mut units = Vec::with_capacity(raters.len());
        for place in 0..raters.len() {
            let cell = row.cells.get(named + place).map_or("", String::as_str);
            units.push(match number(cell) {
                Some(n) => Some(n),
                None if missing(cell) => None,
                None => {
                    let cut: String = cell.chars().take(40).collect();
                    return Err(wrong(say::files::rating_no_number(cut)));
                }
            });
        }
        ratings.push(units);
    }
    let values: HashSet<u64> = ratings
        .iter()
        .flatten()
        .flatten()
        .map(|n| n.to_bits())
        .collect();
    if values.len() > MOST_VALUES {
        return Err(ExchangeError::TooMany(MOST_VALUES, "values"));
    }
    Ok(RatingsFile { raters, ratings })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn reads_numbers_gaps_and_names_of_units() {
        let file = read("Unit;A;B\nEssay 1;1;2,5\nEssay 2;;3\n".as_bytes()).unwrap();
        assert_eq!(file.raters, ["A", "B"]);
        assert_eq!(
            file.ratings,
            vec![vec![Some(1.0), Some(2.5)], vec![None, Some(3.0)]]
        );
        assert_eq!(read(b"A,B\n1,2\n").unwrap().ratings.len(), 1);
        for bad in ["A\n1\n", "A,B\n1,x\n", "A,B\n1,inf\n"] {
            assert!(read(bad.as_bytes()).is_err(), "{bad}");
        }
        let rows = |values: usize| {
            (0..values).fold("A,B\n".to_owned(), |table, n| {
                table + &format!("{n}.5,{n}.5\n")
            })
        };
        assert!(read(rows(MOST_VALUES).as_bytes()).is_ok());
        assert!(read(rows(MOST_VALUES + 1).as_bytes()).is_err());
    }
}
