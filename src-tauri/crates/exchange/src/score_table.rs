//! Scores in a table: a row a learner, a column a criterion or item, with what was said about it.

use std::collections::HashMap;

use domain::scoring::{ScoreCells, ScoreSheet, ScoredPart};
use domain::table::{Column, Heading};
use serde::{Deserialize, Serialize};
use specta::Type;
use words::Message;
use words::say::tables as say;

use crate::error::ExchangeError;
use crate::table::{Table, shown};

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

/// A learner with the marks of one marker, where there are any.
pub struct ScoreLine<'l> {
    /// The institution's number for the learner.
    pub number: &'l str,
    /// The learner's name.
    pub name: &'l str,
    /// The marks.
    pub sheet: Option<&'l ScoreSheet>,
}

/// The columns of a score table in their order.
fn known(parts: &[ScoredPart]) -> Vec<(Heading, ScoreColumn)> {
    let mut list = vec![
        (
            Heading::new("learner_number", say::number()),
            ScoreColumn::Number,
        ),
        (Heading::new("learner_name", say::name()), ScoreColumn::Name),
    ];
    for (part, of) in (0_u32..).zip(parts) {
        let title = Message::verbatim(&of.title);
        list.push((
            Heading::new(format!("points_{}", of.id), title),
            ScoreColumn::Points { part },
        ));
        list.push((
            Heading::new(format!("comment_{}", of.id), say::comment_on(&of.title)),
            ScoreColumn::CommentOn { part },
        ));
    }
    list.extend([
        (
            Heading::new("comment", say::comment()),
            ScoreColumn::Comment,
        ),
        (Heading::new("absent", say::absent()), ScoreColumn::Absent),
        (
            Heading::new("days_late", say::days_late()),
            ScoreColumn::DaysLate,
        ),
    ]);
    list
}

/// What stands in a column. These cells are read back, so they are the same in every language.
fn cell(line: &ScoreLine<'_>, column: &ScoreColumn, parts: &[ScoredPart]) -> String {
    let of = |part: u32| {
        let part = parts.get(part as usize)?;
        line.sheet?.score(&part.id)
    };
    let text = match column {
        ScoreColumn::Number => Some(line.number.to_owned()),
        ScoreColumn::Name => Some(line.name.to_owned()),
        ScoreColumn::Points { part } => of(*part)
            .and_then(|s| s.points)
            .map(|points| points.to_string()),
        ScoreColumn::CommentOn { part } => of(*part).map(|s| s.comment.clone()),
        ScoreColumn::Comment => line.sheet.map(|s| s.comment.clone()),
        ScoreColumn::Absent => line.sheet.filter(|s| s.absent).map(|_| "yes".to_owned()),
        ScoreColumn::DaysLate => line
            .sheet
            .filter(|s| s.days_late > 0)
            .map(|s| s.days_late.to_string()),
        ScoreColumn::Ignored => None,
    };
    text.unwrap_or_default()
}

/// A table of scores, a learner a row.
#[must_use]
pub fn table<'p>(parts: &'p [ScoredPart]) -> Vec<Column<'p, ScoreLine<'p>>> {
    known(parts)
        .into_iter()
        .map(|(heading, column)| {
            Column::new(heading, move |line: &ScoreLine<'p>, _| {
                cell(line, &column, parts)
            })
        })
        .collect()
}

/// Headings that other programs have for what is no part.
fn alias(heading: &str) -> Option<ScoreColumn> {
    let plain: String = heading
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    Some(match plain.as_str() {
        "no" | "nr" | "id" | "learnernumber" | "studentid" | "studentnumber" | "matrikelnummer" => {
            ScoreColumn::Number
        }
        "learner" | "learnername" | "fullname" => ScoreColumn::Name,
        "comments" | "feedback" => ScoreColumn::Comment,
        "notsubmitted" => ScoreColumn::Absent,
        "late" => ScoreColumn::DaysLate,
        _ => return None,
    })
}

/// Says what each column is.
#[must_use]
pub fn columns(table: &Table, parts: &[ScoredPart]) -> Vec<ScoreColumn> {
    let mut own = known(parts);
    // A part that is called `Comment` is not taken for the comment on the whole.
    let of_part = |column: &ScoreColumn| {
        matches!(
            column,
            ScoreColumn::Points { .. } | ScoreColumn::CommentOn { .. }
        )
    };
    own.sort_by_key(|(_, column)| of_part(column));
    let mut found: Vec<ScoreColumn> = Vec::new();
    for read in &table.columns {
        let named = own
            .iter()
            .find(|(heading, _)| heading.name.eq_ignore_ascii_case(read.trim()))
            .or_else(|| own.iter().find(|(heading, _)| heading.is(read)));
        let column = named.map(|(_, column)| column.clone());
        let column = column
            .or_else(|| alias(read))
            .unwrap_or(ScoreColumn::Ignored);
        // A heading that stands twice is read once.
        let again = column != ScoreColumn::Ignored && found.contains(&column);
        found.push(if again { ScoreColumn::Ignored } else { column });
    }
    found
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
    let headings = || shown(&table.columns);
    if !columns.contains(&ScoreColumn::Number) {
        return Err(ExchangeError::NoColumn("learnerNumber", headings()));
    }
    let says = |c: &ScoreColumn| {
        !matches!(
            c,
            ScoreColumn::Number | ScoreColumn::Name | ScoreColumn::Ignored
        )
    };
    if !columns.iter().any(says) {
        return Err(ExchangeError::NoColumn("anyCriterion", headings()));
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
    use domain::table::TableStyle;

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
        let style = TableStyle::default();
        let line: Vec<String> = known(&parts)
            .iter()
            .map(|(heading, _)| heading.written(&style))
            .collect();
        let line = line.join(",");
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
    fn names_of_machines_and_titles_in_any_language_are_read() {
        let parts = [part("Comment"), part("Method")];
        let pseudo = TableStyle {
            language: words::PSEUDO.to_owned(),
            ..TableStyle::default()
        };
        for style in [TableStyle::machine("en"), pseudo] {
            let own: Vec<String> = known(&parts)
                .iter()
                .map(|(heading, _)| heading.written(&style))
                .collect();
            let text = format!("{}\n1,A,2,c,3,d,all,yes,1\n", own.join(","));
            let table = crate::table::read(text.as_bytes(), None, None).unwrap();
            let columns = columns(&table, &parts);
            let cells = rows(table, &columns, &parts).unwrap();
            assert_eq!(cells[0].points[&parts[1].id], "3", "{own:?}");
            assert_eq!(cells[0].comments[&parts[1].id], "d", "{own:?}");
            let whole = (cells[0].number.as_str(), cells[0].absent.as_str());
            assert_eq!((whole, cells[0].days_late.as_str()), (("1", "yes"), "1"));
            if style.headings == domain::table::Headings::Machine {
                // Only names tell a part that is called `Comment` from the comment on the whole.
                assert_eq!(cells[0].points[&parts[0].id], "2");
                assert_eq!(cells[0].comment, "all");
            }
        }
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
