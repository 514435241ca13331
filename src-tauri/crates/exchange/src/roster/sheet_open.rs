//! OpenDocument sheets. A cell holds what is shown beside its value, and that is what is read; a day
//! is read from its value, which no habit of writing can change.

use std::io::{BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use words::{Message, say};

use super::hidden_rows::attribute;
use super::sheet::{MOST_COLUMNS, RowMark, Sheet};

const MOST_UNPACKED: u64 = 400_000_000;

fn damaged() -> Message {
    say::cohorts::roster_damaged_workbook()
}

type Content<'a> = Reader<BufReader<Box<dyn Read + 'a>>>;

fn count(tag: &BytesStart<'_>, name: &str) -> usize {
    attribute(tag, name)
        .and_then(|n| n.parse().ok())
        .unwrap_or(1)
}

/// Reads `content.xml` event by event until `each` has seen enough.
fn each_event(
    bytes: &[u8],
    mut each: impl FnMut(&Event<'_>) -> Result<bool, Message>,
) -> Result<(), Message> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let part = zip.by_name("content.xml").map_err(|_| damaged())?;
    if part.size() > MOST_UNPACKED {
        return Err(say::cohorts::roster_unpacks_too_large(
            MOST_UNPACKED / 1_000_000,
        ));
    }
    let limited: Box<dyn Read + '_> = Box::new(part.take(MOST_UNPACKED));
    let mut content: Content<'_> = Reader::from_reader(BufReader::new(limited));
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match content
            .read_event_into(&mut buffer)
            .map_err(|_| damaged())?
        {
            Event::Eof => return Ok(()),
            event => {
                if !each(&event)? {
                    return Ok(());
                }
            }
        }
    }
}

/// The names of the sheets.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<String>, Message> {
    let mut names = Vec::new();
    each_event(bytes, |event| {
        if let Event::Start(tag) = event
            && tag.name().0 == "table:table"
        {
            names.extend(attribute(tag, "table:name"));
        }
        Ok(true)
    })?;
    Ok(names)
}

#[derive(Default)]
struct State {
    here: bool,
    done: bool,
    /// In a note that is not shown in the cell.
    note: bool,
    line: u32,
    row_repeats: usize,
    cells: Vec<String>,
    text: String,
    paragraphs: usize,
    cell_repeats: usize,
    day: Option<String>,
    in_cell: bool,
    /// The row is hidden.
    hidden: bool,
    rows: Sheet,
}

impl State {
    fn start_cell(&mut self, tag: &BytesStart<'_>) {
        self.text.clear();
        self.paragraphs = 0;
        self.in_cell = true;
        self.cell_repeats = count(tag, "table:number-columns-repeated");
        self.day = attribute(tag, "office:date-value")
            .map(|day| day.split('T').next().unwrap_or_default().to_owned());
    }

    fn end_cell(&mut self) {
        self.in_cell = false;
        let text = self
            .day
            .take()
            .unwrap_or_else(|| std::mem::take(&mut self.text));
        // Empty cells to the end of the sheet are repeated a thousand times.
        let times = self
            .cell_repeats
            .min(MOST_COLUMNS.saturating_sub(self.cells.len()));
        for _ in 0..times {
            self.cells.push(text.clone());
        }
    }

    fn end_row(&mut self) -> Result<(), Message> {
        let cells = std::mem::take(&mut self.cells);
        let filled = cells
            .iter()
            .rposition(|c| !c.trim().is_empty())
            .map_or(0, |at| at + 1);
        for _ in 0..self.row_repeats {
            self.line = self.line.saturating_add(1);
            if filled > 0 {
                if self.hidden {
                    self.rows.mark(self.line, RowMark::Hidden);
                }
                let cells = cells.iter().take(filled).cloned().collect();
                self.rows.push(self.line, cells)?;
            } else {
                self.line = self
                    .line
                    .saturating_add(u32::try_from(self.row_repeats - 1).unwrap_or(0));
                break;
            }
        }
        Ok(())
    }
}

/// The rows of a sheet, each with its line.
pub(super) fn rows(bytes: &[u8], sheet: &str) -> Result<Sheet, Message> {
    let mut state = State::default();
    each_event(bytes, |event| {
        match event {
            Event::Start(tag) | Event::Empty(tag) => {
                let empty = matches!(event, Event::Empty(_));
                match tag.name().0 {
                    "table:table" => {
                        state.here = attribute(tag, "table:name").as_deref() == Some(sheet)
                    }
                    _ if !state.here => {}
                    "table:table-row" => {
                        state.row_repeats = count(tag, "table:number-rows-repeated");
                        state.hidden = attribute(tag, "table:visibility")
                            .is_some_and(|seen| seen != "visible");
                        state.cells.clear();
                        if empty {
                            state.end_row()?;
                        }
                    }
                    "table:table-cell" | "table:covered-table-cell" => {
                        state.start_cell(tag);
                        if empty {
                            state.end_cell();
                        }
                    }
                    "office:annotation" if !empty => state.note = true,
                    "text:p" if state.in_cell && !state.note => {
                        if state.paragraphs > 0 {
                            state.text.push('\n');
                        }
                        state.paragraphs += 1;
                    }
                    "text:s" if !state.note => {
                        let spaces = count(tag, "text:c").min(1_000);
                        state.text.extend(std::iter::repeat_n(' ', spaces));
                    }
                    "text:tab" if !state.note => state.text.push('\t'),
                    "text:line-break" if !state.note => state.text.push('\n'),
                    _ => {}
                }
            }
            Event::Text(text) if state.here && state.in_cell && !state.note => {
                state.text.push_str(text);
            }
            Event::GeneralRef(entity) if state.here && state.in_cell && !state.note => {
                let raw = format!("&{};", &**entity);
                state
                    .text
                    .push_str(&html_escape::decode_html_entities(&raw));
            }
            Event::End(tag) if state.here => match tag.name().0 {
                "table:table-cell" | "table:covered-table-cell" => state.end_cell(),
                "table:table-row" => state.end_row()?,
                "office:annotation" => state.note = false,
                "table:table" => state.done = true,
                _ => {}
            },
            _ => {}
        }
        Ok(!state.done)
    })?;
    Ok(state.rows)
}
