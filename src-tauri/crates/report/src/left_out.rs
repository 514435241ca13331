//! Rows of a file that an import would not take in.

use domain::roster::{ClassedRow, RowClass};
use domain::table::{Column, Heading, TableStyle};
use words::Messages;
use words::say::tables as say;

use crate::csv::Writer;

/// A row that is left out.
pub struct LeftOut<'r> {
    /// Its line in the file, heading included.
    pub line: u32,
    /// Why it is left out.
    pub reason: &'r Messages,
    /// The row as it stood.
    pub original: &'r [String],
}

/// Rows that are left out, as they stood, with line and reason. `columns` are the file's own.
#[must_use]
pub fn left_out<'r>(
    columns: &[String],
    style: &TableStyle,
    rows: impl IntoIterator<Item = LeftOut<'r>>,
) -> Vec<u8> {
    let table = vec![
        Column::of("line", say::line(), |r: &LeftOut<'r>| r.line.to_string()),
        Column::new(
            Heading::new("reason", say::reason()),
            |r: &LeftOut<'r>, style| style.several(r.reason),
        ),
    ];
    // Writing to memory fails only when memory does.
    let written = (|| {
        let mut writer = Writer::begin_before(table, columns, style, Vec::new())?;
        for row in rows {
            // A row may have more cells than the file has columns, or fewer: it is left out for that.
            writer.add_before(&row, row.original)?;
        }
        writer.finish()
    })();
    written.unwrap_or_default()
}

/// Rows of a roster that an import would not take in.
#[must_use]
pub fn rows_left_out(columns: &[String], rows: &[ClassedRow], style: &TableStyle) -> Vec<u8> {
    let out = rows
        .iter()
        .filter(|r| !r.taken && r.class != RowClass::Unchanged)
        .map(|r| LeftOut {
            line: r.line,
            reason: &r.reason,
            original: &r.original,
        });
    left_out(columns, style, out)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn row(line: u32, class: RowClass, original: &[&str]) -> ClassedRow {
        ClassedRow {
            line,
            class,
            reason: words::say::cohorts::roster_name_empty().into(),
            learner: None,
            taken: class == RowClass::New,
            original: original.iter().map(|c| (*c).to_owned()).collect(),
        }
    }

    #[test]
    fn rows_left_out_come_back_as_they_stood() {
        let rows = [
            row(2, RowClass::New, &["7", "-"]),
            row(3, RowClass::Invalid, &["7", "-"]),
            row(4, RowClass::Invalid, &["8"]),
            row(5, RowClass::Invalid, &["9", "x", "beyond"]),
        ];
        let columns = ["Nr".to_owned(), "Name".to_owned()];
        let text = |style| String::from_utf8(rows_left_out(&columns, &rows, &style)).unwrap();
        assert_eq!(
            text(TableStyle::default()),
            "\u{feff}\"Line\",\"Reason\",\"Nr\",\"Name\"\r\n3,\"The name is empty\",7,\"'-\"\r\n4,\"The name is empty\",8\r\n5,\"The name is empty\",9,\"x\",\"beyond\"\r\n"
        );
        assert!(
            text(TableStyle::machine("en"))
                .starts_with("\u{feff}\"line\",\"reason\",\"Nr\",\"Name\"\r\n")
        );
    }
}
