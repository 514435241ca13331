//! Scores in a table: a row a learner, a column a criterion or item, with what was said about it.

use std::collections::HashMap;

use domain::scoring::{ScoreCells, ScoredPart};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::error::ExchangeError;
use crate::table::Table;

/// What a column of the file is read as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum ScoreColumn {
    /// The learner's number.
    Number,
    /// The learner's name.
    Name,
    /// Points for a part.
    Points {
        /// Its place among the parts.
        part: u32,
    },
    /// A comment on a part.
    CommentOn {
        /// Its place among the parts.
        part: u32,
    },
    /// The comment on the whole.
    Comment,
    /// Nothing was handed in.
    Absent,
    /// Days late.
    DaysLate,
    /// Not read.
    Ignored,
}

/// A heading without case, space and marks.
fn plain(heading: &str) -> String {
    heading
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The heading of a score table.
#[must_use]
pub fn heading(parts: &[ScoredPart]) -> Vec<String> {
    let mut list = vec!["Number".to_owned(), "Name".to_owned()];
    for part in parts {
        list.push(part.title.clone());
        list.push(format!("Comment: {}", part.title));
    }
    list.extend(["Comment", "Absent", "Days late"].map(str::to_owned));
    list
}

/// Says what each column is.
#[must_use]
pub fn columns(table: &Table, parts: &[ScoredPart]) -> Vec<ScoreColumn> {
    let mut taken = vec![false; parts.len()];
    let mut known: Vec<ScoreColumn> = Vec::new();
    for heading in &table.columns {
        let wanted = plain(heading);
        let part_named = |name: &str| {
            (0_u32..)
                .zip(parts)
                .find(|(_, p)| !name.is_empty() && plain(&p.title) == name)
                .map(|(n, _)| n)
        };
        let column = match wanted.as_str() {
            "number" | "no" | "nr" | "id" | "learnernumber" | "studentid" | "studentnumber"
            | "matrikelnummer" => ScoreColumn::Number,
            "name" | "learner" | "learnername" | "fullname" => ScoreColumn::Name,
            "comment" | "comments" | "feedback" => ScoreColumn::Comment,
            "absent" | "notsubmitted" => ScoreColumn::Absent,
            "dayslate" | "late" => ScoreColumn::DaysLate,
            name => {
                let on = name.strip_prefix("comment").and_then(part_named);
                match (part_named(name), on) {
                    (Some(part), _) => match taken.get_mut(part as usize) {
                        Some(seen) if !*seen => {
                            *seen = true;
                            ScoreColumn::Points { part }
                        }
                        _ => ScoreColumn::Ignored,
                    },
                    (None, Some(part)) => ScoreColumn::CommentOn { part },
                    _ => ScoreColumn::Ignored,
                }
            }
        };
        // A heading that stands twice is read once.
        let again = !matches!(column, ScoreColumn::Ignored) && known.contains(&column);
        known.push(if again { ScoreColumn::Ignored } else { column });
    }
    known
}

/// Rows as the rules want them.
///
/// # Errors
/// [`ExchangeError::NoColumn`] without a column for numbers, or for any points.
pub fn rows(
    table: Table,
    columns: &[ScoreColumn],
    parts: &[ScoredPart],
) -> Result<Vec<ScoreCells>, ExchangeError> {
    let headings = || table.columns.join(", ");
    if !columns.contains(&ScoreColumn::Number) {
        return Err(ExchangeError::NoColumn("the learner’s number", headings()));
    }
    let says = |c: &ScoreColumn| {
        !matches!(
            c,
            ScoreColumn::Number | ScoreColumn::Name | ScoreColumn::Ignored
        )
    };
    if !columns.iter().any(says) {
        return Err(ExchangeError::NoColumn(
            "any criterion of this assessment",
            headings(),
        ));
    }
    Ok(table
        .rows
        .into_iter()
        .map(|row| {
            let mut cells = ScoreCells {
                line: row.line,
                broken: row.broken,
                original: row.cells.clone(),
                points: HashMap::new(),
                ..ScoreCells::default()
            };
            for (cell, column) in row.cells.into_iter().zip(columns) {
                let part = |n: &u32| parts.get(*n as usize).map(|p| p.id.clone());
                match column {
                    ScoreColumn::Number => cells.number = cell,
                    ScoreColumn::Name => cells.name = cell,
                    ScoreColumn::Comment => cells.comment = cell,
                    ScoreColumn::Absent => cells.absent = cell,
                    ScoreColumn::DaysLate => cells.days_late = cell,
                    ScoreColumn::Points { part: n } => {
                        cells.points.extend(part(n).map(|id| (id, cell)));
                    }
                    ScoreColumn::CommentOn { part: n } => {
                        cells.comments.extend(part(n).map(|id| (id, cell)));
                    }
                    ScoreColumn::Ignored => {}
                }
            }
            cells
        })
        .collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use domain::decimal::Decimal;

    fn part(title: &str) -> ScoredPart {
        ScoredPart {
            id: title.into(),
            title: title.into(),
            most: Decimal::whole(4),
            levels: vec![],
        }
    }

    #[test]
    fn knows_its_own_headings_again() {
        let parts = [
            part("Comment"),
            part("Rechtliche Prüfung"),
            part("Number of steps"),
        ];
        let line = heading(&parts).join(",");
        let table = crate::table::read(
            format!("{line}\n1,A,2,c,3,,,,x,no,1\n").as_bytes(),
            None,
            None,
        )
        .unwrap();
        let columns = columns(&table, &parts);
        assert_eq!(columns[4], ScoreColumn::Points { part: 1 });
        assert_eq!(columns[5], ScoreColumn::CommentOn { part: 1 });
        assert_eq!(columns[6], ScoreColumn::Points { part: 2 });
        let cells = rows(table, &columns, &parts).unwrap();
        assert_eq!(cells[0].number, "1");
        assert_eq!(cells[0].points[&parts[1].id], "3");
        assert_eq!(cells[0].days_late, "1");
    }

    #[test]
    fn asks_for_the_columns_it_needs() {
        let parts = [part("Method")];
        for bad in ["Name,Method\nA,1\n", "Number,Other\n1,2\n"] {
            let table = crate::table::read(bad.as_bytes(), None, None).unwrap();
            let columns = columns(&table, &parts);
            assert!(rows(table, &columns, &parts).is_err(), "{bad}");
        }
    }
}
