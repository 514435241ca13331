//! Separated text (CSV and its cousins) with one heading, as rows with line numbers.

use words::{Message, say};

use crate::encoding::Encoding;
use crate::error::{ExchangeError, limit_size};
use crate::letters::guess;
pub use crate::separated::Separator;
use crate::separated::{announced, cells, guess_separator, pieces};

const MOST_MEGABYTES: usize = 64;
const MOST_ROWS: usize = 500_000;
const MOST_COLUMNS: usize = 200;
const LONGEST_CELL: usize = 32_768;

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line where it begins, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong with its shape.
    pub broken: Option<Message>,
}

/// A table with its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// How it was decoded.
    pub encoding: Encoding,
    /// What stood between cells.
    pub separator: Separator,
    /// The heading.
    pub columns: Vec<String>,
    /// The rows below it.
    pub rows: Vec<Row>,
}

/// Reads a table. Encoding and separator are guessed where they are not given.
///
/// # Errors
/// [`ExchangeError`] when the file is empty or beyond all limits; rows that cannot
/// be read are in the table with the reason.
pub fn read(
    bytes: &[u8],
    encoding: Option<Encoding>,
    separator: Option<Separator>,
) -> Result<Table, ExchangeError> {
    limit_size(bytes, MOST_MEGABYTES)?;
    let encoding = encoding.unwrap_or_else(|| guess(bytes));
    let text = encoding.decode(bytes);
    // Spreadsheets may announce the separator in a first line such as `sep=;`.
    let (announced, body) =
        announced(&text).map_or((None, 0), |(separator, body)| (Some(separator), body));
    let skipped = u32::from(announced.is_some());
    let text = text.get(body..).unwrap_or_default();
    let separator = separator
        .or(announced)
        .unwrap_or_else(|| guess_separator(text));
    let mut rows = pieces(text, separator, MOST_ROWS + 2)
        .into_iter()
        .map(|piece| {
            let slice = text.get(piece.start..piece.end).unwrap_or_default();
            let (cells, broken) = if piece.whole {
                (cells(slice, separator), None)
            } else {
                (vec![slice.to_owned()], Some(say::files::open_quotation()))
            };
            Row {
                line: piece.line + skipped,
                cells,
                broken,
            }
        });
    let heading = rows.next().ok_or(ExchangeError::Empty)?;
    if heading.cells.len() > MOST_COLUMNS {
        return Err(ExchangeError::TooMany(MOST_COLUMNS, "columns"));
    }
    let columns: Vec<String> = heading.cells.iter().map(|c| c.trim().to_owned()).collect();
    let rows: Vec<Row> = rows
        .take(MOST_ROWS + 1)
        .map(|row| judge(row, columns.len()))
        .collect();
    if rows.len() > MOST_ROWS {
        return Err(ExchangeError::TooMany(MOST_ROWS, "rows"));
    }
    Ok(Table {
        encoding,
        separator,
        columns,
        rows,
    })
}

/// How many columns of a file are named when one is missed.
const SHOWN: usize = 20;

/// The columns of a file, as far as an error can name them.
pub(crate) fn shown(columns: &[String]) -> Vec<String> {
    let cut = |name: &String| name.chars().take(60).collect();
    columns.iter().take(SHOWN).map(cut).collect()
}

fn judge(mut row: Row, columns: usize) -> Row {
    if row.broken.is_some() {
        return row;
    }
    // Empty cells at the end are how some programs pad rows.
    while row.cells.len() > columns && row.cells.last().is_some_and(|c| c.trim().is_empty()) {
        row.cells.pop();
    }
    if row.cells.len() != columns {
        row.broken = Some(say::files::uneven(row.cells.len(), columns));
    } else if row.cells.iter().any(|c| c.len() > LONGEST_CELL) {
        row.broken = Some(say::files::long_cell(LONGEST_CELL));
    }
    row
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use domain::spreadsheet;
    use proptest::prelude::*;

    fn table(text: &str) -> Table {
        read(text.as_bytes(), None, None).unwrap()
    }

    #[test]
    fn separators_are_told_apart() {
        for (text, expected) in [
            ("Nr,Name\n1,Ann\n", Separator::COMMA),
            ("Nr;Name\n1;Ann, Dr\n2;B\n", Separator::SEMICOLON),
            ("Nr\tName\n1\tAnn\n", Separator::TAB),
            ("sep=;\r\nNr;Name\r\n1;A\r\n", Separator::SEMICOLON),
        ] {
            let table = table(text);
            assert_eq!(table.separator, expected, "{text}");
            assert_eq!(table.columns, ["Nr", "Name"]);
        }
    }

    #[test]
    fn lines_are_counted_through_quoted_breaks() {
        let table = table("a,b\r\n1,\"x\r\ny\"\r\n\r\n2,z\r\n");
        assert_eq!(table.rows[0].line, 2);
        assert_eq!(table.rows[0].cells[1], "x\r\ny");
        assert_eq!(table.rows[1].line, 5);
    }

    #[test]
    fn an_open_quotation_mark_swallows_nothing() {
        for text in [
            "a,b\n1,\"Ann\n2,Bob\n3,Cy\n",
            "a,b\n1,\"Ann\n2,Bob\n3,\"Cy\"\n",
        ] {
            let table = table(text);
            assert_eq!(table.rows.len(), 3, "{text}");
            assert!(table.rows[0].broken.is_some());
            assert_eq!(table.rows[1].cells, ["2", "Bob"]);
            assert!(table.rows[2].broken.is_none());
        }
    }

    #[test]
    fn uneven_rows_are_named() {
        let table = table("a,b\n1\n1,2,3\n1,2,,\n");
        assert!(table.rows[0].broken.is_some() && table.rows[1].broken.is_some());
        assert!(table.rows[2].broken.is_none());
    }

    #[test]
    fn limits_hold() {
        assert_eq!(read(b"", None, None), Err(ExchangeError::Empty));
        let wide = "x,".repeat(300);
        assert_eq!(
            read(wide.as_bytes(), None, None),
            Err(ExchangeError::TooMany(200, "columns"))
        );
    }

    proptest! {
        #[test]
        fn what_the_csv_crate_writes_is_read_back(rows in prop::collection::vec(prop::collection::vec("[^\u{feff}\0]{0,12}", 3), 1..20)) {
            let mut writer = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Always).from_writer(Vec::new());
            writer.write_record(["a", "b", "c"]).unwrap();
            for row in &rows {
                writer.write_record(row.iter().map(|c| spreadsheet::neutralised(c).into_owned())).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let table = read(&bytes, Some(Encoding::Utf8), Some(Separator::COMMA)).unwrap();
            let back: Vec<Vec<String>> = table.rows.into_iter().map(|r| r.cells).collect();
            prop_assert_eq!(back, rows);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes, None, None);
        }
    }
}
