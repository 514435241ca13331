//! Separated text (CSV and its cousins) as rows with line numbers.
//!
//! A quotation mark that is never closed would make a lenient reader swallow the
//! rows after it. Here quoting is checked first: such a line is handed back alone
//! as broken, and reading goes on in the next line.

use domain::spreadsheet;
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::encoding::Encoding;
use crate::error::{ExchangeError, limit_size};

const MOST_MEGABYTES: usize = 64;
const MOST_ROWS: usize = 500_000;
const MOST_COLUMNS: usize = 200;
const LONGEST_CELL: usize = 32_768;
const LONGEST_RECORD: usize = 262_144;

/// What stands between cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Separator {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
}

impl Separator {
    const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// A row as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Line where it begins, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong with its shape.
    pub broken: Option<String>,
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

struct Piece {
    line: u32,
    start: usize,
    end: usize,
    whole: bool,
}

/// Where the record that begins at `start` ends, or `None` when its quoting is broken.
fn record_end(bytes: &[u8], start: usize, separator: u8) -> Option<usize> {
    let mut at = start;
    let most = bytes.len().min(start + LONGEST_RECORD);
    loop {
        if bytes.get(at) == Some(&b'"') {
            at += 1;
            loop {
                match bytes.get(at) {
                    Some(b'"') if bytes.get(at + 1) == Some(&b'"') => at += 2,
                    Some(b'"') => break,
                    Some(_) if at < most => at += 1,
                    _ => return None,
                }
            }
            at += 1;
            match bytes.get(at) {
                None => return Some(at),
                Some(b'\r' | b'\n') => return Some(at),
                Some(b) if *b == separator => at += 1,
                Some(_) => return None,
            }
            continue;
        }
        while let Some(b) = bytes.get(at) {
            match b {
                b'\r' | b'\n' => return Some(at),
                b if *b == separator => break,
                _ => at += 1,
            }
        }
        if at >= bytes.len() {
            return Some(at);
        }
        at += 1;
    }
}

fn after_break(bytes: &[u8], at: usize) -> usize {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => at + 2,
        (Some(b'\r' | b'\n'), _) => at + 1,
        _ => at,
    }
}

fn line_breaks(bytes: &[u8]) -> u32 {
    let count = bytes
        .iter()
        .enumerate()
        .filter(|(i, b)| **b == b'\n' || (**b == b'\r' && bytes.get(i + 1) != Some(&b'\n')))
        .count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn pieces(text: &str, separator: u8) -> Vec<Piece> {
    let bytes = text.as_bytes();
    let (mut start, mut line) = (0, 1);
    let mut found = Vec::new();
    while start < bytes.len() {
        let (end, whole) = match record_end(bytes, start, separator) {
            Some(end) => (end, true),
            None => {
                let rest = bytes.get(start..).unwrap_or_default();
                let length = rest
                    .iter()
                    .position(|b| matches!(b, b'\r' | b'\n'))
                    .unwrap_or(rest.len());
                (start + length, false)
            }
        };
        if end > start {
            found.push(Piece {
                line,
                start,
                end,
                whole,
            });
        }
        let next = after_break(bytes, end).max(start + 1);
        line += line_breaks(bytes.get(start..next).unwrap_or_default());
        start = next;
    }
    found
}

fn cells(text: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(text.len().clamp(64, 65_536))
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    match reader.read_record(&mut record) {
        Ok(true) => record
            .iter()
            .map(|cell| spreadsheet::restored(cell).into_owned())
            .collect(),
        _ => vec![text.to_owned()],
    }
}

/// The separator under which most of the first rows have the same number of columns, above one.
fn guess_separator(text: &str) -> Separator {
    let head: String = text.chars().take(65_536).collect();
    Separator::ALL
        .into_iter()
        .max_by_key(|separator| {
            let byte = separator.byte();
            let pieces = pieces(&head, byte);
            let counts: Vec<usize> = pieces
                .iter()
                .take(20)
                .map(|p| cells(head.get(p.start..p.end).unwrap_or_default(), byte).len())
                .collect();
            let first = counts.first().copied().unwrap_or(1);
            let agreeing = counts.iter().filter(|n| **n == first).count();
            if first > 1 {
                (agreeing * 100 / counts.len().max(1), first)
            } else {
                (0, 0)
            }
        })
        .unwrap_or(Separator::Comma)
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
    let encoding = encoding.unwrap_or_else(|| Encoding::guess(bytes));
    let text = encoding.decode(bytes);
    // Spreadsheets may announce the separator in a first line such as `sep=;`.
    let (announced, body, skipped) = match text.get(..5) {
        Some(mark) if mark.eq_ignore_ascii_case("sep=;") => (Some(Separator::Semicolon), 5, 1),
        Some(mark) if mark.eq_ignore_ascii_case("sep=,") => (Some(Separator::Comma), 5, 1),
        Some(mark) if mark.eq_ignore_ascii_case("sep=\t") => (Some(Separator::Tab), 5, 1),
        _ => (None, 0, 0),
    };
    let body = if skipped > 0 {
        after_break(text.as_bytes(), body)
    } else {
        body
    };
    let text = text.get(body..).unwrap_or_default();
    let separator = separator
        .or(announced)
        .unwrap_or_else(|| guess_separator(text));
    let mut rows = pieces(text, separator.byte()).into_iter().map(|piece| {
        let slice = text.get(piece.start..piece.end).unwrap_or_default();
        let (cells, broken) = if piece.whole {
            (cells(slice, separator.byte()), None)
        } else {
            let reason = "A quotation mark is opened here and not closed properly";
            (vec![slice.to_owned()], Some(reason.to_owned()))
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

fn judge(mut row: Row, columns: usize) -> Row {
    if row.broken.is_some() {
        return row;
    }
    // Empty cells at the end are how some programs pad rows.
    while row.cells.len() > columns && row.cells.last().is_some_and(|c| c.trim().is_empty()) {
        row.cells.pop();
    }
    if row.cells.len() != columns {
        row.broken = Some(format!(
            "The row has {} cells where the heading has {columns}",
            row.cells.len()
        ));
    } else if row.cells.iter().any(|c| c.len() > LONGEST_CELL) {
        row.broken = Some(format!("A cell is longer than {LONGEST_CELL} bytes"));
    }
    row
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table(text: &str) -> Table {
        read(text.as_bytes(), None, None).unwrap()
    }

    #[test]
    fn separators_are_told_apart() {
        for (text, expected) in [
            ("Nr,Name\n1,Ann\n", Separator::Comma),
            ("Nr;Name\n1;Ann, Dr\n2;B\n", Separator::Semicolon),
            ("Nr\tName\n1\tAnn\n", Separator::Tab),
            ("sep=;\r\nNr;Name\r\n1;A\r\n", Separator::Semicolon),
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
            let table = read(&bytes, Some(Encoding::Utf8), Some(Separator::Comma)).unwrap();
            let back: Vec<Vec<String>> = table.rows.into_iter().map(|r| r.cells).collect();
            prop_assert_eq!(back, rows);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&bytes, None, None);
        }
    }
}
