//! Excel workbooks: cells as they are shown, days as days.

use std::io::Cursor;

use calamine::{CellErrorType, DataRef, Reader, SheetType, SheetVisible, Xlsx};
use words::{Message, say};

use super::hidden_rows::hidden_rows;
use super::sheet::{MOST_COLUMNS, RowMark, Sheet};
use super::shown_number::{Format, shown};

/// The most that the parts of a workbook may unpack to.
const MOST_UNPACKED: u64 = 400_000_000;

fn damaged() -> Message {
    say::cohorts::roster_damaged_workbook()
}

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

fn open(bytes: &[u8]) -> Result<Workbook<'_>, Message> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let mut unpacked: u64 = 0;
    for at in 0..zip.len() {
        let part = zip.by_index_raw(at).map_err(|_| damaged())?;
        unpacked = unpacked.saturating_add(part.size());
    }
    if unpacked > MOST_UNPACKED {
        return Err(say::cohorts::roster_unpacks_too_large(
            MOST_UNPACKED / 1_000_000,
        ));
    }
    Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged())
}

/// The names of the sheets that are shown.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<String>, Message> {
    let book = open(bytes)?;
    Ok(book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible)
        .map(|sheet| sheet.name.clone())
        .collect())
}

fn error_text(error: &CellErrorType) -> String {
    match error {
        CellErrorType::NA => "#N/A".to_owned(),
        other => other.to_string(),
    }
}

/// The rows of a sheet, each with its line.
pub(super) fn rows(bytes: &[u8], sheet: &str) -> Result<Sheet, Message> {
    let mut book = open(bytes)?;
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|_| damaged())?;
    let formats: Vec<Format> = cells
        .styles()
        .iter()
        .map(|style| {
            Format::of(
                style
                    .number_format
                    .as_ref()
                    .map(|f| f.format_code.as_str())
                    .unwrap_or_default(),
            )
        })
        .collect();
    let struck: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| style.font.as_ref().is_some_and(|f| f.has_strikethrough()))
        .collect();
    let mut rows = Sheet::default();
    let mut row = Row::default();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(|_| damaged())? {
        let (at, column) = cell.get_position();
        let format = formats.get(style).copied().unwrap_or_default();
        let text = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::String(text) => text.clone(),
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
            DataRef::Int(number) => format.of_whole(*number),
            DataRef::Float(number) => shown(*number, format),
            // Times of day and spans are no days.
            DataRef::DateTime(day) if !day.is_datetime() || day.as_f64() < 1.0 => {
                shown(day.as_f64(), Format::default())
            }
            DataRef::DateTime(day) => {
                let (year, month, on, ..) = day.to_ymd_hms_milli();
                format!("{year:04}-{month:02}-{on:02}")
            }
            DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Error(error) => error_text(error),
        };
        let (line, column) = (at + 1, column as usize);
        if column >= MOST_COLUMNS {
            continue;
        }
        if row.line != line {
            std::mem::replace(&mut row, Row::of(line)).end(&mut rows)?;
        }
        row.struck &= struck.get(style) == Some(&true) || text.trim().is_empty();
        row.cells.resize(row.cells.len().max(column), String::new());
        row.cells.push(text);
    }
    row.end(&mut rows)?;
    for line in hidden_rows(bytes, sheet) {
        rows.mark(line, RowMark::Hidden);
    }
    Ok(rows)
}

/// A row whose cells are still coming.
#[derive(Default)]
struct Row {
    line: u32,
    cells: Vec<String>,
    /// Every cell so far is struck through.
    struck: bool,
}

impl Row {
    fn of(line: u32) -> Self {
        Self {
            line,
            cells: Vec::new(),
            struck: true,
        }
    }

    fn end(self, rows: &mut Sheet) -> Result<(), Message> {
        if self.cells.is_empty() {
            return Ok(());
        }
        if self.struck {
            rows.mark(self.line, RowMark::Struck);
        }
        rows.push(self.line, self.cells)
    }
}
