//! A table as rows of cells, wherever it came from.

use domain::hidden_signs::without_hidden;
use words::{Message, say};

use super::sheet::{MOST_ROWS, RowMark, Sheet};
use crate::encoding::Encoding;
use crate::separated::{Piece, Separator, announced, cells, pieces};

/// The longest cell in bytes.
const LONGEST_CELL: usize = 32_768;

/// Rows of cells. Text is cut when a row is asked for, so that only the file itself is held.
#[derive(Debug)]
pub(super) enum Grid {
    /// Separated text.
    Text {
        text: String,
        separator: Separator,
        pieces: Vec<Piece>,
        /// Lines in front of the text that were read already.
        skipped: u32,
    },
    /// A sheet.
    Sheet(Sheet),
}

impl Grid {
    /// Separated text; `guess` finds the separator where none is given or announced.
    pub(super) fn of_text(
        bytes: &[u8],
        encoding: Encoding,
        separator: Option<Separator>,
        guess: &dyn Fn(&str) -> Separator,
    ) -> Result<Self, Message> {
        let mut text = encoding.decode(bytes);
        let (told, body) =
            announced(&text).map_or((None, 0), |(separator, body)| (Some(separator), body));
        text.drain(..body);
        let separator = separator.or(told).unwrap_or_else(|| guess(&text));
        let pieces = pieces(&text, separator, MOST_ROWS + 1);
        if pieces.len() > MOST_ROWS {
            return Err(say::cohorts::roster_too_many_rows(MOST_ROWS));
        }
        Ok(Self::Text {
            text,
            separator,
            pieces,
            skipped: u32::from(told.is_some()),
        })
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        match self {
            Self::Text { pieces, .. } => pieces.len(),
            Self::Sheet(sheet) => sheet.len(),
        }
    }

    /// The line of a row.
    pub(super) fn line(&self, at: usize) -> u32 {
        match self {
            Self::Text {
                pieces, skipped, ..
            } => pieces.get(at).map_or(0, |piece| piece.line + skipped),
            Self::Sheet(sheet) => sheet.line(at),
        }
    }

    /// The row that begins in a line.
    pub(super) fn at_line(&self, line: u32) -> Option<usize> {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.line(middle).cmp(&line) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
                std::cmp::Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// The cells of a row.
    ///
    /// # Errors
    /// The row as one text where its quoting is broken.
    pub(super) fn cells(&self, at: usize) -> Result<Vec<String>, String> {
        match self {
            Self::Text {
                text,
                separator,
                pieces,
                ..
            } => {
                let Some(piece) = pieces.get(at) else {
                    return Ok(Vec::new());
                };
                let record = text.get(piece.start..piece.end).unwrap_or_default();
                if piece.whole {
                    Ok(cells(record, *separator))
                } else {
                    Err(record.to_owned())
                }
            }
            Self::Sheet(sheet) => Ok(sheet.cells(at)),
        }
    }

    /// What a person who looks at the row of a line would see of it, where that is not all.
    pub(super) fn marked(&self, line: u32) -> Option<RowMark> {
        match self {
            Self::Text { .. } => None,
            Self::Sheet(sheet) => sheet.marked(line),
        }
    }

    /// Whether it is separated text, whose cells stand in quotation marks.
    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text { .. })
    }

    /// The cells of a row, whatever state they are in.
    pub(super) fn cells_or_text(&self, at: usize) -> Vec<String> {
        self.cells(at).unwrap_or_else(|text| vec![text])
    }
}

/// Whether there is nothing in any cell, or nothing that anybody sees.
pub(super) fn is_blank(cells: &[String]) -> bool {
    cells
        .iter()
        .all(|cell| without_hidden(cell.trim()).0.trim().is_empty())
}

/// What is wrong with the shape of a row under so many columns; empty cells at its end are taken away.
pub(super) fn misshapen(cells: &mut Vec<String>, columns: usize) -> Option<Message> {
    use say::cohorts as say;
    while cells.len() > columns && cells.last().is_some_and(|c| c.trim().is_empty()) {
        cells.pop();
    }
    if cells.len() != columns {
        return Some(say::roster_uneven(cells.len(), columns));
    }
    cells
        .iter()
        .any(|cell| cell.len() > LONGEST_CELL)
        .then(|| say::roster_cell_too_long(LONGEST_CELL))
}
